import * as z from 'zod/mini'
import { whyWithheld } from '../hosts/trust.ts'
import { describe, loginCure, nameOf, RegistryError } from '../transport/error.ts'
import type { Clock, HttpResponse, Send } from '../transport/http.ts'
import { basicHeader, type Credential } from './credential.ts'
import { getRequest, keyOf, refreshRequest, type TokenRequest } from './token-request.ts'

/** What a token lives when the server does not say. */
const DEFAULT_LIFETIME_S = 60
const RENEW_EARLY_MS = 5_000

interface Token {
  readonly value: string
  /** In ms of the client's clock: a server's own clock may be skewed. */
  readonly expires: number
}

const tokenAnswer = z.object({
  token: z.nullish(z.string()),
  access_token: z.nullish(z.string()),
  expires_in: z.optional(z.unknown()),
})

interface TokenOptions {
  readonly send: Send
  readonly clock: Clock
  readonly onSecret: (secret: string) => void
  readonly warn: (message: string) => void
}

/** Fetches bearer tokens, each once at a time, and keeps them until shortly before their end. */
export class Tokens {
  private readonly options: TokenOptions
  private readonly cache = new Map<string, Promise<Token>>()
  /** Realms with the credentials that they do not know, to be asked anonymously from then on. */
  private readonly refused = new Set<string>()

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
    let token: Token
    try {
      token = await cached
    } catch (error) {
      // Whoever asked first may have had less time left.
      if (error instanceof RegistryError && error.isLimit) return this.get(request)
      throw error
    }
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
    const { credential, namedRegistry, bearer } = request
    const login = JSON.stringify([bearer.realm.href, credential])
    if (credential === undefined || credential.kind === 'bearer' || this.refused.has(login)) {
      return this.anonymous(request)
    }
    const obstacle = await whyWithheld(bearer.realm, namedRegistry)
    if (obstacle !== undefined) {
      this.options.warn(
        `${namedRegistry.registry} sends its logins to ${bearer.realm.origin}, which gets no credentials, since ${obstacle}: going on anonymously`,
      )
      return this.anonymous(request)
    }
    const response = await this.ask(request, credential)
    if (response.status !== 401 && response.status !== 403) return this.read(request, response)
    // 403 may be about this one repository; 401 is about the login.
    if (response.status === 401) this.refused.add(login)
    this.options.warn(
      `The credentials for ${namedRegistry.registry} are refused (${realmOf(request)}: ${describe(response)}): going on anonymously`,
    )
    return this.anonymous(request)
  }

  private async ask(
    request: TokenRequest,
    credential: Exclude<Credential, { kind: 'bearer' }>,
  ): Promise<HttpResponse> {
    const { send } = this.options
    const { username } = credential
    if (credential.kind === 'basic') {
      return send(getRequest(request, basicHeader(username, credential.password)))
    }
    const response = await send(refreshRequest(request, credential.token))
    // Servers without OAuth2 answer with one of these, and know the older way.
    if (![400, 401, 404, 405].includes(response.status)) return response
    return send(getRequest(request, basicHeader(username, credential.token)))
  }

  private async anonymous(request: TokenRequest): Promise<Token> {
    return this.read(request, await this.options.send(getRequest(request)))
  }

  private read(request: TokenRequest, response: HttpResponse): Token {
    if (response.status !== 200) {
      throw new RegistryError('refused', {
        reason: `${realmOf(request)}: ${describe(response)}; no token is given for ${request.scope}`,
        cure: loginCure(request.namedRegistry.registry),
      })
    }
    const answer = tokenAnswer.safeParse(jsonOf(response.body))
    const value = answer.data?.token || answer.data?.access_token
    if (!answer.success || !value || !/^[\x21-\x7e]+$/.test(value)) {
      throw new RegistryError('protocol', {
        reason: `${realmOf(request)}: the answer holds no token`,
        cure: 'Look at the registry’s token server: it does not answer as the token protocol asks.',
      })
    }
    this.options.onSecret(value)
    const lifetime = lifetimeOf(answer.data.expires_in)
    return { value, expires: this.options.clock.now() + Math.max(lifetime, RENEW_EARLY_MS * 2) }
  }
}

/** In ms; some servers write the number as a text, and some nonsense. */
function lifetimeOf(expiresIn: unknown): number {
  const seconds = typeof expiresIn === 'string' ? Number(expiresIn) : expiresIn
  const isTold = typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0
  return (isTold ? seconds : DEFAULT_LIFETIME_S) * 1000
}

function realmOf({ bearer }: TokenRequest): string {
  return nameOf({ method: 'GET', url: bearer.realm })
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
