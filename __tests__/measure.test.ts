import { describe, expect, it } from '@jest/globals'
import type { Measurement } from '../src/domain/image.ts'
import { type formatPlatform, parsePlatform, samePlatform } from '../src/domain/platform.ts'
import { Unmeasurable } from '../src/domain/problem.ts'
import { parseReference } from '../src/domain/reference.ts'
import { measure, withPlatforms } from '../src/measure.ts'
import { aDescriptor, aDigest } from './support/builders.ts'
import { attestationEntry, entryOf, FakeImages, sizesOf } from './support/fake-images.ts'

const NAME = 'ghcr.io/acme/api:pr-7'
const reference = parseReference(NAME)

function sizes(measurement: Measurement): string[] {
  if (measurement.kind !== 'measured') throw new TypeError(JSON.stringify(measurement))
  return sizesOf(measurement.images)
}

describe('when a reference names a plain manifest', () => {
  it('is one image without a platform, and no config is read', async () => {
    const images = new FakeImages()
    images.push(NAME, images.image({ MiB: 50 }))
    expect(sizes(await measure(images, reference))).toEqual(['plain 50 MiB'])
    expect(images.calls).toEqual([`resolve ${NAME}`])
  })

  it('has its platform read where that is asked for', async () => {
    const images = new FakeImages()
    images.push(NAME, images.image({ MiB: 50, platform: 'linux/arm64' }))
    const named = await withPlatforms(images, await measure(images, reference))
    expect(sizes(named)).toEqual(['linux/arm64 50 MiB'])
  })
})

describe('when a reference names an index', () => {
  it('is an image for each platform, attestations left out', async () => {
    const images = new FakeImages()
    const entries = [images.entry('linux/amd64', 50), images.entry('linux/arm64', 40)]
    images.push(NAME, images.index(...entries, attestationEntry()))
    expect(sizes(await measure(images, reference))).toEqual([
      'linux/amd64 50 MiB',
      'linux/arm64 40 MiB',
    ])
  })

  it('takes the annotation for an attestation’s sign, whatever its platform', async () => {
    const images = new FakeImages()
    const platform = parsePlatform('linux/amd64')
    images.push(NAME, images.index(images.entry('linux/amd64', 50), attestationEntry({ platform })))
    expect(sizes(await measure(images, reference))).toEqual(['linux/amd64 50 MiB'])
  })

  it('asks nothing of platforms that are not wanted', async () => {
    const images = new FakeImages()
    images.push(NAME, images.multiPlatform({ 'linux/amd64': 50, 'linux/arm64': 40 }))
    const wanted = (platform: Parameters<typeof formatPlatform>[0]) =>
      samePlatform(platform, parsePlatform('linux/arm64'))
    await measure(images, reference, { wanted })
    expect(images.calls).toEqual([`resolve ${NAME}`, 'manifest linux/arm64'])
  })

  it('reads the config of an entry that does not name its platform', async () => {
    const images = new FakeImages()
    images.push(NAME, images.index(entryOf(images.image({ MiB: 30, platform: 'linux/s390x' }))))
    expect(sizes(await measure(images, reference))).toEqual(['linux/s390x 30 MiB'])
  })

  it('takes the first of two entries for one platform', async () => {
    const images = new FakeImages()
    images.push(
      NAME,
      images.index(images.entry('linux/amd64', 50), images.entry('linux/amd64', 60)),
    )
    expect(sizes(await measure(images, reference))).toEqual(['linux/amd64 50 MiB'])
  })

  it('follows indexes in indexes, each once', async () => {
    const images = new FakeImages()
    const inner = images.multiPlatform({ 'linux/amd64': 50 })
    images.push(NAME, images.index(entryOf(inner), entryOf(inner)))
    expect(sizes(await measure(images, reference))).toEqual(['linux/amd64 50 MiB'])
    expect(images.calls.filter((call) => call.startsWith('manifest'))).toHaveLength(2)
  })

  it('ends at the third level', async () => {
    const images = new FakeImages()
    const nested = [1, 2, 3, 4].reduce(
      (inner) => images.index(entryOf(inner)),
      images.index(images.entry('linux/amd64')),
    )
    images.push(NAME, nested)
    expect(await measure(images, reference)).toMatchObject({
      kind: 'unmeasurable',
      reason: expect.stringMatching(/more than 3 deep/),
    })
  })

  it('passes over an artifact among the images', async () => {
    const images = new FakeImages()
    const chart = images.keep(
      { kind: 'artifact', digest: aDigest('chart'), artifactType: 'application/x-chart' },
      'chart',
    )
    images.push(NAME, images.index(entryOf(chart), images.entry('linux/amd64', 50)))
    expect(sizes(await measure(images, reference))).toEqual(['linux/amd64 50 MiB'])
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
  ])('names %s', async (what, manifest) => {
    const images = new FakeImages().push(NAME, manifest)
    expect(await measure(images, reference)).toMatchObject({
      kind: 'unmeasurable',
      reason: expect.stringContaining(what),
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
