import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../../src/domain/image/reference.ts'
import type { Access } from '../../../src/embedded/access.ts'
import { addImage } from '../../../src/embedded/images.ts'
import { start } from '../../support/embedded-registry.ts'
import { aFleet, anImageSpec, linesOf } from '../../support/fleet.ts'
import { aClient, loginTo } from '../../support/registry-client.ts'
import { ALICE, BEARER } from '../../support/token-registry.ts'

describe('requirement 28: a 401 without a challenge', () => {
  /** A registry whose manifests are refused without a word of how to log in. */
  async function silent(access: Access, withChallenge = true) {
    return start({
      access,
      before: ({ path }, ordinary) => {
        const reply = ordinary()
        const isMute = reply.status === 401 && (path !== '/v2/' || !withChallenge)
        return isMute ? { ...reply, headers: { 'www-authenticate': undefined } } : reply
      },
    })
  }

  it.each<Access>([
    { kind: 'basic', ...ALICE },
    { ...BEARER, ...ALICE },
  ])('is answered by the $kind challenge of /v2/', async (access) => {
    const { registry } = await silent(access)
    const { outcome } = aClient({
      registryAuth: loginTo(registry.host, ALICE.username, ALICE.password),
    })
    expect(await outcome(`${registry.host}/acme/api:main`)).toBe('measured')
    expect(linesOf(registry.requests).slice(0, 2)).toEqual([
      'GET /v2/acme/api/manifests/main 401',
      'GET /v2/ 401',
    ])
  })

  it('is an error where /v2/ has none either', async () => {
    const { registry } = await silent({ kind: 'basic', ...ALICE }, false)
    expect(await aClient().outcome(`${registry.host}/acme/api:main`)).toContain(
      '401 UNAUTHORIZED: authentication required, without saying how to log in',
    )
  })
})

describe('requirement 34: one re-authentication a request', () => {
  it('fetches a new token for one that the registry takes no more', async () => {
    let now = 0
    const { registry } = await start({ access: BEARER, now: () => now }, aFleet(1, ['amd64']))
    const { images, outcome } = aClient()
    const reference = parseReference(`${registry.host}/acme/s0:main`)
    const manifest = await images.resolve(reference)
    now = 400_000
    const [entry] = manifest?.kind === 'index' ? manifest.manifests : []
    if (entry === undefined) throw new Error('there is no index')
    expect((await images.manifest(reference, entry)).kind).toBe('image')
    expect(linesOf(registry.requests).slice(3)).toEqual([
      'GET /v2/acme/s0/manifests/DIGEST 401',
      'GET /token 200',
      'GET /v2/acme/s0/manifests/DIGEST 200',
    ])
    expect(await outcome(`${registry.host}/acme/s0:main`)).toBe('measured')
  })

  it.each(['insufficient_scope', 'invalid_token'])('does so once for %s', async (error) => {
    const { registry } = await start({
      access: BEARER,
      before: ({ path }, ordinary) => {
        if (path.startsWith('/token')) return undefined
        const challenge = `Bearer realm="http://${registry.host}/token",service="${BEARER.service}",error="${error}"`
        return { ...ordinary(), status: 401, headers: { 'www-authenticate': challenge } }
      },
    })
    expect(await aClient().outcome(`${registry.host}/acme/api:main`)).toMatch(/: 401/)
    expect(linesOf(registry.requests)).toEqual([
      'GET /v2/acme/api/manifests/main 401',
      'GET /token 200',
      'GET /v2/acme/api/manifests/main 401',
      'GET /token 200',
      'GET /v2/acme/api/manifests/main 401',
    ])
  })
})

describe('requirement 35: credentials that are refused', () => {
  /** A registry that anybody may pull from, but that refuses a login that is wrong. */
  async function publicRegistry() {
    const right = `Basic ${Buffer.from('alice:right').toString('base64')}`
    return start({
      before: ({ headers: { authorization } }) =>
        authorization === undefined || authorization === right
          ? undefined
          : { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } },
    })
  }

  it('lead to one more request, anonymously, with one warning', async () => {
    const access = { kind: 'basic', ...ALICE } as const
    const { registry } = await start({ access }, aFleet(3))
    const client = aClient({ registryAuth: loginTo(registry.host, 'alice', 'wrong') })
    const names = [0, 1, 2].map((index) => `${registry.host}/acme/s${index}:main`)
    for (const name of names) expect(await client.outcome(name)).toContain('401 UNAUTHORIZED')
    expect(client.warnings).toEqual([
      `The credentials for ${registry.host} are refused (GET http://${registry.host}/v2/acme/s0/manifests/main: 401 UNAUTHORIZED: authentication required): going on anonymously`,
    ])
    const shown = registry.requests.map(({ headers }) => headers.authorization !== undefined)
    expect(shown).toEqual([false, true, false, false, false])
  })

  it('are not shown where nobody asks for them', async () => {
    const { registry } = await publicRegistry()
    const client = aClient({ registryAuth: loginTo(registry.host, 'alice', 'wrong') })
    expect(await client.outcome(`${registry.host}/acme/api:main`)).toBe('measured')
    expect(registry.requests[0]?.headers.authorization).toBeUndefined()
  })

  it('by a token server lead to an anonymous token', async () => {
    const { registry } = await start({
      access: BEARER,
      before: ({ path, headers }) =>
        path.startsWith('/token') && headers.authorization !== undefined
          ? { status: 401, body: '{"errors":[{"code":"UNAUTHORIZED","message":"no such user"}]}' }
          : undefined,
    })
    const client = aClient({ registryAuth: loginTo(registry.host, 'alice', 'wrong') })
    expect(await client.outcome(`${registry.host}/acme/api:main`)).toBe('measured')
    expect(client.warnings).toEqual([
      `The credentials for ${registry.host} are refused (GET http://${registry.host}/token: 401 UNAUTHORIZED: no such user): going on anonymously`,
    ])
  })

  it('as a ready bearer lead to an anonymous token too', async () => {
    const { registry } = await start({ access: BEARER })
    const registryAuth = JSON.stringify({ auths: { [registry.host]: { registrytoken: 'stale' } } })
    const client = aClient({ registryAuth })
    expect(await client.outcome(`${registry.host}/acme/api:main`)).toBe('measured')
    expect(client.warnings.join()).toContain('are refused')
    expect(registry.requests.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      'Bearer stale',
      undefined,
      expect.stringMatching(/^Bearer [0-9a-f-]{36}$/),
    ])
  })
})

