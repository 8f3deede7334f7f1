import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Dispatcher } from 'undici'
import { nameOf, RegistryError } from './error.ts'
import { type Clock, type HttpRequest, type HttpResponse, header, type Send } from './http.ts'

const gunzipped = promisify(gunzip)

/** One attempt may take this long, from the socket to the last byte. */
const ATTEMPT_MS = 10_000
const MAX_ERROR_BYTES = 64 * 1024

/** What went over the wire, retries and tokens included. */
export interface Traffic {
  count: number
  bytes: number
}

interface WireOptions {
  readonly dispatcherFor: (request: HttpRequest) => Promise<Dispatcher>
  readonly clock: Clock
  readonly traffic: Traffic
  readonly log: (line: string) => void
}

/**
 * The transport at the bottom: one exchange on the wire, its body counted while it streams.
 * @throws {RegistryError} `network`, `timeout` or `too-large`.
 */
export function createWire({ dispatcherFor, clock, traffic, log }: WireOptions): Send {
  return async (request) => {
    const dispatcher = await dispatcherFor(request)
    const limit = Math.max(1, Math.min(ATTEMPT_MS, request.deadline - clock.now()))
    const signal = AbortSignal.timeout(limit)
    const started = clock.now()
    traffic.count++
    try {
      const { statusCode, headers, body } = await dispatcher.request({
        origin: request.url.origin,
        path: request.url.pathname + request.url.search,
        method: request.method,
        headers: { ...request.headers },
        body: request.body ?? null,
        signal,
      })
      const received = await collect(request, statusCode, body, traffic)
      log(
        `${nameOf(request)} → ${statusCode}, ${received.length} B, ${Math.round(clock.now() - started)} ms`,
      )
      const response = { status: statusCode, headers, body: received, url: request.url }
      return await decoded(request, response)
    } catch (error) {
      if (error instanceof RegistryError) throw error
      const failure = signal.aborted ? timedOut(request, limit) : disconnected(request, error)
      log(failure.message)
      throw failure
    }
  }
}

async function collect(
  request: HttpRequest,
  status: number,
  body: AsyncIterable<Buffer>,
  traffic: Traffic,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  // Leaving the loop early destroys the body, and with it the connection.
  for await (const chunk of body) {
    length += chunk.length
    traffic.bytes += chunk.length
    chunks.push(chunk)
    // Of an error's words the beginning is enough.
    if (status >= 400 && length >= MAX_ERROR_BYTES) break
    if (length > request.maxBytes) throw tooLarge(request)
  }
  return Buffer.concat(chunks, length)
}

/** `identity` was asked for; some servers gzip all the same. */
async function decoded(request: HttpRequest, response: HttpResponse): Promise<HttpResponse> {
  const encoding = (header(response.headers, 'content-encoding') ?? 'identity').toLowerCase()
  if (encoding === 'identity' || response.body.length === 0) return response
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    throw new RegistryError('protocol', {
      reason: `${nameOf(request)}: the answer is encoded as ${JSON.stringify(encoding.slice(0, 40))}, which was not asked for`,
      cure: 'Look at the proxy before the registry: it has to leave answers as they are.',
    })
  }
  try {
    const body = await gunzipped(response.body, { maxOutputLength: request.maxBytes })
    return { ...response, body }
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(request)
    throw disconnected(request, cause)
  }
}

function tooLarge(request: HttpRequest): RegistryError {
  return new RegistryError('too-large', {
    reason: `${nameOf(request)}: the answer is larger than the ${request.maxBytes} bytes that it may have`,
    cure: 'Check that the reference names an image; no manifest is that large.',
  })
}

function timedOut(request: HttpRequest, limit: number): RegistryError {
  return new RegistryError(
    'timeout',
    {
      reason: `${nameOf(request)}: no whole answer within ${Math.ceil(limit / 1000)} s`,
      cure: 'Check that the registry is up and can be reached from this machine, then run it again.',
    },
    { transient: true },
  )
}

/** Failures that another attempt on a fresh socket may not have. */
const TRANSIENT = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
  'Z_BUF_ERROR',
  'Z_DATA_ERROR',
])

function disconnected(request: HttpRequest, cause: unknown): RegistryError {
  const code = codeOf(cause)
  const words = cause instanceof Error && cause.message !== '' ? cause.message : String(cause)
  return new RegistryError(
    'network',
    {
      reason: `${nameOf(request)}: ${code === '' ? '' : `${code}: `}${words}`,
      cure: networkCure(code),
    },
    { transient: TRANSIENT.has(code) || code.startsWith('HPE_'), cause },
  )
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return codeOf(error.cause)
}

function networkCure(code: string): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return 'Check the registry’s name in the budget file, and that this machine can look it up.'
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|EPROTO|SSL/.test(code)) {
    return 'For a private CA set NODE_EXTRA_CA_CERTS; for a registry that speaks plain HTTP list it under insecure-registries.'
  }
  return 'Check that the registry is up and can be reached from this machine, then run it again.'
}
