import type { Series } from '../series/size-history.ts'
import type { WeekSizes } from '../series/weekly.ts'
import { startOf, weekOf } from '../series/weeks.ts'
import { type Draws, drawsFrom } from './draws.ts'
import { type Slope, slopeOf } from './pace.ts'
import { type Levels, levelsOf, type Step } from './steps.ts'

/** What a series says of the weeks to come: mostly that it does not say it. */
export type Forecast =
  /** Nothing, or nothing of the last weeks. */
  | { readonly kind: 'none' }
  /** Of too few weeks since the last step, or at all; and how many steps there were in half a year. */
  | {
      readonly kind: 'short'
      readonly weeks: number
      readonly step: Step | null
      readonly steps: number
    }
  /** Weeks enough, and too far apart. */
  | { readonly kind: 'sparse'; readonly weeks: number }
  | ({ readonly kind: 'flat' | 'falling' | 'unsteady' } & Pace)
  | ({ readonly kind: 'growing' } & Pace)

export interface Pace {
  /** A week. */
  readonly percent: number
  /** With measurements, that it is known from. */
  readonly weeks: number
  /** The day that these begin with. */
  readonly since: string
  /** What they begin with; null: with the series, or with as much of it as counts. */
  readonly step: Step | null
}

/** A forecast, and what it is made from. */
export interface Outlook extends Levels {
  readonly forecast: Forecast
  /** A change that may be a spike yet: the forecast goes by what was before it; null: none. */
  readonly fresh: Step | null
}

const LEAST_WEEKS = 8
const MOST_WEEKS = 26
/** A week; what grows more slowly is practically flat. */
const LEAST_PERCENT = 0.25
/** What is younger may be taken back yet, and then was a spike. */
const FRESH_MS = 14 * 86_400_000
/** What is larger counts at once: nobody is told an old pace beside it. */
const LARGE_PERCENT = 10
/** What was not measured for so long is not forecast. */
const MOST_SILENT_WEEKS = 4

/** Steps first: the pace is the one since the last of them. */
export function outlookOf(series: Pick<Series, 'records' | 'weeks'>, now: Date): Outlook {
  const levels = levelsOf(series)
  const fresh = freshStep(levels, now)
  const steps = levels.steps.filter((step) => step !== fresh)
  return { ...levels, fresh, forecast: forecastFrom({ ...levels, steps }, series.records, now) }
}

function freshStep({ steps }: Levels, now: Date): Step | null {
  const last = steps.at(-1)
  if (last === undefined || Math.abs(last.percent) >= LARGE_PERCENT) return null
  return now.valueOf() - Date.parse(last.date) < FRESH_MS ? last : null
}

function forecastFrom({ weeks, steps }: Levels, records: Series['records'], now: Date): Forecast {
  const last = weeks.at(-1)
  if (last === undefined || weekOf(now.valueOf()) - last.week > MOST_SILENT_WEEKS) {
    return { kind: 'none' }
  }
  const step = steps.at(-1) ?? null
  const segment = weeks.filter(({ week }) => step === null || week >= step.week)
  if (segment.length < LEAST_WEEKS) {
    const recently = steps.filter(({ week }) => week > last.week - MOST_WEEKS).length
    return { kind: 'short', weeks: segment.length, step, steps: recently }
  }
  const recent = segment.filter(({ week }) => week > last.week - MOST_WEEKS)
  const [first] = recent
  if (first === undefined || recent.length < LEAST_WEEKS) {
    return { kind: 'sparse', weeks: recent.length }
  }
  const slope = slopeOf(
    recent.map(({ week, median }) => ({ week, value: Math.log(Math.max(1, median)) })),
  )
  const isSinceStep = step !== null && first.week === step.week
  const pace = {
    percent: Math.expm1(slope.perWeek) * 100,
    weeks: recent.length,
    since: isSinceStep ? step.date : firstDayOf(first.week, records),
    step: isSinceStep ? step : null,
  }
  return { kind: kindOf(slope, pace.percent), ...pace }
}

/** The first measurement of a week; its Monday, where its measurements are not known. */
function firstDayOf(week: number, records: Series['records']): string {
  const first = records.find(({ t }) => weekOf(Date.parse(t)) === week)
  return (first?.t ?? new Date(startOf(week)).toISOString()).slice(0, 10)
}

function kindOf({ low, high }: Slope, percent: number) {
  if (Math.abs(percent) < LEAST_PERCENT) return 'flat'
  if (low <= 0 && high >= 0) return 'unsteady'
  return percent < 0 ? 'falling' : 'growing'
}

/** When a limit is reached, if all goes on as it did; in weeks. */
export type Reach =
  | { readonly kind: 'any-time' }
  /** `high` null: or not within a year. */
  | { readonly kind: 'range'; readonly low: number; readonly high: number | null }
  | { readonly kind: 'not-within-a-year' }

const YEAR = 52

/** @returns null: nothing can be said, or it is over already. */
export function reachOf(
  { weeks, forecast }: Pick<Outlook, 'weeks' | 'forecast'>,
  bytes: number,
  limit: number,
): Reach | null {
  if (forecast.kind !== 'growing' || bytes <= 0 || bytes > limit) return null
  const draws: Draws | null = drawsFrom(weeks, LEAST_WEEKS - 1)
  if (draws === null) return null
  const when = draws.reaching(limit / bytes, YEAR)
  const [low, high] = [quantile(when, 0.1), quantile(when, 0.9)]
  if (low > YEAR) return { kind: 'not-within-a-year' }
  if (low < 1) return { kind: 'any-time' }
  return { kind: 'range', low, high: high > YEAR ? null : high }
}

/** The range that holds a size after so many weeks in eight of ten cases; null: nobody can tell. */
export function rangeAfter(
  weeks: readonly WeekSizes[],
  count: number,
): { readonly low: number; readonly high: number } | null {
  const last = weeks.at(-1)
  const draws = drawsFrom(weeks, LEAST_WEEKS - 1)
  if (last === undefined || draws === null) return null
  const factors = draws.after(count)
  return {
    low: last.median * quantile(factors, 0.1),
    high: last.median * quantile(factors, 0.9),
  }
}

/** @param sorted from the least. */
function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
