import type { Clock } from './http.ts'

/** One request that gets no answer must not hold up those to the same host for long. */
const PATIENCE_MS = 3_000

/** What the first request to a host finds out of it; the others wait for that, but not for ever. */
export class HostFacts<Value> {
  private readonly clock: Clock
  private readonly found = new Map<string, Promise<Value>>()
  private readonly known = new WeakMap<Promise<Value>, Value>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  /**
   * @returns undefined where nobody is finding it out: it is the caller's turn, who has to begin at
   *   once. Otherwise what is found, or undefined where that was in vain or takes too long.
   */
  of(host: string): Promise<Value | undefined> | undefined {
    const pending = this.found.get(host)
    if (pending === undefined) return undefined
    const known = this.known.get(pending)
    if (known !== undefined) return Promise.resolve(known)
    return new Promise((resolve) => {
      const cancel = this.clock.after(PATIENCE_MS, () => resolve(undefined))
      const end = (value: Value | undefined) => {
        cancel()
        resolve(value)
      }
      pending.then(end, () => end(undefined))
    })
  }

  /** A search that fails has found nothing, and leaves the next request to begin another. */
  keep(host: string, pending: Promise<Value>): void {
    this.found.set(host, pending)
    pending.then(
      (value) => this.known.set(pending, value),
      () => {
        if (this.found.get(host) === pending) this.found.delete(host)
      },
    )
  }
}
