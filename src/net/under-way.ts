import { subscribe, unsubscribe } from 'node:diagnostics_channel'

/** undici's word that a request's headers are being written, to whichever server. */
const SENDING = 'undici:client:sendHeaders'

/**
 * Loads what will be needed later while the first request from now on is under way: not before it,
 * and not only when its answer is there. What fails to load fails again, and tells, where it is used.
 */
export function loadUnderWay(...loads: readonly (() => Promise<unknown>)[]): void {
  const begin = () => {
    unsubscribe(SENDING, begin)
    setImmediate(next, 0)
  }
  // One after the other, so that other requests may leave in between.
  const next = (index: number) => {
    const load = loads[index]
    if (load === undefined) return
    load().catch(() => {})
    setImmediate(next, index + 1)
  }
  subscribe(SENDING, begin)
}
