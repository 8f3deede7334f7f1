import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import type { Digest } from '../../src/domain/image/digest.ts'
import { emptyContent, type RegistryContent, repositoryOf } from '../../src/embedded/content.ts'
import { addImage, addIndex } from '../../src/embedded/images.ts'
import { start } from '../support/embedded-registry.ts'
import { sizesOf } from '../support/fake-images.ts'
import { anImageSpec } from '../support/fleet.ts'
import { aClient } from '../support/registry-client.ts'

const INDEX = 'application/vnd.oci.image.index.v1+json'
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'

/** Stores an index under a tag, and gives the entry that would name it in another one. */
function put(content: RegistryContent, tag: string, manifests: readonly object[]) {
  const { tags, manifests: stored } = repositoryOf(content, 'acme/api')
  const body = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }))
  const digest: Digest = `sha256:${createHash('sha256').update(body).digest('hex')}`
  stored.set(digest, { mediaType: INDEX, body })
  tags.set(tag, digest)
  return { mediaType: INDEX, digest, size: body.length }
}

/** The entry of an image of one layer of 1 MB. */
function entryOf(
  content: RegistryContent,
  architecture: string,
  given: object = { platform: { os: 'linux', architecture } },
) {
  const digest = addImage(
    content,
    `acme/api:${architecture}`,
    anImageSpec(architecture, architecture),
  )
  const size = repositoryOf(content, 'acme/api').manifests.get(digest)?.body.length
  return { mediaType: MANIFEST, digest, size, ...given }
}

async function measure(content: RegistryContent, tag = 'main') {
  const { registry } = await start({}, content)
  const measurement = await aClient().measure(`${registry.host}/acme/api:${tag}`)
  const sizes = measurement.kind === 'measured' ? sizesOf(measurement.images) : []
  const platforms = sizes.map((size) => size.split(' ')[0])
  const reason = measurement.kind === 'unmeasurable' ? measurement.reason : undefined
  return { platforms, reason, paths: registry.requests.map(({ path }) => path) }
}

describe('requirement 11: indexes in indexes', () => {
  it('are followed three deep', async () => {
    const content = emptyContent()
    const third = put(content, 'third', [entryOf(content, 'amd64')])
    const second = put(content, 'second', [third, entryOf(content, 'arm64')])
    put(content, 'main', [second])
    expect((await measure(content)).platforms).toEqual(['linux/amd64', 'linux/arm64'])
  })

  it('are not followed deeper', async () => {
    const content = emptyContent()
    let inner: object = entryOf(content, 'amd64')
    for (const tag of ['fourth', 'third', 'second', 'main']) inner = put(content, tag, [inner])
    expect((await measure(content)).reason).toMatch(/nests indexes more than 3 deep$/)
  })

  it('are visited once', async () => {
    const content = emptyContent()
    const shared = put(content, 'shared', [entryOf(content, 'amd64')])
    put(content, 'main', [shared, shared, put(content, 'other', [shared])])
    const { platforms, paths } = await measure(content)
    expect(platforms).toEqual(['linux/amd64'])
    expect(new Set(paths).size).toBe(paths.length)
  })

  it('may hold entries of unknown kinds', async () => {
    const content = emptyContent()
    put(content, 'main', [
      { mediaType: 'application/x-acme', size: 'large' },
      entryOf(content, 'amd64'),
    ])
    expect((await measure(content)).platforms).toEqual(['linux/amd64'])
  })

  it('that list what is not there are an error, never a smaller image', async () => {
    const content = emptyContent()
    const gone = entryOf(content, 'amd64')
    put(content, 'main', [gone, entryOf(content, 'arm64')])
    repositoryOf(content, 'acme/api').manifests.delete(gone.digest)
    expect((await measure(content)).reason).toMatch(
      /\/acme\/api lists sha256:.*, and does not have it$/,
    )
  })
})

describe('requirement 12: attestations', () => {
  it('of BuildKit cost no request and are no platform', async () => {
    const content = emptyContent()
    const specs = [anImageSpec('a', 'amd64'), anImageSpec('a', 'arm64')]
    addIndex(content, 'acme/api:main', specs, { attestations: true })
    const { platforms, paths } = await measure(content)
    expect(platforms).toEqual(['linux/amd64', 'linux/arm64'])
    expect(paths).toHaveLength(3)
  })
})

describe('requirement 13: an entry without a platform', () => {
  it('has the one of its config', async () => {
    const content = emptyContent()
    put(content, 'main', [entryOf(content, 'arm64', {})])
    const { platforms, paths } = await measure(content)
    expect(platforms).toEqual(['linux/arm64'])
    expect(paths[2]).toContain('/blobs/')
  })
})

describe('requirement 15: layers that are stored elsewhere', () => {
  it('are counted, and never fetched', async () => {
    const content = emptyContent()
    addImage(content, 'acme/api:main', {
      platform: { os: 'windows', architecture: 'amd64' },
      layers: [
        {
          seed: 'base',
          bytes: 1_048_576,
          mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
        },
      ],
    })
    const { registry } = await start({}, content)
    const measurement = await aClient().measure(`${registry.host}/acme/api:main`)
    expect(measurement).toMatchObject({
      images: [{ bytes: 1_048_576, layers: [{ foreign: true }] }],
    })
    expect(registry.requests).toHaveLength(1)
  })
})
