import type { Effect } from './effect.ts'

/** From worst to least; unknown: the scanner does not tell. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'unknown'] as const
export type Severity = (typeof SEVERITIES)[number]

/** How a vulnerability is counted: some scanners tell high and critical by one word. */
export const RATINGS = ['critical', 'critical or high', ...SEVERITIES.slice(1)] as const
export type Rating = Severity | 'critical or high'

/** How many of each severity an image may have; any number, where none is given. */
export type CveLimits = { readonly [Each in Severity]?: number | undefined }

/** What there is none of is left out. */
export type CveCounts = Readonly<Partial<Record<Rating, number>>>

/** What a scanner's result says of an image. */
export type CveScan =
  | {
      readonly kind: 'scanned'
      readonly files: readonly string[]
      /** Each vulnerability once. */
      readonly found: ReadonlyMap<string, Rating>
      /** What each file says that it is of; no digests: it does not tell. */
      readonly subjects: readonly { readonly file: string; readonly digests: readonly string[] }[]
    }
  | {
      readonly kind: 'unknown'
      readonly files: readonly string[]
      readonly reason: string
      readonly cure: string
    }

/** What was named of a service's head, and of what it is compared with; null: nothing. */
export interface CveScans {
  readonly head: CveScan | null
  readonly base: CveScan | null
}

export function countsOf(found: ReadonlyMap<string, Rating>): CveCounts {
  const counts: Partial<Record<Rating, number>> = {}
  for (const rating of found.values()) counts[rating] = (counts[rating] ?? 0) + 1
  return counts
}

export function cveLimitsEffect(old: CveLimits, now: CveLimits): Effect {
  const most = (limits: CveLimits, each: Severity) => limits[each] ?? Number.POSITIVE_INFINITY
  const isLooser = SEVERITIES.some((each) => most(now, each) > most(old, each))
  return isLooser ? 'looser' : 'tighter'
}
