import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import type { Digest } from '../../../src/domain/image/digest.ts'
import { parseReference } from '../../../src/domain/image/reference.ts'
import { Malformed } from '../../../src/domain/values/problem.ts'
import { repositoryOf } from '../../../src/embedded/content.ts'
import { anApi, start } from '../../support/embedded-registry.ts'
import { aFleet } from '../../support/fleet.ts'
import { aClient, outcomeWith } from '../../support/registry-client.ts'

describe('requirement 3: a reference with a tag and a digest', () => {
  it('is fetched by digest', async () => {
    const content = anApi()
    const digest = repositoryOf(content, 'acme/api').tags.get('main')
    const { registry } = await start({}, content)
    expect(await aClient().outcome(`${registry.host}/acme/api:gone@${digest}`)).toBe('measured')
    expect(registry.requests.map(({ path }) => path)).toEqual([`/v2/acme/api/manifests/${digest}`])
  })

  it('means latest only when there is neither', async () => {
    const { outcome, requests } = await outcomeWith(() => undefined, { reference: 'acme/api' })
    expect(outcome).toBe('missing')
    expect(requests[0]?.path).toBe('/v2/acme/api/manifests/latest')
  })
})

describe('requirement 6: digests of sha256 and sha512', () => {
  it('are verified as such', async () => {
    const content = anApi()
    const { manifests } = repositoryOf(content, 'acme/api')
    const [stored] = manifests.values()
    if (stored === undefined) throw new Error('there is no manifest')
    const digest: Digest = `sha512:${createHash('sha512').update(stored.body).digest('hex')}`
    manifests.set(digest, stored)
    const { registry } = await start({}, content)
    const measurement = await aClient().measure(`${registry.host}/acme/api@${digest}`)
    expect(measurement).toMatchObject({ kind: 'measured', digest })
  })

  it.each(['sha256', 'sha512'])('are refused where %s is another', async (algorithm) => {
    const hex = createHash(algorithm).update('another').digest('hex')
    const { registry } = await start({
      before: (_, ordinary) => ({ ...ordinary(), status: 200, headers: {}, body: '{}' }),
    })
    expect(await aClient().outcome(`${registry.host}/acme/api@${algorithm}:${hex}`)).toMatch(
      new RegExp(`the content has the digest ${algorithm}:\\w+, and not ${algorithm}:${hex}$`),
    )
  })

  it.each(['sha256', 'sha512'])(
    'are confirmed where a tag’s header tells %s',
    async (algorithm) => {
      const outcomes = await Promise.all(
        [true, false].map(async (isRight) => {
          const { registry } = await start({
            before: (_, ordinary) => {
              const answer = ordinary()
              const content = isRight ? Buffer.from(answer.body as Buffer) : 'another'
              const hex = createHash(algorithm).update(content).digest('hex')
              const headers = { ...answer.headers, 'docker-content-digest': `${algorithm}:${hex}` }
              return { ...answer, headers }
            },
          })
          return aClient().outcome(`${registry.host}/acme/api:main`)
        }),
      )
      expect(outcomes).toEqual(['measured', expect.stringContaining(`, and not ${algorithm}:`)])
    },
  )

  it('of another algorithm are no digests', () => {
    for (const digest of [`md5:${'a'.repeat(32)}`, `sha384:${'a'.repeat(96)}`, 'blake3:00']) {
      expect(() => parseReference(`ghcr.io/acme/api@${digest}`)).toThrow(Malformed)
    }
  })
})

describe('requirement 7: what is accepted', () => {
  it('is indexes and manifests of OCI and Docker, schema 1 last', async () => {
    const { requests } = await outcomeWith(() => undefined)
    expect(requests[0]?.headers.accept).toBe(
      [
        'application/vnd.oci.image.index.v1+json',
        'application/vnd.docker.distribution.manifest.list.v2+json',
        'application/vnd.oci.image.manifest.v1+json',
        'application/vnd.docker.distribution.manifest.v2+json',
        'application/vnd.docker.distribution.manifest.v1+prettyjws',
        'application/vnd.docker.distribution.manifest.v1+json',
      ].join(', '),
    )
  })
})

describe('requirement 8: the type of a manifest', () => {
  const typed = (type: string | undefined) =>
    outcomeWith((_, ordinary) => {
      const reply = ordinary()
      return { ...reply, headers: { ...reply.headers, 'content-type': type } }
    })

  it.each([
    'application/vnd.oci.image.manifest.v1+json; charset=utf-8',
    'Application/VND.oci.image.manifest.v1+JSON',
    'application/octet-stream',
    'application/json',
    'text/plain; charset=utf-8',
    undefined,
  ])('may be told as %s', async (type) => {
    expect((await typed(type)).outcome).toBe('measured')
  })

  it.each([
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
    'text/html',
    'image/png',
  ])('is refused where the header says %s', async (type) => {
    expect((await typed(type)).outcome).toContain(
      `was sent as "${type}" and calls itself "application/vnd.oci.image.manifest.v1+json"`,
    )
  })
})

describe('requirement 20: a cold registry', () => {
  it('is asked for nothing by HEAD, which could only come on top', async () => {
    const { registry } = await start(
      { before: ({ method }) => (method === 'HEAD' ? { status: 405 } : undefined) },
      aFleet(1, ['amd64']),
    )
    expect(await aClient().outcome(`${registry.host}/acme/s0:main`)).toBe('measured')
    expect(new Set(registry.requests.map(({ method }) => method))).toEqual(new Set(['GET']))
  })
})
