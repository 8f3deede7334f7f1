import { subscribe, unsubscribe } from 'node:diagnostics_channel'

/** undici's word that a request's headers are being written, to whichever server. */
const SENDING = 'undici:client:sendHeaders'

/**
 * Loads what will be needed later while the next request waits for its answer: loading holds up
 * neither. What fails to load fails again where it is used, and is told there.
 */
export function preload(...loads: readonly (() => Promise<unknown>)[]): void {
  const begin = () => {
    unsubscribe(SENDING, begin)
    setImmediate(next, 0)
  }
  // One after the other, so that other requests may be sent in between.
  const next = (index: number) => {
    const load = loads[index]
    if (load === undefined) return
    load().catch(() => {})
    setImmediate(next, index + 1)
  }
  subscribe(SENDING, begin)
}
