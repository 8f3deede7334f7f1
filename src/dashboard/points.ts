import type { SizeRecord } from '../domain/series/record.ts'
import type { Series } from '../domain/series/size-history.ts'
import { startOf, weekOf } from '../domain/series/weeks.ts'
import type { PointsData } from './data.ts'

/** A page of many services is to have an end. */
const MOST_POINTS = 500
/** Days of the last year are told one by one. */
const DAYS_OF_WEEKS = 52
const DAY_MS = 86_400_000

interface Point {
  readonly at: number
  readonly bytes: number
  readonly commit: string
}

/** The last year by the last size of each day, what is older by the medians of weeks. */
export function pointsOf({ records, weeks }: Pick<Series, 'records' | 'weeks'>): PointsData {
  const lastWeek = weeks.at(-1)?.week ?? 0
  const firstDayWeek = lastWeek - DAYS_OF_WEEKS + 1
  const days = lastOfDays(records).filter((day) => weekOf(day.at) >= firstDayWeek)
  const known = new Set(days.map((day) => weekOf(day.at)))
  const older = weeks
    .filter(({ week }) => !known.has(week))
    .map(({ week, median }) => ({ at: middleOf(week), bytes: median, commit: '', isWeek: true }))
  const points = [...older, ...days.map((day) => ({ ...day, isWeek: false }))]
    .toSorted((a, b) => a.at - b.at)
    .slice(-MOST_POINTS)
  return {
    at: points.map(({ at }) => Math.round(at / 1000)),
    bytes: points.map(({ bytes }) => bytes),
    commits: points.map(({ bytes, commit }, index) =>
      points[index - 1]?.bytes === bytes ? '' : commit,
    ),
    weeks: points.filter(({ isWeek }) => isWeek).length,
  }
}

/** @param records in order of time. */
function lastOfDays(records: readonly SizeRecord[]): Point[] {
  const days = new Map<number, Point>()
  for (const { t, bytes, commit } of records) {
    const at = Date.parse(t)
    days.set(Math.floor(at / DAY_MS), { at, bytes, commit: commitName(commit) })
  }
  return [...days.values()]
}

/** Shorter than it is, which every forge takes; what is no commit's name is nothing to link to. */
function commitName(commit: string | null): string {
  return commit !== null && /^[0-9a-f]{7,64}$/.test(commit) ? commit.slice(0, 10) : ''
}

/** Thursday noon. */
function middleOf(week: number): number {
  return startOf(week) + 3.5 * DAY_MS
}
