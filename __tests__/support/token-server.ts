import { createPrivateKey, type KeyObject, randomUUID, sign, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { runChecked } from './tools.ts'

export interface TokenRequest {
  readonly method: string
  readonly path: string
  readonly scopes: readonly string[]
  readonly status: number
}

export interface TokenServer {
  readonly realm: string
  readonly issuer: string
  readonly service: string
  /** PEM of the certificate that the tokens are signed with, for `rootcertbundle`. */
  readonly certificate: string
  /** Every request so far, the oldest first. */
  readonly requests: readonly TokenRequest[]
  close(): Promise<void>
}

interface Account {
  readonly username: string
  readonly password: string
}

interface Signer {
  readonly privateKey: KeyObject
  readonly certificate: X509Certificate
}

const ISSUER = 'token-server.example'
const SERVICE = 'registry.example'
const LIFETIME_SECONDS = 300

/** A token server as in distribution's "Token Authentication Specification", for one account. */
export async function startTokenServer(account: Account): Promise<TokenServer> {
  const signer = await createSigner()
  const requests: TokenRequest[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://token.invalid')
    const scopes = url.searchParams.getAll('scope').flatMap((scope) => scope.split(' '))
    const status = statusFor(request, url, account)
    requests.push({ method: request.method ?? '', path: url.pathname, scopes, status })
    const body =
      status === 200
        ? { token: createToken(signer, account.username, scopes), expires_in: LIFETIME_SECONDS }
        : { errors: [{ code: 'UNAUTHORIZED', message: 'no token for this request' }] }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('The token server has no port')
  return {
    realm: `http://127.0.0.1:${address.port}/token`,
    issuer: ISSUER,
    service: SERVICE,
    certificate: signer.certificate.toString(),
    requests,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function statusFor(request: IncomingMessage, url: URL, { username, password }: Account): number {
  if (url.pathname !== '/token') return 404
  if (request.method !== 'GET') return 405
  const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  if (request.headers.authorization !== basic) return 401
  return url.searchParams.get('service') === SERVICE ? 200 : 400
}

/** Node makes keys but no certificates, and the registry takes keys as certificates only. */
async function createSigner(): Promise<Signer> {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', '-']
  const args = ['req', '-x509', ...key, '-subj', `/CN=${ISSUER}`, '-days', '2']
  const pem = await runChecked('openssl', args)
  return { privateKey: createPrivateKey(pem), certificate: new X509Certificate(pem) }
}

function createToken({ privateKey, certificate }: Signer, user: string, scopes: readonly string[]) {
  const now = Math.floor(Date.now() / 1000)
  const x5c = [certificate.raw.toString('base64')]
  const claims = {
    iss: ISSUER,
    sub: user,
    aud: SERVICE,
    iat: now,
    nbf: now,
    exp: now + LIFETIME_SECONDS,
    jti: randomUUID(),
    access: scopes.map(grant),
  }
  const content = [{ typ: 'JWT', alg: 'ES256', x5c }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  // RFC 7518, 3.4: r and s side by side, and not the DER that is the default.
  const signature = sign('sha256', Buffer.from(content), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  })
  return `${content}.${signature.toString('base64url')}`
}

/** `repository:shop/api:pull,push`; the name may hold a port and with it a colon. */
function grant(scope: string) {
  const [, type, name, actions] = /^([^:]+):(.+):([^:]*)$/.exec(scope) ?? []
  return { type, name, actions: actions?.split(',') ?? [] }
}
