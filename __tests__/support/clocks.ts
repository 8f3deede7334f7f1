import type { Clock } from '../../src/registry/http.ts'

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
  timeout(): AbortSignal {
    return new AbortController().signal
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
    timeout: (ms) => AbortSignal.timeout(Math.ceil(ms / times)),
    random: () => 0.5,
  }
}
