import type { CveCounts } from '../budget/cves.ts'
import { type Digest, isDigest } from '../image/digest.ts'

/** What an image of a service weighed for one platform, at a moment: one line of the history. */
export interface SizeRecord {
  /** When it was measured; of what was imported, when it was built. UTC, to the second. */
  readonly t: string
  readonly service: string
  /** The repository, as in `ghcr.io/acme/api`. */
  readonly image: string
  /** The tag. */
  readonly ref: string
  /** null: a plain manifest, which says no platform. */
  readonly platform: string | null
  readonly digest: Digest
  /** What the tag stood for, where that is an index. */
  readonly index: Digest | null
  readonly bytes: number
  readonly layers: number
  readonly commit: string | null
  /** The workflow run's id, whichever attempt it was. */
  readonly run: number | null
  readonly by: RecordedBy
  /** When the image says that it was built. */
  readonly created: string | null
  /** Vulnerabilities by severity, as a scanner counted them; left out: none was asked. */
  readonly cve?: CveCounts
  /** Other digests that were seen since, and weighed the same within the noise floor. */
  readonly also: readonly Digest[]
}

const WRITERS = ['push', 'audit', 'import'] as const
type RecordedBy = (typeof WRITERS)[number]

/** The version of lines that this program writes. */
const VERSION = 1

/** Longer lines are not written, and not believed. */
export const MAX_LINE_BYTES = 8 * 1024

/** As in a measurement: no image is larger. */
const MAX_BYTES = 2 ** 46
const MAX_TEXT = 1_000
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/** What a line of text is. */
export type Line =
  | {
      readonly kind: 'record'
      readonly record: SizeRecord
      /** Whether a newer version has written it, which may have meant more by it. */
      readonly isNewer: boolean
    }
  | { readonly kind: 'torn'; readonly reason: string }

export function formatRecord(record: SizeRecord): string {
  const { t, service, image, ref, platform, digest, index, bytes, layers } = record
  const { commit, run, by, created, cve, also } = record
  return JSON.stringify({
    v: VERSION,
    t,
    s: service,
    image,
    ref,
    p: platform,
    d: digest,
    ...(index === null ? {} : { i: index }),
    b: bytes,
    layers,
    c: commit,
    run,
    by,
    ...(created === null ? {} : { created }),
    ...(cve === undefined ? {} : { cve }),
    ...(also.length === 0 ? {} : { also }),
  })
}

/** Whatever stands in a file is data that somebody else may have written. */
export function parseRecord(text: string): Line {
  if (new TextEncoder().encode(text).length > MAX_LINE_BYTES) {
    return torn(`is longer than ${MAX_LINE_BYTES} bytes`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return torn('is no JSON')
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return torn('is no object')
  const fields = new Map<string, unknown>(Object.entries(json))
  const version = fields.get('v')
  if (!isWhole(version, 1, 1e6)) return torn('has no version: v')
  try {
    return { kind: 'record', record: recordOf(fields), isNewer: version > VERSION }
  } catch (error) {
    if (error instanceof RangeError) return torn(error.message)
    throw error
  }
}

type Fields = ReadonlyMap<string, unknown>

function recordOf(fields: Fields): SizeRecord {
  return {
    t: required(fields, 't', isTime),
    service: required(fields, 's', isName),
    image: required(fields, 'image', isName),
    ref: required(fields, 'ref', isText),
    platform: nullable(fields, 'p', isName),
    digest: required(fields, 'd', isDigestText),
    index: optional(fields, 'i', isDigestText),
    bytes: required(fields, 'b', (value) => isWhole(value, 0, MAX_BYTES)),
    layers: required(fields, 'layers', (value) => isWhole(value, 0, 10_000)),
    commit: nullable(fields, 'c', isName),
    run: nullable(fields, 'run', (value) => isWhole(value, 0, Number.MAX_SAFE_INTEGER)),
    by: required(fields, 'by', isWriter),
    created: optional(fields, 'created', isTime),
    ...(fields.has('cve') ? { cve: required(fields, 'cve', areCounts) } : {}),
    also: optional(fields, 'also', areDigests) ?? [],
  }
}

type Is<Value> = (value: unknown) => value is Value

function required<Value>(fields: Fields, key: string, is: Is<Value>): Value {
  const value = fields.get(key)
  if (is(value)) return value
  throw new RangeError(value === undefined ? `has no ${key}` : `has a ${key} that cannot be read`)
}

function nullable<Value>(fields: Fields, key: string, is: Is<Value>): Value | null {
  return fields.get(key) === null ? null : required(fields, key, is)
}

function optional<Value>(fields: Fields, key: string, is: Is<Value>): Value | null {
  return fields.has(key) ? required(fields, key, is) : null
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT
}

function isName(value: unknown): value is string {
  return isText(value) && value !== ''
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value))
}

function isDigestText(value: unknown): value is Digest {
  return typeof value === 'string' && isDigest(value)
}

function areDigests(value: unknown): value is Digest[] {
  return Array.isArray(value) && value.every(isDigestText)
}

/** A severity that a newer version has is not counted by this one. */
function areCounts(value: unknown): value is CveCounts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every((count) => isWhole(count, 0, 1e6))
}

function isWriter(value: unknown): value is RecordedBy {
  return WRITERS.some((each) => each === value)
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
}

function torn(reason: string): Line {
  return { kind: 'torn', reason }
}

/** `2026-11-25T10:00:00Z`, as lines have it. */
export function timeOf(date: Date): string {
  return date.toISOString().replace(/\.\d+/, '')
}
