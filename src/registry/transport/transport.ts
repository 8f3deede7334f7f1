import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Dispatcher } from 'undici'
import { nameOf, RegistryError } from './error.ts'
import { disconnected, timedOut, tooLarge } from './failures.ts'
import {
  type Clock,
  type HttpRequest,
  type HttpResponse,
  header,
  type Send,
  type Traffic,
} from './http.ts'
import { Receiver } from './receiver.ts'

const gunzipped = promisify(gunzip)

/** One attempt may take this long, from the socket to the last byte. */
const ATTEMPT_MS = 10_000
/** A HEAD is answered at once, or a GET asked instead. */
const HEAD_MS = 3_000

interface TransportOptions {
  readonly dispatcherFor: (request: HttpRequest) => Promise<Dispatcher>
  readonly isProxied: (url: URL) => boolean
  readonly clock: Clock
  readonly traffic: Traffic
  readonly log: (line: string) => void
}

/**
 * The transport at the bottom: one exchange on the wire, its body counted while it streams.
 * @throws {RegistryError} `network`, `no-tls`, `certificate`, `timeout` or `too-large`.
 */
export function createTransport(options: TransportOptions): Send {
  const { dispatcherFor, isProxied, clock, traffic, log } = options
  /** Hosts to which there may be connections from before, that they have closed meanwhile. */
  const answered = new Set<string>()

  return async (request) => {
    const patience = request.method === 'HEAD' ? HEAD_MS : ATTEMPT_MS
    const started = clock.now()
    const { origin } = request.url
    const receiver = new Receiver(request, traffic, () => restart())
    let cancel = () => {}
    // What streams has that time for each piece.
    const restart = () => {
      cancel()
      const limit = Math.max(1, Math.min(patience, request.time.deadline() - clock.now()))
      cancel = clock.after(limit, () => receiver.stop(timedOut(request, limit)))
    }
    restart()
    const dispatch = (dispatcher: Dispatcher) => {
      traffic.count++
      dispatcher.dispatch(dispatchOptions(request), receiver)
    }
    try {
      // Looking up where a request may go counts into its time, and fails it.
      dispatcherFor(request)
        .then(dispatch)
        .catch((error) => receiver.stop(error))
      const received = await receiver.response
      const response = { ...received, isProxied: isProxied(request.url) }
      const { status, body } = response
      log(`${nameOf(request)} → ${status}, ${body.length} B, ${elapsed(clock, started)}`)
      answered.add(origin)
      return await decoded(request, response)
    } catch (error) {
      if (error === receiver.refusedBySink) throw error
      const failure =
        error instanceof RegistryError
          ? error
          : disconnected(request, error, {
              isReused: answered.has(origin),
              isProxied: isProxied(request.url),
            })
      log(failure.message)
      throw failure
    } finally {
      cancel()
    }
  }
}

function dispatchOptions({ url, method, headers, body }: HttpRequest): Dispatcher.DispatchOptions {
  return {
    origin: url.origin,
    path: url.pathname + url.search,
    method,
    headers,
    body: body ?? null,
    // Else undici closes the connection after every HEAD.
    reset: false,
  }
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
