import * as z from 'zod/mini'
import type { Received } from './parse.ts'

/** For what explains a size and is no part of it: whatever cannot be read is left out. */

/** Builds have some hundreds of steps and inputs. */
const MOST_ITEMS = 10_000

/** Those items of a list that are as they should be; none where it is no list. */
export function lenient<Value>(schema: z.ZodMiniType<Value>) {
  const readable = (items: unknown[]): Value[] =>
    items.slice(0, MOST_ITEMS).flatMap((item) => {
      const read = schema.safeParse(item)
      return read.success ? [read.data] : []
    })
  return z.catch(z.pipe(z.array(z.unknown()), z.transform(readable)), [])
}

/** @returns undefined where it is not JSON, or not of that shape. */
export function parseLeniently<Value>(
  schema: z.ZodMiniType<Value>,
  { bytes }: Received,
): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
