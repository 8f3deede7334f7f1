import { describe, expect, it } from '@jest/globals'
import type { Credential } from '../../src/registry/credential.ts'
import type { TokenRequest } from '../../src/registry/token-request.ts'
import { Tokens } from '../../src/registry/tokens.ts'
import { FakeClock } from '../support/clocks.ts'
import { aRequest, Script } from '../support/exchanges.ts'

const ALICE: Credential = { kind: 'basic', username: 'alice', password: 'p:w' }
const IDENTITY: Credential = { kind: 'identity', username: '', token: 'idt' }
const BASIC = `Basic ${Buffer.from('alice:p:w').toString('base64')}`

function fetching(...answers: ConstructorParameters<typeof Script>) {
  const clock = new FakeClock()
  const script = new Script(...answers)
  const secrets: string[] = []
  const warnings: string[] = []
  const tokens = new Tokens({
    send: script.send,
    clock,
    onSecret: (secret) => secrets.push(secret),
    warn: (message) => warnings.push(message),
  })
  return { tokens, script, clock, secrets, warnings }
}

interface Given extends Partial<Omit<TokenRequest, 'bearer'>> {
  readonly realm?: string
  readonly service?: string | undefined
}

function wanted(given: Given = {}): TokenRequest {
  const { realm = 'https://auth.example.com/token', service = 's', ...rest } = given
  const { home, deadline } = aRequest()
  const bearer = { kind: 'bearer', realm: new URL(realm), service } as const
  const scope = 'repository:acme/api:pull'
  return { bearer, scope, credential: undefined, home, deadline, ...rest }
}

const token = (value: string, more: object = {}) => ({
  status: 200,
  body: { token: value, ...more },
})

describe('requirement 29: how a token is asked for', () => {
  it('by GET with Basic for a password, the realm’s query kept', async () => {
    const { tokens, script } = fetching(token('t'))
    const realm = 'https://auth.example.com/token?account=x&service=old'
    await tokens.get(wanted({ realm, credential: ALICE }))
    expect(script.lines).toEqual([
      `GET https://auth.example.com/token?account=x&service=s&scope=repository%3Aacme%2Fapi%3Apull ${BASIC}`,
    ])
  })

  it('by POST for an identity token', async () => {
    const { tokens, script } = fetching({ status: 200, body: { access_token: 't' } })
    await expect(tokens.get(wanted({ credential: IDENTITY }))).resolves.toBe('t')
    expect(script.lines).toEqual(['POST https://auth.example.com/token'])
    expect(Object.fromEntries(new URLSearchParams(script.requests[0]?.body))).toEqual({
      grant_type: 'refresh_token',
      client_id: 'docker-image-budgets',
      service: 's',
      scope: 'repository:acme/api:pull',
      refresh_token: 'idt',
    })
  })

  it.each([400, 401, 404, 405])('by GET where POST is answered with %d', async (status) => {
    const { tokens, script } = fetching({ status }, token('t'))
    await expect(tokens.get(wanted({ credential: IDENTITY }))).resolves.toBe('t')
    const basic = `Basic ${Buffer.from(':idt').toString('base64')}`
    expect(script.requests.map(({ method }) => method)).toEqual(['POST', 'GET'])
    expect(script.requests[1]?.headers['authorization']).toBe(basic)
  })

  it('without a service where the challenge names none', async () => {
    const { tokens, script } = fetching(token('t'))
    const bearer = { ...wanted().bearer, service: undefined }
    await tokens.get({ ...wanted(), bearer })
    expect(script.requests[0]?.url.search).toBe('?scope=repository%3Aacme%2Fapi%3Apull')
  })
})

