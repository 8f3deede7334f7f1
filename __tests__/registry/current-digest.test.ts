import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../src/domain/image/reference.ts'
import { type RegistryContent, repositoryOf } from '../../src/embedded/content.ts'
import type { Reply } from '../../src/embedded/http.ts'
import { addImage } from '../../src/embedded/images.ts'
import type { RegistryOptions } from '../../src/embedded/registry.ts'
import { aDigest } from '../support/builders.ts'
import { anApi, start } from '../support/embedded-registry.ts'
import { anImageSpec, linesOf } from '../support/fleet.ts'
import { aClient } from '../support/registry-client.ts'

const MAIN = '/v2/acme/api/manifests/main'

interface Given {
  readonly before?: NonNullable<RegistryOptions['before']>
  readonly cacheDir?: string
}

/** `acme/api:main`, which may move, and a client that looks at it. */
async function watched({ before, cacheDir }: Given = {}) {
  const content = anApi()
  const { registry } = await start(before === undefined ? {} : { before }, content)
  const { images } = aClient({ cacheDir })
  const at = (name: string) => parseReference(`${registry.host}/acme/api${name}`)
  return {
    images,
    content,
    requests: registry.requests,
    pushed: () => tagIn(content),
    move: () => addImage(content, 'acme/api:main', anImageSpec('moved')),
    resolve: async () => (await images.resolve(at(':main')))?.digest,
    current: (name = ':main') => images.currentDigest(at(name)),
  }
}

function tagIn(content: RegistryContent): string | undefined {
  return repositoryOf(content, 'acme/api').tags.get('main')
}

describe('when a tag is looked at again', () => {
  it('costs a HEAD', async () => {
    const { current, pushed, requests } = await watched()
    expect(await current()).toBe(pushed())
    expect(linesOf(requests)).toEqual([`HEAD ${MAIN} 200`])
  })

  it('is seen to have moved, though it was resolved before', async () => {
    const { current, resolve, pushed, move } = await watched()
    const before = await resolve()
    expect(await current()).toBe(before)
    move()
    expect(await current()).toBe(pushed())
    expect(pushed()).not.toBe(before)
  })

  it('is seen to have moved, though an earlier run has kept it', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'docker-image-budgets-cache-'))
    try {
      const { current, resolve, pushed, move } = await watched({ cacheDir })
      await resolve()
      move()
      expect(await current()).toBe(pushed())
    } finally {
      await rm(cacheDir, { recursive: true })
    }
  })

  it('is asked for each time, and no later resolving is spared by it', async () => {
    const { current, resolve, requests, pushed } = await watched()
    await current()
    await current()
    expect(await resolve()).toBe(pushed())
    expect(linesOf(requests)).toEqual([`HEAD ${MAIN} 200`, `HEAD ${MAIN} 200`, `GET ${MAIN} 200`])
  })

  it('is latest where the reference names none', async () => {
    const { current, content, requests } = await watched()
    addImage(content, 'acme/api:latest', anImageSpec('latest'))
    expect(await current('')).toBe(repositoryOf(content, 'acme/api').tags.get('latest'))
    expect(requests.map(({ path }) => path)).toEqual(['/v2/acme/api/manifests/latest'])
  })

  it('is gone once it is not there any more', async () => {
    const { current, resolve, content } = await watched()
    expect(await resolve()).toBeDefined()
    repositoryOf(content, 'acme/api').tags.delete('main')
    expect(await current()).toBeUndefined()
    content.repositories.delete('acme/api')
    expect(await current()).toBeUndefined()
  })
})

describe('when a HEAD cannot tell', () => {
  type Change = (reply: Reply) => Reply | 'destroy' | 'silence'
  const onHead =
    (change: Change): Given['before'] =>
    ({ method }, ordinary) =>
      method === 'HEAD' ? change(ordinary()) : undefined
  const with512 = `sha512:${createHash('sha512').update('x').digest('hex')}`
  const saying = (digest: string | undefined) =>
    onHead((reply) => ({
      ...reply,
      headers: { ...reply.headers, 'docker-content-digest': digest },
    }))

  it.each<[string, Given['before']]>([
    ['is refused (405)', onHead(() => ({ status: 405 }))],
    ['has no digest', saying(undefined)],
    ['has a digest that is none', saying('sha256:0')],
    ['has a digest of another algorithm than ours', saying(with512)],
    ['gets no answer', onHead(() => 'silence')],
    ['breaks off', onHead(() => 'destroy')],
  ])('that %s: the bytes of a GET do', async (_, before) => {
    const { current, resolve, pushed, move, requests } = await watched(
      before === undefined ? {} : { before },
    )
    await resolve()
    move()
    expect(await current()).toBe(pushed())
    expect(requests.at(-1)).toMatchObject({ method: 'GET', path: MAIN, status: 200 })
    expect(await resolve()).toBe(pushed())
  })

  it('says what the registry says to the GET', async () => {
    const errors = [{ code: 'DENIED', message: 'ask the owner' }]
    const { current } = await watched({
      before: () => ({ status: 403, body: JSON.stringify({ errors }) }),
    })
    await expect(current()).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/^GET .*main: 403 DENIED: ask the owner$/),
    })
  })

  it('believes no digest that the bytes do not confirm', async () => {
    const { current } = await watched({
      before: ({ method }, ordinary) => {
        if (method === 'HEAD') return { status: 405 }
        const reply = ordinary()
        return { ...reply, headers: { ...reply.headers, 'docker-content-digest': aDigest('x') } }
      },
    })
    await expect(current()).rejects.toMatchObject({ code: 'integrity' })
  })
})

describe('when a reference has a digest', () => {
  it.each(['', ':main'])('is that one, without a request: acme/api%s@…', async (tag) => {
    const { current, requests } = await watched()
    expect(await current(`${tag}@${aDigest('x')}`)).toBe(aDigest('x'))
    expect(requests).toEqual([])
  })
})
