import type * as z from 'zod'
import { oneLine } from '../domain/text.ts'
import { unusable } from './error.ts'

/**
 * Reads a file that is neither manifest nor config.
 * @param name how errors call the file.
 * @throws {Unmeasurable}
 */
export function parseFile<Value>(bytes: Uint8Array, schema: z.ZodType<Value>, name: string): Value {
  const result = schema.safeParse(parseJson(bytes, name))
  if (result.success) return result.data
  const [issue] = result.error.issues
  const where = issue?.path.join('.')
  throw unusable(name, oneLine(`is malformed: ${where ? `${where}: ` : ''}${issue?.message}`, 200))
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw unusable(name, 'is not JSON', { cause })
  }
}
