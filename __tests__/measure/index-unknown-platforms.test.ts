import { describe, expect, it } from '@jest/globals'
import {
  AMD64,
  ARM64,
  big,
  type Entries,
  indexOf,
  measured,
  refersTo,
  small,
  UNKNOWN,
} from '../support/odd-indexes.ts'
import { CONFIG, DOCKER, INDEX, MANIFEST } from '../support/raw-manifests.ts'
import { RawRepository } from '../support/raw-repository.ts'

const IN_TOTO = 'application/vnd.in-toto+json'

describe('when an entry names no platform that anybody runs', () => {
  it.each<[string, Entries]>([
    [
      'an attestation of another entry',
      (of) => {
        const image = small(of)
        return [{ ...of.attestation(), platform: UNKNOWN, annotations: refersTo(image) }, image]
      },
    ],
    [
      'an attestation without annotations',
      (of) => [{ ...of.attestation(), platform: UNKNOWN }, small(of)],
    ],
    ['an attestation without a platform', (of) => [of.attestation(), small(of)]],
    [
      'a chart',
      (of) => [
        of.image({ configType: 'application/vnd.cncf.helm.config.v1+json', layerType: 'x/chart' }),
        small(of),
      ],
    ],
    [
      'an artifact with the empty config',
      (of) => [
        of.image({ config: {}, configType: 'application/vnd.oci.empty.v1+json' }),
        small(of),
      ],
    ],
    [
      'of an unknown kind, that the registry has not',
      (of) => [{ mediaType: 'x/y', digest: CONFIG.digest, size: 9 }, small(of)],
    ],
    [
      'of an unknown kind, as its content is',
      (of) => [of.manifest({ mediaType: 'x/y' }), small(of)],
    ],
    ['of an unknown kind, and malformed', (of) => [{ mediaType: 'x/y', size: 'large' }, small(of)]],
    [
      'malformed, and for no platform',
      (of) => [{ platform: UNKNOWN, mediaType: MANIFEST, size: -1 }, small(of)],
    ],
  ])('it is passed over: %s', async (_, entries) => {
    expect(await measured(indexOf(entries))).toEqual(['linux/arm64 10 MiB'])
  })

  it('refers to an entry that is there, and not to itself', async () => {
    const itself = indexOf((of) => {
      const image = of.image({ MiB: 500 })
      return [small(of), { ...image, platform: UNKNOWN, annotations: refersTo(image) }]
    })
    const nothing = indexOf((of) => [
      small(of),
      big(of, { platform: UNKNOWN, annotations: refersTo(of.attestation()) }),
    ])
    const lines = ['linux/arm64 10 MiB', 'unknown/unknown 500 MiB']
    expect([await measured(itself), await measured(nothing)]).toEqual([lines, lines])
  })
})

describe('when it cannot be told what a runtime pulls', () => {
  it.each<[string, Entries, RegExp]>([
    [
      'layers that podman unpacks whatever their kind',
      (of) => [small(of), big(of, { platform: AMD64 }, { layerType: IN_TOTO })],
      /:main lists for linux\/amd64 what is no image \(application\/vnd\.in-toto\+json\)$/,
    ],
    [
      'the same without a platform',
      (of) => [small(of), big(of, {}, { layerType: IN_TOTO })],
      /lists for linux\/amd64 what is no image/,
    ],
    [
      'a config that containerd reads whatever its type',
      (of) => [small(of), big(of, {}, { configType: 'x/y' })],
      /lists for linux\/amd64 what is no image \(x\/y\)/,
    ],
    [
      'an artifactType beside a vague config',
      (of) => [
        small(of),
        big(
          of,
          {},
          {
            configType: 'application/json',
            config: { rootfs: {} },
            manifest: { artifactType: 'x/y' },
          },
        ),
      ],
      /lists without a platform what is no image \(x\/y\)/,
    ],
    [
      'a platform that is told nowhere',
      (of) => [small(of), big(of, {}, { config: { os: '', architecture: '' } })],
      /lists an image whose platform neither the index nor its config names$/,
    ],
    [
      'a malformed entry for a platform',
      (of) => [small(of), big(of, { platform: AMD64, size: '5' })],
      /is malformed: manifests\[1\]\.size is no whole number of bytes$/,
    ],
    [
      'a digest that only runtimes can read',
      (of) => [
        small(of),
        big(of, { platform: AMD64, mediaType: 'x/y', digest: `sha384:${'a'.repeat(96)}` }),
      ],
      /is malformed: manifests\[1\]\.digest is no sha256 or sha512 digest$/,
    ],
    [
      'an entry of an unknown kind, and without a size, which podman does without',
      (of) => [small(of), big(of, { mediaType: 'x/y', size: undefined })],
      /is malformed: manifests\[1\]\.size is no whole number of bytes$/,
    ],
    [
      'an entry in Docker’s schema 1',
      (of) => [
        small(of),
        {
          ...of.manifest({ schemaVersion: 1 }, `${DOCKER}.distribution.manifest.v1+json`),
          platform: AMD64,
        },
      ],
      /is in Docker’s schema 1/,
    ],
    [
      'indexes of indexes of more entries than any image has',
      (of) => {
        const inner = of.index(Array.from({ length: 40 }, () => small(of)))
        return Array.from({ length: 40 }, () => inner)
      },
      /lists more than 1,000 entries$/,
    ],
  ])('it is not measured: %s', async (_, entries, reason) => {
    expect(await measured(indexOf(entries))).toEqual([expect.stringMatching(reason)])
  })

  it.each([
    ['Layers', { Layers: [] }],
    ['manifestS', { manifestS: [] }],
    ['layerſ', { layerſ: [] }],
    ['MediaType', { MediaType: INDEX }],
  ])('it is not measured: a field %s, which Go reads as the ordinary one', async (field, given) => {
    const repository = new RawRepository()
    repository.tag('main', repository.image({ manifest: given }))
    expect(await measured(repository)).toEqual([
      expect.stringContaining(`has a field "${field}", and is refused as ambiguous`),
    ])
  })

  it.each<[string, object]>([
    ['an entry', { Platform: AMD64 }],
    ['a platform', { platform: { ...ARM64, OS: 'linux' } }],
  ])('it is not measured: such a field in %s', async (_, given) => {
    const repository = indexOf((of) => [small(of, given)])
    expect(await measured(repository)).toEqual([expect.stringContaining('refused as ambiguous')])
  })
})
