import type { Series } from '../series/size-history.ts'
import { median } from '../series/weekly.ts'
import { allowedGrowth, type Increase } from '../values/increase.ts'

/** What a week has added to an image. */
export interface WeeklyGrowth {
  readonly beforeBytes: number
  readonly afterBytes: number
  readonly bytes: number
  readonly percent: number
  /** Whether that is more than a week may add. */
  readonly isTooMuch: boolean
}

const WEEK_MS = 7 * 86_400_000

/**
 * What there is now against the median of the seven days before the last seven; where nothing was
 * measured then, against the last size before them. Whoever tells people of it tells when `isTooMuch`
 * changes: a step is above for a week, and is one piece of news.
 * @param allowed such as `10%`, or `10% or 100 MiB`.
 * @returns null: the series does not go back as far.
 */
export function weeklyGrowth(
  { records }: Pick<Series, 'records'>,
  now: Date,
  allowed: Increase,
): WeeklyGrowth | null {
  const until = records.filter(({ t }) => Date.parse(t) <= now.valueOf())
  const last = until.at(-1)
  const start = now.valueOf() - WEEK_MS
  const before = until.filter(({ t }) => Date.parse(t) <= start)
  const week = before.filter(({ t }) => Date.parse(t) > start - WEEK_MS)
  const sizes = (week.length > 0 ? week : before.slice(-1)).map(({ bytes }) => bytes)
  const beforeBytes = median(sizes.toSorted((a, b) => a - b))
  if (last === undefined || sizes.length === 0 || beforeBytes === 0) return null
  const bytes = last.bytes - beforeBytes
  return {
    beforeBytes,
    afterBytes: last.bytes,
    bytes,
    percent: (bytes / beforeBytes) * 100,
    isTooMuch: bytes > allowedGrowth(allowed, beforeBytes),
  }
}
