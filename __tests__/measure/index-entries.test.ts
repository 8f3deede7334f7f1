import { describe, expect, it } from '@jest/globals'
import {
  AMD64,
  big,
  type Entries,
  indexOf,
  measured,
  refersTo,
  small,
} from '../support/odd-indexes.ts'
import { CONFIG, DOCKER, INDEX, MANIFEST, OCI } from '../support/raw-manifests.ts'

describe('when an entry is what a runtime pulls', () => {
  it.each<[string, Entries]>([
    [
      'an annotation of BuildKit’s on a real platform',
      (of) => [
        small(of),
        big(of, { platform: AMD64, annotations: { 'vnd.docker.reference.type': 'x' } }),
      ],
    ],
    [
      'an annotation that refers to another entry, on a real platform',
      (of) => [small(of), big(of, { platform: AMD64, annotations: refersTo(of.attestation()) })],
    ],
    [
      'an annotation, and no platform',
      (of) => [small(of), big(of, { annotations: { 'vnd.docker.reference.type': 'x' } })],
    ],
    [
      'an artifactType beside an image’s config',
      (of) => [
        small(of),
        big(of, { platform: AMD64 }, { manifest: { artifactType: 'application/x-sbom' } }),
      ],
    ],
    [
      'an artifactType of the entry',
      (of) => [small(of), big(of, { platform: AMD64, artifactType: 'x/y' })],
    ],
    [
      'a subject',
      (of) => [
        small(of),
        big(of, { platform: AMD64 }, { manifest: { subject: of.attestation() } }),
      ],
    ],
    ['no platform', (of) => [small(of), big(of)]],
    ['a platform of null', (of) => [small(of), big(of, { platform: null })]],
    ['an empty platform', (of) => [small(of), big(of, { platform: {} })]],
    ['no os', (of) => [small(of), big(of, { platform: { architecture: 'amd64' } })]],
    [
      'an os of null',
      (of) => [small(of), big(of, { platform: { os: null, architecture: 'amd64' } })],
    ],
    [
      'capitals',
      (of) => [small(of), big(of, { platform: { os: 'Linux', architecture: 'AMD64' } })],
    ],
    [
      'fields of null',
      (of) => [
        small(of),
        big(of, {
          platform: { ...AMD64, variant: null, 'os.version': null, 'os.features': null },
          annotations: { 'vnd.docker.reference.type': null },
          data: null,
          urls: null,
        }),
      ],
    ],
    [
      'a type with parameters',
      (of) => [small(of), big(of, { platform: AMD64, mediaType: `${MANIFEST}; charset=utf-8` })],
    ],
    [
      'a type in capitals',
      (of) => [small(of), big(of, { platform: AMD64, mediaType: MANIFEST.toUpperCase() })],
    ],
    ['no type', (of) => [small(of), big(of, { platform: AMD64, mediaType: undefined })]],
    ['a type of null', (of) => [small(of), big(of, { platform: AMD64, mediaType: null })]],
    [
      'a generic type',
      (of) => [small(of), big(of, { platform: AMD64, mediaType: 'application/octet-stream' })],
    ],
    [
      'an unknown type',
      (of) => [small(of), big(of, { platform: AMD64, mediaType: 'application/x-acme' })],
    ],
    [
      'an unknown type and no platform',
      (of) => [small(of), big(of, { mediaType: 'application/x-acme' })],
    ],
    ['the type of an index', (of) => [small(of), big(of, { platform: AMD64, mediaType: INDEX })]],
    [
      'a type with a lie, and the content inline',
      (of) => {
        const image = of.image({ MiB: 500 })
        const body = of.content.repositories.get('acme/api')?.manifests.get(image.digest)?.body
        return [
          small(of),
          { ...image, mediaType: 'x/y', platform: AMD64, data: body?.toString('base64') },
        ]
      },
    ],
    ['an index in the index', (of) => [small(of), of.index([big(of, { platform: AMD64 })])]],
    [
      'an index of an unknown type in the index',
      (of) => [small(of), { ...of.index([big(of, { platform: AMD64 })]), mediaType: 'x/y' }],
    ],
    [
      'layers of odd kinds beside one that is unpacked',
      (of) => {
        const layers = [
          { mediaType: 'application/x-acme', digest: of.image().digest, size: 499 * 1_048_576 },
          {
            mediaType: `${OCI}.layer.v1.tar+zstd`,
            digest: of.attestation().digest,
            size: 1_048_576,
          },
        ]
        return [small(of), big(of, { platform: AMD64 }, { manifest: { layers } })]
      },
    ],
  ])('with %s it is measured', async (_, entries) => {
    const lines = await measured(indexOf(entries))
    expect(lines.toSorted()).toEqual(['linux/amd64 500 MiB', 'linux/arm64 10 MiB'])
  })

  it.each([
    ['the empty type', ''],
    ['null', null],
    ['octet-stream', 'application/octet-stream'],
    ['json', 'application/json'],
    ['html', 'text/html'],
    ['parameters', `${CONFIG.mediaType}; x=y`],
    ['Docker’s type', `${DOCKER}.container.image.v1+json`],
  ])('with a config of %s it is measured', async (_, configType) => {
    const repository = indexOf((of) => [small(of), big(of, { platform: AMD64 }, { configType })])
    expect(await measured(repository)).toEqual(['linux/arm64 10 MiB', 'linux/amd64 500 MiB'])
  })

  it.each([
    `${OCI}.layer.v1.tar`,
    `${OCI}.layer.v1.tar+gzip+encrypted`,
    `${OCI}.layer.nondistributable.v1.tar+zstd`,
    `${OCI}.layer.v9.squashfs`,
    `${DOCKER}.image.rootfs.diff.tar`,
    `${DOCKER}.image.rootfs.foreign.diff.tar.gzip`,
    'application/vnd.erofs.layer.v1',
    'application/octet-stream',
    '',
    null,
  ])('with layers of %j it is measured', async (layerType) => {
    const repository = indexOf((of) => [small(of), big(of, { platform: AMD64 }, { layerType })])
    expect(await measured(repository)).toEqual(['linux/arm64 10 MiB', 'linux/amd64 500 MiB'])
  })
})
