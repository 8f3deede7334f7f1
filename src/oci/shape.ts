import type * as z from 'zod/mini'

type Shaped<Value> =
  | { readonly ok: true; readonly value: Value }
  /** `layers[2].size is missing`: where, and what is wrong there. */
  | { readonly ok: false; readonly complaint: string }

/** Reads JSON through a schema. @param at where the JSON stands, for the complaint. */
export function shape<Value>(schema: z.ZodMiniType<Value>, json: unknown, at = ''): Shaped<Value> {
  const result = schema.safeParse(json)
  if (result.success) return { ok: true, value: result.data }
  const [issue] = result.error.issues
  const path = issue?.path ?? []
  const where = path.reduce<string>(placeIn, at) || 'it'
  return { ok: false, complaint: `${where} ${words(issue, valueAt(json, path))}` }
}

function placeIn(parent: string, key: PropertyKey): string {
  if (typeof key === 'number') return `${parent}[${key}]`
  return parent === '' ? String(key) : `${parent}.${String(key)}`
}

function words(issue: z.core.$ZodIssue | undefined, value: unknown): string {
  if (issue?.code === 'invalid_type' && issue.message === 'Invalid input') {
    return value === undefined ? 'is missing' : `is ${typeOf(value)}, not ${issue.expected}`
  }
  return issue === undefined || issue.message === 'Invalid input' ? 'is wrong' : issue.message
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), json)
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
