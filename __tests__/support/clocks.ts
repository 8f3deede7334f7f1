import type { Clock } from '../../src/registry/transport/http.ts'

/** A clock on which waiting takes no time: a sleep puts it forward, and is written down. */
export class FakeClock implements Clock {
  readonly sleeps: number[] = []
  private time = 1_000

  now(): number {
    return this.time
  }

  date(): number {
    return Date.UTC(2026, 10, 1) + this.time
  }

  async sleep(ms: number): Promise<void> {
    this.sleeps.push(ms)
    this.advance(ms)
  }

  /** It never comes: what hangs is tested with a fast clock. */
  after(_ms: number, _call: () => void): () => void {
    return () => {}
  }

  random(): number {
    return 0.5
  }

  advance(ms: number): void {
    this.time += ms
  }
}

/** A clock on which everything happens, only so many times faster. */
export function fastClock(times: number): Clock {
  const began = performance.now()
  return {
    now: () => (performance.now() - began) * times,
    date: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / times)),
    after(ms, call) {
      const timer = setTimeout(call, ms / times)
      return () => clearTimeout(timer)
    },
    random: () => 0.5,
  }
}

/** Turns of the event loop in which nothing happens: a machine that is slow has as many. */
const IDLE_TURNS = 15
const TURN_MS = 4

/**
 * A clock that stands still while anything happens, and goes on to the next alarm when nothing
 * does: what takes half a minute is over soon, and takes exactly half a minute.
 */
export class IdleClock implements Clock {
  private time = 0
  private alarms: { readonly at: number; readonly ring: () => void }[] = []

  now(): number {
    return this.time
  }

  date(): number {
    return this.time
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.alarms.push({ at: this.time + ms, ring: resolve }))
  }

  after(ms: number, call: () => void): () => void {
    const alarm = { at: this.time + ms, ring: call }
    this.alarms.push(alarm)
    return () => {
      this.alarms = this.alarms.filter((each) => each !== alarm)
    }
  }

  random(): number {
    return 0.5
  }

  /** @param activity what changes whenever something happens. */
  async until<Result>(result: Promise<Result>, activity: () => number): Promise<Result> {
    let isOver = false
    const end = () => {
      isOver = true
    }
    result.then(end, end)
    let [before, idle] = ['', 0]
    while (!isOver) {
      await new Promise((resolve) => setTimeout(resolve, TURN_MS))
      const now = [this.alarms.length, activity()].join()
      idle = now === before ? idle + 1 : 0
      before = now
      if (idle < IDLE_TURNS) continue
      this.goOn()
      idle = 0
    }
    return result
  }

  private goOn(): void {
    const next = Math.min(...this.alarms.map(({ at }) => at))
    if (next === Number.POSITIVE_INFINITY) return
    this.time = Math.max(this.time, next)
    const due = this.alarms.filter(({ at }) => at <= this.time)
    this.alarms = this.alarms.filter(({ at }) => at > this.time)
    for (const { ring } of due) ring()
  }
}
