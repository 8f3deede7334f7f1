import { describe, expect, it } from '@jest/globals'
import type { Access } from '../../../src/embedded/access.ts'
import type { RegistryOptions } from '../../../src/embedded/registry.ts'
import { secretsOf } from '../../../src/registry/auth/credential.ts'
import { Secrets } from '../../../src/registry/auth/secrets.ts'
import { start } from '../../support/embedded-registry.ts'
import { aClient, loginTo } from '../../support/registry-client.ts'
import { BEARER } from '../../support/token-registry.ts'

const PASSWORD = 'hunter2/+ü:"x'
const IDENTITY = 'refresh-me-0123'
const READY = 'ready-made-4567'
const ALICE = { username: 'alice', password: PASSWORD }

type Before = NonNullable<RegistryOptions['before']>

/** Says back whatever secret it was sent, in the words of an error. */
const echo =
  (status: number): Before =>
  ({ headers, body }) => ({
    status,
    headers: { 'content-type': 'application/json', warning: `299 - "${headers.authorization}"` },
    body: JSON.stringify({
      errors: [
        {
          code: 'DENIED',
          message: `you sent ${headers.authorization} ${decoded(headers)} ${body}`,
        },
      ],
    }),
  })

function decoded({ authorization = '' }: { authorization?: string | undefined }): string {
  return Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString()
}

const onlyTokens =
  (before: Before): Before =>
  (request, ordinary) =>
    request.path.startsWith('/token') ? before(request, ordinary) : undefined

const onlyAuthorized =
  (before: Before): Before =>
  (request, ordinary) =>
    request.headers.authorization !== undefined && !request.path.startsWith('/token')
      ? before(request, ordinary)
      : undefined

interface Situation {
  readonly access: Access
  readonly before?: Before
  readonly entry?: object
}

const basicAccess: Access = { kind: 'basic', ...ALICE }
const entries = {
  identity: { identitytoken: IDENTITY },
  ready: { registrytoken: READY },
}

const SITUATIONS: Record<string, Situation> = {
  'Basic that is taken': { access: basicAccess },
  'Basic that is echoed': { access: basicAccess, before: onlyAuthorized(echo(403)) },
  'Basic that is echoed by a server in trouble': {
    access: basicAccess,
    before: onlyAuthorized(echo(500)),
  },
  'a password for a token': { access: { ...BEARER, ...ALICE } },
  'a password that a token server echoes': {
    access: { ...BEARER, ...ALICE },
    before: onlyTokens(echo(403)),
  },
  'an identity token that is echoed': {
    access: { ...BEARER, identityToken: IDENTITY },
    before: onlyTokens(echo(403)),
    entry: entries.identity,
  },
  'a token that is echoed': { access: { ...BEARER, ...ALICE }, before: onlyAuthorized(echo(403)) },
  'a ready bearer that is refused': { access: BEARER, entry: entries.ready },
  'a ready bearer that is echoed': {
    access: BEARER,
    before: onlyAuthorized(echo(403)),
    entry: entries.ready,
  },
  'a token that a redirect holds': {
    access: basicAccess,
    before: ({ headers }) =>
      headers.authorization === undefined
        ? undefined
        : { status: 307, headers: { location: `ftp://${decoded(headers)}@x/` } },
  },
}

describe('security: no secret is ever printed', () => {
  it.each(Object.entries(SITUATIONS))('%s', async (_, { access, before, entry }) => {
    const { registry } = await start({ access, ...(before === undefined ? {} : { before }) })
    const registryAuth =
      entry === undefined
        ? loginTo(registry.host, ALICE.username, ALICE.password)
        : JSON.stringify({ auths: { [registry.host]: entry } })
    const client = aClient({ registryAuth })
    const measurement = await client.measure(`${registry.host}/acme/api:main`)
    const words = 'reason' in measurement ? [measurement.reason, measurement.cure] : []
    const output = [...words, ...client.logs, ...client.warnings].join('\n')
    const sent = registry.requests.flatMap(({ headers: { authorization } }) =>
      authorization === undefined ? [] : [authorization.replace(/^\w+ /, '')],
    )
    const secrets = [...client.secrets, ...sent, PASSWORD, IDENTITY, READY]
    expect(secrets.filter((secret) => output.includes(secret))).toEqual([])
    // Whatever went out had been told to the mask before.
    expect(sent.filter((secret) => !client.secrets.includes(secret))).toEqual([])
  })

  it('in any of its forms', () => {
    const encoded = (text: string) => Buffer.from(text).toString('base64')
    expect(secretsOf({ kind: 'basic', ...ALICE })).toEqual([
      PASSWORD,
      'hunter2%2F%2B%C3%BC%3A%22x',
      encoded(PASSWORD),
      encoded(`alice:${PASSWORD}`),
    ])
  })

  it('before it is used, each once', () => {
    const told: string[] = []
    const secrets = new Secrets((secret) => told.push(secret))
    for (const secret of ['pass', 'pass', '', 'a']) secrets.add(secret)
    expect(told).toEqual(['pass', 'a'])
  })

  it('and the longest of several that hold each other goes first', () => {
    const secrets = new Secrets(() => {})
    for (const secret of ['pass', 'password', 'a']) secrets.add(secret)
    expect(secrets.redact('a password, a pass')).toBe('a ***, a ***')
  })
})
