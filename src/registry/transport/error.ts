import { Unmeasurable } from '../../domain/values/problem.ts'
import { oneLine } from '../../domain/values/text.ts'
import { type HttpRequest, type HttpResponse, header } from './http.ts'

export type RegistryErrorCode =
  | 'network'
  /** What answers does not speak TLS. */
  | 'no-tls'
  /** It does, and nobody vouches for its certificate. */
  | 'certificate'
  | 'timeout'
  | 'status'
  | 'refused'
  | 'rate-limit'
  | 'integrity'
  | 'too-large'
  | 'redirect'
  | 'protocol'

export type Retry = 'never' | 'later' | 'at-once'

/** `METHOD url: what`, what to do next, and the cause where there is one. No secret is in it. */
export class RegistryError extends Unmeasurable {
  override name = 'RegistryError'
  readonly code: RegistryErrorCode
  /** Whether the same request may do better, and when. */
  readonly retry: Retry
  /** The other side has closed the connection, or the stream. */
  readonly isReset: boolean

  constructor(
    code: RegistryErrorCode,
    text: { readonly reason: string; readonly cure: string },
    options: {
      readonly retry?: Retry
      readonly isReset?: boolean
      readonly cause?: unknown
    } = {},
  ) {
    super(text.reason, text.cure, { cause: options.cause })
    this.code = code
    this.retry = options.retry ?? 'never'
    this.isReset = options.isReset ?? false
  }

  /** Nothing was found out: there was no time left, or none of what the registry grants. */
  get isLimit(): boolean {
    return this.code === 'timeout' || this.code === 'rate-limit'
  }
}

/** `GET https://host/path`; signatures are left out: the whole query, and what a path holds of one. */
export function nameOf({ method, url }: Pick<HttpRequest, 'method' | 'url'>): string {
  const path = url.pathname.startsWith('/v2/') ? url.pathname : withoutSignatures(url.pathname)
  return oneLine(`${method} ${url.origin}${path}${url.search === '' ? '' : '?…'}`)
}

/** Some addresses of blobs, such as Google's, have a segment in their path that lets in whoever knows it. */
function withoutSignatures(path: string): string {
  const isPlain = (segment: string) =>
    segment.length <= 20 || /^(sha\d+:)?([0-9a-f]{64}|[0-9a-f]{128})$/.test(segment)
  return path
    .split('/')
    .map((segment) => (isPlain(segment) ? segment : '…'))
    .join('/')
}

/** The codes and messages of `errors[]`, OCI distribution-spec "Error Codes". */
export interface RegistryWords {
  readonly codes: readonly string[]
  /** `CODE: message`, for people. */
  readonly text: string
}

/** What a registry says of an error, or nothing if it does not speak the registry's language. */
export function registryWords({ body }: HttpResponse): RegistryWords | undefined {
  const errors = errorsOf(body)
  if (errors.length === 0) return undefined
  const text = errors
    .slice(0, 3)
    .map(({ code, message }) => [code, message].filter((part) => part !== '').join(': '))
    .filter((words) => words !== '')
    .join('; ')
  return { codes: errors.map(({ code }) => code), text: oneLine(text, 300) }
}

function errorsOf(body: Buffer): { code: string; message: string }[] {
  try {
    const json: unknown = JSON.parse(body.toString('utf8'))
    const errors = field(json, 'errors')
    if (!Array.isArray(errors)) return []
    return errors.map((error: unknown) => ({
      code: textField(error, 'code').toUpperCase(),
      message: messageIn(error),
    }))
  } catch {
    return []
  }
}

function messageIn(error: unknown): string {
  if (typeof error === 'string') return error
  return textField(error, 'message') || textField(error, 'detail')
}

/** Where token servers and scanners put theirs; OAuth2 has a code beside it (RFC 6749, 5.2). */
const WORDS = ['error', 'error_description', 'details', 'detail', 'message', 'title', 'msg']

/** What is said in JSON of another form, or as plain text; undefined where nothing is. */
function otherWords({ status, headers, body }: HttpResponse): string | undefined {
  const text = body.toString('utf8')
  try {
    const json: unknown = JSON.parse(text)
    const found = WORDS.flatMap((name) => {
      const value = field(json, name)
      if (Array.isArray(value)) return value.slice(0, 3)
      return [typeof value === 'object' ? textField(value, 'message') : value]
    })
    const said = found.filter((value): value is string => typeof value === 'string' && value !== '')
    return said.length === 0 ? undefined : oneLine([...new Set(said)].join(': '), 300)
  } catch {
    const isPlain = header(headers, 'content-type')?.startsWith('text/plain') === true
    if (!isPlain || text.trimStart().startsWith('<')) return undefined
    const said = oneLine(text.slice(0, 1000), 300)
    // Many begin with the status itself.
    return (said.startsWith(`${status} `) ? said.slice(4) : said) || undefined
  }
}

function field(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined
}

function textField(json: unknown, name: string): string {
  const value = field(json, name)
  return typeof value === 'string' ? value : ''
}

/** `403 DENIED: denied`, or the status alone with what the body looks like; without a full stop, as more follows. */
export function describe(response: HttpResponse): string {
  const said = registryWords(response)?.text ?? otherWords(response)
  const isHtml = header(response.headers, 'content-type')?.includes('html') === true
  const words = said ?? (isHtml ? 'with a web page' : '')
  const whose = mayBeProxys(response) ? ' from the proxy, or from behind it' : ''
  return `${`${response.status} ${words}`.replace(/[\s.]+$/, '')}${whose}`
}

/** Some registries tell only those who may pull whether there is anything. */
const CHECK_NAME =
  'Check the image’s name too: a repository that is not there may be refused in the same way.'

/** A proxy answers for a server that it cannot reach, or that it does not let others reach. */
export function mayBeProxys(response: HttpResponse): boolean {
  const { isProxied = false, url, status, headers } = response
  // Through a tunnel it can say nothing.
  if (!isProxied || url.protocol === 'https:' || registryWords(response) !== undefined) return false
  const isRegistrys = header(headers, 'docker-distribution-api-version') !== undefined
  return !isRegistrys && [403, 407, 502, 503, 504, 511].includes(status)
}

export const PROXY_CURE =
  'Look at the proxy of HTTP_PROXY or HTTPS_PROXY: it has to lead to the registry. What is reached without it is listed in NO_PROXY.'

export function loginCure(registry: string): string {
  if (registry === 'ghcr.io') {
    return `Give the job the permission packages: read, and the repository access to the package; or log in with docker/login-action before this step. ${CHECK_NAME}`
  }
  return `Log in to ${registry} before this step (docker/login-action), or give the input registry-auth; the account has to be allowed to pull. ${CHECK_NAME}`
}
