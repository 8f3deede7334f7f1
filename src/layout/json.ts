import type * as z from 'zod/mini'
import { oneLine } from '../domain/values/text.ts'
import { shape } from '../oci/shape.ts'
import { unusable } from './error.ts'

/**
 * Reads a file that is neither manifest nor config.
 * @param name how errors call the file.
 * @throws {Unmeasurable}
 */
export function parseFile<Value>(
  bytes: Uint8Array,
  schema: z.ZodMiniType<Value>,
  name: string,
): Value {
  const shaped = shape(schema, parseJson(bytes, name))
  if (shaped.ok) return shaped.value
  throw unusable(name, oneLine(`is malformed: ${shaped.complaint}`, 200))
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw unusable(name, 'is not JSON', { cause })
  }
}
