import type { ImageConfig, Manifest } from '../domain/image/manifest.ts'
import { nameWithoutSecrets } from '../domain/secrets/mask.ts'
import { NoManifest } from '../domain/values/problem.ts'
import { oneLine } from '../domain/values/text.ts'
import { config } from './config.ts'
import { type Envelope, envelope } from './envelope.ts'
import { readImage } from './manifest-image.ts'
import { readIndex } from './manifest-index.ts'
import {
  GENERIC_TYPES,
  IMAGE_TYPES,
  INDEX_TYPES,
  mediaTypeOf,
  SCHEMA_1_TYPES,
} from './media-types.ts'
import { parseJson, type Received, read, wrong } from './read.ts'
import { oddField, oddPlatformField } from './spelling.ts'

export type { Received } from './read.ts'

/**
 * Reads an image manifest, an index, or an artifact's manifest, OCI and Docker alike.
 * @throws {Unmeasurable} naming what is wrong with it.
 */
export function parseManifest(received: Received): Manifest {
  const given = parseJson(received)
  const json = read(received, envelope, given)
  refuseOdd(received, oddField(Object(given)))
  const type = typeOf(received, json)
  if (SCHEMA_1_TYPES.includes(type) || json.schemaVersion === 1) {
    throw wrong(
      received,
      'is in Docker’s schema 1, which does not tell sizes',
      'Push the image again with a current docker or buildx.',
    )
  }
  const isIndex = json.manifests != null
  if (isIndex && (json.layers != null || json.config != null)) {
    // Read as an index or as an image it would mean two things (CVE-2021-41190).
    throw wrong(received, 'holds both manifests and layers, and is refused as ambiguous')
  }
  if (INDEX_TYPES.includes(type) || (isIndex && GENERIC_TYPES.includes(type))) {
    return readIndex(received, json)
  }
  if (IMAGE_TYPES.includes(type) || (json.layers != null && GENERIC_TYPES.includes(type))) {
    return readImage(received, json)
  }
  const what = GENERIC_TYPES.includes(type)
    ? 'is neither a manifest nor an index'
    : `has the type ${JSON.stringify(nameWithoutSecrets(oneLine(type, 100)))}, which is no container image`
  throw new NoManifest(`${received.name} ${what}`, 'Check that the reference names an image.')
}

/** The type that header and body agree on; a generic header leaves it to the body. */
function typeOf(received: Received, json: Envelope): string {
  const header = mediaTypeOf(received.contentType)
  const body = mediaTypeOf(json.mediaType)
  if (body === '' || header === body) return header === '' ? body : header
  if (GENERIC_TYPES.includes(header)) return body
  throw wrong(
    received,
    `was sent as ${JSON.stringify(nameWithoutSecrets(oneLine(header, 100)))} and calls itself ${JSON.stringify(nameWithoutSecrets(oneLine(body, 100)))}`,
  )
}

/** @throws {Unmeasurable} when it is no config. */
export function parseConfig(received: Received): ImageConfig {
  const given = parseJson(received)
  refuseOdd(received, oddPlatformField(given))
  return read(received, config, given)
}

function refuseOdd(received: Received, odd: string | undefined): void {
  if (odd === undefined) return
  const field = JSON.stringify(oneLine(odd, 50))
  throw wrong(
    received,
    `has a field ${field}, and is refused as ambiguous: clients differ on its case`,
  )
}
