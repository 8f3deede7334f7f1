import { Malformed } from '../domain/values/problem.ts'
import { grouped, oneLine } from '../domain/values/text.ts'
import { hasRepeatedKey } from '../oci/repeated-keys.ts'
import { MOST_DEPTH, MOST_IMAGES } from './bounds.ts'
import { complaintOf, readEntry } from './read-entry.ts'
import { type Entry, envelope, type MeasurementFile } from './schema.ts'
import { Sides } from './sides.ts'

const MOST_POINTER = 120

/**
 * Reads a measurement file, or says at which place of the JSON it is none.
 * @throws {Malformed}
 */
export function readMeasurements(bytes: Uint8Array): MeasurementFile {
  const json = parsed(bytes)
  const read = envelope.safeParse(json)
  if (!read.success) {
    const { pointer, words } = complaintOf(read.error)
    throw wrong(pointer, words)
  }
  const { measurements: given, ...rest } = read.data
  const { shard } = rest
  if (shard !== null && shard.index > shard.of)
    throw wrong('/shard/index', `is more than ${shard.of}`)
  if (given.length > MOST_IMAGES) {
    throw wrong('/measurements', `lists more than ${grouped(String(MOST_IMAGES))} images`)
  }
  return { ...rest, measurements: entriesIn(given) }
}

/** Each by itself: whoever sends thousands of wrong ones is told of one. */
function entriesIn(given: readonly unknown[]): Entry[] {
  const sides = new Sides()
  return given.map((json, index) => {
    const at = `/measurements/${index}`
    const read = readEntry(json)
    if ('complaint' in read) throw wrong(`${at}${read.complaint.pointer}`, read.complaint.words)
    const { entry } = read
    const words = sides.contradiction(entry)
    if (words !== undefined) throw wrong(at, words)
    return entry
  })
}

function parsed(bytes: Uint8Array): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Malformed('it is not UTF-8 text', { cause })
  }
  // Before it is parsed: what is nested deeper costs memory that the bytes do not tell of.
  if (depthOf(text) > MOST_DEPTH)
    throw new Malformed(`it is nested deeper than ${MOST_DEPTH} levels`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new Malformed('it is not JSON', { cause })
  }
  if (hasRepeatedKey(text, json)) throw new Malformed('it has a key twice in one object')
  return json
}

/** How deep brackets are nested, outside of texts. Ends where it is deep enough to be refused. */
function depthOf(text: string): number {
  let depth = 0
  let most = 0
  for (let at = 0; at < text.length && most <= MOST_DEPTH; at++) {
    const character = text[at]
    if (character === '"') at = endOfText(text, at)
    else if (character === '{' || character === '[') most = Math.max(most, ++depth)
    else if (character === '}' || character === ']') depth--
  }
  return most
}

function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}

function wrong(pointer: string, words: string): Malformed {
  return new Malformed(`${oneLine(pointer || 'it', MOST_POINTER)} ${oneLine(words)}`)
}
