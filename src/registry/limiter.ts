const MOST = 48

/**
 * How many images are asked of one host at once: many while it is happy, half after each 429,
 * one more again for every full round that went well.
 */
export class Limiter {
  private limit = MOST
  private running = 0
  private succeeded = 0
  private readonly waiting: (() => void)[] = []

  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.running >= this.limit) await new Promise<void>((resolve) => this.waiting.push(resolve))
    else this.running++
    try {
      const result = await task()
      this.grow()
      return result
    } finally {
      this.release()
    }
  }

  /** The host has said that this was too much. */
  shrink(): void {
    this.limit = Math.max(1, Math.floor(this.limit / 2))
    this.succeeded = 0
  }

  private grow(): void {
    if (this.limit < MOST && ++this.succeeded >= this.limit) {
      this.limit++
      this.succeeded = 0
    }
  }

  /** A freed place goes to who waits; after a shrink it is not given on. */
  private release(): void {
    this.running--
    while (this.running < this.limit) {
      const next = this.waiting.shift()
      if (next === undefined) return
      this.running++
      next()
    }
  }
}
