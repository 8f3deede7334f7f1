import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  mergeTag,
  parseEvents,
  YAMLException,
} from 'js-yaml'
import type { Place } from '../domain/budget.ts'
import { LINE_END, type Problem } from './problem.ts'

export type Path = readonly PropertyKey[]

/** A document with the places of its keys and values. */
export interface Yaml {
  readonly value: unknown
  /** Where a key (or a sequence's item) stands; the nearest parent's, for what is not there. */
  readonly keyAt: (path: Path) => Place
  /** Where a value stands. */
  readonly valueAt: (path: Path) => Place
}

interface Spot {
  readonly key: number
  readonly value: number
}

/** @returns the document, or the one problem that stops YAML from being YAML. */
export function readYaml(text: string): Yaml | Problem {
  try {
    const events = parseEvents(text, {})
    const schema = CORE_SCHEMA.withTags(mergeTag)
    // Aliases make small files large: no budget file needs more.
    const documents = constructFromEvents(events, { source: text, schema, maxAliases: 100 })
    if (documents.length > 1) {
      return {
        place: { line: 1, column: 1 },
        message: 'holds several YAML documents, and one is allowed',
      }
    }
    const spots = locate(events, text)
    const placeOf = placesIn(text)
    const spotOf = (path: Path): Spot => {
      for (let length = path.length; length >= 0; length--) {
        const spot = spots.get(keyOf(path.slice(0, length)))
        if (spot !== undefined) return spot
      }
      return { key: 0, value: 0 }
    }
    return {
      value: documents[0] ?? null,
      keyAt: (path) => placeOf(spotOf(path).key),
      valueAt: (path) => placeOf(spotOf(path).value),
    }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const { line = 0, column = 0 } = error.mark ?? {}
    return {
      place: { line: line + 1, column: column + 1 },
      message: `is not YAML: ${error.reason}`,
    }
  }
}

/** Walks the events once, and notes for each path where its key and its value begin. */
function locate(events: readonly Event[], text: string): Map<string, Spot> {
  const spots = new Map<string, Spot>()
  const stack: {
    path: Path
    at: number
    index: number
    key?: { text: string; at: number } | undefined
    mapping: boolean
  }[] = []
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      stack.pop()
      continue
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      stack.push({ path: [], at: 0, index: 0, mapping: false })
      continue
    }
    const parent = stack.at(-1)
    if (parent === undefined) continue
    const scalar = event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : undefined
    // What is left empty stands nowhere: it is told at its key, or at what it is missing from.
    const at = startOf(event) ?? parent.key?.at ?? parent.at
    if (parent.mapping && parent.key === undefined) {
      parent.key = { text: scalar ?? '', at }
      if (scalar !== undefined || event.type === EVENT_ID.ALIAS) continue
    }
    const isRoot = stack.length === 1
    const path = isRoot
      ? []
      : [...parent.path, parent.mapping ? (parent.key?.text ?? '') : parent.index]
    spots.set(keyOf(path), {
      key: parent.mapping ? (parent.key?.at ?? at) : at,
      value: at,
    })
    parent.key = undefined
    parent.index++
    if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
      stack.push({ path, at, index: 0, mapping: event.type === EVENT_ID.MAPPING })
    }
  }
  return spots
}

function startOf(event: Event): number | undefined {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return event.valueStart < 0 ? undefined : event.valueStart
    case EVENT_ID.ALIAS:
      return event.anchorStart
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.start
    default:
      return undefined
  }
}

function keyOf(path: Path): string {
  return JSON.stringify(path.map(String))
}

/** Places of offsets in a text, whose lines are looked for once. */
function placesIn(text: string): (offset: number) => Place {
  const starts = [0, ...[...text.matchAll(LINE_END)].map(({ 0: end, index }) => index + end.length)]
  return (offset) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

/** What stands at a path of a document, whatever its shape; undefined when nothing does. */
export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (parent, key) =>
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key)
        ? Reflect.get(parent, key)
        : undefined,
    value,
  )
}
