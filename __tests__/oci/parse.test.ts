import { describe, expect, it } from '@jest/globals'
import { Unmeasurable } from '../../src/domain/values/problem.ts'
import { parseManifest } from '../../src/oci/parse.ts'
import { aDigest } from '../support/builders.ts'
import {
  CONFIG,
  DOCKER,
  entry,
  INDEX,
  image,
  index,
  layer,
  MANIFEST,
  OCI,
  parse,
  received,
} from '../support/raw-manifests.ts'

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

describe('when a field is null', () => {
  it.each([
    ['a manifest', image({ manifests: null, artifactType: null, annotations: null }), 'image'],
    ['a manifest without a type', image({ mediaType: null, schemaVersion: null }), 'image'],
    ['an index', { ...index(entry()), config: null, layers: null, annotations: null }, 'index'],
  ])('it is nothing: in %s', (_, json, kind) => {
    expect(parse(json).kind).toBe(kind)
  })

  it.each([
    ['layers', image({ layers: null }), 'has no layers'],
    ['a config', image({ config: null }), 'config is missing'],
    ['manifests', { ...index(), manifests: null }, 'has no manifests'],
  ])('it is missing: %s', (_, json, what) => {
    expect(() => parse(json)).toThrow(what)
  })

  it('it takes no other annotation with it', () => {
    const name = 'org.opencontainers.image.base.name'
    expect(parse(image({ annotations: { [name]: 'debian', other: null } }))).toMatchObject({
      annotations: { [name]: 'debian' },
    })
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
    [
      'an artifactType beside a vague config',
      image({
        artifactType: 'application/x-sbom',
        config: { ...CONFIG, mediaType: 'application/json' },
      }),
      'application/x-sbom',
    ],
    [
      'layers that are all of other kinds',
      image({
        layers: [
          layer({ mediaType: 'application/vnd.in-toto+json' }),
          layer({ mediaType: 'application/x-sig' }),
        ],
      }),
      'application/vnd.in-toto+json, application/x-sig',
    ],
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

  it.each([
    ['an artifactType that is empty', image({ artifactType: '' })],
    ['an artifactType of null', image({ artifactType: null })],
    ['an artifactType beside an image’s config', image({ artifactType: 'application/x-sbom' })],
    ['no layers', image({ layers: [] })],
    ...['', null, 'application/octet-stream', 'application/json', 'text/html'].map((mediaType) => [
      `a config of ${mediaType}`,
      image({ config: { ...CONFIG, mediaType } }),
    ]),
  ])('not by %s', (_, json) => {
    expect(parse(json as object).kind).toBe('image')
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
    ['a digest of null', entry({ digest: null })],
    ['a size of null', entry({ size: null })],
    ['a short digest', entry({ digest: 'sha256:00' })],
    ['a size that is none', entry({ size: '5' })],
  ])('cost no other entry anything, where one is %s', (_, wrong) => {
    const parsed = parse(index(wrong, entry()))
    expect(parsed).toMatchObject({ manifests: [{ bytes: 500 }] })
    expect(parsed.kind === 'index' && parsed.unreadable?.map(({ error }) => error.message)).toEqual(
      [expect.stringMatching(/^GET x is malformed: manifests\[0\]/)],
    )
  })

  it('keep the platform of one that is malformed', () => {
    expect(parse(index(entry({ size: -1 })))).toMatchObject({
      unreadable: [{ platform: { os: 'linux', architecture: 'amd64' } }],
    })
  })
})
