import { describe, expect, it } from '@jest/globals'
import { Malformed } from '../../../src/domain/values/problem.ts'
import {
  configKey,
  credentialIn,
  helperFor,
  parseDockerConfig,
} from '../../../src/registry/auth/docker-config.ts'

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

/** A config whose entries tell by their user which key was taken. */
function withKeys(...keys: readonly string[]) {
  const auths = Object.fromEntries(keys.map((key) => [key, { username: key, password: 'pw' }]))
  return parseDockerConfig(JSON.stringify({ auths }))
}

function keyFor(keys: readonly string[], registry: string, repository?: string) {
  const found = credentialIn(withKeys(...keys), registry, repository)
  return found?.kind === 'basic' ? found.username : found
}

const HUB = 'https://index.docker.io/v1/'

describe('requirements 2 and 37: which entry is a registry’s', () => {
  it.each([
    ['the exact key', ['ghcr.io'], 'ghcr.io', 'ghcr.io'],
    ['the key with a scheme', ['https://ghcr.io'], 'ghcr.io', 'https://ghcr.io'],
    ['the key with scheme and path', ['https://ghcr.io/v2/'], 'ghcr.io', 'https://ghcr.io/v2/'],
    ['the key with a version only', ['gcr.io/v1/'], 'gcr.io', 'gcr.io/v1/'],
    ['the exact key before others', ['https://ghcr.io/v2/', 'ghcr.io'], 'ghcr.io', 'ghcr.io'],
    ['the key with the port', ['acme.com', 'acme.com:5000'], 'acme.com:5000', 'acme.com:5000'],
    ['Docker Hub’s own key', ['docker.io', HUB], 'docker.io', HUB],
    ['Docker Hub’s other names', ['registry-1.docker.io'], 'docker.io', 'registry-1.docker.io'],
    ['Docker Hub’s first name', ['index.docker.io'], 'docker.io', 'index.docker.io'],
    ['no key that is a part', ['hcr.io', 'cr.io', 'io'], 'ghcr.io', undefined],
    ['no key that goes on', ['ghcr.io.evil.example', 'xghcr.io'], 'ghcr.io', undefined],
    ['no key in a path', ['https://evil.example/ghcr.io'], 'ghcr.io', undefined],
    ['no key with another port', ['acme.com:5001', 'acme.com'], 'acme.com:5000', undefined],
    ['no key without its port', ['acme.com:5000'], 'acme.com', undefined],
    ['no name of an object', ['ghcr.io'], 'toString', undefined],
  ])('%s', (_, keys, registry, key) => {
    expect(keyFor(keys, registry)).toBe(key)
  })

  it.each([
    [
      'the longest',
      ['quay.io', 'quay.io/acme', 'quay.io/acme/api'],
      'acme/api',
      'quay.io/acme/api',
    ],
    ['the next', ['quay.io', 'quay.io/acme'], 'acme/api', 'quay.io/acme'],
    ['the host', ['quay.io/acme', 'quay.io'], 'other/api', 'quay.io'],
    ['whole segments', ['quay.io/acm', 'quay.io/acme/ap'], 'acme/api', undefined],
    ['no path of another', ['quay.io/acme/v2'], 'other/api', undefined],
  ])('of auth.json’s paths: %s', (_, keys, repository, key) => {
    expect(keyFor(keys, 'quay.io', repository)).toBe(key)
  })
})

function entry(fields: object) {
  return credentialIn(
    parseDockerConfig(JSON.stringify({ auths: { 'ghcr.io': fields } })),
    'ghcr.io',
  )
}

