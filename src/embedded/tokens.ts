import { randomUUID } from 'node:crypto'
import { failure, json, type RegistryRequest, type Reply } from './http.ts'

/** Who gets tokens, and what they are like. Without any credentials: everyone. */
export interface TokenRules {
  readonly service: string
  readonly username?: string
  readonly password?: string
  /** The refresh token that `docker login` would keep. */
  readonly identityToken?: string
  /** Where the token stands in the answer; by default where each of the two ways has it. */
  readonly tokenField?: 'token' | 'access_token'
  /** Seconds, 300 by default; null leaves it unsaid, which means 60. */
  readonly expiresIn?: number | null
}

interface Token {
  readonly repositories: ReadonlySet<string>
  readonly expiresAt: number
}

const UNSAID_LIFETIME = 60

/** A token server as distribution's auth/token.md (GET) and auth/oauth.md (POST) describe it. */
export class TokenServer {
  private readonly tokens = new Map<string, Token>()
  private readonly rules: TokenRules
  private readonly now: () => number

  constructor(rules: TokenRules, now: () => number) {
    this.rules = rules
    this.now = now
  }

  answer({ method, path, headers, body }: RegistryRequest): Reply {
    if (method === 'POST') return this.refresh(new URLSearchParams(body))
    if (method !== 'GET') {
      return failure(405, { code: 'UNSUPPORTED', message: 'tokens are for GET and POST' })
    }
    if (!this.knows(headers.authorization)) return unauthorized()
    return this.issue(new URL(path, 'http://localhost').searchParams, 'token')
  }

  /** What a token allows: the repositories to pull from; undefined for an unknown or old one. */
  repositories(token: string): ReadonlySet<string> | undefined {
    const known = this.tokens.get(token)
    return known !== undefined && this.now() < known.expiresAt ? known.repositories : undefined
  }

  private knows(authorization: string | undefined): boolean {
    const { username, password = '', identityToken } = this.rules
    if (username === undefined) return identityToken === undefined
    return authorization === basic(username, password)
  }

  private refresh(form: URLSearchParams): Reply {
    const { identityToken } = this.rules
    if (identityToken === undefined) {
      return failure(404, { code: 'UNSUPPORTED', message: 'this token server has no OAuth2' })
    }
    if (form.get('grant_type') !== 'refresh_token') {
      return failure(400, { code: 'UNSUPPORTED', message: 'the grant type is not refresh_token' })
    }
    if (form.get('refresh_token') !== identityToken) return unauthorized()
    return this.issue(form, 'access_token')
  }

  private issue(parameters: URLSearchParams, usualField: 'token' | 'access_token'): Reply {
    const { service, tokenField = usualField, expiresIn = 300 } = this.rules
    if (parameters.get('service') !== service) {
      return failure(400, { code: 'UNSUPPORTED', message: `tokens are for ${service} only` })
    }
    const token = randomUUID()
    const repositories = new Set(parameters.getAll('scope').flatMap(pulledRepositories))
    const issuedAt = this.now()
    const expiresAt = issuedAt + (expiresIn ?? UNSAID_LIFETIME) * 1000
    this.tokens.set(token, { repositories, expiresAt })
    return json(200, {
      [tokenField]: token,
      scope: [...repositories].map(pullScope).join(' '),
      issued_at: new Date(issuedAt).toISOString(),
      ...(expiresIn === null ? {} : { expires_in: expiresIn }),
    })
  }
}

export function pullScope(repository: string): string {
  return `repository:${repository}:pull`
}

/** The Authorization header of a user, RFC 7617. */
export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

/** A scope that asks for more than pulling is granted in part, which is no error. */
function pulledRepositories(scopes: string): string[] {
  return scopes.split(' ').flatMap((scope) => {
    const [, repository, actions] = /^repository:(.+):([^:]*)$/.exec(scope) ?? []
    return repository !== undefined && actions?.split(',').includes('pull') ? [repository] : []
  })
}

function unauthorized(): Reply {
  return failure(401, { code: 'UNAUTHORIZED', message: 'the credentials are wrong or missing' })
}