describe('requirement 30: what a token server answers', () => {
  it.each([
    ['token', { token: 't' }],
    ['access_token', { access_token: 't' }],
    ['both', { token: 't', access_token: 'u' }],
    ['an empty token beside', { token: '', access_token: 't' }],
    ['null beside', { token: null, access_token: 't' }],
    ['a lifetime that is nonsense', { token: 't', expires_in: 'soon' }],
  ])('%s', async (_, body) => {
    await expect(fetching({ status: 200, body }).tokens.get(wanted())).resolves.toBe('t')
  })

  it.each([
    ['no JSON', '<html>'],
    ['no token', {}],
    ['another type', { token: 5 }],
    ['a header of its own', { token: 't\r\nX-Evil: 1' }],
    ['a blank', { token: 'a b' }],
    ['an array', []],
  ])('refuses %s', async (_, body) => {
    await expect(fetching({ status: 200, body }).tokens.get(wanted())).rejects.toMatchObject({
      code: 'protocol',
      message: 'GET https://auth.example.com/token: the answer holds no token',
    })
  })

  it.each([
    ['its lifetime', { expires_in: 300 }, 294, 296],
    ['60 s where it has none', {}, 54, 56],
    ['60 s for a lifetime of 0', { expires_in: 0 }, 54, 56],
    ['a lifetime that is a text', { expires_in: '120' }, 114, 116],
    ['5 s of one that is very short', { expires_in: 2 }, 4, 6],
    ['60 s whatever the time of issue', { issued_at: '1999-01-01T00:00:00Z' }, 54, 56],
  ])('keeps a token for %s, less 5 s', async (_, more, kept, renewed) => {
    const { tokens, clock } = fetching(token('first', more), token('second', more))
    await tokens.get(wanted())
    clock.advance(kept * 1000)
    await expect(tokens.get(wanted())).resolves.toBe('first')
    clock.advance((renewed - kept) * 1000)
    await expect(tokens.get(wanted())).resolves.toBe('second')
  })

  it('says so when none is given', async () => {
    const { tokens } = fetching({
      status: 403,
      body: { errors: [{ code: 'DENIED', message: 'not you' }] },
    })
    await expect(tokens.get(wanted())).rejects.toMatchObject({
      code: 'refused',
      message:
        'GET https://auth.example.com/token: 403 DENIED: not you; no token is given for repository:acme/api:pull',
      cure: expect.stringContaining('Log in to registry.example.com'),
    })
  })
})

describe('requirement 33: tokens are kept', () => {
  it('and asked for once at a time', async () => {
    const { tokens, script } = fetching(token('t'))
    const three = [tokens.get(wanted()), tokens.get(wanted()), tokens.get(wanted())]
    await expect(Promise.all(three)).resolves.toEqual(['t', 't', 't'])
    expect(script.requests).toHaveLength(1)
  })

  it.each([
    ['realm', { realm: 'https://auth.example.com/other' }],
    ['service', { service: 'other' }],
    ['scope', { scope: 'repository:acme/web:pull' }],
    ['credential', { credential: ALICE }],
    [
      'registry',
      { home: { registry: 'b.example.com', hostname: 'b.example.com', isVerified: true } },
    ],
  ])('for each %s apart', async (_, given) => {
    const { tokens, script } = fetching(token('t'))
    await tokens.get(wanted())
    await tokens.get(wanted(given))
    expect(script.requests).toHaveLength(2)
  })

  it('but not the failure to get one', async () => {
    const { tokens } = fetching({ status: 500 }, token('t'))
    await expect(tokens.get(wanted())).rejects.toThrow('500')
    await expect(tokens.get(wanted())).resolves.toBe('t')
  })

  it('until the registry refuses one', async () => {
    const { tokens } = fetching(token('first'), token('second'))
    await tokens.get(wanted())
    await tokens.drop(wanted(), 'another')
    await expect(tokens.get(wanted())).resolves.toBe('first')
    await tokens.drop(wanted(), 'first')
    await expect(tokens.get(wanted())).resolves.toBe('second')
  })

  it('and told to the mask before they are given', async () => {
    const { tokens, secrets } = fetching(token('t0ken'))
    await tokens.get(wanted())
    expect(secrets).toEqual(['t0ken'])
  })
})

