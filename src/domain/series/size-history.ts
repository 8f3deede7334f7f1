import type { Digest } from '../image/digest.ts'
import { inTime } from './order.ts'
import type { SizeRecord } from './record.ts'
import { movingRef, type WeekRecord, type WeekSizes, weeksOf } from './weekly.ts'
import { startOf } from './weeks.ts'

/** What was read of the history. */
export interface StoredSizes {
  /** As the files have them, day by day. */
  readonly records: readonly SizeRecord[]
  /** Of months that are over. */
  readonly weeks: readonly WeekRecord[]
  /** From when on the records are all there are, in ms since 1970. */
  readonly since: number
  /** Lines that cannot be read, as `branch:path:line`, and why. */
  readonly torn: readonly string[]
}

/** A service as the budget file names it now. */
export interface NamedImage {
  readonly name: string
  /** The repository, without its tag. */
  readonly image: string
}

/** The sizes of one service on one platform. */
export interface Series {
  readonly service: string
  readonly platform: string | null
  /** In order of time: the last one tells what there is now. */
  readonly records: readonly SizeRecord[]
  /** In order; weeks without a measurement are not there. They go back further than the records. */
  readonly weeks: readonly WeekSizes[]
}

/** The history of all services: whatever is asked of it, `t` gives the order. */
export class SizeHistory {
  readonly torn: readonly string[]
  private readonly records: readonly SizeRecord[]
  private readonly since: number
  /** By service and platform. */
  private readonly own = new Map<string, { records: SizeRecord[]; weeks: WeekRecord[] }>()

  /** @param services of the budget file as it is now: a service that was renamed keeps its history. */
  constructor(stored: StoredSizes, services: readonly NamedImage[]) {
    const current = currentNames(services)
    this.torn = stored.torn
    this.since = stored.since
    this.records = inTime(stored.records).map((each) => ({ ...each, service: current(each) }))
    for (const record of this.records) this.ownOf(record).records.push(record)
    for (const week of stored.weeks)
      this.ownOf({ ...week, service: current(week) }).weeks.push(week)
  }

  /** Every series that there is, removed services among them, by name and platform. */
  all(): Series[] {
    return [...this.own.keys()].toSorted().flatMap((key) => {
      const [service, platform]: [string, string | null] = JSON.parse(key)
      return this.exactly(service, platform) ?? []
    })
  }

  /**
   * The series of a service on a platform; null where there is none. A plain manifest, which says no
   * platform, and the only one of an index continue each other.
   */
  of(service: string, platform: string | null): Series | null {
    const exact = this.exactly(service, platform)
    if (exact !== null) return exact
    const others = this.all().filter((each) => each.service === service)
    const [only] = others
    const isPlain = platform === null || only?.platform === null
    return only !== undefined && others.length === 1 && isPlain ? only : null
  }

  /** What is recorded of the images that a digest names, an index's for each of its platforms. */
  knownBy(digest: Digest): SizeRecord[] {
    return this.records.filter(
      (each) => each.digest === digest || each.index === digest || each.also.includes(digest),
    )
  }

  /** Of all platforms and tags, in order of time. */
  recordsOf(service: string): SizeRecord[] {
    return this.records.filter((each) => each.service === service)
  }

  /** What a service weighed at a moment: its last size until then; null where nothing is that old. */
  at(service: string, platform: string | null, ms: number): { readonly bytes: number } | null {
    const series = this.of(service, platform)
    const record = series?.records.findLast(({ t }) => Date.parse(t) <= ms)
    if (record !== undefined) return record
    const week = series?.weeks.findLast(({ week }) => startOf(week + 1) <= ms)
    return week === undefined ? null : { bytes: week.last }
  }

  /** Whether a service has a size by this tag. */
  knowsTag(service: string, tag: string): boolean {
    return this.records.some((each) => each.service === service && each.ref === tag)
  }

  /** When an audit has last recorded something; null: none did, as far as was read. */
  get lastAudit(): string | null {
    return this.records.findLast(({ by }) => by === 'audit')?.t ?? null
  }

  private exactly(service: string, platform: string | null): Series | null {
    const { records = [], weeks = [] } = this.own.get(keyFor({ service, platform })) ?? {}
    // A tag by another name is another series: the one that is written to now counts.
    const moving =
      records.map(movingRef).findLast((ref) => ref !== null) ??
      weeks.findLast(({ ref }) => ref !== null)?.ref ??
      null
    const isCurrent = (ref: string | null) => ref === null || ref === moving
    const own = records.filter((record) => isCurrent(movingRef(record)))
    const folded = weeks.filter(({ ref }) => isCurrent(ref))
    if (own.length + folded.length === 0) return null
    return { service, platform, records: own, weeks: this.weeksOf(own, folded) }
  }

  private ownOf(of: Pick<WeekRecord, 'service' | 'platform'>) {
    const key = keyFor(of)
    const known = this.own.get(key) ?? { records: [], weeks: [] }
    this.own.set(key, known)
    return known
  }

  /** Where all measurements of a week are known they count, and else what was made of them once. */
  private weeksOf(records: readonly SizeRecord[], folded: readonly WeekRecord[]): WeekSizes[] {
    const weeks = new Map(weeksOf(records).map((each) => [each.week, each]))
    for (const { week, count, median, min, max, last, ref } of folded) {
      const isWhole = startOf(week) >= this.since && weeks.has(week)
      const known = weeks.get(week)
      // Of a week with both, the tag that moves tells more than the ones that stand for one image.
      const isBetter = known === undefined || ref !== null || known.count < count
      if (!isWhole && isBetter) weeks.set(week, { week, count, median, min, max, last })
    }
    return [...weeks.values()].toSorted((a, b) => a.week - b.week)
  }
}

function keyFor({ service, platform }: Pick<WeekRecord, 'service' | 'platform'>): string {
  return JSON.stringify([service, platform])
}

/** A service by a name that is gone goes on under the one that now has its image, and has it alone. */
function currentNames(services: readonly NamedImage[]) {
  const names = new Set(services.map(({ name }) => name))
  const claims = new Map<string, string[]>()
  for (const { name, image } of services) claims.set(image, [...(claims.get(image) ?? []), name])
  return ({ service, image }: Pick<SizeRecord, 'service' | 'image'>): string => {
    const [only = service, ...more] = names.has(service) ? [] : (claims.get(image) ?? [])
    return more.length === 0 ? only : service
  }
}