describe('requirement 38: what an entry holds', () => {
  it.each([
    ['auth', { auth: base64('alice:pw') }, ['alice', 'pw']],
    ['a password with colons', { auth: base64('alice:a:b:') }, ['alice', 'a:b:']],
    ['no password', { auth: base64('alice:') }, ['alice', '']],
    ['a password with an accent', { auth: base64('alice:pä') }, ['alice', 'pä']],
    ['auth with trailing zeros', { auth: base64('alice:pw\0\0') }, ['alice', 'pw']],
    ['username and password', { username: 'alice', password: 'pw' }, ['alice', 'pw']],
    [
      'auth before username and password',
      { username: 'bob', password: 'x', auth: base64('alice:pw') },
      ['alice', 'pw'],
    ],
  ])('%s', (_, fields, [username, password]) => {
    expect(entry(fields)).toEqual({ kind: 'basic', username, password })
  })

  it('an identity token before a password', () => {
    expect(entry({ auth: base64('alice:pw'), identitytoken: 'idt' })).toEqual({
      kind: 'identity',
      username: 'alice',
      token: 'idt',
    })
  })

  it('a registry token, which is a ready bearer', () => {
    expect(entry({ registrytoken: 'rt' })).toEqual({ kind: 'bearer', token: 'rt' })
  })

  it.each([
    ['nothing', {}],
    ['empty fields', { auth: '', username: '', password: '', identitytoken: '' }],
    ['an auth without a colon', { auth: base64('alice') }],
  ])('nothing where there is %s', (_, fields) => {
    expect(entry(fields)).toBeUndefined()
  })

  it.each(['', 'null', '[]', '{"auths": []}', '{"credHelpers": 5}', '{"credsStore": 1}'])(
    'refuses %j',
    (text) => {
      expect(() => parseDockerConfig(text)).toThrow(Malformed)
    },
  )

  it.each([
    ['the form before auths', { 'ghcr.io': { auth: base64('alice:pw'), email: 'a@example.com' } }],
    ['its key with a scheme', { 'https://ghcr.io/v1/': { auth: base64('alice:pw') } }],
    [
      'what is no entry beside it',
      { HttpHeaders: { a: 'b' }, x: 1, 'ghcr.io': { auth: base64('alice:pw') } },
    ],
  ])('reads %s', (_, json) => {
    const config = parseDockerConfig(JSON.stringify(json))
    expect(credentialIn(config, 'ghcr.io')).toEqual({
      kind: 'basic',
      username: 'alice',
      password: 'pw',
    })
  })

  it('takes no entry from outside of auths, where those are there', () => {
    const config = { auths: {}, 'ghcr.io': { auth: base64('alice:pw') } }
    expect(credentialIn(parseDockerConfig(JSON.stringify(config)), 'ghcr.io')).toBeUndefined()
  })

  it('minds no byte order mark', () => {
    expect(parseDockerConfig('\ufeff{"credsStore": "s"}').credsStore).toBe('s')
  })

  it('does not quote what it refuses', () => {
    expect(() => parseDockerConfig('{"auths": ["c2VjcmV0"]}')).toThrow(
      /^is not a docker config: auths is wrong$/,
    )
  })

  it.each([
    ['an entry', null],
    ['all of its fields', { auth: null, username: null, password: null, identitytoken: null }],
  ])('nothing where null is %s', (_, fields) => {
    expect(credentialIn(withEntry(fields), 'ghcr.io')).toBeUndefined()
    expect(withEntry(fields).odd).toEqual([])
  })

  it('a password beside fields of null', () => {
    expect(entry({ auth: base64('alice:pw'), identitytoken: null, username: null })).toEqual({
      kind: 'basic',
      username: 'alice',
      password: 'pw',
    })
  })

  it.each<[unknown, string]>([
    ['c2VjcmV0', 'auths.ghcr.io'],
    [[], 'auths.ghcr.io'],
    [{ auth: ['c2VjcmV0'] }, 'auths.ghcr.io.auth'],
    [{ auth: base64('alice:pw'), password: 5 }, 'auths.ghcr.io.password'],
    [{ auth: base64('a token without a name') }, 'auths.ghcr.io.auth'],
    [{ auth: 'alice:pw' }, 'auths.ghcr.io.auth'],
    [{ auth: '***' }, 'auths.ghcr.io.auth'],
  ])('nothing where it is odd, which costs no other entry anything: %j', (fields, place) => {
    const config = withEntry(fields)
    expect(credentialIn(config, 'ghcr.io')).toBeUndefined()
    expect(credentialIn(config, 'quay.io')).toMatchObject({ username: 'bob' })
    expect(config.odd).toEqual([place])
  })
})

/** One registry's entry as it is given, and an ordinary one of another. */
function withEntry(fields: unknown) {
  const other = { auth: base64('bob:pw') }
  return parseDockerConfig(JSON.stringify({ auths: { 'ghcr.io': fields, 'quay.io': other } }))
}

describe('requirement 39: which helper is a registry’s', () => {
  const config = (json: object) => parseDockerConfig(JSON.stringify(json))

  it.each([
    ['its own', { credHelpers: { 'ghcr.io': 'gh' }, credsStore: 'pass' }, 'gh'],
    ['the store', { credHelpers: { 'quay.io': 'q' }, credsStore: 'pass' }, 'pass'],
    ['none', { credHelpers: {}, credsStore: '' }, undefined],
    [
      'none where its own name is empty',
      { credHelpers: { 'ghcr.io': '' }, credsStore: 'pass' },
      undefined,
    ],
    ['none of null', { auths: null, credHelpers: null, credsStore: null }, undefined],
    [
      'none where its own is null, which docker reads as an empty name',
      { credHelpers: { 'ghcr.io': null }, credsStore: 's' },
      undefined,
    ],
    ['no program, where its own is odd', { credHelpers: { 'ghcr.io': 5 }, credsStore: 's' }, '?'],
    ['its own, beside an odd one', { credHelpers: { 'quay.io': 5, 'ghcr.io': 'gh' } }, 'gh'],
  ])('%s', (_, json, helper) => {
    expect(helperFor(config(json), 'ghcr.io')).toBe(helper)
  })

  it.each(['docker.io', HUB])('knows Docker Hub’s by %s', (key) => {
    expect(helperFor(config({ credHelpers: { [key]: 'hub' } }), 'docker.io')).toBe('hub')
  })

  it('takes no property of every object for one', () => {
    expect(helperFor(config({ credHelpers: {} }), 'toString')).toBeUndefined()
  })

  it('asks for Docker Hub by its own key, and for others by their host', () => {
    expect([configKey('docker.io'), configKey('acme.com:5000')]).toEqual([HUB, 'acme.com:5000'])
  })
})
