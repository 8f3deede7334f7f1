import { readFileSync } from 'node:fs'
import { createSecureServer, type ServerHttp2Stream } from 'node:http2'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { createReplies } from './replies.ts'
import type { RegistrySettings } from './settings.ts'

// A registry in a process of its own: `node registry.ts SETTINGS`. It shares the machine with those
// whom it measures, and so it does as little as it can: requests have no bodies, and answers are
// written whole, as they were prepared. Its parent asks by a message what it was asked for.

const settings = JSON.parse(process.argv[2] ?? '') as RegistrySettings
const { replyTo, traffic } = createReplies(settings)

const isHead = (method: string | undefined) => method === 'HEAD'

function speakHttp1(socket: Socket): void {
  traffic.connections++
  socket.setNoDelay()
  socket.on('error', () => socket.destroy())
  let unread = ''
  socket.on('data', (chunk: Buffer) => {
    unread += chunk.toString('latin1')
    for (let end = unread.indexOf('\r\n\r\n'); end >= 0; end = unread.indexOf('\r\n\r\n')) {
      const request = unread.slice(0, end)
      unread = unread.slice(end + 4)
      const [method, path = ''] = request.split(' ', 2)
      const header = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(request)?.[1]
      replyTo(path, { isHead: isHead(method), header }, ({ whole, head }) =>
        socket.write(isHead(method) ? head : whole),
      )
    }
  })
}

function speakHttp2(stream: ServerHttp2Stream, headers: NodeJS.Dict<string | string[]>): void {
  const header = (name: string) => headers[name]?.toString()
  const method = header(':method')
  stream.on('error', () => stream.destroy())
  replyTo(header(':path') ?? '', { isHead: isHead(method), header }, ({ headers, body }) => {
    stream.respond(headers, { endStream: isHead(method) })
    if (!isHead(method)) stream.end(body)
  })
}

function listen({ protocol, tls }: RegistrySettings): Server {
  if (tls === undefined) return createServer(speakHttp1)
  const certificate = { cert: readFileSync(tls.cert), key: readFileSync(tls.key) }
  if (protocol === 'http2') {
    // nginx's number.
    const options = { ...certificate, settings: { maxConcurrentStreams: 128 } }
    const server = createSecureServer(options)
    server.on('stream', speakHttp2)
    server.on('session', () => traffic.connections++)
    return server
  }
  return createTlsServer({ ...certificate, ALPNProtocols: ['http/1.1'] }, speakHttp1)
}

const server = listen(settings).listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port)
})
process.on('message', () => {
  process.send?.({ ...traffic })
  Object.assign(traffic, { requests: 0, refused: 0, connections: 0, bytes: 0 })
})
process.on('disconnect', () => process.exit())
