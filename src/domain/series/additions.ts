import { RATINGS } from '../budget/cves.ts'
import type { Digest } from '../image/digest.ts'
import { allowedGrowth, type Increase } from '../values/increase.ts'
import { type FileLine, linesOf, textOf, withLine, withLines } from './file.ts'
import { keyOf } from './order.ts'
import { formatRecord, MAX_LINE_BYTES, parseRecord, type SizeRecord } from './record.ts'
import { isOneImageTag } from './tags.ts'

interface Circumstances {
  /** Less is no change worth a line. */
  readonly noiseFloor: Increase
  /** Whether the run was started again: then it may have written on a day before. */
  readonly isRerun: boolean
  /** What is recorded of the days before; of a run that is started again alone. */
  readonly earlier: readonly SizeRecord[]
  /** Whether there is to be a line in any case: else nobody would know that somebody has looked. */
  readonly leavesMark?: boolean
}

/** A day's file with what was measured. */
export interface Addition {
  readonly file: Uint8Array
  /** Those that have a line of their own now. */
  readonly added: readonly SizeRecord[]
  /** Those whose digest is noted on the line before, as they weigh the same. */
  readonly noted: readonly SizeRecord[]
  /** What no line can say. */
  readonly refused: readonly { readonly record: SizeRecord; readonly reason: string }[]
}

/**
 * Thinned out: a line is written for the first measurement of a day, for a release, and where the size
 * has changed; any other new digest is noted beside the last one. Nothing is written twice.
 */
export function addRecords(
  file: Uint8Array,
  measured: readonly SizeRecord[],
  circumstances: Circumstances,
): Addition {
  const lines = linesOf(file)
  const result: {
    file: Uint8Array
    added: SizeRecord[]
    noted: SizeRecord[]
    refused: { record: SizeRecord; reason: string }[]
  } = { file, added: [], noted: [], refused: [] }
  const [old, fresh]: [Map<number, string>, string[]] = [new Map(), []]
  const end = (lines.at(-1)?.number ?? 0) + 1
  for (const record of measured) {
    const own = lines.filter((line) => isOfSeries(line, record))
    const what = decide(record, own, circumstances)
    if (what === 'nothing') continue
    const { number, text } =
      what === 'line' ? { number: end + fresh.length, text: formatRecord(record) } : what
    const line = parseRecord(text)
    if (line.kind === 'torn') {
      result.refused.push({ record, reason: line.reason })
      continue
    }
    if (number < end) old.set(number, text)
    else fresh[number - end] = text
    const stored = { number, bytes: new TextEncoder().encode(text), line }
    const at = lines.findIndex((each) => each.number === number)
    lines.splice(at < 0 ? lines.length : at, at < 0 ? 0 : 1, stored)
    result[what === 'line' ? 'added' : 'noted'].push(record)
  }
  const [first] = measured
  if (circumstances.leavesMark && result.added.length === 0 && first !== undefined) {
    fresh.push(formatRecord(first))
    result.added.push(first)
  }
  for (const [number, text] of old) result.file = withLine(result.file, number, text)
  if (fresh.length > 0) result.file = withLines(result.file, fresh)
  return result
}

type Decision = 'nothing' | 'line' | { readonly number: number; readonly text: string }

function decide(
  record: SizeRecord,
  lines: readonly FileLine[],
  { noiseFloor, earlier, isRerun }: Circumstances,
): Decision {
  const today = lines.flatMap(({ line }) => (line.kind === 'record' ? [line.record] : []))
  const known = [...earlier.filter((each) => isSameSeries(each, record)), ...today]
  if (known.some((each) => keyOf(each) === keyOf(record))) return 'nothing'
  if (isRerun && known.some((each) => tells(each, record.digest, record.by))) return 'nothing'
  if (record.by === 'audit' && today.some((each) => names(each, record.digest))) return 'nothing'
  const last = lines.toSorted((a, b) => inTime(a, b)).at(-1)
  if (last?.line.kind !== 'record' || isOneImageTag(record.ref)) return 'line'
  const { record: before, isNewer } = last.line
  if (!sameCounts(record.cve, before.cve)) return 'line'
  const grown = Math.abs(record.bytes - before.bytes)
  if (grown > allowedGrowth(noiseFloor, before.bytes)) return 'line'
  const news = [record.digest, record.index].filter(
    (digest): digest is Digest =>
      digest !== null && digest !== before.index && !tells(before, digest, record.by),
  )
  if (news.length === 0) return 'nothing'
  // What is noted was pushed: an audit tells of what was not, and does it on a line of its own.
  if (record.by === 'audit') return 'line'
  // What a newer version has written is not written anew.
  return (isNewer ? null : noting(last, news)) ?? 'line'
}

/** Whoever has not scanned has nothing new to say. */
function sameCounts(now: SizeRecord['cve'], before: SizeRecord['cve']): boolean {
  if (now === undefined) return true
  return RATINGS.every((each) => (now[each] ?? 0) === (before?.[each] ?? 0)) && before !== undefined
}

/** The line with further digests, and whatever else it says; null: it has no room for them. */
function noting({ number, bytes, line }: FileLine, digests: readonly Digest[]) {
  const json: unknown = JSON.parse(textOf(bytes) ?? '')
  if (line.kind !== 'record' || typeof json !== 'object') return null
  const text = JSON.stringify({ ...json, also: [...line.record.also, ...digests] })
  return new TextEncoder().encode(text).length > MAX_LINE_BYTES ? null : { number, text }
}

/** Of one moment the later line is the later one. */
function inTime(a: FileLine, b: FileLine): number {
  const [one, other] = [a, b].map(({ line }) =>
    line.kind === 'record' ? Date.parse(line.record.t) : 0,
  )
  return (one ?? 0) - (other ?? 0) || a.number - b.number
}

function isOfSeries({ line }: FileLine, record: SizeRecord): boolean {
  return line.kind === 'record' && isSameSeries(line.record, record)
}

function isSameSeries(a: SizeRecord, b: SizeRecord): boolean {
  return a.service === b.service && a.platform === b.platform && a.ref === b.ref
}

/** What an audit has seen, nobody need have pushed: whoever has, says so beside it. */
function tells(line: SizeRecord, digest: Digest, by: SizeRecord['by']): boolean {
  return line.by === 'audit' && by !== 'audit' ? line.also.includes(digest) : names(line, digest)
}

/** Whether a line tells of an image with this digest. */
function names({ digest, also }: SizeRecord, wanted: Digest): boolean {
  return digest === wanted || also.includes(wanted)
}
