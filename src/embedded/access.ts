import { failure, type RegistryRequest, type Reply, withHeaders } from './http.ts'
import { basic, pullScope, type TokenRules, TokenServer } from './tokens.ts'

/** Who may pull: everyone, one user, or who has a token of the registry's own token server. */
export type Access =
  | { readonly kind: 'open' }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | ({ readonly kind: 'bearer' } & TokenRules)

export interface AccessControl {
  /** Why a request may not go on, if so; no repository means `/v2/` itself. */
  refusal(request: RegistryRequest, repository?: string): Reply | undefined
  /** The answer of the token endpoint, where there is one. */
  token(request: RegistryRequest): Reply | undefined
}

interface Surroundings {
  readonly origin: string
  readonly now: () => number
}

export const TOKEN_PATH = '/token'

export function accessControl(access: Access, { origin, now }: Surroundings): AccessControl {
  switch (access.kind) {
    case 'open':
      return { refusal: () => undefined, token: () => undefined }
    case 'basic':
      return basicAccess(basic(access.username, access.password))
    case 'bearer':
      return bearerAccess(new TokenServer(access, now), (parameters) =>
        challenge({ realm: `${origin}${TOKEN_PATH}`, service: access.service, ...parameters }),
      )
  }
}

function basicAccess(authorization: string): AccessControl {
  return {
    refusal: ({ headers }) =>
      headers.authorization === authorization ? undefined : unauthorized('Basic realm="registry"'),
    token: () => undefined,
  }
}

function bearerAccess(
  server: TokenServer,
  challengeWith: (parameters: Record<string, string>) => string,
): AccessControl {
  return {
    refusal: ({ headers }, repository) => {
      const scope = repository === undefined ? {} : { scope: pullScope(repository) }
      const [, token] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? []
      if (token === undefined) return unauthorized(challengeWith(scope))
      const allowed = server.repositories(token)
      if (allowed !== undefined && (repository === undefined || allowed.has(repository))) {
        return undefined
      }
      // RFC 6750 section 3.1 has these two words.
      const error = allowed === undefined ? 'invalid_token' : 'insufficient_scope'
      return unauthorized(challengeWith({ ...scope, error }))
    },
    token: (request) => server.answer(request),
  }
}

function challenge(parameters: Record<string, string>): string {
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`)
  return `Bearer ${pairs.join(',')}`
}

function unauthorized(challenge: string): Reply {
  const message = 'authentication required'
  return withHeaders(failure(401, { code: 'UNAUTHORIZED', message }), {
    'www-authenticate': challenge,
  })
}
