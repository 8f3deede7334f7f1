import { describe, expect, it } from '@jest/globals'
import { MIB } from '../../src/domain/values/bytes.ts'
import { digestOf, repositoryOf } from '../../src/embedded/content.ts'
import { demoContent } from '../../src/embedded/images.ts'
import { manifestOf, type StoredDescriptor } from '../support/stored-content.ts'

/** The sum of the layers, with one decimal. */
function mebibytes(layers: readonly StoredDescriptor[]): number {
  const bytes = layers.reduce((sum, { size }) => sum + size, 0)
  return Math.round((bytes / MIB) * 10) / 10
}

describe('when the demo’s images are made', () => {
  const content = demoContent()

  /** MiB of each image under a tag, with its platform where there is an index. */
  function sizes(name: string, tag: string): [string, number][] {
    const manifest = manifestOf(content, name, tag)
    if (manifest.config !== undefined) return [['plain', mebibytes(manifest.layers)]]
    return manifest.manifests
      .filter(({ annotations }) => annotations === undefined)
      .map(({ digest, platform }) => [
        `${platform?.['os']}/${platform?.['architecture']}`,
        mebibytes(manifestOf(content, name, digest).layers),
      ])
  }

  it.each([
    [
      'acme/api',
      'main',
      [
        ['linux/amd64', 231],
        ['linux/arm64', 208.7],
      ],
    ],
    [
      'acme/api',
      'pr-7',
      [
        ['linux/amd64', 269.2],
        ['linux/arm64', 246.5],
      ],
    ],
    ['acme/web', 'main', [['plain', 48.2]]],
    ['acme/web', 'pr-7', [['plain', 45.1]]],
    ['acme/worker', 'main', [['plain', 178.3]]],
    ['acme/worker', 'pr-7', [['plain', 178.3]]],
    ['acme/search', 'pr-7', [['linux/amd64', 96.1]]],
  ])('%s:%s weighs what the story needs', (name, tag, expected) => {
    expect(sizes(name, tag)).toEqual(expected)
  })

  it('the api differs in its two last layers', () => {
    const [base, head] = ['main', 'pr-7'].map((tag) => {
      const [amd64] = manifestOf(content, 'acme/api', tag).manifests
      return manifestOf(content, 'acme/api', amd64?.digest ?? '').layers.map(({ digest }) => digest)
    })
    expect(base?.length).toBe(head?.length)
    expect(base?.map((digest, index) => digest === head?.[index])).toEqual([
      ...Array(5).fill(true),
      false,
      false,
    ])
  })

  it('the worker is the same image before and after', () => {
    const { tags } = repositoryOf(content, 'acme/worker')
    expect(tags.get('pr-7')).toBe(tags.get('main'))
  })

  it('the search service has no image before', () => {
    expect([...repositoryOf(content, 'acme/search').tags.keys()]).toEqual(['pr-7'])
  })

  it('are the same every time', () => {
    expect(demoContent()).toEqual(content)
  })

  it('are small to hold', () => {
    const held = [...content.repositories.values()].flatMap(({ manifests, blobs }) => [
      ...[...manifests.values()].map(({ body }) => body.length),
      ...[...blobs.values()].map((blob) => blob.length),
    ])
    expect(held.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000)
  })

  const names = [...content.repositories.keys()]

  it.each(names)('%s: every tag and index entry leads to a manifest', (name) => {
    const { tags, manifests } = repositoryOf(content, name)
    const entries = [...manifests.keys()].flatMap(
      (digest) => manifestOf(content, name, digest).manifests,
    )
    const targets = [...tags.values(), ...entries.map(({ digest }) => digest)]
    expect(targets.filter((digest) => !manifests.has(digest))).toEqual([])
  })

  it.each(names)('%s: every config is there', (name) => {
    const { manifests, blobs } = repositoryOf(content, name)
    const configs = [...manifests.keys()].flatMap((digest) => {
      const { config } = manifestOf(content, name, digest)
      return config === undefined ? [] : [config.digest]
    })
    expect(configs.length).toBeGreaterThan(0)
    expect(configs.filter((digest) => !blobs.has(digest))).toEqual([])
  })

  it.each(names)('%s: every descriptor has the size and digest of its content', (name) => {
    const { manifests, blobs } = repositoryOf(content, name)
    const descriptors = [...manifests.keys()].flatMap((digest) => {
      const { config, layers, manifests } = manifestOf(content, name, digest)
      return [...(config === undefined ? [] : [config]), ...layers, ...manifests]
    })
    const wrong = descriptors.filter(({ digest, size }) => {
      const stored = blobs.get(digest) ?? manifests.get(digest)?.body
      return stored !== undefined && (stored.length !== size || digestOf(stored) !== digest)
    })
    expect(descriptors.length).toBeGreaterThan(0)
    expect(wrong).toEqual([])
  })

  it.each(names)('%s: every content has the digest that it is kept under', (name) => {
    const { manifests, blobs } = repositoryOf(content, name)
    const kept = [
      ...[...manifests].map(([digest, { body }]) => ({ digest, body })),
      ...[...blobs].map(([digest, body]) => ({ digest, body })),
    ]
    expect(kept.filter(({ digest, body }) => digestOf(body) !== digest)).toEqual([])
  })
})
