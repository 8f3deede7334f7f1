import { whyWithheld } from '../hosts/trust.ts'
import { describe, loginCure, nameOf, RegistryError } from '../transport/error.ts'
import type { HostFacts } from '../transport/host-facts.ts'
import { type HttpRequest, type HttpResponse, headerValues, type Send } from '../transport/http.ts'
import { type Challenge, parseChallenges, type Scheme, schemeOf } from './challenge.ts'
import { basicHeader, type Credential } from './credential.ts'
import type { Logins, Target } from './logins.ts'
import type { Bearer, TokenRequest } from './token-request.ts'
import type { Tokens } from './tokens.ts'

interface AuthorizeOptions {
  readonly send: Send
  readonly tokens: Tokens
  readonly logins: Logins
  /** How each origin wants to be asked. */
  readonly schemes: HostFacts<Scheme>
  readonly warn: (message: string) => void
}

/** A request as it went out, and as whom. */
interface Authorized {
  readonly request: HttpRequest
  readonly credential: Credential | undefined
}

/**
 * Adds Authorization as the registry asks for it. The first request to a registry goes without:
 * its answer tells the scheme, once for all repositories; the others wait for it.
 */
export class Authorizer {
  private readonly options: AuthorizeOptions

  constructor(options: AuthorizeOptions) {
    this.options = options
  }

  async send(request: HttpRequest, target: Target): Promise<HttpResponse> {
    const { send, schemes } = this.options
    const pending = schemes.of(request.url.origin)
    const known = pending && (await pending)
    if (known !== undefined) return this.sendAs(known, request, target)
    const probe = send(request)
    const scheme = probe.then((response) => this.schemeAfter(response, request))
    schemes.keep(request.url.origin, scheme)
    const response = await probe
    if (response.status !== 401) return response
    if (isElsewhere(response, request)) return this.answerElsewhere(request, target, response)
    const authorized = await this.authorized(await scheme, request, target)
    // Whoever has nothing to show would hear the same again.
    if (authorized.request === request) return response
    return this.exchange(await scheme, authorized, { request, target })
  }

  private async sendAs(
    scheme: Scheme,
    request: HttpRequest,
    target: Target,
  ): Promise<HttpResponse> {
    const authorized = await this.authorized(scheme, request, target)
    return this.exchange(scheme, authorized, { request, target })
  }

  /** Sends, and answers a 401 once. */
  private async exchange(
    scheme: Scheme,
    authorized: Authorized,
    { request, target }: { request: HttpRequest; target: Target },
  ): Promise<HttpResponse> {
    const response = await this.options.send(authorized.request)
    if (response.status !== 401) return response
    if (isElsewhere(response, request)) return this.answerElsewhere(request, target, response)
    const told = schemeOf(challengesOf(response)) ?? scheme
    const next = told.kind === 'none' ? await this.schemeAfter(response, request) : told
    // Harbor asks for Basic where a token does not allow the repository: that is about this one alone.
    const isAside = scheme.kind === 'bearer' && next.kind === 'basic'
    if (!isAside) this.options.schemes.keep(request.url.origin, Promise.resolve(next))
    await this.forgetWhatFailed(isAside ? scheme : next, authorized, { response, target })
    const again = await this.authorized(next, request, target)
    const isSame = headerOf(again) === headerOf(authorized)
    return isSame ? response : this.options.send(again.request)
  }

  /** A token is renewed; a credential that was shown itself is not shown again. */
  private async forgetWhatFailed(
    scheme: Scheme,
    authorized: Authorized,
    { response, target }: { response: HttpResponse; target: Target },
  ): Promise<void> {
    const { request, credential } = authorized
    const [, token] = /^Bearer (.+)$/.exec(headerOf(authorized) ?? '') ?? []
    if (credential !== undefined && (token === undefined || credential.kind === 'bearer')) {
      if (headerOf(authorized) === undefined) return
      this.options.logins.refuse(target, credential, { request, response })
    } else if (token !== undefined && scheme.kind === 'bearer') {
      await this.options.tokens.drop(tokenRequest(scheme, authorized, target), token)
    }
  }

  private async authorized(
    scheme: Scheme,
    request: HttpRequest,
    target: Target,
  ): Promise<Authorized> {
    if (scheme.kind === 'none') return { request, credential: undefined }
    const credential = await this.options.logins.of(target)
    const open = { request, credential }
    if (credential?.kind !== 'bearer' && scheme.kind === 'bearer') {
      const token = await this.options.tokens.get(tokenRequest(scheme, open, target))
      return withAuthorization(open, `Bearer ${token}`)
    }
    if (credential === undefined) return open
    const obstacle = await whyWithheld(request.url, request.namedRegistry)
    if (obstacle === undefined) return withAuthorization(open, directHeader(credential))
    this.options.warn(`${target.registry} gets no credentials, since ${obstacle}`)
    return open
  }

  /** A redirect's target asks for a login of its own: it gets an anonymous one, never ours. */
  private async answerElsewhere(
    request: HttpRequest,
    target: Target,
    response: HttpResponse,
  ): Promise<HttpResponse> {
    const scheme = schemeOf(challengesOf(response))
    if (scheme?.kind !== 'bearer') return response
    const nobody = { request, credential: undefined }
    const token = await this.options.tokens.get(tokenRequest(scheme, nobody, target))
    const headers = { ...request.headers, authorization: `Bearer ${token}` }
    return this.options.send({ ...request, url: response.url, headers })
  }

  /** The scheme that an answer asks for; a 401 without a challenge leaves it to `/v2/`. */
  private async schemeAfter(response: HttpResponse, request: HttpRequest): Promise<Scheme> {
    if (response.status !== 401 || isElsewhere(response, request)) return { kind: 'none' }
    const own = schemeOf(challengesOf(response))
    if (own !== undefined) return own
    const { 'if-none-match': _, ...headers } = request.headers
    const url = new URL('/v2/', request.url)
    const ping = await this.options.send({ ...request, headers, url })
    const scheme = schemeOf(challengesOf(ping))
    if (scheme !== undefined) return scheme
    throw new RegistryError('refused', {
      reason: `${nameOf(request)}: ${describe(response)}, without saying how to log in`,
      cure: loginCure(request.namedRegistry.registry),
    })
  }
}

function challengesOf({ headers }: HttpResponse): Challenge[] {
  return parseChallenges(headerValues(headers, 'www-authenticate'))
}

function isElsewhere(response: HttpResponse, request: HttpRequest): boolean {
  return response.url.origin !== request.url.origin
}

function headerOf({ request }: Authorized): string | undefined {
  return request.headers['authorization']
}

function withAuthorization({ request, credential }: Authorized, authorization: string): Authorized {
  return { request: { ...request, headers: { ...request.headers, authorization } }, credential }
}

/** A credential that is shown to the registry itself. */
function directHeader(credential: Credential): string {
  if (credential.kind === 'bearer') return `Bearer ${credential.token}`
  const secret = credential.kind === 'basic' ? credential.password : credential.token
  return basicHeader(credential.username, secret)
}

/** The scope is built here, and never copied from a challenge. */
function tokenRequest(
  bearer: Bearer,
  { request, credential }: Authorized,
  { repository }: Target,
): TokenRequest {
  const { namedRegistry, time } = request
  return { bearer, scope: `repository:${repository}:pull`, credential, namedRegistry, time }
}
