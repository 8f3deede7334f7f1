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
import type { Problem } from './problem.ts'

export type Path = readonly PropertyKey[]

/** A document with the places of its keys and values. */
export interface Yaml {
  readonly value: unknown
  /** Where a key (or a sequence's item) stands; the nearest parent's, for what is not there. */
  readonly keyAt: (path: Path) => Place
  /** Where a value stands. */
  readonly valueAt: (path: Path) => Place
  /** The text of a scalar as it was written, without quotes. */
  readonly textAt: (path: Path) => string | undefined
}

interface Spot {
  readonly key: number
  readonly value: number
  readonly text?: string
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
    const spotOf = (path: Path): Spot => {
      for (let length = path.length; length >= 0; length--) {
        const spot = spots.get(keyOf(path.slice(0, length)))
        if (spot !== undefined) return spot
      }
      return { key: 0, value: 0 }
    }
    return {
      value: documents[0] ?? null,
      keyAt: (path) => placeOf(text, spotOf(path).key),
      valueAt: (path) => placeOf(text, spotOf(path).value),
      textAt: (path) => spots.get(keyOf(path))?.text,
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
      stack.push({ path: [], index: 0, mapping: false })
      continue
    }
    const parent = stack.at(-1)
    if (parent === undefined) continue
    const scalar = event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : undefined
    const at = startOf(event)
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
      ...(scalar === undefined ? {} : { text: scalar }),
    })
    parent.key = undefined
    parent.index++
    if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
      stack.push({ path, index: 0, mapping: event.type === EVENT_ID.MAPPING })
    }
  }
  return spots
}

function startOf(event: Event): number {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return event.valueStart
    case EVENT_ID.ALIAS:
      return event.anchorStart
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.start
    default:
      return 0
  }
}

function keyOf(path: Path): string {
  return JSON.stringify(path.map(String))
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
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
