import {
  COLLECTION_STYLE,
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  mergeTag,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
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
  /** A value as it is written; undefined when an alias or a merge key brings it, or nothing. */
  readonly spanAt: (path: Path) => Span | undefined
}

/** Offsets of a key and its value in the text. */
export interface Span {
  readonly key: number
  readonly value: number
  /** Behind the value: of a quoted one, inside its quotes. */
  readonly end: number
  /** Behind all of it, quotes and brackets too. */
  readonly after: number
  /** `lines`: a scalar after `|` or `>`. */
  readonly shape: 'scalar' | 'lines' | 'alias' | 'block' | 'flow' | 'empty'
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
    const spotOf = (path: Path): Pick<Span, 'key' | 'value'> => {
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
      spanAt: (path) => spots.get(keyOf(path)),
    }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const { line = 0, column = 0 } = error.mark ?? {}
    return {
      place: { line: line + 1, column: column + 1 },
      message: `is not YAML: ${error.reason}${cureOf(error, text)}`,
    }
  }
}

/** YAML wants it further in than its key; where it stands at the margin is how JSON is written. */
function cureOf({ reason, mark }: YAMLException, text: string): string {
  const isBracket = /[\]}]/.test(text[mark?.position ?? text.length] ?? '')
  return reason === 'deficient indentation' && isBracket ? ': indent the closing bracket' : ''
}

/** Walks the events once, and notes for each path where its key and its value are. */
function locate(events: readonly Event[], text: string): Map<string, Span> {
  const spots = new Map<string, Span>()
  const stack: {
    path: Path
    at: number
    index: number
    key?: { text: string; at: number } | undefined
    mapping: boolean
  }[] = []
  /** Behind the last word so far: a collection ends with its last word, or its bracket. */
  let last = 0
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      const left = stack.pop()
      const span = left && stack.length > 0 ? spots.get(keyOf(left.path)) : undefined
      if (span?.shape === 'flow') last = behindBracket(text, span.value, last)
      if (left && span) spots.set(keyOf(left.path), { ...span, end: last, after: last })
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
    const extent = extentOf(event, at)
    last = Math.max(last, extent.after)
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
      ...extent,
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

/** Up to where an event goes; a collection's end is known only when it is left. */
function extentOf(event: Event, at: number): Pick<Span, 'end' | 'after' | 'shape'> {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return scalarExtent(event, at)
    case EVENT_ID.ALIAS:
      return { end: event.anchorEnd, after: event.anchorEnd, shape: 'alias' }
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING: {
      const shape = event.style === COLLECTION_STYLE.FLOW ? 'flow' : 'block'
      return { end: at, after: at, shape }
    }
    default:
      return { end: at, after: at, shape: 'empty' }
  }
}

function scalarExtent({ valueStart, valueEnd, style }: ScalarEvent, at: number) {
  if (valueStart < 0) return { end: at, after: at, shape: 'empty' } as const
  if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) {
    return { end: valueEnd, after: valueEnd, shape: 'lines' } as const
  }
  const quote = style === SCALAR_STYLE.PLAIN ? 0 : 1
  return { end: valueEnd, after: valueEnd + quote, shape: 'scalar' } as const
}

/** Between the last word of a flow and its bracket are only comments and punctuation. */
function behindBracket(text: string, start: number, last: number): number {
  const bracket = text[start] === '{' ? '}' : text[start] === '[' ? ']' : undefined
  // `[image: x]` holds a mapping without brackets.
  if (bracket === undefined) return last
  for (let at = Math.max(last, start + 1); at < text.length; at++) {
    if (text[at] === bracket) return at + 1
    const isComment = text[at] === '#' && /\s/.test(text[at - 1] ?? '')
    while (isComment && !/[\r\n]/.test(text[at + 1] ?? '\n')) at++
  }
  return last
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
