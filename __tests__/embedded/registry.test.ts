import { describe, expect, it } from '@jest/globals'
import type { Digest } from '../../src/domain/image/digest.ts'
import {
  digestOf,
  emptyContent,
  type RegistryContent,
  repositoryOf,
} from '../../src/embedded/content.ts'
import { addImage } from '../../src/embedded/images.ts'
import { anApi, failureOf, start } from '../support/embedded-registry.ts'
import { manifestOf } from '../support/stored-content.ts'

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
const UNKNOWN_DIGEST = digestOf('nothing has this digest')

interface Shop {
  readonly content: RegistryContent
  readonly manifest: Digest
  readonly config: Digest
}

/** One image, and the digests of its parts. */
function aShop(): Shop {
  const content = anApi()
  const manifest = repositoryOf(content, 'acme/api').tags.get('main')
  const config = manifestOf(content, 'acme/api').config?.digest
  if (manifest === undefined || config === undefined) throw new Error('the image is incomplete')
  return { content, manifest, config }
}

describe('when a registry is open', () => {
  it('says that it speaks the API', async () => {
    const { call } = await start()
    const response = await call('/v2/')
    expect(response.status).toBe(200)
    expect(response.headers.get('docker-distribution-api-version')).toBe('registry/2.0')
    expect(await response.json()).toEqual({})
  })

  it('gives a manifest by tag, with its type, digest, length and entity tag', async () => {
    const shop = aShop()
    const { call } = await start({}, shop.content)
    const response = await call('/v2/acme/api/manifests/main')
    const body = Buffer.from(await response.arrayBuffer())
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(MANIFEST)
    expect(response.headers.get('docker-content-digest')).toBe(shop.manifest)
    expect(response.headers.get('etag')).toBe(`"${shop.manifest}"`)
    expect(response.headers.get('content-length')).toBe(String(body.length))
    expect(digestOf(body)).toBe(shop.manifest)
  })

  it('gives a manifest by digest', async () => {
    const shop = aShop()
    const { call } = await start({}, shop.content)
    const response = await call(`/v2/acme/api/manifests/${shop.manifest}`)
    expect(digestOf(Buffer.from(await response.arrayBuffer()))).toBe(shop.manifest)
  })

  it('gives the headers of a manifest alone to HEAD', async () => {
    const { call } = await start()
    const whole = await call('/v2/acme/api/manifests/main')
    const head = await call('/v2/acme/api/manifests/main', { method: 'HEAD' })
    expect(head.status).toBe(200)
    for (const name of ['content-type', 'content-length', 'docker-content-digest', 'etag']) {
      expect([name, head.headers.get(name)]).toEqual([name, whole.headers.get(name)])
    }
    expect(await head.text()).toBe('')
  })

  it('gives a blob by digest', async () => {
    const shop = aShop()
    const { call } = await start({}, shop.content)
    const response = await call(`/v2/acme/api/blobs/${shop.config}`)
    expect(response.headers.get('docker-content-digest')).toBe(shop.config)
    expect(digestOf(Buffer.from(await response.arrayBuffer()))).toBe(shop.config)
  })

  it('gives the length of a blob to HEAD', async () => {
    const shop = aShop()
    const { call } = await start({}, shop.content)
    const length = repositoryOf(shop.content, 'acme/api').blobs.get(shop.config)?.length
    const response = await call(`/v2/acme/api/blobs/${shop.config}`, { method: 'HEAD' })
    expect(response.headers.get('content-length')).toBe(String(length))
  })

  it('finds repositories of any depth', async () => {
    const shop = aShop()
    addImage(shop.content, 'acme/team/manifests/tool:main', {
      platform: { os: 'linux', architecture: 'amd64' },
      layers: [],
    })
    const { call } = await start({}, shop.content)
    expect((await call('/v2/acme/team/manifests/tool/manifests/main')).status).toBe(200)
  })

  it('serves what is pushed while it runs', async () => {
    const shop = aShop()
    const { call } = await start({}, shop.content)
    repositoryOf(shop.content, 'acme/api').tags.set('pr-7', shop.manifest)
    expect((await call('/v2/acme/api/manifests/pr-7')).status).toBe(200)
  })

  it('keeps a record of every request', async () => {
    const { registry, call } = await start()
    await call('/v2/acme/api/manifests/main?ns=docker.io', { headers: { accept: MANIFEST } })
    await call('/v2/acme/api/manifests/gone', { method: 'HEAD' })
    expect(registry.requests).toMatchObject([
      {
        method: 'GET',
        path: '/v2/acme/api/manifests/main?ns=docker.io',
        headers: { accept: MANIFEST },
        status: 200,
      },
      { method: 'HEAD', path: '/v2/acme/api/manifests/gone', status: 404 },
    ])
  })
})

