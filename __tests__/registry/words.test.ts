import { describe, expect, it } from '@jest/globals'
import type { Reply } from '../../src/embedded/http.ts'
import { start } from '../support/embedded-registry.ts'
import { aFleet } from '../support/fleet.ts'
import { aClient, outcomeWith } from '../support/registry-client.ts'

describe('requirement 23: a registry’s words', () => {
  const failing = (status: number, body: unknown, type = 'application/json') =>
    outcomeWith(() => ({
      status,
      headers: { 'content-type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }))

  it.each([
    [403, { errors: [{ code: 'DENIED', message: 'denied' }] }, '403 DENIED: denied'],
    [400, { errors: [{ code: 'NAME_INVALID' }] }, '400 NAME_INVALID'],
    [400, { errors: [{ code: 'X', message: 'No name. ' }] }, '400 X: No name$'],
    [400, { errors: [{ code: 'X', message: '', detail: 'unsigned' }] }, '400 X: unsigned$'],
    [400, { errors: ['account locked'] }, '400 account locked$'],
    [400, { title: 'Bad name', detail: 'of the image' }, '400 of the image: Bad name$'],
    [400, { details: ['a', 'b'] }, '400 a: b$'],
    [
      400,
      {
        errors: [
          { code: 'A', message: 'a' },
          { code: 'B', message: 'b' },
        ],
      },
      '400 A: a; B: b',
    ],
    [400, { errors: 'x' }, '400$'],
    [400, { errors: [null, 5] }, '400$'],
    [400, { errors: [{ code: {}, message: [] }] }, '400$'],
    [400, 'not JSON', '400$'],
  ])('%d %j', async (status, body, words) => {
    const { outcome, host } = await failing(status, body)
    expect(outcome).toMatch(new RegExp(`^GET http://${host}/v2/acme/api/manifests/main: ${words}`))
  })

  it('are one line without marks that hide or reorder', async () => {
    const message = 'a\r\n::error::b\u202e\u200bc\u0000'
    const { outcome } = await failing(400, { errors: [{ code: 'DENIED', message }] })
    expect(outcome).toMatch(/400 DENIED: a ::error::bc$/)
  })

  it('are short', async () => {
    const { outcome } = await failing(400, { errors: [{ code: 'X', message: 'y'.repeat(5000) }] })
    expect(outcome.length).toBeLessThan(500)
  })

  it.each<[number, string, unknown]>([
    [404, 'application/json', { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'm' }] }],
    [404, 'application/json', { errors: [{ code: 'NAME_UNKNOWN' }] }],
    [404, 'application/json', { errors: [{ code: 'RESOURCE_NOT_FOUND', message: 'm' }] }],
    [404, 'application/json', { errors: [{ code: 'DENIED', message: 'm' }] }],
    [404, 'application/json', { errors: [{ code: 'UNKNOWN' }, { status: 404 }] }],
    [410, 'application/json', { errors: [{ code: 'GONE', message: 'deleted' }] }],
  ])('%d %s %j is absence', async (status, type, body) => {
    expect((await failing(status, body, type)).outcome).toBe('missing')
  })

  describe.each([
    [404, 'application/json', { errors: [] }],
    [404, 'application/json', { message: 'no Route matched with those values' }],
    [404, 'text/plain', '404 page not found'],
    [404, 'application/xml', '<Error><Code>NoSuchKey</Code></Error>'],
    [404, '', ''],
    [410, '', ''],
  ])('%d %s %j', (status, type, body) => {
    const reply = {
      status,
      headers: { 'content-type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }

    it.each([200, 401])('is absence where /v2/ answers %d, which is asked once', async (answer) => {
      const { registry } = await start({
        before: ({ path }) =>
          path === '/v2/'
            ? { status: answer, headers: { 'www-authenticate': 'Basic realm="x"' } }
            : reply,
      })
      const client = aClient()
      for (const tag of ['main', 'pr-7']) {
        expect(await client.outcome(`${registry.host}/acme/api:${tag}`)).toBe('missing')
      }
      expect(registry.requests.filter(({ path }) => path === '/v2/')).toHaveLength(1)
    })

    it('is absence where something else was there in the same run', async () => {
      const { registry } = await start({
        before: ({ path }) => (path.endsWith('/main') ? undefined : reply),
      })
      const client = aClient()
      expect(await client.outcome(`${registry.host}/acme/api:main`)).toBe('measured')
      expect(await client.outcome(`${registry.host}/acme/api:pr-7`)).toBe('missing')
    })

    it('is no absence where nothing shows that it is a registry', async () => {
      const { registry } = await start({ before: () => reply })
      const measured = await aClient().measure(`${registry.host}/acme/api:main`)
      expect(measured).toMatchObject({
        reason: expect.stringContaining(`main: ${status}`),
        cure: expect.stringContaining('is a container registry'),
      })
    })
  })

  it.each([
    [404, 'text/html; charset=utf-8', '<p>Not found</p>'],
    [404, 'application/xhtml+xml', '<p/>'],
    [410, 'text/html', ''],
    [404, 'text/plain', '\n<!DOCTYPE html><title>404</title>'],
  ])('%d %s %j is no absence: anybody may have made that page', async (status, type, body) => {
    expect((await failing(status, body, type)).outcome).toMatch(`main: ${status}`)
  })

  describe('when a web page stands before a registry’s errors', () => {
    const page = { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>404</h1>' }
    const outcomeBehind = async (ping: Partial<Reply>) => {
      const { registry } = await start({
        before: ({ path }) => (path === '/v2/' ? { ...page, ...ping } : page),
      })
      return aClient().outcome(`${registry.host}/acme/api:main`)
    }

    it('is absence where /v2/ answers as a registry', async () => {
      expect(await outcomeBehind({ status: 200, headers: {}, body: '{}' })).toBe('missing')
      const challenge = { 'www-authenticate': 'Basic realm="x"' }
      expect(await outcomeBehind({ status: 401, headers: challenge })).toBe('missing')
    })

    it('is none where /v2/ is a page too', async () => {
      expect(await outcomeBehind({ status: 200, headers: page.headers })).toMatch('main: 404')
    })
  })

  it('a web page of what says that it is a registry is absence', async () => {
    const headers = {
      'content-type': 'text/html',
      'docker-distribution-api-version': 'registry/2.0',
    }
    const { outcome } = await outcomeWith(() => ({ status: 404, headers, body: '<html>' }))
    expect(outcome).toBe('missing')
  })

  it.each([
    [{ details: 'incorrect username or password' }, 'incorrect username or password'],
    [{ detail: 'no such robot' }, 'no such robot'],
    [{ error: 'invalid_grant', error_description: 'expired' }, 'invalid_grant: expired'],
    [{ error: { code: 403, message: 'no access', status: 'X' } }, 'no access'],
    [{ message: 'no', error: 'no' }, 'no'],
    [{ errors: [], message: 'Download denied' }, 'Download denied'],
  ])('are found in %j too', async (body, words) => {
    expect((await failing(400, body)).outcome).toMatch(new RegExp(`main: 400 ${words}$`))
  })

  it.each([
    'is not authorized to perform: ecr:BatchGetImage because no identity-based policy allows it',
    'The request signature we calculated does not match the signature you provided',
    'unauthorized to access repository: acme/policy',
    'access to acme/api is denied',
  ])('403 %s is a question of a login', async (message) => {
    const body = JSON.stringify({ errors: [{ code: 'DENIED', message }] })
    const { registry } = await start({ before: () => ({ status: 403, headers: {}, body }) })
    const measured = await aClient().measure(`${registry.host}/acme/api:main`)
    expect(measured).toMatchObject({ cure: expect.stringMatching(/^Log in to/) })
  })

  it.each([
    [412, 'PROJECTPOLICYVIOLATION', 'current image with 7 vulnerabilities cannot be pulled'],
    [412, 'PRECONDITION', 'The image is not signed by cosign'],
    [403, 'DENIED', 'Download blocked: Xray policy "no critical" is violated'],
    [403, 'FORBIDDEN', 'REQUESTED ITEM IS QUARANTINED'],
  ])('%d %s: %s is a policy, and no question of a login', async (status, code, message) => {
    const body = JSON.stringify({ errors: [{ code, message }] })
    const { registry } = await start({ before: () => ({ status, headers: {}, body }) })
    const measured = await aClient().measure(`${registry.host}/acme/api:main`)
    expect(measured).toMatchObject({
      reason: expect.stringContaining(message),
      cure: expect.stringMatching(/^That is a policy of 127.0.0.1:\d+, and no question of a login/),
    })
  })

  describe('403 that is no JSON', () => {
    const cureOf = async (type: string, body: string) => {
      const headers = { 'content-type': type }
      const { registry } = await start({ before: () => ({ status: 403, headers, body }) })
      return aClient().measure(`${registry.host}/acme/api:main`)
    }

    it.each([
      ['text/html', '<h1>REQUESTED ITEM IS QUARANTINED</h1>'],
      ['text/plain', 'pull blocked by admission policy'],
      ['application/problem+json', '{"title":"Forbidden by policy"}'],
    ])('%s %s is a policy', async (type, body) => {
      const cure = expect.stringMatching(/^That is a policy of/)
      expect(await cureOf(type, body)).toMatchObject({ cure })
    })

    it.each([
      ['text/html', '<p>You have been blocked</p><a href="/privacy">Privacy Policy</a>'],
      ['text/plain', 'no access'],
    ])('%s %s is none', async (type, body) => {
      expect(await cureOf(type, body)).toMatchObject({ cure: expect.stringMatching(/^Log in to/) })
    })

    it('repeats no status that the text begins with', async () => {
      const reason = expect.stringMatching(/main: 403 Forbidden$/)
      expect(await cureOf('text/plain', '403 Forbidden\n')).toMatchObject({ reason })
    })
  })

  it('Warning 299 is shown once', async () => {
    const warning = ['299 - "pull \\"limits\\" soon", 299 - "move away"', '199 - "other"']
    const { registry } = await start(
      { before: (_, ordinary) => ({ ...ordinary(), headers: { ...ordinary().headers, warning } }) },
      aFleet(3, ['amd64']),
    )
    const client = aClient()
    for (const index of [0, 1, 2]) await client.outcome(`${registry.host}/acme/s${index}:main`)
    expect(client.warnings).toEqual([
      `${registry.host} says: pull "limits" soon`,
      `${registry.host} says: move away`,
    ])
  })
})
