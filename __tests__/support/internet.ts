import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import {
  createServer,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { type AddressInfo, connect, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createServer as createTlsServer,
  getCACertificates,
  setDefaultCACertificates,
} from 'node:tls'
import { afterAll, afterEach } from '@jest/globals'
import { aClient } from './registry-client.ts'
import { run, runChecked } from './tools.ts'

/** Names with certificates, on the loopback interface: a proxy leads to them, and nowhere else. */
export interface Internet {
  /** `http://127.0.0.1:PORT`, for HTTP_PROXY and HTTPS_PROXY. */
  readonly proxy: string
  /** `CONNECT host:port` and `GET http://host/`, as the proxy was asked. */
  readonly asked: readonly string[]
  /** Proxy-Authorization, each time that it was asked. */
  readonly logins: readonly (string | undefined)[]
  /** The CA, for NODE_EXTRA_CA_CERTS. */
  readonly certificate: string
  /** Key and certificate of all names, and of this machine, for a server of a test's own. */
  readonly pem: string
  /** Makes this process trust the CA until the test ends. */
  trust(): void
  /** Leads a name, on the port of its protocol, to what listens on a port of this machine. */
  serve(origin: `http://${string}` | `https://${string}`, port: number): Promise<void>
  /** Leads `host:port` to what speaks for itself on a port of this machine. */
  lead(address: string, port: number): void
}

interface InternetOptions {
  /** Besides those of example.com, example.net and this machine. */
  readonly names?: readonly string[]
  /** A test by default. */
  readonly lasts?: Lasts
}

type Lasts = 'a test' | 'a file'

const NAMES = 'subjectAltName=DNS:*.example.com,DNS:*.example.net,DNS:localhost,IP:127.0.0.1,IP:::1'
const opened: Record<Lasts, (() => Promise<unknown>)[]> = { 'a test': [], 'a file': [] }
const closeAll = async (lasts: Lasts) => {
  for (const close of opened[lasts].splice(0).reverse()) await close()
}
afterEach(() => closeAll('a test'))
afterAll(() => closeAll('a file'))

/** One certificate a file for each list of names: to make one takes longer than most tests. */
const made = new Map<string, Promise<string>>()

function certified(args: readonly string[]): Promise<string> {
  const key = args.join(' ')
  const pem = made.get(key) ?? runChecked('openssl', args)
  made.set(key, pem)
  return pem
}

export async function startInternet(options: InternetOptions = {}): Promise<Internet> {
  const { names = [], lasts = 'a test' } = options
  const directory = await mkdtemp(join(tmpdir(), 'internet-'))
  opened[lasts].push(() => rm(directory, { recursive: true }))
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', '-']
  const extension = [NAMES, ...names.map((name) => `DNS:${name}`)].join(',')
  const args = ['req', '-x509', ...key, '-subj', '/CN=test', '-days', '2', '-addext', extension]
  const pem = await certified(args)
  const certificate = join(directory, 'ca.pem')
  const ca = pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'))
  await writeFile(certificate, ca)
  const ports = new Map<string, number>()
  const asked: string[] = []
  const logins: (string | undefined)[] = []
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    logins.push(request.headers['proxy-authorization'])
    const { host } = new URL(request.url ?? '')
    pass(request, response, ports.get(`${host}:80`) ?? portOf(host))
  })
  proxy.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    asked.push(`CONNECT ${request.url}`)
    logins.push(request.headers['proxy-authorization'])
    const port = ports.get(request.url ?? '')
    if (port === undefined) return socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    return tie(socket, port, head)
  })
  return {
    proxy: `http://127.0.0.1:${await listen(proxy, undefined, lasts)}`,
    asked,
    logins,
    certificate,
    pem,
    lead: (address, port) => ports.set(address, port),
    trust() {
      const roots = getCACertificates('default')
      setDefaultCACertificates([...roots, ca])
      opened['a test'].push(async () => setDefaultCACertificates(roots))
    },
    async serve(origin, port) {
      const { hostname, protocol } = new URL(origin)
      if (protocol === 'http:') {
        ports.set(`${hostname}:80`, port)
        if (!ports.has(`${hostname}:443`)) ports.set(`${hostname}:443`, port)
        return
      }
      const tls = createTlsServer({ key: pem, cert: pem }, (socket) => tie(socket, port))
      tls.on('tlsClientError', () => {})
      ports.set(`${hostname}:443`, await listen(tls, undefined, lasts))
    },
  }
}

/** Only this machine is led to without a name. */
function portOf(host: string): number | undefined {
  const [name, port] = host.split(':')
  return name === '127.0.0.1' ? Number(port) : undefined
}

/** A port of the loopback interface, until the test or the file ends. */
export async function listen(
  server: Server,
  host = '127.0.0.1',
  lasts: Lasts = 'a test',
): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  opened[lasts].push(async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
  })
  return (server.address() as AddressInfo).port
}

/** Passes everything on, both ways. */
export function tie(socket: Socket, port: number, head?: Buffer): void {
  const other = connect(port, '127.0.0.1')
  for (const [from, to] of [
    [socket, other],
    [other, socket],
  ] as const) {
    from.on('error', () => to.destroy())
    from.pipe(to)
  }
  if (head !== undefined && head.length > 0) other.write(head)
}

function pass(request: IncomingMessage, response: ServerResponse, port: number | undefined): void {
  if (port === undefined) {
    response.writeHead(502).end()
    return
  }
  const { method, url = '', headers } = request
  const { pathname, search } = new URL(url)
  const options = { port, host: '127.0.0.1', method, path: pathname + search, headers }
  const other = forward(options, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  other.on('error', () => response.destroy())
  request.pipe(other)
}

/** Measures in this process, which trusts the CA, or not. */
export async function measureHere(asked: Asked) {
  const { internet, reference, insecure, authHosts = [], login = '', trusts = true } = asked
  if (trusts) internet.trust()
  const { proxy } = internet
  const client = aClient({
    env: { HOME: '/nonexistent', HTTP_PROXY: proxy, HTTPS_PROXY: proxy },
    registryAuth: login,
    insecure: insecure === undefined ? [] : [insecure],
    authHosts,
  })
  const outcome = await client.outcome(reference)
  return { outcome, warnings: client.warnings.join('\n') }
}

interface Asked {
  readonly internet: Internet
  readonly reference: string
  readonly insecure?: string
  readonly authHosts?: readonly string[]
  /** A docker config. */
  readonly login?: string
  readonly trusts?: boolean
}

/** Measures in a process of its own, which trusts the CA, or not. */
export async function measureInChild({ internet, reference, login, trusts = true }: Asked) {
  const { proxy, certificate } = internet
  const args = ['src/cli.ts', 'measure', reference, '--format', 'json']
  const env = {
    HOME: '/nonexistent',
    HTTP_PROXY: proxy,
    HTTPS_PROXY: proxy,
    ...(login === undefined ? {} : { DOCKER_AUTH_CONFIG: login }),
    ...(trusts ? { NODE_EXTRA_CA_CERTS: certificate } : {}),
  }
  const { code, stderr } = await run(process.execPath, args, { env })
  return { code, words: stderr }
}
