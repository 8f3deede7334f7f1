import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import type { Digest } from '../../src/domain/image/digest.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import { type RegistryContent, repositoryOf } from '../../src/embedded/content.ts'
import type { RegistryOptions } from '../../src/embedded/registry.ts'
import { anApi, start } from '../support/embedded-registry.ts'
import { aFleet } from '../support/fleet.ts'
import { aClient, outcomeWith } from '../support/registry-client.ts'
import { manifestOf } from '../support/stored-content.ts'

type Before = NonNullable<RegistryOptions['before']>

const tampered: Before = (_, ordinary) => {
  const reply = ordinary()
  return { ...reply, body: String(reply.body).replace('30000000', '10000000') }
}

/** An index of one image, whose entry says something else. */
function withEntry(change: (manifest: Buffer) => object): RegistryContent {
  const content = aFleet(1, ['amd64'])
  const { tags, manifests } = repositoryOf(content, 'acme/s0')
  const index = manifestOf(content, 'acme/s0')
  const [entry] = index.manifests
  const stored = entry && manifests.get(entry.digest)
  if (stored === undefined) throw new Error('there is no image')
  const changed = { ...index, layers: undefined, manifests: [{ ...entry, ...change(stored.body) }] }
  const body = Buffer.from(JSON.stringify(changed))
  const digest: Digest = `sha256:${createHash('sha256').update(body).digest('hex')}`
  manifests.set(digest, { mediaType: index.mediaType, body })
  tags.set('main', digest)
  return content
}

describe('requirement 19: bytes decide', () => {
  it('against a tag’s Docker-Content-Digest, after one retry', async () => {
    const { outcome, requests } = await outcomeWith(tampered)
    expect(outcome).toMatch(/: the content has the digest sha256:\w+, and not sha256:\w+$/)
    expect(requests).toHaveLength(2)
  })

  it('for a byte that flips once', async () => {
    let count = 0
    const { outcome } = await outcomeWith((request, ordinary) =>
      count++ === 0 ? tampered(request, ordinary) : undefined,
    )
    expect(outcome).toBe('measured')
  })

  it('against a tag’s digest without such a header: the bytes’ own is taken', async () => {
    const { registry } = await start({
      before: (_, ordinary) => {
        const reply = ordinary()
        return { ...reply, headers: { ...reply.headers, 'docker-content-digest': undefined } }
      },
    })
    const measurement = await aClient().measure(`${registry.host}/acme/api:main`)
    const digest = repositoryOf(anApi(), 'acme/api').tags.get('main')
    expect(measurement).toMatchObject({ kind: 'measured', digest })
  })

  it.each(['', 'sha256:0', 'md5:00', '<script>'])('and not a header that is %j', async (value) => {
    const { outcome } = await outcomeWith((_, ordinary) => {
      const reply = ordinary()
      return { ...reply, headers: { ...reply.headers, 'docker-content-digest': value } }
    })
    expect(outcome).toBe('measured')
  })

  it('against the digest that was asked for, whatever the header says', async () => {
    const { registry } = await start(
      {
        before: ({ path }, ordinary) => {
          if (!path.includes('sha256')) return undefined
          const body = `${String(ordinary().body)} `
          const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`
          return { status: 200, headers: { 'docker-content-digest': digest }, body }
        },
      },
      aFleet(1, ['amd64']),
    )
    expect(await aClient().outcome(`${registry.host}/acme/s0:main`)).toMatch(
      /the content has the digest .*, and not sha256:/,
    )
    expect(registry.requests).toHaveLength(3)
  })

  it('against the size in the index', async () => {
    const content = withEntry(() => ({ size: 12 }))
    const { registry } = await start({}, content)
    expect(await aClient().outcome(`${registry.host}/acme/s0:main`)).toMatch(
      /: \d+ bytes, where the index says 12 of sha256:/,
    )
  })

  it('against a config that is another', async () => {
    const { registry } = await start({
      before: ({ path }) =>
        path.includes('/blobs/') ? { status: 200, body: '{"os":"linux"}' } : undefined,
    })
    const { images } = aClient()
    const reference = parseReference(`${registry.host}/acme/api:main`)
    const manifest = await images.resolve(reference)
    if (manifest?.kind !== 'image') throw new Error('there is no image')
    await expect(images.config(reference, manifest.config)).rejects.toThrow(/and not sha256:/)
  })
})

describe('requirement 18: content that a descriptor embeds', () => {
  /** An index of one image, that has the image's manifest in itself. */
  async function embedding(
    change: (data: string, size: number) => { data: unknown; size?: number },
  ) {
    const content = withEntry((body) => change(body.toString('base64'), body.length))
    const { registry } = await start({}, content)
    const outcome = await aClient().outcome(`${registry.host}/acme/s0:main`)
    return { outcome, count: registry.requests.length }
  }

  it('spares its request', async () => {
    expect(await embedding((data) => ({ data }))).toEqual({ outcome: 'measured', count: 1 })
  })

  it.each([
    ['another content', () => ({ data: Buffer.from('{}').toString('base64') })],
    ['junk', () => ({ data: '%%%' })],
    ['nothing', () => ({ data: '' })],
  ])('is not believed where it is %s', async (_, change) => {
    expect(await embedding(change)).toEqual({ outcome: 'measured', count: 2 })
  })

  it('is not believed where its size is another', async () => {
    const { outcome, count } = await embedding((data, size) => ({ data, size: size + 1 }))
    expect(outcome).toContain('where the index says')
    expect(count).toBe(2)
  })
})
