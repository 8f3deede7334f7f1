import type { HttpRequest, NamedRegistry, Time } from '../transport/http.ts'
import type { Scheme } from './challenge.ts'
import type { Credential } from './credential.ts'

/** Docker's token protocol: distribution/docs, spec/auth/token.md and oauth.md. */

const MAX_TOKEN_BYTES = 64 * 1024
const CLIENT_ID = 'docker-image-budgets'

export type Bearer = Extract<Scheme, { kind: 'bearer' }>

/** One thing to ask a token for. */
export interface TokenRequest {
  readonly bearer: Bearer
  /** `repository:NAME:pull`, built here and never copied from a challenge. */
  readonly scope: string
  readonly credential: Credential | undefined
  readonly namedRegistry: NamedRegistry
  readonly time: Time
}

/** The older way, and the only one for a password: the realm's own query is kept. */
export function getRequest(request: TokenRequest, authorization?: string): HttpRequest {
  const { bearer, scope, namedRegistry, time } = request
  const url = new URL(bearer.realm)
  if (bearer.service !== undefined) url.searchParams.set('service', bearer.service)
  url.searchParams.set('scope', scope)
  const headers = { ...HEADERS, ...(authorization === undefined ? {} : { authorization }) }
  return { method: 'GET', url, headers, maxBytes: MAX_TOKEN_BYTES, namedRegistry, time }
}

/** OAuth2's way for a refresh token. */
export function refreshRequest(
  { bearer, scope, namedRegistry, time }: TokenRequest,
  token: string,
): HttpRequest {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: CLIENT_ID,
    scope,
    refresh_token: token,
    ...(bearer.service === undefined ? {} : { service: bearer.service }),
  })
  return {
    method: 'POST',
    url: bearer.realm,
    headers: { ...HEADERS, 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
    maxBytes: MAX_TOKEN_BYTES,
    namedRegistry,
    time,
  }
}

const HEADERS = {
  accept: 'application/json',
  'accept-encoding': 'identity',
  'user-agent': CLIENT_ID,
}

/** What a token may be used for again: the same origin, realm, service, scope and credential. */
export function keyOf({ bearer, scope, credential, namedRegistry }: TokenRequest): string {
  return JSON.stringify([namedRegistry, bearer.realm.href, bearer.service, scope, credential])
}
