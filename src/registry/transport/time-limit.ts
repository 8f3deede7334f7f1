import type { Clock, Time } from './http.ts'

/**
 * The time that one image may take, all its requests together. It runs only while one of them is
 * under way: to wait in line behind other images, or to be compared later, costs none of it.
 */
export class TimeLimit implements Time {
  private readonly timeoutMs: number
  private readonly clock: Clock
  private used = 0
  private running = 0
  private since = 0

  constructor(timeoutMs: number, clock: Clock) {
    this.timeoutMs = timeoutMs
    this.clock = clock
  }

  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    this.goOn()
    try {
      return await task()
    } finally {
      this.stop()
    }
  }

  deadline(): number {
    const began = this.running > 0 ? this.since : this.clock.now()
    return began + this.timeoutMs - this.used
  }

  async inLine(turn: Promise<void>): Promise<void> {
    this.stop()
    await turn
    this.goOn()
  }

  private goOn(): void {
    if (this.running++ === 0) this.since = this.clock.now()
  }

  private stop(): void {
    if (--this.running === 0) this.used += this.clock.now() - this.since
  }
}