describe('when tags are listed', () => {
  /** `acme/api` with these tags besides `main`. */
  async function tagged(...tags: readonly string[]) {
    const shop = aShop()
    for (const tag of tags) repositoryOf(shop.content, 'acme/api').tags.set(tag, shop.manifest)
    const { call } = await start({}, shop.content)
    return async (query: string) => {
      const response = await call(`/v2/acme/api/tags/list${query}`)
      const link = response.headers.get('link')
      const { name, tags } = (await response.json()) as { name: string; tags: unknown }
      expect([response.status, name]).toEqual([200, 'acme/api'])
      return { tags, link }
    }
  }

  it('gives them all in lexical order', async () => {
    const list = await tagged('v2', 'v10', 'Main')
    expect(await list('')).toEqual({ tags: ['Main', 'main', 'v10', 'v2'], link: null })
  })

  it('gives as many as are asked for, and says where there are more', async () => {
    const list = await tagged('v1', 'v2', 'v3')
    const next = '</v2/acme/api/tags/list?last=v1&n=2>; rel="next"'
    expect(await list('?n=2')).toEqual({ tags: ['main', 'v1'], link: next })
    expect(await list('?last=v1&n=2')).toEqual({ tags: ['v2', 'v3'], link: null })
    expect(await list('?n=4')).toEqual({ tags: ['main', 'v1', 'v2', 'v3'], link: null })
  })

  it('goes on after a tag that is there no more', async () => {
    const list = await tagged('v1', 'v3')
    expect((await list('?last=v2')).tags).toEqual(['v3'])
  })

  it('gives none where none is asked for', async () => {
    const list = await tagged('v1')
    expect(await list('?n=0')).toEqual({ tags: [], link: null })
  })

  it('gives null for a repository without tags, as distribution does', async () => {
    const content = emptyContent()
    repositoryOf(content, 'acme/api')
    const { call } = await start({}, content)
    const response = await call('/v2/acme/api/tags/list')
    expect(await response.json()).toEqual({ name: 'acme/api', tags: null })
  })

  it('asks who it is', async () => {
    const { call } = await start({ access: { kind: 'basic', username: 'a', password: 'b' } })
    expect(await failureOf(await call('/v2/acme/api/tags/list'))).toBe('401 UNAUTHORIZED')
  })

  it('has no HEAD, as Debian’s docker-registry has none', async () => {
    const { call } = await start()
    const response = await call('/v2/acme/api/tags/list', { method: 'HEAD' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET'])
  })

  it('finds repositories that are called like the way to them', async () => {
    const { content } = aShop()
    const image = { platform: { os: 'linux', architecture: 'amd64' }, layers: [] }
    addImage(content, 'acme/tags/list:v1', image)
    addImage(content, 'acme/manifests:v2', image)
    const { call } = await start({}, content)
    const tagsOf = async (path: string) => (await call(path)).json()
    expect(await tagsOf('/v2/acme/tags/list/tags/list')).toMatchObject({ tags: ['v1'] })
    expect(await tagsOf('/v2/acme/manifests/tags/list')).toMatchObject({ tags: ['v2'] })
    expect((await call('/v2/acme/tags/list/manifests/v1')).status).toBe(200)
  })
})

describe('when a client has the content already', () => {
  it.each([
    ['its entity tag', (digest: Digest) => `"${digest}"`],
    ['its weak entity tag', (digest: Digest) => `W/"${digest}"`],
    ['a list with its entity tag', (digest: Digest) => `"other", "${digest}"`],
    ['any entity tag', () => '*'],
  ])('answers 304 without a body to %s', async (_, ifNoneMatch) => {
    const shop = aShop()
    const { call } = await start({}, shop.content)
    const response = await call('/v2/acme/api/manifests/main', {
      headers: { 'if-none-match': ifNoneMatch(shop.manifest) },
    })
    expect(response.status).toBe(304)
    expect(response.headers.get('etag')).toBe(`"${shop.manifest}"`)
    expect(response.headers.get('docker-content-digest')).toBe(shop.manifest)
    expect(await response.text()).toBe('')
  })

  it('answers 200 to the entity tag of something else', async () => {
    const { call } = await start()
    const headers = { 'if-none-match': `"${UNKNOWN_DIGEST}"` }
    expect((await call('/v2/acme/api/manifests/main', { headers })).status).toBe(200)
  })
})

describe('when a request cannot be answered', () => {
  it.each([
    ['/v2/acme/gone/manifests/main', '404 NAME_UNKNOWN'],
    [`/v2/acme/gone/blobs/${UNKNOWN_DIGEST}`, '404 NAME_UNKNOWN'],
    ['/v2/Acme/api/manifests/main', '400 NAME_INVALID'],
    ['/v2/acme/api/manifests/gone', '404 MANIFEST_UNKNOWN'],
    [`/v2/acme/api/manifests/${UNKNOWN_DIGEST}`, '404 MANIFEST_UNKNOWN'],
    ['/v2/acme/api/manifests/sha256:0a1b', '400 DIGEST_INVALID'],
    [`/v2/acme/api/blobs/${UNKNOWN_DIGEST}`, '404 BLOB_UNKNOWN'],
    ['/v2/acme/api/blobs/main', '400 DIGEST_INVALID'],
    ['/v2/acme/secret/manifests/main', '403 DENIED'],
    ['/v2/acme/gone/tags/list', '404 NAME_UNKNOWN'],
    ['/v2/Acme/api/tags/list', '400 NAME_INVALID'],
    ['/v2/acme/secret/tags/list', '403 DENIED'],
    ['/v2/acme/api/tags/list?n=-1', '400 PAGINATION_NUMBER_INVALID'],
    ['/v2/acme/api/tags/list?n=many', '400 PAGINATION_NUMBER_INVALID'],
    ['/v2/acme/api/tags/other', '404 UNSUPPORTED'],
    ['/v2/acme/api/tags', '404 UNSUPPORTED'],
    ['/token', '404 UNSUPPORTED'],
    ['/', '404 UNSUPPORTED'],
  ])('answers %s with %s', async (path, expected) => {
    const { call } = await start({ denied: ['acme/secret'] })
    const response = await call(path)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await failureOf(response)).toBe(expected)
  })

  it('answers a push with 405 UNSUPPORTED and the methods that it has', async () => {
    const { call } = await start()
    const response = await call('/v2/acme/api/manifests/main', { method: 'PUT', body: '{}' })
    expect(await failureOf(response)).toBe('405 UNSUPPORTED')
    expect(response.headers.get('allow')).toBe('GET, HEAD')
  })

  it('says what in words and in detail', async () => {
    const { call } = await start()
    const response = await call('/v2/acme/api/manifests/gone')
    const [code, message] = ['MANIFEST_UNKNOWN', 'manifest unknown to registry']
    expect(await response.json()).toEqual({
      errors: [{ code, message, detail: { reference: 'gone' } }],
    })
  })

  it('says nothing but the status to HEAD', async () => {
    const { call } = await start()
    const response = await call('/v2/acme/api/manifests/gone', { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([404, ''])
  })
})

describe('when a registry is closed', () => {
  it('refuses connections', async () => {
    const { registry, call } = await start()
    await registry.close()
    await expect(call('/v2/')).rejects.toThrow('fetch failed')
  })

  it('may be closed again', async () => {
    const { registry } = await start()
    await registry.close()
    await expect(registry.close()).resolves.toBeUndefined()
  })
})
