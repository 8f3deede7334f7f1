import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'

/** A request as it arrived. */
export interface RegistryRequest {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Reply {
  readonly status: number
  /**
   * By lower-case name; undefined leaves a header out. Content-Length is the body's, unless said
   * otherwise.
   */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Chunks are sent one by one, as they come; one that throws breaks the connection off. */
  readonly body?: string | Buffer | AsyncIterable<string | Uint8Array>
  readonly delayMs?: number
}

/** The error codes that pulling can meet: the OCI distribution spec's ("Error Codes"), and distribution's. */
type ErrorCode =
  | 'BLOB_UNKNOWN'
  | 'DENIED'
  | 'DIGEST_INVALID'
  | 'MANIFEST_UNKNOWN'
  | 'NAME_INVALID'
  | 'NAME_UNKNOWN'
  | 'PAGINATION_NUMBER_INVALID'
  | 'UNAUTHORIZED'
  | 'UNKNOWN'
  | 'UNSUPPORTED'

interface Failure {
  readonly code: ErrorCode
  readonly message: string
  readonly detail?: unknown
}

export function json(status: number, value: unknown): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  }
}

/** An error in the distribution spec's form. */
export function failure(status: number, { code, message, detail = null }: Failure): Reply {
  return json(status, { errors: [{ code, message, detail }] })
}

export function withHeaders(reply: Reply, headers: NonNullable<Reply['headers']>): Reply {
  return { ...reply, headers: { ...reply.headers, ...headers } }
}

export async function received(request: IncomingMessage): Promise<RegistryRequest> {
  const { method = 'GET', url: path = '/', headers } = request
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return { method, path, headers, body: Buffer.concat(chunks).toString() }
}

export async function send(response: ServerResponse, reply: Reply): Promise<void> {
  const { status, body = '', delayMs } = reply
  // A test that ends earlier has no reason to wait for this timer.
  if (delayMs !== undefined) await delay(delayMs, undefined, { ref: false })
  const isWhole = typeof body === 'string' || Buffer.isBuffer(body)
  const length = isWhole ? { 'content-length': String(Buffer.byteLength(body)) } : {}
  response.statusCode = status
  for (const [name, value] of Object.entries({ ...length, ...reply.headers })) {
    if (value !== undefined) response.setHeader(name, value)
  }
  // Node would add a Content-Length that the reply leaves out on purpose.
  response.flushHeaders()
  if (response.req.method === 'HEAD') response.end()
  else if (isWhole) response.end(body)
  else await pipeline(Readable.from(body), response)
}
