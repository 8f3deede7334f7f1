import { describe, expect, it } from '@jest/globals'
import { Unmeasurable } from '../../src/domain/values/problem.ts'
import { provenanceIn } from '../../src/oci/attestation.ts'
import { aDigest } from '../support/builders.ts'
import { CONFIG, index, MANIFEST, OCI, received } from '../support/raw-manifests.ts'

const SPDX = 'https://spdx.dev/Document'
const SLSA = 'https://slsa.dev/provenance/v1'

function statement(predicateType: unknown, given: object = {}): object {
  return {
    mediaType: 'application/vnd.in-toto+json',
    digest: aDigest(`statement of ${predicateType}`),
    size: 14_000,
    annotations: { 'in-toto.io/predicate-type': predicateType },
    ...given,
  }
}

function attestation(...layers: readonly unknown[]) {
  return { schemaVersion: 2, mediaType: MANIFEST, config: CONFIG, layers }
}

/** What BuildKit writes with `oci-artifact=true`. */
function artifact(...layers: readonly unknown[]) {
  return {
    ...attestation(...layers),
    artifactType: 'application/vnd.docker.attestation.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.empty.v1+json', digest: aDigest('{}'), size: 2 },
    subject: { mediaType: MANIFEST, digest: aDigest('image'), size: 500 },
  }
}

function found(manifest: object) {
  return provenanceIn(received(manifest, MANIFEST))?.digest
}

describe('where a provenance is', () => {
  it.each([
    ['a manifest that calls itself an image', attestation],
    ['an artifact’s manifest', artifact],
  ])('is the statement of its type, in %s', (_, manifest) => {
    expect(found(manifest(statement(SPDX), statement(SLSA)))).toBe(aDigest(`statement of ${SLSA}`))
  })

  it('may be in any version of SLSA', () => {
    expect(found(attestation(statement('https://slsa.dev/provenance/v0.2')))).toBeDefined()
  })

  it.each([
    ['an SBOM', statement(SPDX)],
    ['a statement that tells no type', statement(SLSA, { annotations: {} })],
    ['what calls itself a layer', statement(SLSA, { mediaType: `${OCI}.layer.v1.tar+gzip` })],
  ])('is not %s', (_, layer) => {
    expect(found(attestation(layer))).toBeUndefined()
  })

  it('is found beside an artifact’s layers that cannot be read', () => {
    expect(found(artifact(null, { digest: 'x' }, statement(SLSA)))).toBeDefined()
  })

  it('is nowhere in an index', () => {
    expect(provenanceIn(received(index()))).toBeUndefined()
  })

  it.each([
    ['both manifests and layers', { ...attestation(statement(SLSA)), manifests: [] }],
    ['schema 1', { ...attestation(statement(SLSA)), schemaVersion: 1 }],
    ['another type than it was sent as', { ...attestation(), mediaType: index().mediaType }],
    ['a size that is negative', attestation(statement(SLSA, { size: -1 }))],
  ])('is asked for in no manifest with %s', (_, manifest) => {
    expect(() => provenanceIn(received(manifest, MANIFEST))).toThrow(Unmeasurable)
  })
})
