import type { RegistryReference } from '../domain/reference.ts'
import type { Authorizer } from './authorize.ts'
import { describe, loginCure, nameOf, RegistryError, registryWords } from './error.ts'
import { type HttpRequest, type HttpResponse, header } from './http.ts'
import type { Limiter } from './limiter.ts'
import type { Origin, Origins } from './origins.ts'
import type { TimeLimit } from './time-limit.ts'

interface RepositoriesOptions {
  readonly authorizer: Authorizer
  readonly limiterFor: (registry: string) => Limiter
  readonly origins: Origins
}

/** What is asked of a repository. */
interface Question extends Pick<HttpRequest, 'headers' | 'maxBytes'> {
  /** After /v2/REPOSITORY/. */
  readonly path: string
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
    const { limiterFor, origins } = this.options
    return limiterFor(target.registry).run(() =>
      limit.run((deadline) =>
        origins.ask(target.registry, (origin) => this.ask(target, question, { origin, deadline })),
      ),
    )
  }

  private async ask(
    target: RegistryReference,
    { path, headers, maxBytes }: Question,
    { origin, deadline }: { origin: Origin; deadline: number },
  ): Promise<HttpResponse | undefined> {
    const { registry, repository } = target
    const { isVerified } = origin
    const url = new URL(`/v2/${repository}/${path}`, origin.url)
    const request: HttpRequest = {
      method: 'GET',
      url,
      headers: { ...headers, 'accept-encoding': 'identity', 'user-agent': USER_AGENT },
      maxBytes,
      deadline,
      home: { registry, hostname: url.hostname, isVerified },
    }
    const response = await this.options.authorizer.send(request, { registry, repository })
    if (response.status === 200 || response.status === 304) return response
    if (response.status === 404 && isAbsence(response)) return undefined
    if (response.status === 400 && wantsTls(request, response)) throw plainRefused(request)
    throw refusal(target, request, response)
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
