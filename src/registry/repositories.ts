import type { RegistryReference } from '../domain/reference.ts'
import type { Authorizer } from './authorize.ts'
import { describe, loginCure, mayBeProxys, nameOf, PROXY_CURE, RegistryError } from './error.ts'
import { type HttpRequest, type HttpResponse, header } from './http.ts'
import type { Limiter } from './limiter.ts'
import type { Origin, Origins } from './origins.ts'
import type { TimeLimit } from './time-limit.ts'

interface RepositoriesOptions {
  readonly authorizer: Authorizer
  readonly limiterFor: (registry: string) => Limiter
  readonly origins: Origins
  /** Besides the registry's own, where the user allows its credentials to go. */
  readonly authHosts: readonly string[]
  /** Whether all that is asked is hearsay, whatever a reference says. */
  readonly isHearsay: boolean
}

/** What is asked of a repository. */
interface Question extends Pick<HttpRequest, 'headers' | 'maxBytes'> {
  /** After /v2/REPOSITORY/. */
  readonly path: string
}

type Asked = Question & Pick<HttpRequest, 'method'>

interface Occasion {
  readonly origin: Origin
  /** In ms of the client's clock. */
  readonly deadline: number
}

/** Asks a registry for what lies in a repository, and tells absence from refusal. */
export class Repositories {
  private readonly options: RepositoriesOptions

  constructor(options: RepositoriesOptions) {
    this.options = options
  }

  /**
   * GET /v2/REPOSITORY/PATH.
   * @returns the answer, 200 or 304; undefined when the registry says that there is no such thing.
   * @throws {RegistryError} with the registry's own words, and the cure.
   */
  get(
    target: RegistryReference,
    question: Question,
    limit: TimeLimit,
  ): Promise<HttpResponse | undefined> {
    return this.inTurn(target, limit, async (occasion) => {
      const request = this.requestFor(target, { ...question, method: 'GET' }, occasion)
      const response = await this.options.authorizer.send(request, target)
      if (response.status === 200 || response.status === 304) return response
      if (isAbsence(response) && !isOfStore(request, response)) return undefined
      if (response.status === 400 && wantsTls(request, response)) throw plainRefused(request)
      throw refusal(target, request, response)
    })
  }

  /**
   * HEAD /v2/REPOSITORY/PATH. One that is refused has no reason in it: a GET has to ask for that.
   * @returns undefined unless the answer is 200.
   */
  head(
    target: RegistryReference,
    question: Omit<Question, 'maxBytes'>,
    limit: TimeLimit,
  ): Promise<HttpResponse | undefined> {
    return this.inTurn(target, limit, async (occasion) => {
      const asked = { ...question, method: 'HEAD', maxBytes: 0 } as const
      const request = this.requestFor(target, asked, occasion)
      const response = await this.options.authorizer.send(request, target)
      // Without words it may be about TLS, and then another way is tried.
      if (response.status === 400 && request.url.protocol === 'http:') throw plainRefused(request)
      return response.status === 200 ? response : undefined
    })
  }

  /** When the registry has room for it, in the way that it is spoken to, and before time is up. */
  private inTurn<Result>(
    { registry }: RegistryReference,
    limit: TimeLimit,
    ask: (occasion: Occasion) => Promise<Result>,
  ): Promise<Result> {
    const { limiterFor, origins } = this.options
    return limiterFor(registry).run(() =>
      limit.run((deadline) => origins.ask(registry, (origin) => ask({ origin, deadline }))),
    )
  }

  private requestFor(
    { registry, repository, isHearsay: isNamedByImage = false }: RegistryReference,
    { method, path, headers, maxBytes }: Asked,
    { origin, deadline }: Occasion,
  ): HttpRequest {
    const { isVerified } = origin
    const { authHosts } = this.options
    const isHearsay = isNamedByImage || this.options.isHearsay
    const url = new URL(`/v2/${repository}/${path}`, origin.url)
    return {
      method,
      url,
      headers: { ...headers, 'accept-encoding': 'identity', 'user-agent': USER_AGENT },
      maxBytes,
      deadline,
      home: { registry, hostname: url.hostname, isVerified, isHearsay, authHosts },
    }
  }
}

const USER_AGENT = 'docker-image-budgets'

/** Whatever a registry calls it; a web page may come from anybody, but for one that says who it is. */
function isAbsence({ status, headers, body }: HttpResponse): boolean {
  if (status !== 404 && status !== 410) return false
  const isPage =
    /html/i.test(header(headers, 'content-type') ?? '') ||
    /^\s*<(?:!doctype|html)\b/i.test(body.toString('latin1', 0, 200))
  return !isPage || header(headers, 'docker-distribution-api-version') !== undefined
}

/** A blob store that the registry has led to: the registry has the blob, or it would not have done so. */
function isOfStore({ url }: HttpRequest, response: HttpResponse): boolean {
  return url.pathname.includes('/blobs/') && response.url.origin !== url.origin
}

/** A registry that has the image, and lets nobody pull it: Harbor's 412, scanners' and firewalls' 403. */
const POLICY =
  /polic(?:y|ies)\b|vulnerabilit|download block|blocked (?:by|due)|quarantin|not signed|unsigned|signature/i

function isPolicy(response: HttpResponse): boolean {
  return response.status === 412 || (response.status === 403 && POLICY.test(describe(response)))
}

function refusal(
  { registry }: RegistryReference,
  request: Pick<HttpRequest, 'method' | 'url'>,
  response: HttpResponse,
): RegistryError {
  const isElsewhere = response.url.origin !== request.url.origin
  const led = isElsewhere ? ` (led to ${response.url.origin})` : ''
  const reason = `${nameOf(request)}${led}: ${describe(response)}`
  if (mayBeProxys(response)) return new RegistryError('status', { reason, cure: PROXY_CURE })
  if (isElsewhere) {
    return new RegistryError(response.status === 403 ? 'refused' : 'status', {
      reason,
      cure: `Look at ${response.url.host}, where ${registry} leads whoever asks for this: a firewall or a proxy may keep this machine from it, or it wants a login of its own.`,
    })
  }
  if (isPolicy(response)) {
    return new RegistryError('refused', {
      reason,
      cure: `That is a policy of ${registry}, and no question of a login: look at the image’s scan and signature there, mend what it finds, or ask who runs the registry for an exception.`,
    })
  }
  if (response.status === 401 || response.status === 403) {
    return new RegistryError('refused', { reason, cure: loginCure(registry) })
  }
  return new RegistryError('status', {
    reason,
    cure: `Check that ${registry} is a container registry, and the image’s name.`,
  })
}

/** Go's, nginx's and Apache's answer to plain HTTP where TLS is spoken. */
function wantsTls({ url }: HttpRequest, { body }: HttpResponse): boolean {
  const words = body.toString('utf8').slice(0, 2000)
  return (
    url.protocol === 'http:' && /HTTP request.{1,20}HTTPS (server|port)|SSL-enabled/i.test(words)
  )
}

function plainRefused(request: HttpRequest): RegistryError {
  return new RegistryError('network', {
    reason: `${nameOf(request)}: 400, since TLS is spoken there`,
    cure: 'Check the registry’s host and port.',
  })
}
