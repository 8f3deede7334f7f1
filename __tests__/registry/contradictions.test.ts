import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../src/domain/image/reference.ts'
import { addImage } from '../../src/embedded/images.ts'
import { measure } from '../../src/measure/measure.ts'
import { start } from '../support/embedded-registry.ts'
import { aFleet, anImageSpec, linesOf } from '../support/fleet.ts'
import { heads } from '../support/head-connections.ts'
import { aClient } from '../support/registry-client.ts'

describe('when a 304 says in its headers that the content is another', () => {
  it('is not believed: the content is asked for', async () => {
    const content = aFleet(1)
    addImage(content, 'acme/s0:pr-7', {
      ...anImageSpec('s0'),
      layers: [{ seed: 'grown', bytes: 2_000_000 }],
    })
    const { registry } = await start(
      {
        before: ({ headers }, ordinary) => {
          if (headers['if-none-match'] === undefined) return undefined
          return { ...ordinary(), status: 304, body: Buffer.alloc(0) }
        },
      },
      content,
    )
    const { images } = aClient()
    const at = (tag: string) => parseReference(`${registry.host}/acme/s0:${tag}`)
    const head = await measure(images, at('pr-7'))
    const expected = head.kind === 'measured' ? head.digest : undefined
    const base = await measure(images, at('main'), { expected })
    expect(base).toMatchObject({ images: [{ bytes: 1_000_000 }] })
    expect(linesOf(registry.requests).slice(1)).toEqual([
      'GET /v2/acme/s0/manifests/main 304',
      'GET /v2/acme/s0/manifests/main 200',
    ])
  })
})

describe('when an answer without a length ends early', () => {
  it('is asked for once more', async () => {
    let count = 0
    const { registry } = await start(
      {
        before: (_, ordinary) => {
          const reply = ordinary()
          if (count++ > 0) return undefined
          const headers = {
            ...reply.headers,
            'content-length': undefined,
            'docker-content-digest': undefined,
            'transfer-encoding': 'chunked',
          }
          return { ...reply, headers, body: String(reply.body).slice(0, 100) }
        },
      },
      aFleet(1),
    )
    expect(await aClient().outcome(`${registry.host}/acme/s0:main`)).toBe('measured')
    expect(registry.requests).toHaveLength(2)
  })
})

describe('when two services share a tag', () => {
  it('is asked for once', async () => {
    const { registry } = await start({}, aFleet(1))
    const client = aClient()
    const name = `${registry.host}/acme/s0:main`
    const outcomes = await Promise.all([client.outcome(name), client.outcome(name)])
    expect([outcomes, registry.requests.length]).toEqual([['measured', 'measured'], 1])
  })
})

describe('when a HEAD has been answered', () => {
  it('leaves its connection open for the next', async () => {
    const { send, sockets } = await heads()
    for (let count = 0; count < 6; count++) await send()
    expect(sockets()).toBeLessThan(3)
  })
})
