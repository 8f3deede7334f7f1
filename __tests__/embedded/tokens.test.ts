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

describe('when tokens expire', () => {
  it.each([
    ['five minutes', BEARER, 300],
    ['the time that is given', { ...BEARER, expiresIn: 90 }, 90],
    ['a minute, unsaid', { ...BEARER, expiresIn: null }, 60],
  ] as const)('takes them for %s', async (_, access, seconds) => {
    let now = Date.UTC(2026, 10, 1)
    const { call } = await startWith(access, () => now)
    const token = await bearer(await call(tokenPath(API_SCOPE)))
    now += seconds * 1000 - 1
    expect((await call(API, token)).status).toBe(200)
    now += 1
    const late = await call(API, token)
    expect(late.status).toBe(401)
    expect(late.headers.get('www-authenticate')).toMatch(/error="invalid_token"$/)
  })

  it('says when they were given, and for how long', async () => {
    const { call } = await startWith({ ...BEARER, expiresIn: 90 }, () => Date.UTC(2026, 10, 1))
    expect(await (await call(tokenPath(API_SCOPE))).json()).toMatchObject({
      issued_at: '2026-11-01T00:00:00.000Z',
      expires_in: 90,
    })
  })

  it('leaves the duration out where it is to be unsaid', async () => {
    const { call } = await startWith({ ...BEARER, expiresIn: null })
    expect(await (await call(tokenPath(API_SCOPE))).json()).not.toHaveProperty('expires_in')
  })
})

describe('when tokens are for a user', () => {
  const access: Access = { ...BEARER, ...ALICE }

  it('gives the user one', async () => {
    const { call } = await startWith(access)
    const answer = await call(tokenPath(API_SCOPE), basic(ALICE.username, ALICE.password))
    expect((await call(API, await bearer(answer))).status).toBe(200)
  })

  it.each([
    ['nobody', undefined],
    ['another user', basic('bob', ALICE.password)],
    ['another password', basic('alice', 'guess')],
  ])('gives %s none', async (_, authorization) => {
    const { call } = await startWith(access)
    const response = await call(tokenPath(API_SCOPE), authorization)
    expect(await failureOf(response)).toBe('401 UNAUTHORIZED')
  })

  it('does not take the password in place of a token', async () => {
    const { call } = await startWith(access)
    expect((await call(API, basic(ALICE.username, ALICE.password))).status).toBe(401)
  })

  it('has no OAuth2', async () => {
    const { refresh } = await startWith(access)
    const response = await refresh({ grant_type: 'refresh_token', refresh_token: 'any' })
    expect(response.status).toBe(404)
  })

  it('puts the token into the field that is asked for', async () => {
    const { call } = await startWith({ ...access, tokenField: 'access_token' })
    const answer = await call(tokenPath(API_SCOPE), basic(ALICE.username, ALICE.password))
    expect((await call(API, await bearer(answer, 'access_token'))).status).toBe(200)
  })
})

describe('when tokens are for an identity token', () => {
  const access: Access = { ...BEARER, identityToken: 'identity' }
  const form = {
    grant_type: 'refresh_token',
    refresh_token: 'identity',
    service: SERVICE,
    scope: `${API_SCOPE} repository:acme/web:pull`,
  }

  it('gives one for every scope of the form', async () => {
    const { call, refresh } = await startWith(access)
    const token = await bearer(await refresh(form), 'access_token')
    expect((await call(API, token)).status).toBe(200)
    expect((await call(WEB, token)).status).toBe(200)
  })

  it('keeps a record of the form', async () => {
    const { registry, refresh } = await startWith(access)
    await refresh(form)
    expect(registry.requests).toMatchObject([
      { method: 'POST', path: '/token', body: String(new URLSearchParams(form)), status: 200 },
    ])
  })

  it.each([
    ['another identity token', { refresh_token: 'guess' }, '401 UNAUTHORIZED'],
    ['another grant', { grant_type: 'password' }, '400 UNSUPPORTED'],
    ['another service', { service: 'other' }, '400 UNSUPPORTED'],
  ])('gives none for %s', async (_, change, expected) => {
    const { refresh } = await startWith(access)
    expect(await failureOf(await refresh({ ...form, ...change }))).toBe(expected)
  })

  it('gives none to nobody', async () => {
    const { call } = await startWith(access)
    expect(await failureOf(await call(tokenPath(API_SCOPE)))).toBe('401 UNAUTHORIZED')
  })
})