describe('requirement 35: without credentials', () => {
  it('asks for an anonymous token', async () => {
    const { tokens, script } = fetching(token('t'))
    await tokens.get(wanted())
    expect(script.requests[0]?.headers['authorization']).toBeUndefined()
  })

  it.each([401, 403])('asks anonymously after %d, and says so', async (status) => {
    const { tokens, script, warnings } = fetching({ status }, token('t'))
    await expect(tokens.get(wanted({ credential: ALICE }))).resolves.toBe('t')
    expect(script.requests.map(({ headers }) => headers['authorization'])).toEqual([
      BASIC,
      undefined,
    ])
    expect(warnings).toEqual([
      `The credentials for registry.example.com are refused (GET https://auth.example.com/token: ${status}): going on anonymously`,
    ])
  })

  it('does not show a login again that the realm does not know', async () => {
    const { tokens, script } = fetching({ status: 401 }, token('t'), token('u'))
    await tokens.get(wanted({ credential: ALICE }))
    await tokens.get(wanted({ credential: ALICE, scope: 'repository:acme/web:pull' }))
    expect(script.requests).toHaveLength(3)
    expect(script.requests[2]?.headers['authorization']).toBeUndefined()
  })

  it('shows it again where one repository alone was denied', async () => {
    const { tokens, script } = fetching({ status: 403 }, token('t'), token('u'))
    await tokens.get(wanted({ credential: ALICE }))
    await tokens.get(wanted({ credential: ALICE, scope: 'repository:acme/web:pull' }))
    expect(script.requests[2]?.headers['authorization']).toBe(BASIC)
  })
})

describe('security: where credentials go', () => {
  it.each([
    ['another owner’s host', 'https://auth.example.net/token', 'belongs to somebody else'],
    ['a host that begins alike', 'https://registry.example.com.evil.example/', 'somebody else'],
    ['plain HTTP', 'http://auth.example.com/token', 'spoken to over plain HTTP'],
    ['the registry itself over plain HTTP', 'http://registry.example.com/token', 'plain HTTP'],
    ['a private address', 'https://10.0.0.1/token', 'belongs to somebody else'],
    ['this machine', 'http://127.0.0.1/token', 'belongs to somebody else'],
    ['metadata', 'http://169.254.169.254/token', 'plain HTTP'],
  ])('not to %s', async (_, realm, why) => {
    for (const credential of [ALICE, IDENTITY]) {
      const { tokens, script, warnings } = fetching(token('t'))
      await tokens.get(wanted({ realm, credential }))
      expect(script.requests).toHaveLength(1)
      expect(script.requests[0]).toMatchObject({ method: 'GET' })
      expect(JSON.stringify(script.requests)).not.toMatch(/p:w|idt|Basic/)
      expect(warnings.join()).toContain(why)
    }
  })

  it('not to a host whose certificate nobody vouches for', async () => {
    const { tokens, script, warnings } = fetching(token('t'))
    const home = { registry: 'a.example.com', hostname: 'a.example.com', isVerified: false }
    await tokens.get(wanted({ home, realm: 'https://a.example.com/token', credential: ALICE }))
    expect(script.requests[0]?.headers['authorization']).toBeUndefined()
    expect(warnings.join()).toContain('the certificate of https://a.example.com convinces nobody')
  })

  it.each([
    ['auth.docker.io', 'registry-1.docker.io'],
    ['auth.example.com', 'registry.example.com'],
    ['registry.example.com:8443', 'registry.example.com'],
    ['gitlab.com', 'registry.gitlab.com'],
  ])('to %s for %s', async (realm, hostname) => {
    const { tokens, script } = fetching(token('t'))
    const home = { registry: hostname, hostname, isVerified: true }
    await tokens.get(wanted({ realm: `https://${realm}/token`, credential: ALICE, home }))
    expect(script.requests[0]?.headers['authorization']).toBe(BASIC)
  })

  it('to this machine’s own token server over plain HTTP', async () => {
    const { tokens, script } = fetching(token('t'))
    const home = { registry: 'localhost:5000', hostname: 'localhost', isVerified: true }
    await tokens.get(wanted({ realm: 'http://127.0.0.1:5001/token', credential: ALICE, home }))
    expect(script.requests[0]?.headers['authorization']).toBe(BASIC)
  })
})
