import { describe, expect, it } from '@jest/globals'
import type { Descriptor, ImageIndex } from '../../src/domain/image/manifest.ts'
import { type Platform, parsePlatform, samePlatform } from '../../src/domain/image/platform.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import { measure } from '../../src/measure/measure.ts'
import { aDigest } from '../support/builders.ts'
import {
  ATTESTATION,
  attestationEntry,
  entryOf,
  FakeImages,
  sizesIn,
} from '../support/fake-images.ts'

const NAME = 'ghcr.io/acme/api:pr-7'
const reference = parseReference(NAME)

function only(name: string): (platform: Platform) => boolean {
  return (platform) => samePlatform(platform, parsePlatform(name))
}

describe('when a reference names an index', () => {
  it('is an image for each platform, attestations left out', async () => {
    const images = new FakeImages()
    const entries = [images.entry('linux/amd64', 50), images.entry('linux/arm64', 40)]
    images.push(NAME, images.index(...entries, attestationEntry()))
    expect(sizesIn(await measure(images, reference))).toEqual([
      'linux/amd64 50 MiB',
      'linux/arm64 40 MiB',
    ])
  })

  it('takes no annotation for an attestation’s sign, where the platform is real', async () => {
    const images = new FakeImages()
    const platform = parsePlatform('linux/arm64')
    const entry = entryOf(images.image({ MiB: 60 }), { platform, annotations: ATTESTATION })
    images.push(NAME, images.index(images.entry('linux/amd64', 50), entry))
    expect(sizesIn(await measure(images, reference))).toEqual([
      'linux/amd64 50 MiB',
      'linux/arm64 60 MiB',
    ])
  })

  it('asks nothing of platforms that are not wanted', async () => {
    const images = new FakeImages()
    images.push(NAME, images.multiPlatform({ 'linux/amd64': 50, 'linux/arm64': 40 }))
    await measure(images, reference, { wanted: only('linux/arm64') })
    expect(images.calls).toEqual([`resolve ${NAME}`, 'manifest linux/arm64'])
  })

  it('reads the config of an entry that does not name its platform', async () => {
    const images = new FakeImages()
    images.push(NAME, images.index(entryOf(images.image({ MiB: 30, platform: 'linux/s390x' }))))
    expect(sizesIn(await measure(images, reference))).toEqual(['linux/s390x 30 MiB'])
  })

  it('takes the first of two entries for one platform', async () => {
    const images = new FakeImages()
    images.push(
      NAME,
      images.index(images.entry('linux/amd64', 50), images.entry('linux/amd64', 60)),
    )
    expect(sizesIn(await measure(images, reference))).toEqual(['linux/amd64 50 MiB'])
  })

  it('counts one image for each platform that shares it, and asks for it once', async () => {
    const images = new FakeImages()
    const shared = images.image({ MiB: 50 })
    const entries = ['linux/amd64', 'linux/arm64'].map((name) =>
      entryOf(shared, { platform: parsePlatform(name) }),
    )
    images.push(NAME, images.index(...entries))
    expect(sizesIn(await measure(images, reference))).toEqual([
      'linux/amd64 50 MiB',
      'linux/arm64 50 MiB',
    ])
    expect(images.calls).toEqual([`resolve ${NAME}`, 'manifest linux/amd64'])
  })

  it('follows indexes in indexes, each once', async () => {
    const images = new FakeImages()
    const inner = images.index(entryOf(images.image({ MiB: 50 })))
    images.push(NAME, images.index(entryOf(inner), entryOf(inner)))
    expect(sizesIn(await measure(images, reference))).toEqual(['linux/amd64 50 MiB'])
    expect(images.calls).toEqual([
      `resolve ${NAME}`,
      'manifest index',
      'manifest linux/amd64',
      'config linux/amd64',
    ])
  })

  it.each([
    [3, 'measured'],
    [4, 'unmeasurable'],
  ])('is, with indexes %d deep, %s', async (depth, kind) => {
    const images = new FakeImages()
    let index = images.index(images.entry('linux/amd64'))
    for (let level = 2; level <= depth; level++) index = images.index(entryOf(index))
    images.push(NAME, index)
    expect((await measure(images, reference)).kind).toBe(kind)
  })

  it.each([
    ['images', (images: FakeImages) => [images.entry('linux/amd64')]],
    ['images in an inner index', (images) => [entryOf(images.multiPlatform({ 'linux/amd64': 5 }))]],
    ['images without a platform in the index', (images) => [entryOf(images.image())]],
  ] satisfies [string, (images: FakeImages) => Descriptor[]][])(
    'is empty, and no artifact, when none of its %s are wanted',
    async (_, entries) => {
      const images = new FakeImages()
      images.push(NAME, images.index(...entries(images)))
      expect(sizesIn(await measure(images, reference, { wanted: only('linux/arm64') }))).toEqual([])
    },
  )

  it('passes over an artifact among the images', async () => {
    const images = new FakeImages()
    const chart = images.keep(
      { kind: 'artifact', digest: aDigest('chart'), artifactType: 'application/x-chart' },
      'chart',
    )
    images.push(NAME, images.index(entryOf(chart), images.entry('linux/amd64', 50)))
    expect(sizesIn(await measure(images, reference))).toEqual(['linux/amd64 50 MiB'])
  })
})

