import { describe, expect, it } from '@jest/globals'
import { imageSize, sharingLayers } from '../../../src/domain/image/image.ts'
import type { Descriptor, ImageManifest } from '../../../src/domain/image/manifest.ts'
import { Unmeasurable } from '../../../src/domain/values/problem.ts'
import { aDescriptor, aDigest, aLayer, anImage, measured, missing } from '../../support/builders.ts'

function aManifest(...layers: readonly Descriptor[]): ImageManifest {
  return {
    kind: 'image',
    digest: aDigest('manifest'),
    config: aDescriptor({ seed: 'config', bytes: 2000 }),
    layers,
  }
}

const OCI = 'application/vnd.oci.image.layer'
const DOCKER = 'application/vnd.docker.image.rootfs'

describe('when an image is weighed', () => {
  it('is the sum of its layers, the config apart', () => {
    const size = imageSize(
      aManifest(aDescriptor({ seed: 'a', bytes: 10 }), aDescriptor({ seed: 'b', bytes: 20 })),
      null,
    )
    expect(size).toMatchObject({ bytes: 30, config: { bytes: 2000 } })
  })

  it('counts a digest once that appears twice', () => {
    const layer = aDescriptor({ seed: 'a', bytes: 10 })
    expect(imageSize(aManifest(layer, layer), null)).toMatchObject({
      bytes: 10,
      layers: [{ bytes: 10 }],
    })
  })

  it('is nothing for an image without layers', () => {
    expect(imageSize(aManifest(), null).bytes).toBe(0)
  })

  it('refuses a digest with two sizes', () => {
    const twice = aManifest(
      aDescriptor({ seed: 'a', bytes: 10 }),
      aDescriptor({ seed: 'a', bytes: 11 }),
    )
    expect(() => imageSize(twice, null)).toThrow(Unmeasurable)
  })

  it('refuses a sum beyond exact numbers', () => {
    const huge = ['a', 'b'].map((seed) => aDescriptor({ seed, bytes: Number.MAX_SAFE_INTEGER }))
    expect(() => imageSize(aManifest(...huge), null)).toThrow(/2\^53/)
  })
})

describe('when a layer is told by its media type', () => {
  it.each([
    [`${OCI}.v1.tar`, 'none', false],
    [`${OCI}.v1.tar+gzip`, 'gzip', false],
    [`${OCI}.v1.tar+zstd`, 'zstd', false],
    [`${OCI}.v1.tar+gzip+encrypted`, 'gzip', false],
    [`${OCI}.nondistributable.v1.tar+gzip`, 'gzip', true],
    [`${DOCKER}.diff.tar.gzip`, 'gzip', false],
    [`${DOCKER}.diff.tar.zstd`, 'zstd', false],
    [`${DOCKER}.foreign.diff.tar.gzip`, 'gzip', true],
    ['application/x-unheard-of', 'unknown', false],
  ])('%s', (mediaType, compression, foreign) => {
    const { layers, bytes } = imageSize(aManifest(aDescriptor({ mediaType, bytes: 7 })), null)
    expect(layers).toMatchObject([{ compression, foreign }])
    expect(bytes).toBe(7)
  })
})

describe('when base and head have layers in common', () => {
  const layers = () => [aLayer({ seed: 'base' }), aLayer({ seed: 'app' })]
  const head = measured('acme/api:pr-7', anImage({ layers: layers() }))
  const sharedOf = (other: ReturnType<typeof aLayer>[]) => {
    const base = measured('acme/api:main', anImage({ layers: other }))
    const shared = sharingLayers(base, head)
    // It says what it said.
    expect(shared).toEqual(base)
    if (shared.kind !== 'measured' || head.kind !== 'measured') throw new Error('it is measured')
    const known = new Set(head.images.flatMap((image) => image.layers))
    return shared.images[0]?.layers.map((layer) => known.has(layer))
  }

  it('those are kept once', () => {
    expect(sharedOf(layers())).toEqual([true, true])
  })

  it('wherever they stand', () => {
    expect(sharedOf([aLayer({ seed: 'old' }), ...layers().reverse()])).toEqual([false, true, true])
  })

  it.each([
    ['size', { bytes: 5 }],
    ['compression', { compression: 'zstd' as const }],
    ['place', { foreign: true }],
  ])('but not what is given another %s by each', (_, given) => {
    expect(sharedOf(layers().map((layer) => ({ ...layer, ...given })))).toEqual([false, false])
  })

  it('and a side that is not there stays so', () => {
    expect(sharingLayers(missing('acme/api:main'), head)).toEqual(missing('acme/api:main'))
    expect(sharingLayers(head, missing('acme/api:main'))).toBe(head)
  })
})
