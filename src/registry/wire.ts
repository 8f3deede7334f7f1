import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Dispatcher } from 'undici'
import { nameOf, RegistryError } from './error.ts'
import { disconnected, timedOut, tooLarge } from './failures.ts'
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
 * @throws {RegistryError} `network`, `no-tls`, `certificate`, `timeout` or `too-large`.
 */
export function createWire({ dispatcherFor, clock, traffic, log }: WireOptions): Send {
  /** Hosts to which there may be connections from before, that they have closed meanwhile. */
  const answered = new Set<string>()

  return async (request) => {
    const dispatcher = await dispatcherFor(request)
    const limit = Math.max(1, Math.min(ATTEMPT_MS, request.deadline - clock.now()))
    const signal = clock.timeout(limit)
    const started = clock.now()
    const { origin } = request.url
    traffic.count++
    try {
      const response = await exchange(request, { dispatcher, signal, traffic })
      const { status, body } = response
      log(`${nameOf(request)} → ${status}, ${body.length} B, ${elapsed(clock, started)}`)
      answered.add(origin)
      return await decoded(request, response)
    } catch (error) {
      if (error instanceof RegistryError) throw error
      const failure = signal.aborted
        ? timedOut(request, limit)
        : disconnected(request, error, answered.has(origin))
      log(failure.message)
      throw failure
    }
  }
}

interface Exchange {
  readonly dispatcher: Dispatcher
  readonly signal: AbortSignal
  readonly traffic: Traffic
}

async function exchange(
  request: HttpRequest,
  { dispatcher, signal, traffic }: Exchange,
): Promise<HttpResponse> {
  const { statusCode, headers, body } = await dispatcher.request({
    origin: request.url.origin,
    path: request.url.pathname + request.url.search,
    method: request.method,
    headers: { ...request.headers },
    body: request.body ?? null,
    signal,
  })
  const received = await collect(request, statusCode, body, traffic)
  return { status: statusCode, headers, body: received, url: request.url }
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
  try {
    return { ...response, body: await decompressed(request, response.body, encoding) }
  } catch (error) {
    // The status of a refusal says more than that its words cannot be read.
    if (response.status >= 400) return { ...response, body: Buffer.alloc(0) }
    throw error
  }
}

async function decompressed(request: HttpRequest, body: Buffer, encoding: string): Promise<Buffer> {
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    throw new RegistryError('protocol', {
      reason: `${nameOf(request)}: the answer is encoded as ${JSON.stringify(encoding.slice(0, 40))}, which was not asked for`,
      cure: 'Look at the proxy before the registry: it has to leave answers as they are.',
    })
  }
  try {
    return await gunzipped(body, { maxOutputLength: request.maxBytes })
  } catch (cause) {
    const isBomb = Reflect.get(Object(cause), 'code') === 'ERR_BUFFER_TOO_LARGE'
    throw isBomb ? tooLarge(request) : cause
  }
}

function elapsed(clock: Clock, started: number): string {
  return `${Math.round(clock.now() - started)} ms`
}