describe('when a token does not allow a repository, and the registry asks for Basic then', () => {
  /** As Harbor does it: logins count at its API, too. */
  async function harbor() {
    const right = `Basic ${Buffer.from('alice:secret').toString('base64')}`
    const { registry } = await start(
      {
        before: ({ path, headers: { authorization, host } }) => {
          if (path.startsWith('/token')) {
            const token = path.includes('acme/s') ? 'good' : 'empty'
            return { status: 200, body: JSON.stringify({ token }) }
          }
          const isOurs = path.includes('/acme/s')
          if (isOurs && [right, 'Bearer good'].includes(authorization ?? '')) return undefined
          const bearer = `Bearer realm="http://${host}/token",service="harbor-registry"`
          const challenge = authorization === undefined ? bearer : 'Basic realm="harbor"'
          return { status: 401, headers: { 'www-authenticate': challenge } }
        },
      },
      aFleet(2),
    )
    const client = aClient({ registryAuth: loginTo(registry.host, 'alice', 'secret') })
    return {
      registry,
      client,
      outcome: (name: string) => client.outcome(`${registry.host}/${name}:main`),
    }
  }

  it('says so of that repository alone', async () => {
    const { client, outcome } = await harbor()
    const outcomes = []
    for (const name of ['vault/a', 'vault/b', 'acme/s0', 'vault/a', 'acme/s1']) {
      outcomes.push(await outcome(name))
    }
    const refused = expect.stringMatching(/\/vault\/[ab]\/manifests\/main: 401$/)
    expect(outcomes).toEqual([refused, refused, 'measured', refused, 'measured'])
    expect(client.warnings).toEqual([])
  })

  it('shows it the login once a request', async () => {
    const { registry, outcome } = await harbor()
    await outcome('vault/a')
    expect(registry.requests.map(({ headers }) => headers.authorization?.split(' ')[0])).toEqual([
      undefined,
      'Basic',
      'Bearer',
      'Basic',
    ])
  })
})

describe('requirement 26: a redirect to a host with a login of its own', () => {
  it('names the host that refuses, and advises no login to the first', async () => {
    const content = aFleet(1)
    const blobs = await start({ before: () => ({ status: 403, body: '<Error/>' }) }, content)
    const { registry } = await start(
      {
        before: ({ path }) =>
          path.includes('/manifests/')
            ? { status: 307, headers: { location: `http://${blobs.registry.host}/x?sig=1` } }
            : undefined,
      },
      content,
    )
    const { host } = blobs.registry
    expect(await aClient().measure(`${registry.host}/acme/s0:main`)).toMatchObject({
      reason: `GET http://${registry.host}/v2/acme/s0/manifests/main (led to http://${host}): 403`,
      cure: expect.stringContaining(`Look at ${host}, where ${registry.host} leads whoever asks`),
    })
  })

  it('is answered anonymously', async () => {
    const content = aFleet(1)
    const blobs = await start({ access: { ...BEARER } }, content)
    const { registry } = await start(
      {
        access: { ...BEARER, ...ALICE },
        before: ({ path, headers }) =>
          path.includes('/manifests/') && headers.authorization !== undefined
            ? { status: 307, headers: { location: `http://${blobs.registry.host}${path}` } }
            : undefined,
      },
      content,
    )
    const client = aClient({ registryAuth: loginTo(registry.host, ALICE.username, ALICE.password) })
    expect(await client.outcome(`${registry.host}/acme/s0:main`)).toBe('measured')
    const [first, token, second] = blobs.registry.requests.map(
      ({ headers }) => headers.authorization,
    )
    expect([first, token]).toEqual([undefined, undefined])
    const given = registry.requests.find(
      ({ path, status }) => path.includes('/manifests/') && status === 307,
    )
    expect(second).toMatch(/^Bearer /)
    expect(second).not.toBe(given?.headers.authorization)
  })

  it('does not teach the first host’s scheme', async () => {
    const content = aFleet(1)
    addImage(content, 'acme/s0:other', anImageSpec('other'))
    const blobs = await start({ access: { kind: 'basic', ...ALICE } }, content)
    const { registry } = await start(
      {
        before: ({ path }) =>
          path.endsWith('/main')
            ? { status: 307, headers: { location: `http://${blobs.registry.host}${path}` } }
            : undefined,
      },
      content,
    )
    const client = aClient({ registryAuth: loginTo(registry.host, ALICE.username, ALICE.password) })
    expect(await client.outcome(`${registry.host}/acme/s0:main`)).toContain('401')
    expect(await client.outcome(`${registry.host}/acme/s0:other`)).toBe('measured')
    const all = [...blobs.registry.requests, ...registry.requests]
    expect(all.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
