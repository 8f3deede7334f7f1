import * as z from 'zod/mini'
import type { Digest } from '../domain/digest.ts'
import type { Descriptor, ImageConfig, ImageManifest, Manifest } from '../domain/manifest.ts'
import { Unmeasurable } from '../domain/problem.ts'
import { oneLine } from '../domain/text.ts'
import { config } from './config.ts'
import { descriptor } from './descriptor.ts'
import {
  CONFIG_TYPES,
  EMPTY_TYPE,
  GENERIC_TYPES,
  IMAGE_TYPES,
  INDEX_TYPES,
  mediaTypeOf,
  SCHEMA_1_TYPES,
} from './media-types.ts'
import { shape } from './shape.ts'

const envelope = z.object({
  schemaVersion: z.optional(z.number()),
  mediaType: z.optional(z.string()),
  artifactType: z.optional(z.string()),
  manifests: z.optional(z.array(z.unknown())),
  config: z.optional(z.unknown()),
  layers: z.optional(z.array(z.unknown())),
  annotations: z.catch(z.optional(z.record(z.string(), z.string())), undefined),
})
type Envelope = z.output<typeof envelope>

/** What a manifest was received as. */
export interface Received {
  readonly bytes: Uint8Array
  /** Of the bytes, already verified. */
  readonly digest: Digest
  readonly contentType: string | undefined
  /** How the error should call it: a reference, or METHOD url. */
  readonly name: string
}

/**
 * Reads an image manifest, an index, or an artifact's manifest, OCI and Docker alike.
 * @throws {Unmeasurable} naming what is wrong with it.
 */
export function parseManifest(received: Received): Manifest {
  const json = read(received, envelope, parseJson(received))
  const type = typeOf(received, json)
  const { digest } = received
  if (SCHEMA_1_TYPES.includes(type) || json.schemaVersion === 1) {
    throw wrong(
      received,
      'is in Docker’s schema 1, which does not tell sizes',
      'Push the image again with a current docker or buildx.',
    )
  }
  const isIndex = json.manifests !== undefined
  if (isIndex && (json.layers !== undefined || json.config !== undefined)) {
    // Read as an index or as an image it would mean two things (CVE-2021-41190).
    throw wrong(received, 'holds both manifests and layers, and is refused as ambiguous')
  }
  if (INDEX_TYPES.includes(type) || (isIndex && GENERIC_TYPES.includes(type))) {
    return { kind: 'index', digest, manifests: readIndex(received, json) }
  }
  if (IMAGE_TYPES.includes(type) || (json.layers !== undefined && GENERIC_TYPES.includes(type))) {
    return readImage(received, json)
  }
  const isNamed = !GENERIC_TYPES.includes(type)
  throw wrong(
    received,
    isNamed
      ? `has the type ${JSON.stringify(oneLine(type, 100))}, which is no container image`
      : 'is neither a manifest nor an index',
    'Check that the reference names an image.',
  )
}

/** The type that header and body agree on; a generic header leaves it to the body. */
function typeOf(received: Received, json: Envelope): string {
  const header = mediaTypeOf(received.contentType)
  const body = mediaTypeOf(json.mediaType)
  if (body === '' || header === body) return header === '' ? body : header
  if (GENERIC_TYPES.includes(header)) return body
  throw wrong(
    received,
    `was sent as ${JSON.stringify(oneLine(header, 100))} and calls itself ${JSON.stringify(oneLine(body, 100))}`,
  )
}

/** Entries of unknown kinds may stand in an index, whatever they look like, and are none of ours. */
function readIndex(received: Received, json: Envelope): Descriptor[] {
  if (json.manifests === undefined) throw wrong(received, 'has no manifests')
  return json.manifests.flatMap((entry, index) => {
    const kind = kindOf.safeParse(entry)
    const isOurs = !kind.success || OUR_KINDS.includes(kind.data.mediaType)
    return isOurs ? [read(received, descriptor, entry, `manifests[${index}]`)] : []
  })
}

const descriptors = z.array(descriptor)
const kindOf = z.object({ mediaType: z._default(z.string(), '') })
const OUR_KINDS = [...IMAGE_TYPES, ...INDEX_TYPES, '']

function readImage(received: Received, json: Envelope): Manifest {
  const config = read(received, descriptor, json.config, 'config')
  const { digest } = received
  const isArtifact = Boolean(json.artifactType) || config.mediaType === EMPTY_TYPE
  if (isArtifact || !(CONFIG_TYPES.includes(config.mediaType) || config.mediaType === '')) {
    const artifactType = oneLine(json.artifactType || config.mediaType, 100)
    return { kind: 'artifact', digest, artifactType }
  }
  if (json.layers === undefined) throw wrong(received, 'has no layers')
  const layers = read(received, descriptors, json.layers, 'layers')
  return { kind: 'image', digest, config, layers, ...claimsOf(json) }
}

/** A fleet keeps its manifests' annotations: only those that are looked at. */
function claimsOf({ annotations = {} }: Envelope): Pick<ImageManifest, 'annotations'> {
  const claims = Object.entries(annotations).filter(([name]) => name.startsWith(BASE_CLAIMS))
  return claims.length === 0 ? {} : { annotations: Object.fromEntries(claims) }
}

/** OCI image-spec annotations.md. */
const BASE_CLAIMS = 'org.opencontainers.image.base.'

/** @throws {Unmeasurable} when the config does not tell the platform. */
export function parseConfig(received: Received): ImageConfig {
  return read(received, config, parseJson(received))
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parseJson(received: Received): unknown {
  try {
    return JSON.parse(utf8.decode(received.bytes))
  } catch (cause) {
    if (!mediaTypeOf(received.contentType).includes('html'))
      throw wrong(received, 'is not JSON', undefined, cause)
    const cure = 'Check the registry’s name: a web server answers there, and no registry.'
    throw wrong(received, 'is a web page', cure, cause)
  }
}

function read<Value>(
  received: Received,
  schema: z.ZodMiniType<Value>,
  json: unknown,
  at = '',
): Value {
  const shaped = shape(schema, json, at)
  if (shaped.ok) return shaped.value
  throw wrong(received, `is malformed: ${shaped.complaint}`)
}

function wrong(
  { name }: Received,
  what: string,
  cure = 'Build and push the image again; if it stays so, the registry or a proxy before it alters manifests.',
  cause?: unknown,
): Unmeasurable {
  return new Unmeasurable(`${name} ${what}`, cure, { cause })
}
