import { describe, expect, it } from '@jest/globals'
import { NOTHING_PROVED } from '../../src/domain/explanation/gaps.ts'
import { imageSize } from '../../src/domain/image/image.ts'
import type { ImageManifest } from '../../src/domain/image/manifest.ts'
import { parsePlatform } from '../../src/domain/image/platform.ts'
import type { Provenance } from '../../src/domain/image/provenance.ts'
import { parseReference, type Reference } from '../../src/domain/image/reference.ts'
import { Unmeasurable } from '../../src/domain/values/problem.ts'
import { BaseImageFinder } from '../../src/explain/base-image-finder.ts'
import { ExplanationDeadlines } from '../../src/explain/explanation-deadline.ts'
import { aDigest } from '../support/builders.ts'
import { entryOf, FakeImages } from '../support/fake-images.ts'
import { anEntry } from '../support/history.ts'

const NAME = 'org.opencontainers.image.base.name'
const DIGEST = 'org.opencontainers.image.base.digest'
const BASE = 'ghcr.io/acme/base:12'
const ROOTFS = { 'ADD rootfs /': 30 }
const NEWER = { 'ADD newer /': 31 }
const APP = { ...ROOTFS, 'COPY app /': 5 }
const labelled = { labels: { [NAME]: BASE } }
const UNKNOWN = { kind: 'unknown' }

interface Given {
  readonly provenance?: Provenance
  readonly reference?: string
  readonly platform?: string
  readonly bases?: BaseImageFinder
}

/** What an image was built from, as far as these images prove it. */
async function baseOf(images: FakeImages, app: ImageManifest, given: Given = {}) {
  const { provenance, platform, bases = new BaseImageFinder(images) } = given
  const reference = parseReference(given.reference ?? 'ghcr.io/acme/api:pr-7')
  const image = imageSize(app, platform === undefined ? null : parsePlatform(platform))
  const config = await images.config(reference, app.config)
  images.calls.splice(0)
  const deadline = new ExplanationDeadlines().start()
  return (await bases.find({ reference, image, config, provenance, deadline })).base
}

function provenance(...materials: readonly (readonly [string, ImageManifest])[]): Provenance {
  return {
    materials: materials.map(([name, { digest }]) => ({ name, digest })),
    places: new Map(),
  }
}

describe('when an image says what it was built from', () => {
  it('is proved by the digests of its layers, for one request', async () => {
    const images = new FakeImages()
    images.push(BASE, images.built(ROOTFS))
    expect(await baseOf(images, images.built(APP, labelled))).toEqual({
      kind: 'known',
      name: BASE,
      digest: null,
      layers: 1,
      proof: 'label',
      movedTo: null,
    })
    expect(images.calls).toEqual([`resolve ${BASE}`])
  })

  it('is proved by what its layers unpack to, for a config more', async () => {
    const images = new FakeImages()
    images.push(BASE, images.built(ROOTFS, { compression: 'zstd' }))
    expect(await baseOf(images, images.built(APP, labelled))).toMatchObject({ layers: 1 })
    expect(images.calls).toEqual([`resolve ${BASE}`, 'config ADD rootfs /'])
  })

  it('is proved by an annotation too, and by what Buildah signs in the history', async () => {
    const images = new FakeImages()
    images.push(BASE, images.built(ROOTFS))
    const annotated = images.built(APP, { annotations: { [NAME]: BASE } })
    expect(await baseOf(images, annotated)).toMatchObject({ proof: 'label' })
    const history = [anEntry('CMD', { comment: `FROM ${BASE}`, isEmpty: true })]
    const hinted = images.built(APP, { history })
    expect(await baseOf(images, hinted)).toMatchObject({ proof: 'candidate', layers: 1 })
  })

  it('is the whole image where that adds no layer', async () => {
    const images = new FakeImages()
    images.push(BASE, images.built(ROOTFS))
    expect(await baseOf(images, images.built(ROOTFS, labelled))).toMatchObject({ layers: 1 })
  })
})

