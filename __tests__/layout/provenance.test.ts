import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../src/domain/image/reference.ts'
import { Unmeasurable } from '../../src/domain/values/problem.ts'
import { createLayoutSource } from '../../src/layout/source.ts'
import { measure } from '../../src/measure/measure.ts'
import { aDirectory, type Entry, INDEX, LayoutFiles, pathOf } from '../support/layout-files.ts'
import { LAYERS, slsa02 } from '../support/provenances.ts'
import { CONFIG, MANIFEST } from '../support/raw-manifests.ts'

/** One image with its attestation, as `docker buildx build --output type=oci` writes them. */
function attested(): { layout: LayoutFiles; statement: Entry } {
  const layout = new LayoutFiles()
  const image = layout.image()
  const statement = layout.blob('application/vnd.in-toto+json', JSON.stringify(slsa02()))
  const annotations = { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v0.2' }
  const manifest = { schemaVersion: 2, config: CONFIG, layers: [{ ...statement, annotations }] }
  const attestation = {
    ...layout.blob(MANIFEST, JSON.stringify(manifest)),
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': image.digest,
    },
  }
  const { mediaType, digest, size } = image
  const entry = { mediaType, digest, size, platform: { os: 'linux', architecture: 'amd64' } }
  const index = { schemaVersion: 2, mediaType: INDEX, manifests: [entry, attestation] }
  layout.list(layout.blob(INDEX, JSON.stringify(index)), 'main')
  return { layout, statement }
}

async function provenanceIn(directory: string, text: string) {
  const source = createLayoutSource(directory)
  const reference = parseReference(text)
  const measurement = await measure(source, reference)
  const [image] = measurement.kind === 'measured' ? measurement.images : []
  if (image?.attestation === undefined) throw new Error(JSON.stringify(measurement))
  return source.provenance(reference, image.attestation)
}

describe('when a layout holds an attestation', () => {
  it('is read from a directory', async () => {
    const directory = await aDirectory()
    await attested().layout.writeTo(directory)
    const provenance = await provenanceIn(directory, 'oci:.:main')
    expect(provenance?.materials[1]?.name).toBe('debian:bookworm-slim')
  })

  it('is read from an archive', async () => {
    const directory = await aDirectory()
    await writeFile(join(directory, 'images.tar'), attested().layout.tar())
    const provenance = await provenanceIn(directory, 'oci-archive:images.tar:main')
    expect(provenance?.places.get(LAYERS.app)?.line).toBe(8)
  })

  it('is refused where its statement is not there', async () => {
    const directory = await aDirectory()
    const { layout, statement } = attested()
    layout.files.delete(pathOf(statement))
    await layout.writeTo(directory)
    const asked = provenanceIn(directory, 'oci:.:main')
    await expect(asked).rejects.toThrow(Unmeasurable)
    await expect(asked).rejects.toThrow(`oci:. lists ${statement.digest}, and does not hold it`)
  })
})
