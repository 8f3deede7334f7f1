import { request as forward } from 'node:http'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import { createServer } from 'node:https'
import type { EmbeddedRegistry } from '../../src/embedded/registry.ts'
import { type Internet, listen } from './internet.ts'

/** What becomes of a request instead; undefined lets it through. */
type Fault = (response: Http2ServerResponse) => void

interface GivenFront {
  readonly internet: Internet
  readonly registry: EmbeddedRegistry
  /** Where it listens; IPv4 loopback by default. */
  readonly host?: string
  /** HTTP/2, and HTTP/1.1 to who asks for that; or HTTP/1.1 alone. */
  readonly speaks?: 'h2' | 'http/1.1'
  /** For each request by its number, from 1 on. */
  readonly faultOf?: (count: number) => Fault | undefined
}

/** A registry behind a load balancer that speaks TLS. */
export async function startFront(given: GivenFront) {
  const { internet, registry, host, speaks = 'h2', faultOf } = given
  const versions: string[] = []
  let connections = 0
  const tls = { key: internet.pem, cert: internet.pem }
  const server =
    speaks === 'h2' ? createSecureServer({ ...tls, allowHTTP1: true }) : createServer(tls)
  server.on('secureConnection', () => connections++)
  server.on('session', (session) => session.on('error', () => {}))
  server.on('tlsClientError', () => {})
  server.on('request', (request, response) => {
    versions.push(request.httpVersion)
    const fault = faultOf?.(versions.length)
    if (fault === undefined) pass(request, response, registry)
    else fault(response)
  })
  return { port: await listen(server, host), versions, connections: () => connections }
}

function pass(
  request: Http2ServerRequest,
  response: Http2ServerResponse,
  registry: EmbeddedRegistry,
): void {
  const headers = Object.entries(request.headers).filter(([name]) => !name.startsWith(':'))
  const [hostname, port] = registry.host.split(':')
  const options = { hostname, port, method: request.method, path: request.url }
  const other = forward({ ...options, headers: Object.fromEntries(headers) }, (answer) => {
    const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...rest } = answer.headers
    response.writeHead(answer.statusCode ?? 502, rest)
    answer.pipe(response)
  })
  other.on('error', () => response.destroy())
  request.pipe(other)
}
