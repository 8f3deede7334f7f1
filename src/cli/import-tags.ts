import { versionTags } from '../domain/budget/creep-reference.ts'
import { applyTag } from '../domain/budget/template.ts'
import { formatReference, type Reference } from '../domain/image/reference.ts'
import { isBuildTime, recordOf } from '../domain/report/size-records.ts'
import { type SizeRecord, timeOf } from '../domain/series/record.ts'
import { SizeHistory } from '../domain/series/size-history.ts'
import { isOneImageTag } from '../domain/series/tags.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import { oneLine } from '../domain/values/text.ts'
import type { ImageSource } from '../measure/image-source.ts'
import { measure } from '../measure/measure.ts'
import type { HistoryBranch } from '../series/history-branch.ts'
import { readHistory } from '../series/read-history.ts'
import { problemOf } from './measure.ts'

/** A service, and the repository of its images. */
export interface Service {
  readonly name: string
  readonly image: Reference
}

/** What became of one tag. */
interface Found {
  readonly records: readonly SizeRecord[]
  /** Built at no time that can be believed. */
  readonly timeless: number
  readonly problem: string | null
  /** Whether the history has it already. */
  readonly isKnown?: boolean
}

/** The tags of a service that are taken, and how many are not. */
interface Listed {
  readonly service: Service
  readonly chosen: readonly string[]
  readonly others: number
  readonly problem: string | null
}

export async function tagsOf(
  service: Service,
  source: ImageSource,
  pattern: string | undefined,
): Promise<Listed> {
  const none = { service, chosen: [], others: 0 }
  try {
    const tags = await source.tags(service.image)
    const name = oneLine(formatReference(service.image))
    if (tags === undefined) return { ...none, problem: `${name}: there is no such repository` }
    const versions = new Set(versionTags(tags))
    const isWanted =
      pattern === undefined
        ? (tag: string) => versions.has(tag) || isOneImageTag(tag)
        : matches(pattern)
    const chosen = tags.filter(isWanted)
    const others = pattern === undefined ? tags.length - chosen.length : 0
    return { service, chosen, others, problem: null }
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error
    return { ...none, problem: `${oneLine(error.message)}. ${error.cure}` }
  }
}

/** `*` is any text, `?` any character. */
function matches(pattern: string): (tag: string) => boolean {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  const expression = new RegExp(`^${literal.replace(/\*+/g, '.*').replaceAll('?', '.')}$`)
  return (tag) => expression.test(tag)
}

/** What is asked, and what need not be. */
interface Known {
  readonly source: ImageSource
  readonly known: SizeHistory | null
  readonly now: Date
}

/** null: there is no history yet. */
export async function knownDigests(branch: HistoryBranch, now: Date): Promise<SizeHistory | null> {
  const stored = await readHistory(branch, { now, depth: 'all' })
  return stored && new SizeHistory(stored, [])
}

/** A digest that the history knows costs a HEAD, and no manifest. */
async function isThere(
  { name }: Service,
  reference: Reference,
  { source, known }: Known,
): Promise<boolean> {
  if (known === null || !known.all().some(({ service }) => service === name)) return false
  const digest = await source.currentDigest(reference).catch(() => undefined)
  return digest !== undefined && known.knownBy(digest).some(({ service }) => service === name)
}

export async function measureTag(
  { service, tag }: { readonly service: Service; readonly tag: string },
  { source, known, now }: Known,
): Promise<Found> {
  const reference = applyTag(service.image, tag)
  const isKnown = await isThere(service, reference, { source, known, now })
  if (isKnown) return { records: [], timeless: 0, problem: null, isKnown }
  const measurement = await measure(source, reference)
  if (measurement.kind !== 'measured') {
    return { records: [], timeless: 0, problem: problemOf(measurement) }
  }
  try {
    const dated = await Promise.all(
      measurement.images.map(async (image) => {
        const { created, labels } = await source.config(reference, image.config)
        const at = Date.parse(created ?? '')
        if (!isBuildTime(at, now)) return null
        const revision = labels['org.opencontainers.image.revision'] ?? ''
        const commit = /^[0-9a-f]{40}$/.test(revision) ? revision : null
        const origin = { commit, run: null, by: 'import', now: new Date(at) } as const
        const measured = { service: service.name, reference, image }
        return { ...recordOf(measured, measurement.digest, origin), created: timeOf(new Date(at)) }
      }),
    )
    const records = dated.filter((record) => record !== null)
    return { records, timeless: dated.length - records.length, problem: null }
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error
    const problem = `${oneLine(formatReference(reference))}: ${oneLine(error.message)}. ${error.cure}`
    return { records: [], timeless: 0, problem }
  }
}
