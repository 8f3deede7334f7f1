import type { Place } from './written.ts'

/** An exception with an end: until then an overrun of `bytes` at most only warns. */
export interface Waiver {
  readonly bytes: number
  /** The last day on which it holds, UTC, `YYYY-MM-DD`. */
  readonly until: string
  readonly reason: string
  readonly place: Place
}

/** Whether it holds on a day; ISO days compare as texts. */
export function isInForce({ until }: Waiver, today: string): boolean {
  return today <= until
}

/** The most generous of those that hold. */
export function waiverInForce(waivers: readonly Waiver[], today: string): Waiver | undefined {
  return waivers
    .filter((waiver) => isInForce(waiver, today))
    .toSorted((a, b) => b.bytes - a.bytes || (a.until < b.until ? 1 : -1))[0]
}

/** `67 days left`, `1 day left`, `the last day`. */
export function daysLeft({ until }: Waiver, today: string): string {
  const days = Math.round((Date.parse(until) - Date.parse(today)) / 86_400_000)
  if (days === 0) return 'this is the last day'
  return days === 1 ? '1 day left' : `${days} days left`
}
