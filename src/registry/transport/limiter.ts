import { Width } from './width.ts'

/** Places at one host: as many requests are under way at once as it bears, and the others wait in line. */
export class Limiter {
  private readonly width = new Width()
  private running = 0
  private most = 0
  private readonly line: (() => void)[] = []

  /** A place, at once or when it is one's turn; whoever has got one {@link release}s it. */
  acquire({ isAgain }: { readonly isAgain: boolean }): Promise<void> | undefined {
    if (this.running < this.width.places) {
      this.take()
      return undefined
    }
    // Who has been in line before does not begin at its end again.
    const { promise, resolve } = Promise.withResolvers<void>()
    if (isAgain) this.line.unshift(resolve)
    else this.line.push(resolve)
    return promise
  }

  /** A place that is left goes to who waits, unless there are fewer now. */
  release(): void {
    this.running--
    while (this.running < this.width.places) {
      const next = this.line.shift()
      if (next === undefined) return
      this.take()
      next()
    }
  }

  get turn(): number {
    return this.width.turn
  }

  answered(ms: number): void {
    this.width.answered(ms)
  }

  /** Whether others have been under way: of one alone nothing follows for how many the host bears. */
  get hadCompany(): boolean {
    return Math.min(this.most, this.width.places) > 1
  }

  refused(given: { readonly turn: number; readonly isPause: boolean }): void {
    if (this.hadCompany) this.width.refused({ ...given, most: this.most })
  }

  reset(turn: number): void {
    if (this.hadCompany) this.width.reset({ turn, most: this.most })
  }

  private take(): void {
    this.most = Math.max(this.most, ++this.running)
  }
}
