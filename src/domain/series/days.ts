import type { SizeRecord } from './record.ts'
import type { Series } from './size-history.ts'

/** What an image weighed in some days. */
export interface DaysSizes {
  /** Of the platform that weighed most on average. */
  readonly sizes: readonly number[]
  /** Of the days that were asked for, those that the history goes back. */
  readonly days: number
}

const DAY_MS = 86_400_000

/**
 * The sizes of the last days; where nothing was measured in them, the last one before, which still holds.
 * @param series of one service. @returns null: there is none.
 */
export function sizesOfDays(
  series: readonly Pick<Series, 'records'>[],
  days: number,
  now: Date,
): DaysSizes | null {
  const start = now.valueOf() - days * DAY_MS
  const all = series.map(({ records }) => recent(records, start)).filter(({ length }) => length > 0)
  const [most] = all.toSorted((a, b) => averageOf(b) - averageOf(a))
  if (most === undefined) return null
  const first = Math.min(...series.flatMap(({ records }) => Date.parse(records[0]?.t ?? '') || []))
  const reach = Math.ceil((now.valueOf() - first) / DAY_MS)
  return { sizes: most, days: Math.min(days, Math.max(1, reach)) }
}

function recent(records: readonly SizeRecord[], start: number): number[] {
  const within = records.filter(({ t }) => Date.parse(t) >= start)
  return (within.length > 0 ? within : records.slice(-1)).map(({ bytes }) => bytes)
}

function averageOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length
}
