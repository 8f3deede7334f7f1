import type { RegistryReference } from '../domain/reference.ts'
import { isLoopback } from './address.ts'
import type { Authorizer } from './authorize.ts'
import { describe, nameOf, RegistryError, registryWords } from './error.ts'
import { type Clock, type HttpRequest, type HttpResponse, header } from './http.ts'
import type { Limiter } from './limiter.ts'
import { loginCure } from './tokens.ts'

const DOCKER_HUB_HOST = 'registry-1.docker.io'

interface RepositoriesOptions {
  readonly authorizer: Authorizer
  readonly limiterFor: (host: string) => Limiter
  readonly clock: Clock
  /** Hosts, `host` or `host:port`, that may be spoken to over plain HTTP. */
  readonly insecure: readonly string[]
  /** For one request with its tokens, redirects and retries, in ms. */
  readonly timeoutMs: number
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
  async get(
    target: RegistryReference,
    path: string,
    { headers, maxBytes }: Pick<HttpRequest, 'headers' | 'maxBytes'>,
  ): Promise<HttpResponse | undefined> {
    const { authorizer, clock, limiterFor, timeoutMs } = this.options
    const { registry, repository } = target
    const url = new URL(`${this.originOf(registry)}/v2/${repository}/${path}`)
    const response = await limiterFor(url.host).run(() =>
      authorizer.send(
        {
          method: 'GET',
          url,
          headers: { ...headers, 'accept-encoding': 'identity', 'user-agent': USER_AGENT },
          maxBytes,
          deadline: clock.now() + timeoutMs,
          home: { registry, hostname: url.hostname },
        },
        { registry, repository },
      ),
    )
    if (response.status === 200 || response.status === 304) return response
    if (response.status === 404 && isAbsence(response)) return undefined
    throw refusal(target, { method: 'GET', url }, response)
  }

  private originOf(registry: string): string {
    if (registry === 'docker.io') return `https://${DOCKER_HUB_HOST}`
    const { hostname } = new URL(`http://${registry}`)
    const { insecure } = this.options
    const isPlain =
      isLoopback(hostname) || insecure.includes(registry) || insecure.includes(hostname)
    return `${isPlain ? 'http' : 'https'}://${registry}`
  }
}

const USER_AGENT = 'docker-image-budgets'

const ABSENT = [
  'MANIFEST_UNKNOWN',
  'NAME_UNKNOWN',
  'BLOB_UNKNOWN',
  'NOT_FOUND',
  'TAG_INVALID',
  'MANIFEST_INVALID',
]

/** A 404 in a registry's words, or in none; a web page may come from anybody. */
function isAbsence(response: HttpResponse): boolean {
  const words = registryWords(response)
  if (words !== undefined) return words.codes.some((code) => ABSENT.includes(code) || code === '')
  return !/html/.test(header(response.headers, 'content-type') ?? '')
}

function refusal(
  { registry }: RegistryReference,
  request: Pick<HttpRequest, 'method' | 'url'>,
  response: HttpResponse,
): RegistryError {
  const reason = `${nameOf(request)}: ${describe(response)}`
  if (response.status === 401 || response.status === 403) {
    return new RegistryError('refused', { reason, cure: loginCure(registry) })
  }
  return new RegistryError('status', {
    reason,
    cure: `Check that ${registry} is a container registry, and the image’s name in the budget file.`,
  })
}
