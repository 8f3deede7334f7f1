import * as z from 'zod'
import { isLoopback, sameOwner } from './address.ts'
import type { Scheme } from './challenge.ts'
import { basicHeader, type Credential } from './credential.ts'
import { describe, nameOf, RegistryError } from './error.ts'
import type { Clock, Home, HttpRequest, HttpResponse, Send } from './http.ts'

/** Docker's token protocol: distribution/docs, spec/auth/token.md and oauth.md. */

const MAX_TOKEN_BYTES = 64 * 1024
/** What a token lives when the server does not say. */
const DEFAULT_LIFETIME_S = 60
const RENEW_EARLY_MS = 5_000
const CLIENT_ID = 'docker-image-budgets'

export type Bearer = Extract<Scheme, { kind: 'bearer' }>

interface Token {
  readonly value: string
  /** In ms of the client's clock: a server's own clock may be skewed. */
  readonly expires: number
}

const tokenAnswer = z.object({
  token: z.string().optional(),
  access_token: z.string().optional(),
  expires_in: z.number().nullish(),
})

interface TokenOptions {
  readonly send: Send
  readonly clock: Clock
  readonly onSecret: (secret: string) => void
  readonly warn: (message: string) => void
}

/** One thing to ask a token for. */
export interface TokenRequest {
  readonly bearer: Bearer
  /** `repository:NAME:pull`, built here and never copied from a challenge. */
  readonly scope: string
  readonly credential: Credential | undefined
  readonly home: Home
  /** By when the token is needed, in ms of the client's clock. */
  readonly deadline: number
}

/** Fetches bearer tokens, each once at a time, and keeps them until shortly before their end. */
export class Tokens {
  private readonly options: TokenOptions
  private readonly cache = new Map<string, Promise<Token>>()

  constructor(options: TokenOptions) {
    this.options = options
  }

  /** @throws {RegistryError} when no token is given. */
  async get(request: TokenRequest): Promise<string> {
    const key = keyOf(request)
    const cached = this.cache.get(key)
    if (cached === undefined) {
      const pending = this.fetch(request)
      this.cache.set(key, pending)
      pending.catch(() => this.forget(key, pending))
      return (await pending).value
    }
    const token = await cached
    if (token.expires - RENEW_EARLY_MS > this.options.clock.now()) return token.value
    this.forget(key, cached)
    return this.get(request)
  }

  /** Forgets a token that the registry has refused, unless it has been renewed meanwhile. */
  async drop(request: TokenRequest, value: string): Promise<void> {
    const key = keyOf(request)
    const cached = this.cache.get(key)
    const token = await cached?.catch(() => undefined)
    if (cached !== undefined && token?.value === value) this.forget(key, cached)
  }

  private forget(key: string, token: Promise<Token>): void {
    if (this.cache.get(key) === token) this.cache.delete(key)
  }

  private async fetch(request: TokenRequest): Promise<Token> {
    const { credential, home, bearer } = request
    if (credential === undefined || credential.kind === 'bearer') return this.anonymous(request)
    if (!(await mayReceive(bearer.realm, home.hostname))) {
      this.options.warn(
        `${home.registry} sends its logins to ${bearer.realm.origin}, which is not its own: it is asked anonymously, and gets no credentials`,
      )
      return this.anonymous(request)
    }
    const response = await this.ask(request, credential)
    if (response.status !== 401 && response.status !== 403) return this.read(request, response)
    this.options.warn(
      `The credentials for ${home.registry} are refused (${nameOf({ method: 'GET', url: bearer.realm })}: ${describe(response)}): going on anonymously`,
    )
    return this.anonymous(request)
  }

  private async ask(request: TokenRequest, credential: Credential): Promise<HttpResponse> {
    if (credential.kind === 'identity') {
      const response = await this.options.send(refreshRequest(request, credential.token))
      // Servers without OAuth2 answer with one of these, and know the older way.
      if (![400, 401, 404, 405].includes(response.status)) return response
      const { username, token } = credential
      return this.options.send(getRequest(request, basicHeader(username, token)))
    }
    const header =
      credential.kind === 'basic' ? basicHeader(credential.username, credential.password) : ''
    return this.options.send(getRequest(request, header))
  }

  private async anonymous(request: TokenRequest): Promise<Token> {
    return this.read(request, await this.options.send(getRequest(request, '')))
  }

  private read(request: TokenRequest, response: HttpResponse): Token {
    const name = nameOf({ method: 'GET', url: request.bearer.realm })
    if (response.status !== 200) {
      throw new RegistryError('refused', {
        reason: `${name}: ${describe(response)}; no token is given for ${request.scope}`,
        cure: loginCure(request.home.registry),
      })
    }
    const answer = tokenAnswer.safeParse(jsonOf(response.body))
    const value = answer.data?.token || answer.data?.access_token
    if (!answer.success || !value || !/^[\x21-\x7e]+$/.test(value)) {
      throw new RegistryError('protocol', {
        reason: `${name}: the answer holds no token`,
        cure: 'Look at the registry’s token server: it does not answer as the token protocol asks.',
      })
    }
    this.options.onSecret(value)
    const lifetime = (answer.data.expires_in || DEFAULT_LIFETIME_S) * 1000
    return { value, expires: this.options.clock.now() + Math.max(lifetime, RENEW_EARLY_MS * 2) }
  }
}

export function loginCure(registry: string): string {
  if (registry === 'ghcr.io') {
    return 'Give the job the permission packages: read, and the repository access to the package; or log in with docker/login-action before this step.'
  }
  return `Log in to ${registry} before this step (docker/login-action or docker login), or give the input registry-auth; the account has to be allowed to pull.`
}

/** Credentials go over https, or inside this machine, and only to the registry's owner. */
export async function mayReceive(url: URL, hostname: string): Promise<boolean> {
  const isSealed = url.protocol === 'https:' || isLoopback(url.hostname)
  return isSealed && sameOwner(url.hostname, hostname)
}

function getRequest(request: TokenRequest, authorization: string): HttpRequest {
  const { bearer, scope, home, deadline } = request
  const url = new URL(bearer.realm)
  if (bearer.service !== undefined) url.searchParams.set('service', bearer.service)
  url.searchParams.set('scope', scope)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (authorization !== '') headers['authorization'] = authorization
  return { method: 'GET', url, headers, maxBytes: MAX_TOKEN_BYTES, home, deadline }
}

function refreshRequest(
  { bearer, scope, home, deadline }: TokenRequest,
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
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
    maxBytes: MAX_TOKEN_BYTES,
    home,
    deadline,
  }
}

function keyOf({ bearer, scope, credential, home }: TokenRequest): string {
  return JSON.stringify([home, bearer.realm.href, bearer.service, scope, credential])
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
