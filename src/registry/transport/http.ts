import type { IncomingHttpHeaders } from 'node:http'
import type { BlobSink } from '../../measure/image-source.ts'

/** One request as the layers of the client hand it down to the wire. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** More bytes of body than this, decoded, are an error. */
  readonly maxBytes: number
  readonly time: Time
  readonly namedRegistry: NamedRegistry
  /** Takes the body of a 200, which is not kept then; and so the answer has none. */
  readonly sink?: BlobSink
}

/** How long there is for a request, and for all that belong to it. */
export interface Time {
  /** When to have given up, in ms of the client's clock. It moves on with every wait in line. */
  deadline(): number
  /** Waits without using it up. */
  inLine(turn: Promise<void>): Promise<void>
}

/** The registry that the user named; what it then points to is its word, not the user's. */
export interface NamedRegistry {
  /** As the user writes it: `docker.io`. */
  readonly registry: string
  /** Where it answers, without the port: `registry-1.docker.io`. */
  readonly hostname: string
  /** Not for a host that the user lists as insecure and whose certificate nobody vouches for. */
  readonly isVerified: boolean
  /** Somebody else than the user names it: private addresses are refused. */
  readonly isUntrusted?: boolean
  /** `host` or `host:port` of others that the user allows to get its credentials. */
  readonly authHosts?: readonly string[]
}

export interface HttpResponse {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** Where the answer came from, after redirects. */
  readonly url: URL
  /** It came by a proxy, which may have answered itself. */
  readonly isProxied?: boolean
}

/** What went over the wire, retries and tokens included. */
export interface Traffic {
  count: number
  bytes: number
}

/** Transports are wrapped in transports: each takes the next one's `Send` and is one itself. */
export type Send = (request: HttpRequest) => Promise<HttpResponse>

/** Time and chance, passed in. */
export interface Clock {
  /** Milliseconds of a clock that only goes forward. */
  now(): number
  /** Milliseconds since 1970, for dates that a server sends. */
  date(): number
  sleep(ms: number): Promise<void>
  /** Calls back then, unless what it returns is called before. */
  after(ms: number, call: () => void): () => void
  /** In [0, 1). */
  random(): number
}

export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** Every value of a header that may come more than once. */
export function headerValues(headers: IncomingHttpHeaders, name: string): string[] {
  const value = headers[name]
  return value === undefined ? [] : [value].flat()
}
