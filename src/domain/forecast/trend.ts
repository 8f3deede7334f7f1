import type { Series } from '../series/size-history.ts'
import type { WeekSizes } from '../series/weekly.ts'
import { type Outlook, outlookOf, type Reach, reachOf } from './forecast.ts'
import { sparkline } from './sparkline.ts'

/** What the history says of one image of a service, as a report shows it. */
export interface Trend {
  readonly platform: string | null
  /** The last sizes of the default branch, oldest first. */
  readonly points: readonly { readonly t: string; readonly bytes: number }[]
  /** These, and the head behind them. */
  readonly sparkline: string
  /** Medians, for a chart. */
  readonly weeks: readonly WeekSizes[]
  readonly outlook: Outlook
  /** When the head would be over its limit; null: nothing can be said of that. */
  readonly reach: Reach | null
  readonly limit: number | null
}

/** As many as a cell of a table has room for. */
const SHOWN = 12

interface Now {
  /** Bytes of the head; null: there is none. */
  readonly head: number | null
  readonly limit: number | null
  readonly now: Date
}

export function trendOf(series: Series, { head, limit, now }: Now): Trend {
  const points = series.records.slice(-SHOWN).map(({ t, bytes }) => ({ t, bytes }))
  const sizes = [...points.map(({ bytes }) => bytes), ...(head === null ? [] : [head])]
  const outlook = outlookOf(series, now)
  const current = head ?? points.at(-1)?.bytes
  const reach = current === undefined || limit === null ? null : reachOf(outlook, current, limit)
  return {
    platform: series.platform,
    points,
    sparkline: sparkline(sizes.slice(-SHOWN)),
    weeks: series.weeks,
    outlook,
    reach,
    limit,
  }
}