describe('when it cannot be proved', () => {
  it.each([
    ['other layers are there', (images: FakeImages) => images.built(NEWER)],
    ['more layers are there', (images: FakeImages) => images.built({ ...APP, 'RUN make': 1 })],
    ['nothing is there', () => undefined],
    ['the registry cannot be reached', () => new Unmeasurable('GET: no answer', 'Try again.')],
  ])('is unknown: %s', async (_, there) => {
    const images = new FakeImages()
    const what = there(images)
    if (what !== undefined) images.push(BASE, what)
    expect(await baseOf(images, images.built(APP, labelled))).toEqual(UNKNOWN)
  })

  it.each(['', 'Not A Name', 'oci:/etc', 'docker-archive:/etc/passwd', 'a'.repeat(64)])(
    'asks for nothing that is named %j',
    async (name) => {
      const images = new FakeImages()
      const app = images.built(APP, { labels: { [NAME]: name } })
      expect(await baseOf(images, app)).toEqual(UNKNOWN)
      expect(images.calls).toEqual([])
    },
  )

  it('is an error where the mistake is ours', async () => {
    const images = new FakeImages().push(BASE, new TypeError('a mistake'))
    await expect(baseOf(images, images.built(APP, labelled))).rejects.toThrow(TypeError)
  })
})

describe('when the name stands for something else by now', () => {
  const recorded = (digest: string) => ({ labels: { [NAME]: BASE, [DIGEST]: digest } })

  it('is proved by what was recorded, and says so', async () => {
    const images = new FakeImages()
    const [then, now] = [images.built(ROOTFS), images.built(NEWER)]
    images.push(BASE, now).push(`${BASE}@${then.digest}`, then)
    const base = await baseOf(images, images.built(APP, recorded(then.digest)))
    expect(base).toMatchObject({ digest: then.digest, layers: 1, movedTo: now.digest })
  })

  it('is unknown where what was recorded is gone', async () => {
    const images = new FakeImages()
    images.push(BASE, images.built(NEWER))
    expect(await baseOf(images, images.built(APP, recorded(aDigest('gone'))))).toEqual(UNKNOWN)
  })

  it('has not moved where nobody can tell', async () => {
    const images = new FakeImages()
    const then = images.built(ROOTFS)
    images.push(`${BASE}@${then.digest}`, then)
    const base = await baseOf(images, images.built(APP, recorded(then.digest)))
    expect(base).toMatchObject({ digest: then.digest, movedTo: null })
  })

  it('has not moved where the digest of the index, or of the platform, is the recorded one', async () => {
    const images = new FakeImages()
    const platform = 'linux/amd64'
    const child = images.built(ROOTFS)
    const index = images.index(
      entryOf(child, { platform: parsePlatform(platform) }),
      images.entry('linux/arm64'),
    )
    images.push(BASE, index)
    for (const digest of [index.digest, child.digest]) {
      const base = await baseOf(images, images.built(APP, recorded(digest)), { platform })
      expect(base).toMatchObject({ digest, layers: 1, movedTo: null })
      expect(images.calls).toEqual([`resolve ${BASE}`, 'manifest ADD rootfs /'])
    }
  })
})

describe('when the provenance names what went into the build', () => {
  it('is the input that reaches highest', async () => {
    const images = new FakeImages()
    const python = { ...ROOTFS, 'RUN install python': 20 }
    const inputs = [images.built(ROOTFS), images.built(python), images.built(NEWER)] as const
    const names = ['debian', 'python', 'golang'].map((name) => `ghcr.io/acme/${name}:1`)
    names.forEach((name, index) => {
      const input = inputs[index]
      if (input !== undefined) images.push(name, input)
    })
    const app = images.built({ ...python, 'COPY app /': 5 }, { labels: { [NAME]: names[0] ?? '' } })
    const found = await baseOf(images, app, {
      provenance: provenance(
        ['ghcr.io/acme/debian:1', inputs[0]],
        ['ghcr.io/acme/python:1', inputs[1]],
        ['ghcr.io/acme/golang:1', inputs[2]],
      ),
    })
    expect(found).toMatchObject({ name: names[1], layers: 2, proof: 'provenance' })
  })

  it('gives way to a label where none of them fits', async () => {
    const images = new FakeImages()
    const golang = images.built(NEWER)
    images.push('ghcr.io/acme/golang:1', golang).push(BASE, images.built(ROOTFS))
    const found = await baseOf(images, images.built(APP, labelled), {
      provenance: provenance(['ghcr.io/acme/golang:1', golang]),
    })
    expect(found).toMatchObject({ name: BASE, proof: 'label' })
  })
})

