import { createServer } from 'node:http'
import { describe, expect, it } from '@jest/globals'
import { UsageError } from '../../src/domain/values/problem.ts'
import { start } from '../support/embedded-registry.ts'
import { listen, measureHere, measureInChild, startInternet } from '../support/internet.ts'
import { aClient, loginTo } from '../support/registry-client.ts'
import { ALICE } from '../support/token-registry.ts'

const REFERENCE = 'registry.example.com/acme/api:main'
const LOGIN = loginTo('registry.example.com', ALICE.username, ALICE.password)
const BASIC = { kind: 'basic', ...ALICE } as const

function portOf(host: string): number {
  return Number(host.split(':')[1])
}

/** A registry under a name that only the proxy knows, and what comes of asking it over plain HTTP. */
async function plainly(env: (proxy: string) => Record<string, string>) {
  const internet = await startInternet()
  const { registry } = await start()
  await internet.serve('http://registry.example.com', portOf(registry.host))
  const insecure = ['registry.example.com']
  const client = aClient({ env: { HOME: '/nonexistent', ...env(internet.proxy) }, insecure })
  return { outcome: await client.outcome(REFERENCE), asked: internet.asked }
}

describe('requirement 46: proxies', () => {
  it.each([
    ['HTTP_PROXY', (proxy: string) => ({ HTTP_PROXY: proxy })],
    ['http_proxy', (proxy: string) => ({ http_proxy: proxy })],
    ['an address without http://', (proxy: string) => ({ HTTP_PROXY: proxy.slice(7) })],
  ])('are asked for plain HTTP by %s', async (_, env) => {
    const { outcome, asked } = await plainly(env)
    expect(outcome).toBe('measured')
    expect(asked).toContain('GET http://registry.example.com/v2/acme/api/manifests/main')
  })

  it('are not asked for what NO_PROXY lists', async () => {
    const { outcome, asked } = await plainly((proxy) => ({
      HTTP_PROXY: proxy,
      NO_PROXY: '.example.com',
    }))
    expect(outcome).toContain('registry.example.com')
    expect(asked).toEqual([])
  })

  it.each(['127.0.0.1', 'localhost', '[::ffff:7f00:1]'])(
    'are asked nothing for this machine, least of all with a login: %s',
    async (name) => {
      const internet = await startInternet()
      const { registry } = await start({ access: BASIC })
      const host = `${name}:${portOf(registry.host)}`
      const { proxy } = internet
      const client = aClient({
        env: { HOME: '/nonexistent', HTTP_PROXY: proxy, HTTPS_PROXY: proxy },
        registryAuth: loginTo(host, ALICE.username, ALICE.password),
      })
      expect(await client.outcome(`${host}/acme/api:main`)).toBe('measured')
      expect(registry.requests.map(({ status }) => status)).toEqual([401, 200])
      expect(internet.asked).toEqual([])
    },
  )

  it('look names up themselves: this machine may not be able to', async () => {
    const internet = await startInternet()
    internet.trust()
    const realm = 'https://auth.example.com/token'
    const { registry } = await start({
      before: ({ path, headers: { authorization } }) => {
        if (path.startsWith('/token')) return { status: 200, body: '{"token":"t0ken"}' }
        if (authorization === 'Bearer t0ken') return undefined
        return { status: 401, headers: { 'www-authenticate': `Bearer realm="${realm}"` } }
      },
    })
    for (const name of ['registry', 'auth']) {
      await internet.serve(`https://${name}.example.com`, portOf(registry.host))
    }
    const env = { HOME: '/nonexistent', HTTPS_PROXY: internet.proxy }
    const names = { 'registry.example.com': 'silence', 'auth.example.com': 'silence' }
    expect(await aClient({ env, names, timeoutMs: 6000 }).outcome(REFERENCE)).toBe('measured')
  })

  it('that are no address are a wrong call', () => {
    expect(() => aClient({ env: { HTTPS_PROXY: 'http://a b' } })).toThrow(UsageError)
  })

  it.each([502, 403, 407])(
    'that answer %d to a tunnel are told of as what they are',
    async (status) => {
      const port = await listen(
        createServer().on('connect', (_, socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n`)),
      )
      const env = { HOME: '/nonexistent', HTTPS_PROXY: `http://127.0.0.1:${port}` }
      const measurement = await aClient({ env }).measure('nowhere.example.com/acme/api:main')
      expect(measurement).toMatchObject({
        reason: `GET https://nowhere.example.com/v2/acme/api/manifests/main: ${status} from the proxy`,
        cure: expect.stringMatching(
          status === 407 ? /^The proxy wants a login/ : /^Look at the proxy of HTTP_PROXY/,
        ),
      })
    },
  )

  it.each([
    [407, ': 407 from the proxy', /^The proxy wants a login/],
    [502, ': 502 with a web page from the proxy, or from behind it', /^Look at the proxy/],
    [403, ': 403 with a web page from the proxy, or from behind it', /^Look at the proxy/],
  ])('that answer %d over plain HTTP are told of, too', async (status, words, cure) => {
    const internet = await startInternet()
    const { registry } = await start()
    await internet.serve('http://registry.example.com', portOf(registry.host))
    const port = await listen(
      createServer((_, response) => {
        response.writeHead(status, { 'content-type': 'text/html' }).end('<p>no')
      }),
    )
    const proxies = { HTTP_PROXY: `http://127.0.0.1:${port}`, HTTPS_PROXY: internet.proxy }
    const env = { HOME: '/nonexistent', ...proxies }
    const client = aClient({ env, insecure: ['registry.example.com'] })
    const measurement = await client.measure(REFERENCE)
    expect(measurement).toMatchObject({
      reason: expect.stringContaining(words),
      cure: expect.stringMatching(cure),
    })
  })

  it('that nobody answers at are told of', async () => {
    const env = { HOME: '/nonexistent', HTTPS_PROXY: 'http://127.0.0.1:9' }
    const measurement = await aClient({ env }).measure(REFERENCE)
    expect(measurement).toMatchObject({
      reason: expect.stringMatching(/ECONNREFUSED 127\.0\.0\.1:9, at the proxy/),
      cure: expect.stringMatching(/^Look at the proxy/),
    })
  })
})

describe('requirement 46: certificates', () => {
  it('of a private CA are taken by NODE_EXTRA_CA_CERTS, through a proxy’s tunnel', async () => {
    const internet = await startInternet()
    const { registry } = await start({ access: BASIC })
    await internet.serve('https://registry.example.com', portOf(registry.host))
    const { code } = await measureInChild({ internet, reference: REFERENCE, login: LOGIN })
    expect(code).toBe(0)
    expect(internet.asked).toEqual(['CONNECT registry.example.com:443'])
    expect(registry.requests.map(({ status }) => status)).toEqual([401, 200])
  })

  it('of an unknown CA are refused, before anything is asked', async () => {
    const internet = await startInternet()
    const { registry } = await start({ access: BASIC })
    await internet.serve('https://registry.example.com', portOf(registry.host))
    const { code, words } = await measureInChild({
      internet,
      reference: REFERENCE,
      login: LOGIN,
      trusts: false,
    })
    expect(code).toBe(3)
    expect(words).toMatch(/SELF_SIGNED.*NODE_EXTRA_CA_CERTS/s)
    expect(registry.requests).toEqual([])
  })

  it.each([
    ['open', undefined, 'measured'],
    ['closed', BASIC, '401 UNAUTHORIZED'],
  ])(
    'need not convince for the host that is listed; %s, it gets no credentials',
    async (_, access, expected) => {
      const internet = await startInternet()
      const { registry } = await start(access === undefined ? {} : { access })
      await internet.serve('https://registry.example.com', portOf(registry.host))
      const insecure = 'registry.example.com'
      const given = { internet, reference: REFERENCE, insecure, login: LOGIN, trusts: false }
      const { outcome, warnings } = await measureHere(given)
      expect(outcome).toContain(expected)
      expect(internet.asked).not.toContainEqual(expect.stringMatching(/^GET/))
      expect(registry.requests.map(({ headers }) => headers.authorization)).toEqual([undefined])
      expect(
        warnings.includes('the certificate of https://registry.example.com convinces nobody'),
      ).toBe(access !== undefined)
    },
  )

  it('need convince for every other host', async () => {
    const internet = await startInternet()
    const { registry } = await start()
    await internet.serve('https://registry.example.com', portOf(registry.host))
    const insecure = 'other.example.com'
    const { outcome } = await measureHere({
      internet,
      reference: REFERENCE,
      insecure,
      trusts: false,
    })
    expect(outcome).toContain('DEPTH_ZERO_SELF_SIGNED_CERT')
    expect(registry.requests).toEqual([])
  })
})

describe('requirement 5: a registry that speaks plain HTTP', () => {
  it.each([
    ['open', undefined, 'measured'],
    ['closed', BASIC, '401 UNAUTHORIZED'],
  ])('and is listed and %s is asked so, without credentials', async (_, access, expected) => {
    const internet = await startInternet()
    const { registry } = await start(access === undefined ? {} : { access })
    await internet.serve('http://registry.example.com', portOf(registry.host))
    const { outcome, warnings } = await measureHere({
      internet,
      reference: REFERENCE,
      insecure: 'registry.example.com',
      login: LOGIN,
    })
    expect(outcome).toContain(expected)
    expect(internet.asked).toEqual([
      'CONNECT registry.example.com:443',
      'GET http://registry.example.com/v2/acme/api/manifests/main',
    ])
    expect(registry.requests.map(({ headers }) => headers.authorization)).toEqual([undefined])
    const isWithheld = /gets no credentials, since http:.*spoken to over plain HTTP/.test(warnings)
    expect(isWithheld).toBe(access !== undefined)
  })

  it('and is not listed is not asked', async () => {
    const internet = await startInternet()
    const { registry } = await start()
    await internet.serve('http://registry.example.com', portOf(registry.host))
    const { outcome } = await measureHere({ internet, reference: REFERENCE })
    expect(outcome).toContain('ERR_SSL_WRONG_VERSION_NUMBER')
    expect(registry.requests).toEqual([])
  })
})
