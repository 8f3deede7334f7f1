import { createServer } from 'node:http'
import { createDispatchers } from '../../src/registry/hosts/dispatch.ts'
import { createTransport } from '../../src/registry/transport/transport.ts'
import { fastClock } from './clocks.ts'
import { aRequest, until } from './exchanges.ts'
import { listen } from './internet.ts'

/** HEAD requests to a server that counts its connections. */
export async function heads() {
  let connections = 0
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-length': '7' }).end(),
  )
  server.on('connection', () => connections++)
  const port = await listen(server)
  const { dispatcherFor, isProxied } = createDispatchers({}, async () => [])
  const traffic = { count: 0, bytes: 0 }
  const wire = createTransport({
    dispatcherFor,
    isProxied,
    clock: fastClock(1),
    traffic,
    log: () => {},
  })
  const url = new URL(`http://127.0.0.1:${port}/v2/`)
  const namedRegistry = { registry: url.host, hostname: url.hostname, isVerified: true }
  return {
    send: () =>
      wire({
        ...aRequest(),
        method: 'HEAD',
        url,
        namedRegistry,
        time: until(Number.MAX_SAFE_INTEGER),
      }),
    sockets: () => connections,
  }
}