describe('when a plain manifest was built from an index', () => {
  it('is compared with the base of the platform that its config tells', async () => {
    const images = new FakeImages()
    const arm = images.built(ROOTFS, { platform: 'linux/arm64' })
    const index = images.index(
      entryOf(images.built(NEWER), { platform: parsePlatform('linux/amd64') }),
      entryOf(arm, { platform: parsePlatform('linux/arm64') }),
    )
    images.push(BASE, index)
    const app = images.built(APP, { ...labelled, platform: 'linux/arm64' })
    expect(await baseOf(images, app)).toMatchObject({ name: BASE, layers: 1 })
  })
})

describe('when an image was built by buildpacks', () => {
  const topLayer = aDigest('content of COPY app / 5')
  const labels = (image: string) => ({
    'io.buildpacks.lifecycle.metadata': JSON.stringify({ runImage: { topLayer, image } }),
  })

  it('stands on the run image, where its layers prove it', async () => {
    const images = new FakeImages()
    images.push(BASE, images.built(ROOTFS))
    expect(await baseOf(images, images.built(APP, { labels: labels(BASE) }))).toMatchObject({
      name: BASE,
      layers: 1,
      proof: 'buildpacks',
    })
  })

  it('is believed no layer that it only claims: own growth would pass as the base image’s', async () => {
    const images = new FakeImages()
    images.push(BASE, images.built(NEWER))
    const app = images.built(APP, { labels: labels(BASE) })
    expect(await baseOf(images, app)).toEqual(UNKNOWN)
  })
})

describe('when an image names another registry than its own', () => {
  class Listening extends FakeImages {
    readonly asked: Reference[] = []

    override resolve(reference: Reference) {
      this.asked.push(reference)
      return super.resolve(reference)
    }
  }

  it.each([
    ['ghcr.io/acme/api:pr-7', BASE, undefined],
    ['ghcr.io/acme/api:pr-7', 'debian:12', true],
    ['127.0.0.1:5000/acme/api:pr-7', '127.0.0.1:5001/acme/base:1', true],
    ['oci:/images/api', '127.0.0.1:5000/acme/base:1', true],
  ])('%s: %s is untrusted: %s', async (reference, name, isUntrusted) => {
    const images = new Listening()
    await baseOf(images, images.built(APP, { labels: { [NAME]: name } }), { reference })
    const [asked] = images.asked
    expect(asked).toMatchObject({ kind: 'registry' })
    expect(asked?.kind === 'registry' && asked.isUntrusted).toBe(isUntrusted ?? undefined)
  })
})

describe('when a stranger’s image says what it was built from', () => {
  const untrustedGaps = async (images: FakeImages, app: ImageManifest) => {
    const bases = new BaseImageFinder(images, { isUntrusted: true })
    const reference = parseReference('ghcr.io/acme/api:pr-7')
    const config = await images.config(reference, app.config)
    const built = { reference, image: imageSize(app, null), config, provenance: undefined }
    return bases.find({ ...built, deadline: new ExplanationDeadlines().start() })
  }

  it.each([
    ['nothing is there', () => undefined],
    ['other layers are there', (images: FakeImages) => images.built(NEWER)],
    ['it is refused', () => new Unmeasurable('GET: 403 WHISPER', 'Log in.')],
  ])('tells nothing of it that is not proved: %s', async (_, there) => {
    const images = new FakeImages()
    const what = there(images)
    if (what !== undefined) images.push(BASE, what)
    const found = await untrustedGaps(images, images.built(APP, labelled))
    expect(found).toEqual({ base: UNKNOWN, gaps: [NOTHING_PROVED] })
  })

  it('tells it where its layers prove it, and nothing where it says nothing', async () => {
    const images = new FakeImages()
    images.push(BASE, images.built(ROOTFS))
    const proved = await untrustedGaps(images, images.built(APP, labelled))
    expect(proved).toMatchObject({ base: { name: BASE }, gaps: [] })
    expect(await untrustedGaps(images, images.built(APP))).toEqual({ base: UNKNOWN, gaps: [] })
  })
})

describe('when many images were built from one', () => {
  it('asks for it once', async () => {
    const images = new FakeImages()
    images.push(BASE, images.built(ROOTFS))
    const bases = new BaseImageFinder(images)
    const app = images.built(APP, labelled)
    await baseOf(images, app, { bases })
    await baseOf(images, app, { bases })
    expect(images.calls).toEqual([])
  })
})
