import { describe, expect, it } from '@jest/globals'
import { parsePlatform } from '../../src/domain/image/platform.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import { Unmeasurable } from '../../src/domain/values/problem.ts'
import { measure, withConfigPlatforms } from '../../src/measure/measure.ts'
import { aDescriptor, aDigest } from '../support/builders.ts'
import { attestationEntry, entryOf, FakeImages, sizesIn } from '../support/fake-images.ts'

const NAME = 'ghcr.io/acme/api:pr-7'
const reference = parseReference(NAME)

describe('when a reference names a plain manifest', () => {
  it('is one image without a platform, and no config is read', async () => {
    const images = new FakeImages()
    images.push(NAME, images.image({ MiB: 50 }))
    expect(sizesIn(await measure(images, reference))).toEqual(['plain 50 MiB'])
    expect(images.calls).toEqual([`resolve ${NAME}`])
  })

  it('has its platform read where that is asked for', async () => {
    const images = new FakeImages()
    images.push(NAME, images.image({ MiB: 50, platform: 'linux/arm64' }))
    const named = await withConfigPlatforms(images, await measure(images, reference))
    expect(sizesIn(named)).toEqual(['linux/arm64 50 MiB'])
  })

  it('is not measured any more when its config is gone', async () => {
    const images = new FakeImages()
    const image = images.image()
    images.push(NAME, image).lose(image.config)
    const named = await withConfigPlatforms(images, await measure(images, reference))
    expect(named).toMatchObject({ kind: 'unmeasurable', cure: 'Push it again.' })
  })
})

describe('when there is no image', () => {
  it('is missing, and no zero', async () => {
    expect(await measure(new FakeImages(), reference)).toEqual({ kind: 'missing', reference })
  })

  it.each([
    [
      'an artifact (application/x-chart)',
      { kind: 'artifact', digest: aDigest('x'), artifactType: 'application/x-chart' } as const,
    ],
    [
      'an index without images',
      { kind: 'index', digest: aDigest('y'), manifests: [attestationEntry()] } as const,
    ],
    ['an index without images', { kind: 'index', digest: aDigest('z'), manifests: [] } as const],
  ])('names %s', async (what, manifest) => {
    const images = new FakeImages().push(NAME, manifest)
    expect(await measure(images, reference)).toMatchObject({
      kind: 'unmeasurable',
      reason: `${NAME} is ${what}, not a container image`,
      cure: expect.stringMatching(/^Check that the reference names the image/),
    })
  })
})

describe('when measuring fails', () => {
  it('keeps the reason and the cure', async () => {
    const images = new FakeImages().push(NAME, new Unmeasurable('GET x: 403 DENIED', 'Log in.'))
    expect(await measure(images, reference)).toEqual({
      kind: 'unmeasurable',
      reference,
      reason: 'GET x: 403 DENIED',
      cure: 'Log in.',
    })
  })

  it('is not a size of the platforms that were there', async () => {
    const images = new FakeImages()
    const lost = images.image({ MiB: 40, platform: 'linux/arm64' })
    const entry = entryOf(lost, { platform: parsePlatform('linux/arm64') })
    images.lose(lost)
    images.push(NAME, images.index(images.entry('linux/amd64', 50), entry))
    expect((await measure(images, reference)).kind).toBe('unmeasurable')
  })

  it('lets a mistake of ours be one', async () => {
    const images = new FakeImages().push(NAME, new TypeError('bug'))
    await expect(measure(images, reference)).rejects.toThrow('bug')
  })

  it('says so when a layer’s size makes no sense', async () => {
    const images = new FakeImages()
    const image = {
      ...images.image(),
      layers: ['a', 'b'].map((seed) => aDescriptor({ seed, bytes: Number.MAX_SAFE_INTEGER })),
    }
    images.push(NAME, image)
    expect((await measure(images, reference)).kind).toBe('unmeasurable')
  })
})
