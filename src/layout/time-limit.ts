import { unusable } from './error.ts'

export const TIMEOUT_MS = 30_000

/** Until when something has to be read. */
export interface Deadline {
  /** Aborted when the time is over. */
  readonly signal: AbortSignal
  /** Rejected then, with the words for it. */
  readonly over: Promise<never>
  /** @throws {Unmeasurable} when it is over: while something is computed, no signal comes. */
  readonly check: () => void
}

/**
 * The time that one image may take, all that is read for it together. It runs only while something
 * is under way; whatever hangs is left behind.
 */
export class TimeLimit {
  private readonly name: string
  private readonly timeoutMs: number
  private used = 0
  private running = 0
  private since = 0

  /** @param name how errors call what is read. */
  constructor(name: string, timeoutMs = TIMEOUT_MS) {
    this.name = name
    this.timeoutMs = timeoutMs
  }

  async run<Result>(task: (deadline: Deadline) => Promise<Result>): Promise<Result> {
    if (this.running++ === 0) this.since = performance.now()
    const end = this.since + this.timeoutMs - this.used
    const controller = new AbortController()
    const { signal } = controller
    let timer: NodeJS.Timeout | undefined
    const over = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(this.over())
        controller.abort()
      }, end - performance.now())
    })
    const check = () => {
      if (performance.now() >= end) throw this.over()
    }
    try {
      check()
      return await Promise.race([task({ signal, over, check }), over])
    } finally {
      clearTimeout(timer)
      if (--this.running === 0) this.used += performance.now() - this.since
    }
  }

  private over() {
    return unusable(this.name, `was not read within ${this.timeoutMs / 1000} s`, {
      cure: 'Give it more time (the input timeout), or write the image as a directory, by skopeo copy, and measure it as oci:DIR.',
    })
  }
}
