import { describe, expect, it } from '@jest/globals'
import { imageSize } from '../../src/domain/image/image.ts'
import { parseManifest } from '../../src/oci/parse.ts'
import { aDigest } from '../support/builders.ts'
import { CONFIG, DOCKER, image, layer, OCI, parse, received } from '../support/raw-manifests.ts'

describe('requirement 14: sizes', () => {
  it.each([
    ['missing', undefined, 'size is no whole number of bytes'],
    ['null', null, 'size is no whole number of bytes'],
    ['a text', '100', 'size is no whole number of bytes'],
    ['negative', -1, 'size is negative'],
    ['a fraction', 1.5, 'size is no whole number of bytes'],
    ['beyond exact numbers', 2 ** 53, 'size is no whole number of bytes'],
    ['a list', [1], 'size is no whole number of bytes'],
  ])('that are %s are errors', (_, size, why) => {
    for (const json of [
      image({ layers: [layer({ size })] }),
      image({ config: { ...CONFIG, size } }),
    ]) {
      expect(() => parse(json)).toThrow(
        new RegExp(`^GET x is malformed: (layers\\[0\\]|config)\\.${why}`),
      )
    }
  })

  it('that are infinite are errors', () => {
    const text = JSON.stringify(image()).replace('"size":100', '"size":1e999')
    expect(() => parseManifest(received(text))).toThrow('layers[0].size')
  })

  it('add up, each digest once, the config apart', () => {
    const layers = [
      layer(),
      layer(),
      layer({ digest: aDigest('other'), size: 23 }),
      layer({ digest: aDigest('0'), size: 0 }),
    ]
    const parsed = parse(image({ layers }))
    if (parsed.kind !== 'image') throw new Error('it is no image')
    const { bytes, config } = imageSize(parsed, null)
    expect([bytes, config.bytes]).toEqual([123, 1500])
  })

  it('of a manifest without layers are an error, never a zero', () => {
    expect(() => parse(image({ layers: undefined }))).toThrow('GET x has no layers')
  })
})

describe('requirements 15 and 16: types of layers', () => {
  it.each([
    [`${OCI}.layer.v1.tar`, 'none', false],
    [`${OCI}.layer.v1.tar+gzip`, 'gzip', false],
    [`${OCI}.layer.v1.tar+zstd`, 'zstd', false],
    [`${OCI}.layer.v1.tar+gzip+encrypted`, 'gzip', false],
    [`${OCI}.layer.v1.tar+encrypted`, 'none', false],
    [`${OCI}.layer.nondistributable.v1.tar+gzip`, 'gzip', true],
    [`${OCI}.layer.nondistributable.v1.tar+zstd`, 'zstd', true],
    [`${DOCKER}.image.rootfs.diff.tar`, 'none', false],
    [`${DOCKER}.image.rootfs.diff.tar.gzip`, 'gzip', false],
    [`${DOCKER}.image.rootfs.diff.tar.zstd`, 'zstd', false],
    [`${DOCKER}.image.rootfs.foreign.diff.tar.gzip`, 'gzip', true],
    ['', 'unknown', false],
  ])('%s counts, as %s, foreign: %s', (mediaType, compression, foreign) => {
    const parsed = parse(image({ layers: [layer({ mediaType, urls: ['https://evil.example/'] })] }))
    if (parsed.kind !== 'image') throw new Error('it is no image')
    expect(imageSize(parsed, null)).toMatchObject({
      bytes: 100,
      layers: [{ compression, foreign }],
    })
  })

  it('of an unknown kind count beside one that is unpacked', () => {
    const unknown = layer({ mediaType: 'application/x-acme', digest: aDigest('other'), size: 23 })
    const parsed = parse(image({ layers: [unknown, layer()] }))
    if (parsed.kind !== 'image') throw new Error('it is no image')
    expect(imageSize(parsed, null)).toMatchObject({
      bytes: 123,
      layers: [{ compression: 'unknown' }, { compression: 'gzip' }],
    })
  })
})
