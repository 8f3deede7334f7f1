import { describe, expect, it } from '@jest/globals'
import type { Access } from '../../src/embedded/access.ts'
import { failureOf } from '../support/embedded-registry.ts'
import {
  ALICE,
  API,
  API_SCOPE,
  BEARER,
  basic,
  bearer,
  SERVICE,
  startWith,
  tokenPath,
  WEB,
} from '../support/token-registry.ts'

describe('when a registry asks for a user', () => {
  const access: Access = { kind: 'basic', ...ALICE }

  it.each([
    ['nothing', undefined],
    ['another password', basic('alice', 'guess')],
    ['a token', 'Bearer 0000'],
  ])('refuses %s with a Basic challenge', async (_, authorization) => {
    const { call } = await startWith(access)
    const response = await call(API, authorization)
    expect(response.headers.get('www-authenticate')).toBe('Basic realm="registry"')
    expect(await failureOf(response)).toBe('401 UNAUTHORIZED')
  })

  it('refuses the version check too', async () => {
    const { call } = await startWith(access)
    const response = await call('/v2/')
    expect(response.status).toBe(401)
    expect(response.headers.get('docker-distribution-api-version')).toBe('registry/2.0')
  })

  it('lets the user pull', async () => {
    const { call } = await startWith(access)
    expect((await call(API, basic(ALICE.username, ALICE.password))).status).toBe(200)
  })

  it('denies the user what nobody may have', async () => {
    const { call } = await startWith(access)
    const response = await call(
      '/v2/acme/secret/manifests/main',
      basic(ALICE.username, ALICE.password),
    )
    expect(await failureOf(response)).toBe('403 DENIED')
  })

  it('has no token endpoint', async () => {
    const { call } = await startWith(access)
    expect((await call('/token')).status).toBe(404)
  })
})

describe('when a registry asks for a token', () => {
  it('names realm, service and scope in its challenge', async () => {
    const { registry, call } = await startWith(BEARER)
    const response = await call(API)
    expect(response.headers.get('www-authenticate')).toBe(
      `Bearer realm="http://${registry.host}/token",service="${SERVICE}",scope="${API_SCOPE}"`,
    )
    expect(await failureOf(response)).toBe('401 UNAUTHORIZED')
  })

  it('names no scope for the version check', async () => {
    const { registry, call } = await startWith(BEARER)
    expect((await call('/v2/')).headers.get('www-authenticate')).toBe(
      `Bearer realm="http://${registry.host}/token",service="${SERVICE}"`,
    )
  })

  it('challenges for a repository that does not exist', async () => {
    const { call } = await startWith(BEARER)
    expect((await call('/v2/acme/gone/manifests/main')).status).toBe(401)
  })

  it('takes a token for the scope that was asked for', async () => {
    const { call } = await startWith(BEARER)
    const token = await bearer(await call(tokenPath(API_SCOPE)))
    expect((await call(API, token)).status).toBe(200)
    expect((await call('/v2/', token)).status).toBe(200)
  })

  it('takes a token for several scopes', async () => {
    const { call } = await startWith(BEARER)
    const token = await bearer(await call(tokenPath(API_SCOPE, 'repository:acme/web:pull')))
    expect((await call(API, token)).status).toBe(200)
    expect((await call(WEB, token)).status).toBe(200)
  })

  it('refuses a token for another scope', async () => {
    const { call } = await startWith(BEARER)
    const token = await bearer(await call(tokenPath(API_SCOPE)))
    const response = await call(WEB, token)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toMatch(
      /scope="repository:acme\/web:pull",error="insufficient_scope"$/,
    )
  })

  it('refuses a token that it never gave', async () => {
    const { call } = await startWith(BEARER)
    const response = await call(API, 'Bearer made-up')
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toMatch(/error="invalid_token"$/)
  })

  it('grants pulling alone to who asks for pushing too', async () => {
    const { call } = await startWith(BEARER)
    const response = await call(tokenPath('repository:acme/api:pull,push'))
    expect(await response.json()).toMatchObject({ scope: API_SCOPE })
  })

  it('refuses a token for pushing alone', async () => {
    const { call } = await startWith(BEARER)
    const token = await bearer(await call(tokenPath('repository:acme/api:push')))
    expect((await call(API, token)).status).toBe(401)
  })

  it('gives no token for another service', async () => {
    const { call } = await startWith(BEARER)
    const response = await call(`/token?service=other&scope=${API_SCOPE}`)
    expect(await failureOf(response)).toBe('400 UNSUPPORTED')
  })

  it('gives every token once', async () => {
    const { call } = await startWith(BEARER)
    const first = await bearer(await call(tokenPath(API_SCOPE)))
    expect(await bearer(await call(tokenPath(API_SCOPE)))).not.toBe(first)
  })
})
