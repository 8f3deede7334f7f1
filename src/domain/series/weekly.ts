import type { SizeRecord } from './record.ts'
import { isOneImageTag } from './tags.ts'
import { parseWeekName, weekName, weekOf } from './weeks.ts'

/** A week of a series, as its months were folded. */
export interface WeekRecord extends WeekSizes {
  readonly service: string
  readonly image: string
  /** The tag that moves; null: of tags that stand for one image each, and of what was imported. */
  readonly ref: string | null
  readonly platform: string | null
}

export interface WeekSizes {
  readonly week: number
  /** How many measurements. */
  readonly count: number
  readonly median: number
  readonly min: number
  readonly max: number
  readonly last: number
}

/** The tag that tells series of one service apart. */
export function movingRef({ ref, by }: Pick<SizeRecord, 'ref' | 'by'>): string | null {
  return by === 'import' || isOneImageTag(ref) ? null : ref
}

/** Weeks with their measurements, in order; one without any is not there. @param records in order of time. */
export function weeksOf(records: readonly SizeRecord[]): WeekSizes[] {
  const weeks = new Map<number, number[]>()
  for (const { t, bytes } of records) {
    const week = weekOf(Date.parse(t))
    weeks.set(week, [...(weeks.get(week) ?? []), bytes])
  }
  return [...weeks].map(([week, sizes]) => sizesOf(week, sizes)).toSorted((a, b) => a.week - b.week)
}

function sizesOf(week: number, inTime: readonly number[]): WeekSizes {
  const sizes = inTime.toSorted((a, b) => a - b)
  const [min, max, last] = [sizes[0] ?? 0, sizes.at(-1) ?? 0, inTime.at(-1) ?? 0]
  return { week, count: sizes.length, median: median(sizes), min, max, last }
}

/** Of an even number of sizes, halfway between the two in the middle. @param sorted from the least. */
export function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2)
}

/** The rows of all series, in order of week. @param records in order of time. */
export function weeklyRecords(records: readonly SizeRecord[]): WeekRecord[] {
  const series = new Map<string, SizeRecord[]>()
  for (const record of records) {
    const { service, image, platform } = record
    const key = JSON.stringify([service, image, movingRef(record), platform])
    const known = series.get(key)
    if (known === undefined) series.set(key, [record])
    else known.push(record)
  }
  return [...series.values()]
    .flatMap((own) => {
      const [first] = own
      if (first === undefined) return []
      const { service, image, platform } = first
      const name = { service, image, ref: movingRef(first), platform }
      return weeksOf(own).map((week) => ({ ...name, ...week }))
    })
    .toSorted((a, b) => a.week - b.week)
}

export function formatWeek(record: WeekRecord): string {
  const { service, image, ref, platform, week, count, median, min, max, last } = record
  return JSON.stringify({
    v: 1,
    s: service,
    image,
    ref,
    p: platform,
    w: weekName(week),
    n: count,
    median,
    min,
    max,
    last,
  })
}

/** null: it is none that can be read. */
export function parseWeek(text: string): WeekRecord | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const fields: Record<string, unknown> = { ...Object(json) }
  const { s, image, ref, p, w, n, median, min, max, last } = fields
  const week = typeof w === 'string' ? parseWeekName(w) : null
  const isNamed = typeof s === 'string' && typeof image === 'string' && week !== null
  if (!isNamed || !isTextOrNull(ref) || !isTextOrNull(p)) return null
  if (!isSize(n) || !isSize(median) || !isSize(min) || !isSize(max) || !isSize(last)) return null
  return { service: s, image, ref, platform: p, week, count: n, median, min, max, last }
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
