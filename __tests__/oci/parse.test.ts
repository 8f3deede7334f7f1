import { describe, expect, it } from '@jest/globals'
import { imageSize } from '../../src/domain/image.ts'
import { Unmeasurable } from '../../src/domain/problem.ts'
import { parseConfig, parseManifest } from '../../src/oci/parse.ts'
import { aDigest } from '../support/builders.ts'

const OCI = 'application/vnd.oci.image'
const DOCKER = 'application/vnd.docker'
const MANIFEST = `${OCI}.manifest.v1+json`
const INDEX = `${OCI}.index.v1+json`
const CONFIG = { mediaType: `${OCI}.config.v1+json`, digest: aDigest('config'), size: 1500 }

function received(json: unknown, contentType?: string) {
  const text = typeof json === 'string' ? json : JSON.stringify(json)
  return { bytes: Buffer.from(text), digest: aDigest('manifest'), contentType, name: 'GET x' }
}

function parse(json: object, contentType?: string) {
  return parseManifest(received(json, contentType))
}

function layer(given: object = {}) {
  return { mediaType: `${OCI}.layer.v1.tar+gzip`, digest: aDigest('layer'), size: 100, ...given }
}

function image(given: object = {}) {
  return { schemaVersion: 2, mediaType: MANIFEST, config: CONFIG, layers: [layer()], ...given }
}

function entry(given: object = {}) {
  return {
    mediaType: MANIFEST,
    digest: aDigest('entry'),
    size: 500,
    platform: { os: 'linux', architecture: 'amd64' },
    ...given,
  }
}

function index(...manifests: readonly unknown[]) {
  return { schemaVersion: 2, mediaType: INDEX, manifests }
}

describe('requirement 8: what a manifest is', () => {
  it.each([
    ['OCI’s manifest', image(), MANIFEST, 'image'],
    ['OCI’s without a type of its own', image({ mediaType: undefined }), MANIFEST, 'image'],
    ['with parameters', image(), `${MANIFEST}; charset=utf-8`, 'image'],
    ['of a generic type', image(), 'application/octet-stream', 'image'],
    ['of no type at all', image({ mediaType: undefined }), undefined, 'image'],
    ['OCI’s index', index(entry()), INDEX, 'index'],
    ['an index of no type at all', { manifests: [entry()] }, undefined, 'index'],
    [
      'Docker’s list',
      { ...index(entry()), mediaType: `${DOCKER}.distribution.manifest.list.v2+json` },
      `${DOCKER}.distribution.manifest.list.v2+json`,
      'index',
    ],
    [
      'Docker’s schema 2',
      image({
        mediaType: `${DOCKER}.distribution.manifest.v2+json`,
        config: { ...CONFIG, mediaType: `${DOCKER}.container.image.v1+json` },
      }),
      `${DOCKER}.distribution.manifest.v2+json`,
      'image',
    ],
  ])('%s', (_, json, contentType, kind) => {
    expect(parse(json, contentType).kind).toBe(kind)
  })

  it.each([
    ['a header that lies', image(), INDEX, 'was sent as'],
    [
      'an index’s header and no list',
      { config: CONFIG, layers: [] },
      INDEX,
      'holds|has no manifests',
    ],
    ['a manifest’s header and a list', { manifests: [] }, MANIFEST, 'config is missing'],
    ['a web page’s header', image({ mediaType: undefined }), 'text/html', '"text/html"'],
    ['nothing', {}, undefined, 'is neither a manifest nor an index'],
  ])('is refused with %s', (_, json, contentType, why) => {
    expect(() => parse(json, contentType)).toThrow(new RegExp(why))
  })

  it.each(['', '{', 'null', '[]', '"x"', '\ud800', '<html>'])('is refused as %j', (text) => {
    expect(() => parseManifest(received(text))).toThrow(Unmeasurable)
  })

  it('is refused in another encoding', () => {
    const bytes = Buffer.from(JSON.stringify(image()), 'utf16le')
    expect(() => parseManifest({ ...received(''), bytes })).toThrow('GET x is not JSON')
  })
})

describe('requirement 9: two things in one', () => {
  it.each([
    ['layers', { ...index(entry()), layers: [layer()] }],
    ['layers that are none', { ...index(entry()), layers: [] }],
    ['a config', { ...index(entry()), config: CONFIG }],
    ['a list in a manifest', image({ manifests: [] })],
  ])('are refused: an index with %s', (_, json) => {
    expect(() => parse(json)).toThrow(
      'holds both manifests and layers, and is refused as ambiguous',
    )
  })
})

