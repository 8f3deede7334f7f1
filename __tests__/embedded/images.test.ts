import { describe, expect, it } from '@jest/globals'
import { digestOf, emptyContent, repositoryOf } from '../../src/embedded/content.ts'
import type { ImageSpec } from '../../src/embedded/image-config.ts'
import { addImage, addIndex } from '../../src/embedded/images.ts'
import { blobOf, manifestOf } from '../support/stored-content.ts'

const LINUX = { os: 'linux', architecture: 'amd64' }

function anImage(given: Partial<ImageSpec> = {}): ImageSpec {
  return { platform: LINUX, layers: [{ seed: 'base', bytes: 30_000_000 }], ...given }
}

describe('when a plain image is added', () => {
  it('is found by its tag and by the digest that is returned', () => {
    const content = emptyContent()
    const digest = addImage(content, 'acme/api:main', anImage())
    const { tags, manifests } = repositoryOf(content, 'acme/api')
    expect(tags.get('main')).toBe(digest)
    expect(digestOf(manifests.get(digest)?.body ?? '')).toBe(digest)
  })

  it('has the media types of OCI', () => {
    const content = emptyContent()
    addImage(content, 'acme/api:main', anImage())
    expect(manifestOf(content, 'acme/api')).toMatchObject({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: { mediaType: 'application/vnd.oci.image.config.v1+json' },
      layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' }],
    })
  })

  it('has the media types of Docker where they are asked for', () => {
    const content = emptyContent()
    addImage(content, 'acme/api:main', anImage(), { docker: true })
    expect(manifestOf(content, 'acme/api')).toMatchObject({
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      config: { mediaType: 'application/vnd.docker.container.image.v1+json' },
      layers: [{ mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip' }],
    })
  })

  it('tells of layers without holding them', () => {
    const content = emptyContent()
    const mediaType = 'application/vnd.oci.image.layer.v1.tar+zstd'
    addImage(
      content,
      'acme/api:main',
      anImage({ layers: [{ seed: 'huge', bytes: 2 ** 40, mediaType }] }),
    )
    const { layers } = manifestOf(content, 'acme/api')
    expect(layers).toEqual([{ mediaType, digest: digestOf('huge'), size: 2 ** 40 }])
    expect(repositoryOf(content, 'acme/api').blobs.has(digestOf('huge'))).toBe(false)
  })

  it('shares the layers of one seed', () => {
    const content = emptyContent()
    addImage(content, 'acme/api:main', anImage())
    addImage(content, 'acme/web:main', anImage({ platform: { ...LINUX, architecture: 'arm64' } }))
    const [api, web] = ['acme/api', 'acme/web'].map((name) => manifestOf(content, name))
    expect(api?.layers).toEqual(web?.layers)
    expect(api?.config?.digest).not.toBe(web?.config?.digest)
  })

  it('has to be given a tag', () => {
    expect(() => addImage(emptyContent(), 'acme/api', anImage())).toThrow(
      'acme/api is no repository:tag',
    )
  })
})

describe('when an index is added', () => {
  const specs = [anImage(), anImage({ platform: { os: 'linux', architecture: 'arm64' } })]

  it('has an entry for each platform, in their order', () => {
    const content = emptyContent()
    const digest = addIndex(content, 'acme/api:main', specs)
    const { mediaType, manifests } = manifestOf(content, 'acme/api')
    expect(repositoryOf(content, 'acme/api').tags.get('main')).toBe(digest)
    expect(mediaType).toBe('application/vnd.oci.image.index.v1+json')
    expect(manifests.map(({ platform }) => platform)).toEqual(specs.map(({ platform }) => platform))
  })

  it('is a manifest list where Docker’s types are asked for', () => {
    const content = emptyContent()
    addIndex(content, 'acme/api:main', specs, { docker: true })
    const { mediaType, manifests } = manifestOf(content, 'acme/api')
    expect(mediaType).toBe('application/vnd.docker.distribution.manifest.list.v2+json')
    expect(new Set(manifests.map((entry) => entry.mediaType))).toEqual(
      new Set(['application/vnd.docker.distribution.manifest.v2+json']),
    )
  })

  it('has no attestations unless they are asked for', () => {
    const content = emptyContent()
    addIndex(content, 'acme/api:main', specs)
    expect(repositoryOf(content, 'acme/api').manifests.size).toBe(3)
  })

  it('has an attestation for each image, after all of them', () => {
    const content = emptyContent()
    addIndex(content, 'acme/api:main', specs, { attestations: true })
    const [amd64, arm64, ...attestations] = manifestOf(content, 'acme/api').manifests
    const platform = { os: 'unknown', architecture: 'unknown' }
    expect(attestations).toMatchObject(
      [amd64, arm64].map((image) => ({
        platform,
        annotations: {
          'vnd.docker.reference.type': 'attestation-manifest',
          'vnd.docker.reference.digest': image?.digest,
        },
      })),
    )
  })

  it('states in each attestation which image it is of', () => {
    const content = emptyContent()
    addIndex(content, 'acme/api:main', [anImage()], { attestations: true })
    const [image, attestation] = manifestOf(content, 'acme/api').manifests
    const { layers } = manifestOf(content, 'acme/api', attestation?.digest ?? '')
    expect(layers).toMatchObject([{ mediaType: 'application/vnd.in-toto+json' }])
    expect(layers.map((layer) => blobOf(content, 'acme/api', layer))).toMatchObject([
      { subject: [{ digest: { sha256: image?.digest.replace('sha256:', '') } }] },
    ])
  })
})
