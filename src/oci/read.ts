import type * as z from 'zod/mini'
import type { Digest } from '../domain/image/digest.ts'
import { NoManifest, Unmeasurable } from '../domain/values/problem.ts'
import { mediaTypeOf } from './media-types.ts'
import { hasRepeatedKey } from './repeated-keys.ts'
import { shape } from './shape.ts'

/** What a manifest was received as. */
export interface Received {
  readonly bytes: Uint8Array
  /** Of the bytes, already verified. */
  readonly digest: Digest
  readonly contentType: string | undefined
  /** How the error should call it: a reference, or METHOD url. */
  readonly name: string
}

const ALTERED =
  'Build and push the image again; if it stays so, the registry or a proxy before it alters manifests.'

const utf8 = new TextDecoder('utf-8', { fatal: true })

export function parseJson(received: Received): unknown {
  const { bytes, contentType, name } = received
  try {
    const text = utf8.decode(bytes)
    const value: unknown = JSON.parse(text)
    if (!hasRepeatedKey(text, value)) return value
  } catch (cause) {
    if (!mediaTypeOf(contentType).includes('html'))
      throw new NoManifest(`${name} is not JSON`, ALTERED, { cause })
    const cure = 'Check the registry’s name: a web server answers there, and no registry.'
    throw new Unmeasurable(`${name} is a web page`, cure, { cause })
  }
  throw wrong(received, 'has a field twice in one object, and is refused as ambiguous')
}

/** @param at where the JSON stands, for the complaint. */
export function read<Value>(
  received: Received,
  schema: z.ZodMiniType<Value>,
  json: unknown,
  at = '',
): Value {
  const shaped = shape(schema, json, at)
  if (shaped.ok) return shaped.value
  throw wrong(received, `is malformed: ${shaped.complaint}`)
}

export function wrong({ name }: Received, what: string, cure = ALTERED): Unmeasurable {
  return new Unmeasurable(`${name} ${what}`, cure)
}
