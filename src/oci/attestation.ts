import * as z from 'zod/mini'
import type { Descriptor } from '../domain/image/manifest.ts'
import { descriptor } from './descriptor.ts'
import { lenient, parseLeniently } from './lenient.ts'
import { parseManifest, type Received } from './parse.ts'

const IN_TOTO = 'application/vnd.in-toto+json'
const PREDICATE_TYPE = 'in-toto.io/predicate-type'
const PROVENANCE = 'https://slsa.dev/provenance/'

const attestations = z.object({ layers: lenient(descriptor) })

/**
 * The provenance that an attestation manifest lists, BuildKit's docs/attestations/
 * attestation-storage.md. It calls itself an image, or (`oci-artifact=true`) an artifact.
 * @throws {Unmeasurable} for what is no manifest at all.
 */
export function provenanceIn(received: Received): Descriptor | undefined {
  if (parseManifest(received).kind === 'index') return undefined
  return parseLeniently(attestations, received)?.layers.find(
    ({ mediaType, annotations }) =>
      mediaType === IN_TOTO && annotations[PREDICATE_TYPE]?.startsWith(PROVENANCE),
  )
}
