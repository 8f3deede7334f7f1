import { describe, expect, it } from '@jest/globals'
import type { RegistryOptions } from '../../src/embedded/registry.ts'
import { createDispatchers } from '../../src/registry/hosts/dispatch.ts'
import { start } from '../support/embedded-registry.ts'
import { aRequest } from '../support/exchanges.ts'
import { type Internet, measureHere, startInternet } from '../support/internet.ts'
import { aClient, loginTo } from '../support/registry-client.ts'
import { ALICE, BEARER } from '../support/token-registry.ts'

const REFERENCE = 'registry.example.com/acme/api:main'
const LOGIN = loginTo('registry.example.com', ALICE.username, ALICE.password)
const BASIC = `Basic ${Buffer.from(`${ALICE.username}:${ALICE.password}`).toString('base64')}`

function portOf(host: string): number {
  return Number(host.split(':')[1])
}

/** `https://registry.example.com`, and what else it leads to; every server writes down what it got. */
async function registryThat(before: NonNullable<RegistryOptions['before']>) {
  const internet = await startInternet()
  const { registry } = await start({ before })
  const { registry: other } = await start({ access: BEARER })
  await internet.serve('https://registry.example.com', portOf(registry.host))
  return { internet, registry, other }
}

function challenge(realm: string) {
  return registryThat(({ headers }) =>
    headers.authorization === undefined
      ? {
          status: 401,
          headers: { 'www-authenticate': `Bearer realm="${realm}",service="${BEARER.service}"` },
        }
      : undefined,
  )
}

function redirect(location: string) {
  return registryThat(({ headers }) =>
    headers.authorization === undefined
      ? { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }
      : { status: 307, headers: { location } },
  )
}

function measure(internet: Internet, authHosts: readonly string[] = []) {
  return measureHere({ internet, reference: REFERENCE, login: LOGIN, authHosts })
}

const ofTokens = ({ path }: { path: string }) => path.startsWith('/token')

describe('security: the credentials that token servers receive', () => {
  it.each([
    ['its owner’s, over https: Basic', 'https://auth.example.com', [BASIC]],
    ['a stranger’s: none', 'https://auth.example.net', [undefined]],
    ['its owner’s, over plain HTTP: none', 'http://auth.example.com', [undefined]],
  ] as const)('%s', async (_, origin, received) => {
    const { internet, other } = await challenge(`${origin}/token`)
    await internet.serve(origin, portOf(other.host))
    const { outcome } = await measure(internet)
    expect(outcome).toBe('measured')
    const authorizations = other.requests
      .filter(ofTokens)
      .map(({ headers }) => headers.authorization)
    expect(authorizations).toEqual(received)
  })

  it('a stranger’s that the user allows: Basic', async () => {
    const { internet, other } = await challenge('https://auth.example.net/token')
    await internet.serve('https://auth.example.net', portOf(other.host))
    const { outcome, warnings } = await measure(internet, ['auth.example.net'])
    expect([outcome, warnings]).toEqual(['measured', ''])
    const [request] = other.requests.filter(ofTokens)
    expect(request?.headers.authorization).toBe(BASIC)
  })

  it.each(['https://10.0.0.1/token', 'http://169.254.169.254/token', 'https://[::1]/token'])(
    'at %s: nothing at all',
    async (realm) => {
      const { internet } = await challenge(realm)
      const { outcome } = await measure(internet)
      expect(outcome).toContain('points to a private address, which is not asked')
      expect(internet.asked).toEqual(['CONNECT registry.example.com:443'])
    },
  )
})

describe('security: what the targets of redirects receive', () => {
  it('of a token server: no Authorization', async () => {
    const { internet, registry } = await challenge('https://auth.example.com/token')
    const { registry: auth } = await start({
      before: ({ path }) => ({
        status: 307,
        headers: { location: `https://evil.example.net${path}` },
      }),
    })
    const { registry: evil } = await start({ access: BEARER })
    await internet.serve('https://auth.example.com', portOf(auth.host))
    await internet.serve('https://evil.example.net', portOf(evil.host))
    await measure(internet)
    const shown = (requests: typeof evil.requests) =>
      requests.map(({ headers }) => headers.authorization)
    expect([shown(auth.requests), shown(evil.requests)]).toEqual([[BASIC], [undefined]])
    expect(JSON.stringify(registry.requests)).not.toContain(BASIC)
  })

  it('another host: no Authorization', async () => {
    const { internet } = await redirect('https://blobs.example.com/v2/acme/api/manifests/main')
    const { registry: blobs } = await start()
    await internet.serve('https://blobs.example.com', portOf(blobs.host))
    const { outcome } = await measure(internet)
    expect(outcome).toBe('measured')
    expect(blobs.requests.map(({ headers }) => headers.authorization)).toEqual([undefined])
  })

  it.each([
    ['http://registry.example.com/v2/', 'a redirect from https to http'],
    ['https://169.254.169.254/latest/meta-data/', 'points to a private address'],
    ['https://2852039166/', 'points to a private address'],
    ['https://[::ffff:10.0.0.1]/', 'points to a private address'],
  ])('%s: nothing at all', async (location, why) => {
    const { internet, registry } = await redirect(location)
    await internet.serve('http://plain.example.com', portOf(registry.host))
    const { outcome } = await measure(internet)
    expect(outcome).toContain(why)
    expect(internet.asked).toEqual(['CONNECT registry.example.com:443'])
  })
})

describe('security: names that lead into a private network', () => {
  it.each(['http://metadata.example.net:', 'http://localhost.example.net:'])(
    'are not asked: %s',
    async (origin) => {
      const { registry: hidden } = await start()
      const realm = `${origin}${portOf(hidden.host)}/token`
      const { registry } = await start({
        before: () => ({ status: 401, headers: { 'www-authenticate': `Bearer realm="${realm}"` } }),
      })
      const names = { 'metadata.example.net': '127.0.0.1', 'localhost.example.net': '127.0.0.1' }
      const client = aClient({ names })
      expect(await client.outcome(`${registry.host}/acme/api:main`)).toMatch(
        /EPRIVATE: .*\.example\.net is the private address 127\.0\.0\.1, which is not asked/,
      )
      expect(hidden.requests).toEqual([])
    },
  )

  /** Whether a registry of that address gets to a second name of its owner, at another address. */
  async function reaches(home: string, other: string): Promise<string> {
    const { registry } = await start()
    const names: Record<string, string> = {
      'registry.example.com': home,
      'auth.example.com': other,
    }
    const { dispatcherFor, close } = createDispatchers({}, async (hostname) => [
      { address: names[hostname] ?? '', family: 4 },
    ])
    const url = `http://auth.example.com:${portOf(registry.host)}/v2/`
    const request = aRequest({ url, namedRegistry: aRequest().namedRegistry })
    const dispatcher = await dispatcherFor(request)
    const exchange = dispatcher.request({ origin: request.url.origin, path: '/v2/', method: 'GET' })
    const result = await exchange.then(
      async ({ statusCode, body }) => {
        await body.dump()
        return String(statusCode)
      },
      (error: { code: string }) => error.code,
    )
    await close()
    return result
  }

  it.each([
    ['8.8.8.8', '127.0.0.1', 'EPRIVATE'],
    ['10.0.0.5', '127.0.0.1', '200'],
    ['10.0.0.5', '169.254.169.254', 'EPRIVATE'],
  ])('from a registry at %s to its owner’s at %s: %s', async (home, other, result) => {
    expect(await reaches(home, other)).toBe(result)
  })
})