describe('requirements 7 and 10: what is no image is named', () => {
  it.each([
    `${DOCKER}.distribution.manifest.v1+prettyjws`,
    `${DOCKER}.distribution.manifest.v1+json`,
  ])('schema 1 by the header %s', (type) => {
    expect(() => parse({ schemaVersion: 1, fsLayers: [] }, type)).toThrow(
      'GET x is in Docker’s schema 1, which does not tell sizes',
    )
  })

  it('schema 1 by its body', () => {
    expect(() => parse({ schemaVersion: 1, fsLayers: [] }, 'application/json')).toThrow('schema 1')
  })

  it.each([`${OCI.replace('image', 'artifact')}.manifest.v1+json`, 'application/x-acme'])(
    'the type %s',
    (type) => {
      expect(() => parse({ mediaType: type, blobs: [] }, type)).toThrow(
        `GET x has the type "${type}", which is no container image`,
      )
    },
  )

  it('a type that plays tricks, in one short line', () => {
    const type = `a/\u202e\n::error::${'x'.repeat(500)}`
    const message = (() => {
      try {
        return parse({ mediaType: type }, undefined)
      } catch (error) {
        return String(error)
      }
    })()
    expect(message).not.toMatch(/[\u202e\n]/)
    expect(String(message).length).toBeLessThan(250)
  })
})

describe('requirement 17: artifacts', () => {
  const empty = { mediaType: 'application/vnd.oci.empty.v1+json', digest: aDigest('{}'), size: 2 }

  it.each([
    ['an artifactType', image({ artifactType: 'application/x-sbom' }), 'application/x-sbom'],
    ['an empty config', image({ config: empty }), empty.mediaType],
    ['both', image({ config: empty, artifactType: 'application/x-sig' }), 'application/x-sig'],
    [
      'a config of its own',
      image({ config: { ...CONFIG, mediaType: 'application/vnd.cncf.helm.config.v1+json' } }),
      'application/vnd.cncf.helm.config.v1+json',
    ],
  ])('by %s', (_, json, artifactType) => {
    expect(parse(json)).toMatchObject({ kind: 'artifact', artifactType })
  })

  it('not by an artifactType that is empty', () => {
    expect(parse(image({ artifactType: '' })).kind).toBe('image')
  })
})

describe('requirements 11 to 13: the entries of an index', () => {
  const listed = (...entries: readonly unknown[]) => {
    const parsed = parse(index(...entries))
    return parsed.kind === 'index' ? parsed.manifests : []
  }

  it.each([
    ['an unknown type', { mediaType: 'application/x-acme', digest: aDigest('x'), size: 1 }],
    ['an unknown digest', { mediaType: 'application/x-acme', digest: 'blake3:00', size: 1 }],
    ['nothing else', { mediaType: 'application/x-acme' }],
  ])('are left out with %s', (_, unknown) => {
    expect(listed(unknown, entry())).toHaveLength(1)
  })

  it.each([
    ['none', undefined],
    ['null', null],
    ['an empty one', { os: '', architecture: '' }],
  ])('have no platform where they say %s', (_, platform) => {
    expect(listed(entry({ platform }))[0]).not.toHaveProperty('platform')
  })

  it('keep variant and os.version', () => {
    const platform = { os: 'windows', architecture: 'arm', variant: 'v7', 'os.version': '10.0.1' }
    expect(listed(entry({ platform }))[0]?.platform).toEqual({
      os: 'windows',
      architecture: 'arm',
      variant: 'v7',
      osVersion: '10.0.1',
    })
  })

  it.each([
    ['a string', 'x'],
    ['no digest', { mediaType: MANIFEST, size: 1 }],
    ['a digest for another path', entry({ digest: `sha256:../../../${'a'.repeat(55)}` })],
    ['a digest in capitals', entry({ digest: `sha256:${'A'.repeat(64)}` })],
    ['a short digest', entry({ digest: 'sha256:00' })],
    ['a size that is none', entry({ size: '5' })],
  ])('are refused where one of ours is %s', (_, wrong) => {
    expect(() => listed(wrong)).toThrow(/^GET x is malformed: manifests\[0\]/)
  })
})

describe('requirement 13: the platform in a config', () => {
  it('is kept with variant and os.version', () => {
    const json = { os: 'windows', architecture: 'arm64', variant: 'v8', 'os.version': '10.0.2' }
    expect(parseConfig(received(json)).platform).toEqual({
      os: 'windows',
      architecture: 'arm64',
      variant: 'v8',
      osVersion: '10.0.2',
    })
  })

  it.each([
    {},
    { os: 'linux' },
    { os: '', architecture: 'amd64' },
    { os: 5, architecture: 'x' },
    [],
  ])('is not made up: %j', (json) => {
    expect(() => parseConfig(received(json))).toThrow(Unmeasurable)
  })
})

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
    ['application/x-acme', 'unknown', false],
    ['', 'unknown', false],
  ])('%s counts, as %s, foreign: %s', (mediaType, compression, foreign) => {
    const parsed = parse(image({ layers: [layer({ mediaType, urls: ['https://evil.example/'] })] }))
    if (parsed.kind !== 'image') throw new Error('it is no image')
    expect(imageSize(parsed, null)).toMatchObject({
      bytes: 100,
      layers: [{ compression, foreign }],
    })
  })
})
