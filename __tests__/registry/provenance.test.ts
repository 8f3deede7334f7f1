import { describe, expect, it } from '@jest/globals'
import type { Descriptor } from '../../src/domain/image/manifest.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import { Unmeasurable } from '../../src/domain/values/problem.ts'
import { digestOf, repositoryOf } from '../../src/embedded/content.ts'
import type { RegistryOptions } from '../../src/embedded/registry.ts'
import { aDescriptor, aDigest } from '../support/builders.ts'
import { start } from '../support/embedded-registry.ts'
import { aFleet, linesOf } from '../support/fleet.ts'
import { LAYERS, slsa1 } from '../support/provenances.ts'
import { CONFIG, MANIFEST } from '../support/raw-manifests.ts'
import { aClient } from '../support/registry-client.ts'

const SLSA = { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v1' }

/** An attestation of `content`, in a registry, and how to ask for it. */
async function anAttestation(content: string, options: RegistryOptions = {}) {
  const fleet = aFleet(1)
  const { blobs, manifests } = repositoryOf(fleet, 'acme/s0')
  const statement = digestOf(content)
  blobs.set(statement, Buffer.from(content))
  const mediaType = 'application/vnd.in-toto+json'
  const size = Buffer.byteLength(content)
  const layers = [{ mediaType, digest: statement, size, annotations: SLSA }]
  const body = JSON.stringify({ schemaVersion: 2, mediaType: MANIFEST, config: CONFIG, layers })
  manifests.set(digestOf(body), { mediaType: MANIFEST, body: Buffer.from(body) })
  const entry = aDescriptor({ mediaType: MANIFEST, digest: digestOf(body), bytes: body.length })
  const { registry } = await start(options, fleet)
  const { images } = aClient()
  const reference = parseReference(`${registry.host}/acme/s0:main`)
  const ask = (attestation: Descriptor = entry) => images.provenance(reference, attestation)
  return { ask, registry, blobs, entry }
}

describe('when the provenance of an image is asked for', () => {
  it('costs two requests', async () => {
    const { ask, registry } = await anAttestation(JSON.stringify(slsa1()))
    const provenance = await ask()
    expect(provenance?.places.get(LAYERS.curl)?.line).toBe(6)
    expect(linesOf(registry.requests)).toEqual([
      'GET /v2/acme/s0/manifests/DIGEST 200',
      'GET /v2/acme/s0/blobs/DIGEST 200',
    ])
  })

  it.each(['not JSON', '{}'])('is refused where the content is no statement: %s', async (text) => {
    const { ask } = await anAttestation(text)
    await expect(ask()).rejects.toThrow(/sha256:\w+ is no provenance of SLSA v0.2 or v1$/)
  })

  it('is refused where the registry has it no more', async () => {
    const { ask, blobs } = await anAttestation(JSON.stringify(slsa1()))
    blobs.clear()
    await expect(ask()).rejects.toThrow(/lists sha256:\w+, and does not have it$/)
  })

  it('is refused where it is another than the index lists', async () => {
    const { ask, entry } = await anAttestation(JSON.stringify(slsa1()))
    await expect(ask({ ...entry, bytes: 1 })).rejects.toThrow(Unmeasurable)
    await expect(ask({ ...entry, digest: aDigest('another') })).rejects.toThrow(Unmeasurable)
  })

  it('is refused where it is larger than 4 MiB', async () => {
    const { ask } = await anAttestation(JSON.stringify('x'.repeat(4 * 1024 * 1024)))
    await expect(ask()).rejects.toThrow(/is larger than the 4194304 bytes/)
  })
})
