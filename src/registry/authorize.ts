import { type Challenge, parseChallenges, type Scheme, schemeOf } from './challenge.ts'
import { basicHeader, type Credential, secretsOf } from './credential.ts'
import type { FindCredential } from './credentials.ts'
import { describe, nameOf, RegistryError } from './error.ts'
import { type HttpRequest, type HttpResponse, headerValues, type Send } from './http.ts'
import { type Bearer, loginCure, mayReceive, type TokenRequest, type Tokens } from './tokens.ts'

interface AuthorizeOptions {
  readonly send: Send
  readonly tokens: Tokens
  readonly credentials: FindCredential
  readonly onSecret: (secret: string) => void
  readonly warn: (message: string) => void
}

/** What a request is for: decides the scope and the credential. */
export interface Target {
  /** As the user named it: `docker.io`, `127.0.0.1:5000`. */
  readonly registry: string
  readonly repository: string
}

/**
 * Adds Authorization as the registry asks for it. The first request to a registry goes without:
 * its answer tells the scheme, once for all repositories; the others wait for it.
 */
export class Authorizer {
  private readonly options: AuthorizeOptions
  private readonly schemes = new Map<string, Promise<Scheme>>()
  private readonly masked = new Set<string>()
  /** Registries that have refused Basic credentials, to be asked anonymously from then on. */
  private readonly refused = new Set<string>()

  constructor(options: AuthorizeOptions) {
    this.options = options
  }

  async send(request: HttpRequest, target: Target): Promise<HttpResponse> {
    const host = request.url.host
    const pending = this.schemes.get(host)
    if (pending !== undefined) {
      const known = await pending.catch(() => undefined)
      if (known !== undefined) return this.sendAs(known, request, target)
    }
    const probe = this.options.send(request)
    const scheme = probe.then((response) => this.schemeAfter(response, request))
    this.schemes.set(host, scheme)
    // A probe that failed has learnt nothing: the next request is one again.
    scheme.catch(() => this.schemes.delete(host))
    const response = await probe
    if (response.status !== 401) return response
    return this.sendAs(await scheme, request, target)
  }

  /** Sends with what the scheme asks for; a 401 is answered once. */
  private async sendAs(
    scheme: Scheme,
    request: HttpRequest,
    target: Target,
  ): Promise<HttpResponse> {
    const sent = await this.authorized(scheme, request, target)
    const response = await this.options.send(sent)
    if (response.status !== 401) return response
    if (response.url.origin !== request.url.origin) {
      return this.answerElsewhere(request, target, response)
    }
    const again = await this.reconsider(sent, target, response)
    return again === undefined
      ? response
      : this.options.send(await this.authorized(again, request, target))
  }

  private async authorized(
    scheme: Scheme,
    request: HttpRequest,
    target: Target,
  ): Promise<HttpRequest> {
    const authorization = await this.authorization(scheme, request, target)
    return authorization === undefined
      ? request
      : { ...request, headers: { ...request.headers, authorization } }
  }

  /** What a 401 changes; undefined when there is nothing new to say. */
  private async reconsider(
    sent: HttpRequest,
    target: Target,
    response: HttpResponse,
  ): Promise<Scheme | undefined> {
    const scheme = schemeOf(challengesOf(response)) ?? (await this.schemeAfter(response, sent))
    this.schemes.set(sent.url.host, Promise.resolve(scheme))
    const authorization = sent.headers['authorization']
    if (scheme.kind === 'bearer') {
      const token = authorization?.replace(/^Bearer /, '') ?? ''
      await this.options.tokens.drop(await this.tokenRequest(scheme, sent, target), token)
      return scheme
    }
    if (authorization === undefined) {
      const credential = await this.credential(target)
      return credential === undefined || this.refused.has(target.registry) ? undefined : scheme
    }
    if (!this.refused.has(target.registry)) {
      this.refused.add(target.registry)
      this.options.warn(
        `The credentials for ${target.registry} are refused (${nameOf(sent)}: ${describe(response)}): going on anonymously`,
      )
    }
    return scheme
  }

  /** A redirect's target asks for a login of its own: it gets an anonymous one, never ours. */
  private async answerElsewhere(
    request: HttpRequest,
    target: Target,
    response: HttpResponse,
  ): Promise<HttpResponse> {
    const scheme = schemeOf(challengesOf(response))
    if (scheme?.kind !== 'bearer') return response
    const token = await this.options.tokens.get({
      ...(await this.tokenRequest(scheme, request, target)),
      credential: undefined,
    })
    const headers = { ...request.headers, authorization: `Bearer ${token}` }
    return this.options.send({ ...request, url: response.url, headers })
  }

  private async authorization(
    scheme: Scheme,
    request: HttpRequest,
    target: Target,
  ): Promise<string | undefined> {
    if (scheme.kind === 'none') return undefined
    const credential = await this.credential(target)
    if (credential?.kind === 'bearer') return `Bearer ${credential.token}`
    if (scheme.kind === 'bearer') {
      return `Bearer ${await this.options.tokens.get(await this.tokenRequest(scheme, request, target))}`
    }
    if (credential === undefined || this.refused.has(target.registry)) return undefined
    if (!(await mayReceive(request.url, request.home.hostname))) return undefined
    return credential.kind === 'basic'
      ? basicHeader(credential.username, credential.password)
      : basicHeader(credential.username, credential.token)
  }

  private async tokenRequest(
    bearer: Bearer,
    { home, deadline }: HttpRequest,
    target: Target,
  ): Promise<TokenRequest> {
    const credential = await this.credential(target)
    return { bearer, scope: `repository:${target.repository}:pull`, credential, home, deadline }
  }

  private async credential({ registry, repository }: Target): Promise<Credential | undefined> {
    const credential = await this.options.credentials(registry, repository)
    for (const secret of credential === undefined ? [] : secretsOf(credential)) {
      if (!this.masked.has(secret)) this.options.onSecret(secret)
      this.masked.add(secret)
    }
    return credential
  }

  /** The scheme that an answer asks for; a 401 without a challenge leaves it to `/v2/`. */
  private async schemeAfter(response: HttpResponse, request: HttpRequest): Promise<Scheme> {
    if (response.status !== 401 || response.url.origin !== request.url.origin)
      return { kind: 'none' }
    const own = schemeOf(challengesOf(response))
    if (own !== undefined) return own
    const ping = await this.options.send({
      ...request,
      method: 'GET',
      url: new URL('/v2/', request.url),
    })
    const scheme = schemeOf(challengesOf(ping))
    if (scheme !== undefined) return scheme
    throw new RegistryError('refused', {
      reason: `${nameOf(request)}: ${describe(response)}, without saying how to log in`,
      cure: loginCure(request.home.registry),
    })
  }
}

function challengesOf({ headers }: HttpResponse): Challenge[] {
  return parseChallenges(headerValues(headers, 'www-authenticate'))
}
