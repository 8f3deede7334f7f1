import { describe, expect, it } from '@jest/globals'
import { UsageError } from '../../src/domain/problem.ts'
import { start } from '../support/embedded-registry.ts'
import { measureHere, measureInChild, startInternet } from '../support/internet.ts'
import { aClient, loginTo } from '../support/registry-client.ts'
import { ALICE } from '../support/token-registry.ts'

const REFERENCE = 'registry.example.com/acme/api:main'
const LOGIN = loginTo('registry.example.com', ALICE.username, ALICE.password)
const BASIC = { kind: 'basic', ...ALICE } as const

function portOf(host: string): number {
  return Number(host.split(':')[1])
}

describe('requirement 46: proxies', () => {
  it('are asked for plain HTTP by HTTP_PROXY', async () => {
    const internet = await startInternet()
    const { registry } = await start()
    const { outcome } = aClient({ env: { HOME: '/nonexistent', HTTP_PROXY: internet.proxy } })
    expect(await outcome(`${registry.host}/acme/api:main`)).toBe('measured')
    expect(internet.asked).toEqual([`GET http://${registry.host}/v2/acme/api/manifests/main`])
  })

  it.each(['127.0.0.1', '*', 'example.com,127.0.0.1'])(
    'are not for NO_PROXY %s',
    async (noProxy) => {
      const internet = await startInternet()
      const { registry } = await start()
      const env = { HOME: '/nonexistent', HTTP_PROXY: internet.proxy, NO_PROXY: noProxy }
      expect(await aClient({ env }).outcome(`${registry.host}/acme/api:main`)).toBe('measured')
      expect(internet.asked).toEqual([])
    },
  )

  it('may be written without http://, and in lower case', async () => {
    const internet = await startInternet()
    const { registry } = await start()
    const env = { HOME: '/nonexistent', http_proxy: internet.proxy.replace('http://', '') }
    expect(await aClient({ env }).outcome(`${registry.host}/acme/api:main`)).toBe('measured')
    expect(internet.asked).toHaveLength(1)
  })

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

  it('that refuse are named in the error', async () => {
    const internet = await startInternet()
    const env = { HOME: '/nonexistent', HTTPS_PROXY: internet.proxy }
    expect(await aClient({ env }).outcome('nowhere.example.com/acme/api:main')).toContain(
      'GET https://nowhere.example.com/v2/acme/api/manifests/main: UND_ERR_ABORTED: Proxy response (502)',
    )
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
