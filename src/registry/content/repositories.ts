import type { RegistryReference } from '../../domain/image/reference.ts'
import type { Authorizer } from '../auth/authorize.ts'
import type { Origin, Origins } from '../hosts/origins.ts'
import { RegistryError, registryWords } from '../transport/error.ts'
import { type HttpRequest, type HttpResponse, header, type Time } from '../transport/http.ts'
import type { TimeLimit } from '../transport/time-limit.ts'
import { plainRefused, refusal, wantsTls } from './refusals.ts'

interface RepositoriesOptions {
  readonly authorizer: Authorizer
  readonly origins: Origins
  /** Besides the registry's own, where the user allows its credentials to go. */
  readonly authHosts: readonly string[]
  /** Whether whoever names what is asked for may be anybody, whatever a reference says. */
  readonly isUntrusted: boolean
}

/** What is asked of a repository. */
interface Question extends Pick<HttpRequest, 'headers' | 'maxBytes' | 'sink'> {
  /** After /v2/REPOSITORY/. */
  readonly path: string
}

type Asked = Question & Pick<HttpRequest, 'method'>

interface Exchange {
  readonly origin: Origin
  readonly time: Time
}

/** Asks a registry for what lies in a repository, and tells absence from refusal. */
export class Repositories {
  private readonly options: RepositoriesOptions
  /** Whether what answers at an origin is a registry. */
  private readonly registries = new Map<string, Promise<boolean>>()

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
    return this.inTime(target, limit, async (exchange) => {
      const request = this.requestFor(target, { ...question, method: 'GET' }, exchange)
      const response = await this.options.authorizer.send(request, target)
      if (response.status === 200 || response.status === 304) {
        this.registries.set(request.url.origin, Promise.resolve(true))
        return response
      }
      if (await this.isAbsence(request, target, response)) return undefined
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
    return this.inTime(target, limit, async (exchange) => {
      const asked = { ...question, method: 'HEAD', maxBytes: 0 } as const
      const request = this.requestFor(target, asked, exchange)
      const response = await this.options.authorizer.send(request, target)
      // Without words it may be about TLS, and then another way is tried.
      if (response.status === 400 && request.url.protocol === 'http:') throw plainRefused(request)
      return response.status === 200 ? response : undefined
    })
  }

  /**
   * Whether the registry says that it is not there, in whichever words. What answers has to be a registry:
   * its words show that, or `/v2/`, asked for once (OCI distribution-spec "Determining Support").
   */
  private async isAbsence(
    request: HttpRequest,
    target: RegistryReference,
    response: HttpResponse,
  ): Promise<boolean> {
    if (![404, 410].includes(response.status) || isOfStore(request, response)) return false
    if (registryWords(response) !== undefined || isSaidByRegistry(response)) return true
    const { origin } = request.url
    const known = this.registries.get(origin) ?? this.answersAsRegistry(request, target)
    this.registries.set(origin, known)
    return known
  }

  private async answersAsRegistry(
    request: HttpRequest,
    target: RegistryReference,
  ): Promise<boolean> {
    const { 'if-none-match': _, ...headers } = request.headers
    const ping = { ...request, headers, url: new URL('/v2/', request.url) }
    try {
      const answer = await this.options.authorizer.send(ping, target)
      return [200, 401, 403].includes(answer.status) && !isPage(answer)
    } catch (error) {
      if (error instanceof RegistryError) return error.code === 'refused'
      throw error
    }
  }

  /** In the way that the registry is spoken to, and before time is up. */
  private inTime<Result>(
    { registry }: RegistryReference,
    limit: TimeLimit,
    ask: (exchange: Exchange) => Promise<Result>,
  ): Promise<Result> {
    const { origins } = this.options
    return limit.run(() => origins.ask(registry, (origin) => ask({ origin, time: limit })))
  }

  private requestFor(
    { registry, repository, isUntrusted: isNamedByImage = false }: RegistryReference,
    { method, path, headers, maxBytes, sink }: Asked,
    { origin, time }: Exchange,
  ): HttpRequest {
    const { isVerified } = origin
    const { authHosts } = this.options
    const isUntrusted = isNamedByImage || this.options.isUntrusted
    const url = new URL(`/v2/${repository}/${path}`, origin.url)
    return {
      method,
      url,
      headers: { ...headers, 'accept-encoding': 'identity', 'user-agent': USER_AGENT },
      maxBytes,
      time,
      ...(sink === undefined ? {} : { sink }),
      namedRegistry: { registry, hostname: url.hostname, isVerified, isUntrusted, authHosts },
    }
  }
}

const USER_AGENT = 'docker-image-budgets'

/** A web page may come from anybody. */
function isPage({ headers, body }: HttpResponse): boolean {
  return (
    /html/i.test(header(headers, 'content-type') ?? '') ||
    /^\s*<(?:!doctype|html)\b/i.test(body.toString('latin1', 0, 200))
  )
}

function isSaidByRegistry({ headers }: HttpResponse): boolean {
  return header(headers, 'docker-distribution-api-version') !== undefined
}

/** A blob store that the registry has led to: the registry has the blob, or it would not have done so. */
function isOfStore({ url }: HttpRequest, response: HttpResponse): boolean {
  return url.pathname.includes('/blobs/') && response.url.origin !== url.origin
}
