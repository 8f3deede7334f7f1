import type { Http2ServerResponse } from 'node:http2'
import { describe, expect, it } from '@jest/globals'
import { start } from '../support/embedded-registry.ts'
import { aFleet } from '../support/fleet.ts'
import { startFront } from '../support/http2-front.ts'
import { startInternet } from '../support/internet.ts'
import { aClient, loginTo } from '../support/registry-client.ts'
import { ALICE } from '../support/token-registry.ts'

interface Given extends Partial<Omit<Parameters<typeof startFront>[0], 'internet' | 'registry'>> {
  /** Through a proxy’s tunnel, or straight to a port of this machine. */
  readonly way?: 'tunnel' | 'straight'
  readonly images?: number
}

/** Measures images of a registry that speaks TLS, each an index of two platforms. */
async function measureBehind({ way = 'tunnel', images = 1, ...front }: Given) {
  const internet = await startInternet()
  internet.trust()
  const access = { kind: 'basic', ...ALICE } as const
  const { registry } = await start({ access }, aFleet(images, ['amd64', 'arm64']))
  const { port, versions, connections } = await startFront({ internet, registry, ...front })
  internet.lead('registry.example.com:443', port)
  const host = way === 'tunnel' ? 'registry.example.com' : `localhost:${port}`
  const { proxy } = internet
  const proxies = way === 'tunnel' ? { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } : {}
  const client = aClient({
    env: { HOME: '/nonexistent', ...proxies },
    registryAuth: loginTo(host, ALICE.username, ALICE.password),
  })
  const names = Array.from({ length: images }, (_, index) => `${host}/acme/s${index}:main`)
  const outcomes = await Promise.all(names.map((name) => client.outcome(name)))
  const waits = client.logs.filter((line) => line.includes('again in') && line.includes('https:'))
  return { outcomes, versions, connections: connections(), waits }
}

describe('requirement 46: HTTP/2 and HTTP/1.1', () => {
  it.each(['tunnel', 'straight'] as const)('HTTP/2 where it is spoken: %s', async (way) => {
    const { outcomes, versions } = await measureBehind({ way })
    expect(outcomes).toEqual(['measured'])
    expect(versions).toEqual(['2.0', '2.0', '2.0', '2.0'])
  })

  it.each(['tunnel', 'straight'] as const)('HTTP/1.1 where it is not: %s', async (way) => {
    const { outcomes, versions } = await measureBehind({ way, speaks: 'http/1.1' })
    expect(outcomes).toEqual(['measured'])
    expect(versions).toEqual(['1.1', '1.1', '1.1', '1.1'])
  })

  it('many images over one connection, each with its own answer', async () => {
    const { outcomes, versions, connections } = await measureBehind({ images: 20 })
    expect(new Set(outcomes)).toEqual(new Set(['measured']))
    expect([new Set(versions), versions.length]).toEqual([new Set(['2.0']), 1 + 20 + 40])
    expect(connections).toBe(1)
  })
})

const begun = (response: Http2ServerResponse, then: () => void) => {
  response.writeHead(200, { 'content-length': '500' })
  response.write('{"schemaVersion"')
  setTimeout(then, 20)
}

describe('retries: HTTP/2 that breaks', () => {
  const FAULTS: [string, (response: Http2ServerResponse) => void][] = [
    ['a stream that is reset', ({ stream }) => stream.close(2)],
    ['a stream that is cancelled', ({ stream }) => stream.close(8)],
    ['a stream that is refused', ({ stream }) => stream.close(7)],
    ['a connection that is resigned', ({ stream }) => stream.session?.goaway(11)],
    ['a connection that is gone', ({ stream }) => stream.session?.destroy()],
    ['a body that is reset', (response) => begun(response, () => response.stream.close(2))],
    ['a body that is cut off', (response) => begun(response, () => response.end())],
  ]

  it.each(FAULTS)('once: %s', async (_, fault) => {
    for (const failing of [2, 3]) {
      const faultOf = (count: number) => (count === failing ? fault : undefined)
      expect((await measureBehind({ faultOf })).outcomes).toEqual(['measured'])
    }
  })

  it('every time: four attempts, and why', async () => {
    const faultOf = () => (response: Http2ServerResponse) => response.stream.close(2)
    const { outcomes, waits } = await measureBehind({ faultOf })
    expect(outcomes[0]).toMatch(/ERR_HTTP2_STREAM_ERROR: .*INTERNAL_ERROR \(tried 4 times in/)
    expect(waits).toHaveLength(3)
  })
})
