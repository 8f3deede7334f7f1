import { setTimeout as delay } from 'node:timers/promises'

/** How long is waited between two attempts, and how long is tried at all. */
export interface Timing {
  readonly firstMs: number
  readonly mostMs: number
  readonly totalMs: number
}

/**
 * By time and not by count: thirty writers at once would use up any number of tries. Whoever begins with
 * shorter waits is no sooner done, and asks half as often again.
 */
export const TIMING: Timing = { firstMs: 4_000, mostMs: 20_000, totalMs: 180_000 }

/**
 * Acts until it is done, with full jitter: a random wait from nothing up to twice as much each time.
 * @returns undefined: the time is over.
 */
export async function untilDone<Result>(
  act: () => Promise<Result | undefined>,
  { firstMs, mostMs, totalMs }: Timing = TIMING,
): Promise<Result | undefined> {
  const end = performance.now() + totalMs
  for (let limit = firstMs; ; limit = Math.min(2 * limit, mostMs)) {
    const result = await act()
    if (result !== undefined) return result
    const wait = Math.random() * limit
    if (performance.now() + wait > end) return undefined
    await delay(wait)
  }
}