describe('when an index lists what BuildKit says of its images', () => {
  const nothing = { materials: [], places: new Map() }
  const of = (digest: string) => ({ ...ATTESTATION, 'vnd.docker.reference.digest': digest })

  /** The digest of each image's attestation. */
  async function attestationsOf(images: FakeImages, index: ImageIndex) {
    images.push(NAME, index)
    const measurement = await measure(images, reference)
    if (measurement.kind !== 'measured') throw new TypeError(JSON.stringify(measurement))
    return measurement.images.map(({ attestation }) => attestation?.digest)
  }

  it('remembers it for each, without a request', async () => {
    const images = new FakeImages()
    const [amd64, arm64] = [images.entry('linux/amd64', 50), images.entry('linux/arm64', 40)]
    const [first, second] = [images.attest(amd64, nothing), images.attest(arm64, nothing)]
    const index = images.index(amd64, arm64, second, first)
    expect(await attestationsOf(images, index)).toEqual([first.digest, second.digest])
    expect(images.calls).toEqual([
      `resolve ${NAME}`,
      'manifest linux/amd64',
      'manifest linux/arm64',
    ])
  })

  it('remembers it in an index in an index', async () => {
    const images = new FakeImages()
    const image = images.entry('linux/amd64')
    const attestation = images.attest(image, nothing)
    const index = images.index(entryOf(images.index(image, attestation)))
    expect(await attestationsOf(images, index)).toEqual([attestation.digest])
  })

  it('takes the first of two for one image', async () => {
    const images = new FakeImages()
    const image = images.entry('linux/amd64')
    const second = attestationEntry({ digest: aDigest('second'), annotations: of(image.digest) })
    const first = images.attest(image, nothing)
    expect(await attestationsOf(images, images.index(first, image, second))).toEqual([first.digest])
  })

  it.each([
    ['an image that is not there', of(aDigest('elsewhere'))],
    ['what is no digest', of('__proto__')],
    ['nothing', ATTESTATION],
    ['another type', { ...of('TARGET'), 'vnd.docker.reference.type': 'signature' }],
  ])('has none where it is of %s', async (_, annotations) => {
    const images = new FakeImages()
    const image = images.entry('linux/amd64')
    const target = JSON.parse(JSON.stringify(annotations).replace('TARGET', image.digest))
    const index = images.index(image, attestationEntry({ annotations: target }))
    expect(await attestationsOf(images, index)).toEqual([undefined])
  })

  it('has none for a plain manifest', async () => {
    const images = new FakeImages()
    images.push(NAME, images.image())
    expect(await measure(images, reference)).not.toHaveProperty('images.0.attestation')
  })
})

describe('when an index is for more platforms than there are', () => {
  const platforms = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`linux/a${at}`, 1]))

  it('is not measured, and says how many it takes', async () => {
    const images = new FakeImages()
    images.push('ghcr.io/acme/api:main', images.multiPlatform(platforms(65)))
    const reference = parseReference('ghcr.io/acme/api:main')
    expect(await measure(images, reference)).toMatchObject({
      reason: 'ghcr.io/acme/api:main has images for more than 64 platforms',
      cure: 'List the ones that are to be judged under platforms.',
    })
    const wanted = ({ architecture }: Platform) => architecture === 'a7'
    expect(sizesIn(await measure(images, reference, { wanted }))).toEqual(['linux/a7 1 MiB'])
  })

  it('is measured with as many', async () => {
    const images = new FakeImages()
    images.push('ghcr.io/acme/api:main', images.multiPlatform(platforms(64)))
    const measurement = await measure(images, parseReference('ghcr.io/acme/api:main'))
    expect(sizesIn(measurement)).toHaveLength(64)
  })
})
