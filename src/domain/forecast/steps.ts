import type { SizeRecord } from '../series/record.ts'
import type { Series } from '../series/size-history.ts'
import { type WeekSizes, weeksOf } from '../series/weekly.ts'
import { startOf, weekOf } from '../series/weeks.ts'
import { type Sized, type Spike, withoutSpikes } from './spikes.ts'

/** A level that was left for good. */
export interface Step {
  readonly week: number
  /** Of its first measurement, or of the week where that is all there is; UTC, `YYYY-MM-DD`. */
  readonly date: string
  readonly commit: string | null
  readonly run: number | null
  readonly beforeBytes: number
  readonly afterBytes: number
  readonly percent: number
}

/** A series as a forecast reads it. */
export interface Levels {
  /** Medians, without spikes. */
  readonly weeks: readonly WeekSizes[]
  readonly steps: readonly Step[]
  readonly spikes: readonly Spike<Sized>[]
}

/** A change is a step above this, and above so many times what weeks change by anyway. */
const LEAST_STEP = 0.03
const TIMES_USUAL = 6

type Point = Sized & { readonly record: SizeRecord }

export function levelsOf({ records, weeks }: Pick<Series, 'records' | 'weeks'>): Levels {
  const points = records.map((record) => ({
    at: Date.parse(record.t),
    bytes: record.bytes,
    record,
  }))
  const daily = withoutSpikes(points)
  const known = knownWeeks(weeks, points)
  const all = calm(weeks, daily.rest, known)
  const folded = withoutSpikes(
    all.map(({ week, median }) => ({ at: startOf(week), bytes: median, week })),
  )
  // Where the days are known they have told already what was a spike.
  const spikes = folded.spikes.filter(
    ({ first, last }) => !known.has(first.week) && !known.has(last.week),
  )
  const quiet = all.filter(
    ({ week }) => !spikes.some(({ first, last }) => week >= first.week && week <= last.week),
  )
  return {
    weeks: quiet,
    steps: stepsIn(quiet, daily.rest),
    spikes: [...spikes, ...daily.spikes].toSorted((a, b) => a.first.at - b.first.at),
  }
}

/** Weeks of which every measurement is there, and not their median alone. */
function knownWeeks(weeks: readonly WeekSizes[], points: readonly Point[]): Set<number> {
  const counts = new Map<number, number>()
  for (const { at } of points) counts.set(weekOf(at), (counts.get(weekOf(at)) ?? 0) + 1)
  const known = weeks.filter(({ week, count }) => counts.get(week) === count)
  return new Set(known.map(({ week }) => week))
}

/** They are counted without the measurements of spikes. */
function calm(
  weeks: readonly WeekSizes[],
  rest: readonly Point[],
  known: ReadonlySet<number>,
): WeekSizes[] {
  const without = new Map(
    weeksOf(rest.map(({ record }) => record)).map((each) => [each.week, each]),
  )
  return weeks.flatMap((week) => (known.has(week.week) ? (without.get(week.week) ?? []) : week))
}

function stepsIn(weeks: readonly WeekSizes[], points: readonly Point[]): Step[] {
  const changes = weeks.slice(1).map((week, index) => {
    const before = weeks[index]?.median ?? 0
    return before === 0 ? 0 : week.median / before - 1
  })
  const steps: Step[] = []
  changes.forEach((change, index) => {
    const [before, after] = [weeks[index], weeks[index + 1]]
    if (before === undefined || after === undefined) return
    if (Math.abs(change) <= Math.max(LEAST_STEP, TIMES_USUAL * usual(changes, index))) return
    const last = steps.at(-1)
    // A week in which it happens may lie between the levels: that is one step.
    const isRest =
      last !== undefined &&
      last.week === before.week &&
      Math.sign(last.percent) === Math.sign(change)
    const from = isRest ? (weeks[index - 1]?.median ?? before.median) : before.median
    if (isRest) steps.pop()
    steps.push(stepAt(points, after.week, { from, to: after.median }))
  })
  return steps
}

/** What the other weeks change by: a step is not to hide itself where weeks are few. */
function usual(changes: readonly number[], except: number): number {
  const others = changes.filter((_, index) => index !== except).map(Math.abs)
  const sorted = others.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/**
 * By the measurement that it began with: from the end of its week back, as far as it is on the new
 * level. Of weeks that are known by their medians alone, the week is all there is to tell.
 */
function stepAt(
  points: readonly Point[],
  week: number,
  { from, to }: { readonly from: number; readonly to: number },
): Step {
  const middle = (from + to) / 2
  const isNew = ({ bytes }: Point) => (to > from ? bytes > middle : bytes < middle)
  const until = points.filter(({ at }) => weekOf(at) <= week)
  const lastOld = until.findLastIndex((point) => !isNew(point))
  const [old, first] = [until[lastOld], until[lastOld + 1]]
  if (old === undefined || first === undefined) {
    return { week, date: dateOf(startOf(week)), commit: null, run: null, ...change(from, to) }
  }
  const { commit, run } = first.record
  // What came at once is told, where that is most of it; else all that has come together.
  const isMost = Math.abs(first.bytes - old.bytes) > Math.abs(to - from) / 2
  const told = isMost ? change(old.bytes, first.bytes) : change(from, to)
  return { week, date: dateOf(first.at), commit, run, ...told }
}

function change(beforeBytes: number, afterBytes: number) {
  const percent = beforeBytes === 0 ? 0 : (afterBytes / beforeBytes - 1) * 100
  return { beforeBytes, afterBytes, percent }
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
