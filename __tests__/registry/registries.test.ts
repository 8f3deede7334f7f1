import { describe, expect, it } from '@jest/globals'
import type { RegistryRequest, Reply } from '../../src/embedded/http.ts'
import { start } from '../support/embedded-registry.ts'
import { aFleet, linesOf } from '../support/fleet.ts'
import { aClient, loginTo } from '../support/registry-client.ts'

type Headers = Readonly<Record<string, string>>
type Play = (request: RegistryRequest, ordinary: () => Reply) => Reply | undefined

const basic = (username: string, password: string) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

function json(status: number, value: object, headers: Headers = {}): Reply {
  const type = { 'content-type': 'application/json', ...headers }
  return { status, headers: type, body: JSON.stringify(value) }
}

function unauthorized(challenge: string): Reply {
  const error = { code: 'UNAUTHORIZED', message: 'authentication required' }
  return json(401, { errors: [error] }, { 'www-authenticate': challenge })
}

/** A token server beside a registry: whoever asks as told gets the token `t0ken`. */
function bearer(realm: string, answer: (request: RegistryRequest) => Reply): Play {
  return (request) => {
    const { path, headers } = request
    if (path.startsWith(realm)) return answer(request)
    if (headers.authorization === 'Bearer t0ken') return undefined
    return unauthorized(`Bearer realm="http://${headers.host}${realm}",service="svc",scope="x"`)
  }
}

async function play(before: Play, login: (host: string) => string, images = 1) {
  const { registry } = await start({ before }, aFleet(images))
  const client = aClient({ registryAuth: login(registry.host) })
  const outcomes = []
  for (let index = 0; index < images; index++) {
    outcomes.push(await client.outcome(`${registry.host}/acme/s${index}:main`))
  }
  return { outcomes, client, registry, lines: linesOf(registry.requests) }
}

const nobody = () => ''
const entryFor = (entry: object) => (host: string) => JSON.stringify({ auths: { [host]: entry } })

describe('requirement 40: Docker Hub', () => {
  const limited = (headers: Headers): Play => {
    let count = 0
    return () => {
      const error = { code: 'TOOMANYREQUESTS', message: 'Too Many Requests' }
      return count++ === 0 ? json(429, { errors: [error] }, headers) : undefined
    }
  }

  it('stops where its quota is used up, and says how to get a larger one', async () => {
    const { registry } = await start({
      before: limited({ 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '0;w=21600' }),
    })
    expect(await aClient().measure(`${registry.host}/acme/api:main`)).toMatchObject({
      kind: 'unmeasurable',
      reason: expect.stringContaining(
        '429 TOOMANYREQUESTS: Too Many Requests; the pull rate limit is used up',
      ),
      cure: expect.stringContaining('Log in to'),
    })
    expect(registry.requests).toHaveLength(1)
  })

  it.each<[string, Headers]>([
    ['absent', {}],
    ['empty', { 'ratelimit-remaining': '' }],
    ['not used up', { 'ratelimit-remaining': '57;w=21600' }],
  ])('is asked again where the quota is %s', async (_, headers) => {
    const { outcomes, lines } = await play(limited(headers), nobody)
    expect([outcomes, lines.length]).toEqual([['measured'], 2])
  })

  it('gives anonymous tokens, with both fields and a skewed time of issue', async () => {
    const answer = {
      token: 't0ken',
      access_token: 't0ken',
      expires_in: 300,
      issued_at: '2001-01-01T00:00:00Z',
    }
    const { outcomes, lines } = await play(
      bearer('/token', () => json(200, answer)),
      nobody,
    )
    expect([outcomes, lines.length]).toEqual([['measured'], 3])
  })
})

