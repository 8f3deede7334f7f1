import { nameOf, PROXY_CURE, RegistryError, type Retry } from './error.ts'
import type { HttpRequest } from './http.ts'

/** What can go wrong on the wire, in words and cures. */

export function tooLarge(request: HttpRequest): RegistryError {
  return new RegistryError('too-large', {
    reason: `${nameOf(request)}: the answer is larger than the ${request.maxBytes} bytes that it may have`,
    cure: 'Check that the reference names an image, and what answers there: no manifest, config or token is that large.',
  })
}

export function timedOut(request: HttpRequest, limitMs: number): RegistryError {
  const text = {
    reason: `${nameOf(request)}: no whole answer within ${Math.ceil(limitMs / 1000)} s`,
    cure: UNREACHABLE,
  }
  return new RegistryError('timeout', text, { retry: 'later' })
}

/** A proxy's kept-alive connection, or ours, that the other side has closed meanwhile. */
const CLOSED = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])
/** Failures that another attempt on a fresh socket may not have. */
const TRANSIENT = new Set([
  ...CLOSED,
  'ECONNREFUSED',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
  // Of an HTTP/2 stream that ends before its answer does.
  'UND_ERR_INFO',
  'HTTP_PARSER',
  'Z_BUF_ERROR',
  'Z_DATA_ERROR',
])
/** No connection has come about: by way of a proxy, none to the proxy itself. */
const UNCONNECTED = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_PRX_CONN',
  'UND_ERR_PRX_TLS',
])
/** OpenSSL's and Node's words for a certificate that does not convince. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|CRL_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH/
const HTTP2 = /^ERR_HTTP2_/
const TLS = /^ERR_(SSL|TLS)_|^EPROTO$/

interface Connection {
  /** It may have been an old one. */
  readonly isReused: boolean
  readonly isProxied: boolean
}

export function disconnected(
  request: HttpRequest,
  cause: unknown,
  { isReused, isProxied }: Connection,
): RegistryError {
  const code = codeOf(cause)
  const words = messageOf(cause) || String(cause)
  const name = nameOf(request)
  // undici's words, for a tunnel and for plain HTTP.
  const status = /Proxy (?:response|Authentication Required) \((\d+)\)/.exec(words)?.[1]
  if (status !== undefined)
    return refusedByProxy(`${name}: ${status} from the proxy`, status, cause)
  const kind = kindOf(code, words)
  const isByProxy = isProxied && UNCONNECTED.has(code)
  return new RegistryError(
    kind,
    {
      reason: `${name}: ${code === '' ? '' : `${code}: `}${words.trim()}${isByProxy ? ', at the proxy' : ''}`,
      cure: isByProxy ? PROXY_CURE : cureFor(code),
    },
    { retry: retryOf(code, isReused), isReset: CLOSED.has(code) || HTTP2.test(code), cause },
  )
}

function kindOf(code: string, words: string) {
  if (CERTIFICATE.test(code)) return 'certificate'
  if (TLS.test(code) || words.includes('before secure TLS connection')) return 'no-tls'
  return 'network'
}

function retryOf(code: string, isReused: boolean): Retry {
  if (isReused && CLOSED.has(code)) return 'at-once'
  return TRANSIENT.has(code) || HTTP2.test(code) || code.startsWith('HPE_') ? 'later' : 'never'
}

function codeOf(error: unknown): string {
  const code = fieldOf(error, 'code')
  if (typeof code === 'string') return code
  // What came was no HTTP; undici tells that by the name alone.
  if (fieldOf(error, 'name') === 'HTTPParserError') return 'HTTP_PARSER'
  const errors = fieldOf(error, 'errors')
  const cause = Array.isArray(errors) ? errors[0] : fieldOf(error, 'cause')
  return cause === undefined ? '' : codeOf(cause)
}

function messageOf(error: unknown): string {
  const message = fieldOf(error, 'message')
  return typeof message === 'string' ? message : ''
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function refusedByProxy(reason: string, status: string, cause: unknown): RegistryError {
  const cure = status === '407' ? PROXY_LOGIN_CURE : PROXY_CURE
  return new RegistryError('network', { reason, cure }, { cause })
}

const PROXY_LOGIN_CURE =
  'The proxy wants a login, or another one: write it into HTTP_PROXY and HTTPS_PROXY, as in http://USER:PASSWORD@proxy.example.com:3128.'

const UNREACHABLE =
  'Check that the registry is up and can be reached from this machine, then run it again.'

function cureFor(code: string): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return 'Check the registry’s name, and that this machine can look it up.'
  }
  if (code === 'EPRIVATE') {
    return 'Look at what answers for the registry: it sends this client into a private network.'
  }
  if (CERTIFICATE.test(code) || TLS.test(code)) {
    return 'For a private CA set NODE_EXTRA_CA_CERTS; for a registry that speaks plain HTTP list it under insecure-registries.'
  }
  return UNREACHABLE
}
