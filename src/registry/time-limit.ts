import type { Clock } from './http.ts'

/**
 * The time that one image may take, all its requests together. It runs only while one of them is
 * under way: to wait in line behind other images, or to be compared later, costs none of it.
 */
export class TimeLimit {
  private readonly timeoutMs: number
  private readonly clock: Clock
  private used = 0
  private running = 0
  private since = 0

  constructor(timeoutMs: number, clock: Clock) {
    this.timeoutMs = timeoutMs
    this.clock = clock
  }

  /** @param task gets its deadline, in ms of the clock. */
  async run<Result>(task: (deadline: number) => Promise<Result>): Promise<Result> {
    if (this.running++ === 0) this.since = this.clock.now()
    try {
      return await task(this.since + this.timeoutMs - this.used)
    } finally {
      if (--this.running === 0) this.used += this.clock.now() - this.since
    }
  }
}
