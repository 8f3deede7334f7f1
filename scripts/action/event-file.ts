import type * as z from 'zod/mini'
import { UsageError } from '../../src/domain/values/problem.ts'
import { nearest, oneLine } from '../../src/domain/values/text.ts'
import { EVENTS, guessEvent, NEEDS, type Payload, payload } from './payload.ts'

/** An event of the user's, as a file tells it. */
export interface GivenEvent {
  readonly name: string
  /** As it was given: this is what the action reads. */
  readonly raw: unknown
  readonly payload: Payload
  /** Where the file tells more than the payload: GITHUB_SHA and GITHUB_REF. */
  readonly sha: string | undefined
  readonly ref: string | undefined
}

const EXAMPLE = 'examples/pull_request.json is one that works'

/**
 * @param file its name, for messages.
 * @param named the event's name as the call tells it.
 * @throws {UsageError} that says what is wrong, where, and what to do.
 */
export function readEvent(bytes: Uint8Array, file: string, named: string | undefined): GivenEvent {
  const value = asObject(parseJson(bytes, file), file, '')
  const { name: told, raw, at, sha, ref } = unwrapped(value, file)
  if (told !== undefined && named !== undefined && told !== named) {
    throw new UsageError(`${file} says that it is ${told}, and --event says ${named}: drop one.`)
  }
  const body = asObject(raw, file, at)
  const name = told ?? named ?? guessEvent(body)
  if (name === undefined) throw new UsageError(unguessed(body, file))
  return { name, raw, payload: checked(body, name, `${file}: ${at}`), sha, ref }
}

function parseJson(bytes: Uint8Array, file: string): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError(`${file} is not UTF-8: save it as UTF-8.`)
  }
  if (text.trim() === '') throw new UsageError(`${file} is empty: put an event in. ${EXAMPLE}.`)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(notJson(text, file, error instanceof Error ? error.message : ''))
  }
}

/** Of a token that is out of place Node shows what stands around it, and of all else the line. */
function notJson(text: string, file: string, reason: string): string {
  if (/^Unexpected token/.test(reason)) return `${file}: this is no JSON: ${oneLine(reason, 120)}.`
  const [, line = '', column = ''] = /\(line (\d+) column (\d+)\)/.exec(reason) ?? []
  const lines = text.trimEnd().split('\n')
  if (line === '') return `${file}:${lines.length}: the file ends before its JSON does.`
  const shown = oneLine((lines[Number(line) - 1] ?? '').trim(), 80)
  return `${file}:${line}:${column}: this is no JSON: ${shown}`
}

interface Unwrapped {
  readonly name: string | undefined
  readonly raw: unknown
  /** Where the payload lies in the file, with a dot behind. */
  readonly at: string
  readonly sha?: string
  readonly ref?: string
}

/** The payload with its name, the github context of a run, or the payload alone. */
function unwrapped(value: Record<string, unknown>, file: string): Unwrapped {
  const has = (key: string) => Object.hasOwn(value, key)
  const key = has('payload') ? 'payload' : 'event'
  if (!has(key) || (key === 'event' && !has('event_name') && !has('name'))) {
    return { name: undefined, raw: value, at: '' }
  }
  const { sha, ref } = value
  return {
    name: nameIn(value, has('name') ? 'name' : 'event_name', file),
    raw: value[key],
    at: `${key}.`,
    ...(typeof sha === 'string' ? { sha } : {}),
    ...(typeof ref === 'string' ? { ref } : {}),
  }
}

function nameIn(value: Record<string, unknown>, key: string, file: string): string | undefined {
  const name = value[key]
  if (name === undefined || (typeof name === 'string' && name !== '')) return name
  throw new UsageError(
    `${file}: ${key} is ${kindOf(name)}, and has to be an event’s name, such as "push".`,
  )
}

function asObject(value: unknown, file: string, at: string): Record<string, unknown> {
  if (isObject(value)) return value
  const what = at === '' ? 'it holds' : `${at.slice(0, -1)} is`
  throw new UsageError(
    `${file}: ${what} ${kindOf(value)}, where the event’s object belongs. ${EXAMPLE}.`,
  )
}

/** @throws {UsageError} naming every field that is missing or of another kind. */
function checked(value: Record<string, unknown>, name: string, where: string): Payload {
  const missing = (NEEDS[name] ?? []).filter((key) => value[key] === undefined)
  const result = payload.safeParse(value)
  if (result.success && missing.length === 0) return result.data
  const problems = [
    ...missing.map((key) => `${where}${key} is missing: ${name} is told by it.`),
    ...(result.error?.issues ?? []).map(
      (issue) => `${where}${issue.path.join('.')} is ${wrongIn(value, issue)}.`,
    ),
  ]
  const more = problems.length > 10 ? [`… and ${problems.length - 10} more.`] : []
  throw new UsageError([...problems.slice(0, 10), ...more, `${EXAMPLE}.`].join('\n'))
}

function wrongIn(value: unknown, issue: z.core.$ZodIssue): string {
  const found = issue.path.reduce<unknown>(inside, value)
  const is = found === undefined ? 'missing' : kindOf(found)
  if (issue.code === 'invalid_type') return `${is}, and has to be ${KINDS[issue.expected]}`
  if (issue.code === 'invalid_value') return `${is}, and has to be ${issue.values.join(' or ')}`
  return `${is}, which ${issue.message}`
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
}

function unguessed(value: object, file: string): string {
  const keys = Object.keys(value)
  const found = keys.length === 0 ? 'it has no keys' : `it has ${oneLine(keys.join(', '), 120)}`
  const near = keys
    .map((key) => nearest(key, ['payload', ...EVENTS]))
    .find((event) => event !== undefined)
  const guess = near === undefined ? '' : ` Did you mean ${near}?`
  return `${file}: its keys do not tell which event this is (${found}).${guess} Say it, such as --event push.`
}

function inside(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return oneLine(JSON.stringify(value) ?? String(value), 60)
}
