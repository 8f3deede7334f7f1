/** What is read of JSON that anybody may have written: a field of another kind is none. */

export type Fields = Readonly<Record<string, unknown>>

const NOTHING: Fields = Object.freeze({})

export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : NOTHING
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** No more of a text than is looked at; empty: it is none. */
export function textOf(value: unknown, most = 4_000): string {
  return typeof value === 'string' ? value.slice(0, most) : ''
}