describe('requirement 41: GHCR', () => {
  it.each(['x-access-token', 'octocat', 'USERNAME'])(
    'takes the user %s with a token, and its own has no lifetime',
    async (username) => {
      const ghcr = bearer('/token', ({ headers: { authorization = '' } }) =>
        Buffer.from(authorization.slice(6), 'base64').toString().endsWith(':ghs_1')
          ? json(200, { token: 't0ken' })
          : json(403, { errors: [{ code: 'DENIED', message: 'denied' }] }),
      )
      const login = (host: string) => loginTo(host, username, 'ghs_1')
      const { outcomes, lines, client } = await play(ghcr, login, 2)
      expect(outcomes).toEqual(['measured', 'measured'])
      expect(lines).toHaveLength(1 + 2 + 2)
      expect(client.secrets).toContain('ghs_1')
    },
  )
})

describe('requirement 42: ECR', () => {
  it('takes the user AWS by Basic, and sends no digest', async () => {
    const ecr: Play = ({ headers: { authorization } }, ordinary) => {
      if (authorization !== basic('AWS', 'ey.J='))
        return unauthorized('Basic realm="https://ecr/",service="ecr.amazonaws.com"')
      const reply = ordinary()
      return { ...reply, headers: { ...reply.headers, 'docker-content-digest': undefined } }
    }
    const { outcomes, lines } = await play(ecr, (host) => loginTo(host, 'AWS', 'ey.J='), 2)
    expect(outcomes).toEqual(['measured', 'measured'])
    expect(lines).toHaveLength(1 + 2)
  })
})

describe('requirement 43: Artifact Registry', () => {
  it.each([
    ['_json_key', '{\n  "type": "service_account",\n  "key": "-----BEGIN:KEY-----\\n: :"\n}\n'],
    ['_json_key_base64', Buffer.from('{"a": 1}').toString('base64')],
    ['oauth2accesstoken', 'ya29.c0:x-_'],
  ])('takes %s', async (username, password) => {
    const registry = bearer('/v2/token', ({ headers: { authorization } }) =>
      authorization === basic(username, password)
        ? json(200, { token: 't0ken', expires_in: 3600 })
        : json(403, {}),
    )
    const { outcomes, client } = await play(registry, (host) => loginTo(host, username, password))
    expect(outcomes).toEqual(['measured'])
    expect(client.warnings).toEqual([])
  })
})

describe('requirement 44: ACR', () => {
  const GUID = '00000000-0000-0000-0000-000000000000'
  const acr = bearer('/oauth2/token', ({ method, body, headers }) => {
    const form = new URLSearchParams(body)
    const isRefresh = method === 'POST' && form.get('grant_type') === 'refresh_token'
    const isBasic = method === 'GET' && headers.authorization === basic(GUID, 'acr-refresh')
    const isKnown = isBasic || (isRefresh && form.get('refresh_token') === 'acr-refresh')
    return isKnown ? json(200, { access_token: 't0ken' }) : json(401, {})
  })

  it('takes the all-zero GUID for a user', async () => {
    const { outcomes } = await play(acr, (host) => loginTo(host, GUID, 'acr-refresh'))
    expect(outcomes).toEqual(['measured'])
  })

  it('takes an identity token by POST', async () => {
    const login = entryFor({
      auth: Buffer.from(`${GUID}:`).toString('base64'),
      identitytoken: 'acr-refresh',
    })
    const { outcomes, lines } = await play(acr, login)
    expect(outcomes).toEqual(['measured'])
    expect(lines[1]).toBe('POST /oauth2/token 200')
  })
})

describe('requirement 45: Quay and Harbor', () => {
  it.each(['acme+robot', 'robot$acme+puller', 'robot$ci'])(
    'takes the robot %s as it is',
    async (robot) => {
      const registry = bearer('/service/token', ({ headers: { authorization } }) =>
        authorization === basic(robot, 'r0bot+/=') ? json(200, { token: 't0ken' }) : json(401, {}),
      )
      const { outcomes } = await play(registry, (host) => loginTo(host, robot, 'r0bot+/='))
      expect(outcomes).toEqual(['measured'])
    },
  )
})
