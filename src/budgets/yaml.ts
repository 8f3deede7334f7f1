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
import type { Place } from '../domain/budget/written.ts'
import { isUtf16 } from './odd-text.ts'
import {
  nearestPosition,
  type Path,
  type Position,
  placesIn,
  positionAt,
  type Span,
} from './positions.ts'
import type { Problem } from './problem.ts'

export type { Path, Span }

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

/** Anyone may edit the file in a pull request: what is larger is not looked at. */
export const MAX_CHARACTERS = 1024 * 1024
const MAX_ALIASES = 100
/** Filled in, small aliases make large files; and of so many mistakes none can be told. */
const MAX_VALUES = 40_000

/** @returns the document, or the one problem that stops YAML from being YAML. */
export function readYaml(text: string): Yaml | Problem {
  if (text.length > MAX_CHARACTERS)
    return atStart('is larger than 1 MiB, which no budget file needs')
  if (isUtf16(text)) return atStart('is UTF-16, and YAML is read as UTF-8: save it as that')
  try {
    const events = parseEvents(text, {})
    const schema = CORE_SCHEMA.withTags(mergeTag)
    const documents = constructFromEvents(events, { source: text, schema, maxAliases: MAX_ALIASES })
    if (documents.length > 1) return atStart('holds several YAML documents, and one is allowed')
    if (holdsTooMuch(documents[0]))
      return atStart(
        `holds more than ${MAX_VALUES.toLocaleString('en-US')} values, its aliases filled in, which no budget file needs`,
      )
    const root = locate(events, text)
    const placeOf = placesIn(text)
    return {
      value: documents[0] ?? null,
      keyAt: (path) => placeOf(nearestPosition(root, path).key),
      valueAt: (path) => placeOf(nearestPosition(root, path).value),
      spanAt: (path) => positionAt(root, path)?.span,
    }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const { line = 0, column = 0 } = error.mark ?? {}
    return { place: { line: line + 1, column: column + 1 }, message: wordsOf(error, text) }
  }
}

function atStart(message: string): Problem {
  return { place: { line: 1, column: 1 }, message }
}

/** An alias may hold itself: it is followed no further than all others. */
function holdsTooMuch(document: unknown): boolean {
  const pending = [document]
  for (let values = 0; pending.length > 0; values++) {
    if (values + pending.length > MAX_VALUES) return true
    const value = pending.pop()
    if (typeof value !== 'object' || value === null) continue
    for (const child of Object.values(value)) pending.push(child)
  }
  return false
}

function wordsOf(error: YAMLException, text: string): string {
  const [, what, most] =
    /^(nesting|aliases|merge keys) exceeded \w+ \((\d+)\)$/.exec(error.reason) ?? []
  if (what === undefined) return `is not YAML: ${error.reason}${cureOf(error, text)}`
  const much =
    what === 'nesting' ? `it is nested more than ${most} deep` : `more than ${most} ${what}`
  return `is not YAML: ${much}, which no budget file needs`
}

/** YAML wants it further in than its key; where it stands at the margin is how JSON is written. */
function cureOf({ reason, mark }: YAMLException, text: string): string {
  const isBracket = /[\]}]/.test(text[mark?.position ?? text.length] ?? '')
  return reason === 'deficient indentation' && isBracket ? ': indent the closing bracket' : ''
}

/** Walks the events once, and notes where each key and its value are. */
function locate(events: readonly Event[], text: string): Position {
  const root: Position = { span: undefined, children: new Map() }
  const stack: {
    spot: Position
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
      const span = left && stack.length > 0 ? left.spot.span : undefined
      if (span?.shape === 'flow') last = behindBracket(text, span.value, last)
      if (left && span) left.spot.span = { ...span, end: last, after: last }
      continue
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      stack.push({ spot: root, at: 0, index: 0, mapping: false })
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
    const isParent = event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING
    const spot: Position = isRoot
      ? root
      : { span: undefined, ...(isParent && { children: new Map() }) }
    spot.span = { key: parent.mapping ? (parent.key?.at ?? at) : at, value: at, ...extent }
    const name = parent.mapping ? (parent.key?.text ?? '') : String(parent.index)
    if (!isRoot) parent.spot.children?.set(name, spot)
    parent.key = undefined
    parent.index++
    if (isParent) {
      stack.push({ spot, at, index: 0, mapping: event.type === EVENT_ID.MAPPING })
    }
  }
  return root
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
