import { describe, expect, it } from '@jest/globals'
import { ALICE, BASIC, fetching, IDENTITY, token, wanted } from '../../support/token-requests.ts'

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
      { namedRegistry: { registry: 'b.example.com', hostname: 'b.example.com', isVerified: true } },
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
