import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { authenticate, authorize } from './github/access.ts'
import { type Answer, type Call, notFound, Refusal } from './github/answer.ts'
import { findRoute } from './github/routes.ts'
import { type GitHubWorld, isInstallationToken } from './github/world.ts'

/** The parts of GitHub's API that the action uses, refusing what GitHub refuses. */

interface RecordedRequest {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly status: number
}

export interface EmbeddedGitHub {
  readonly url: string
  readonly world: GitHubWorld
  /** In the order in which they were answered. */
  readonly requests: readonly RecordedRequest[]
  close(): Promise<void>
}

export interface GitHubOptions {
  /** Runs before a request is answered; an answer that it gives is sent instead. */
  readonly before?: (request: {
    method: string
    path: string
    body: string
    headers: IncomingHttpHeaders
  }) => Answer | undefined | Promise<Answer | undefined>
  readonly now?: () => Date
}

const MAX_BODY_BYTES = 1_000_000
/** Of what is kept in git, it takes files of up to 100 MB. */
const MAX_GIT_BYTES = 40_000_000
const DOCUMENTATION = 'https://docs.github.com/rest'

/** Starts it on a free port of loopback. */
export async function startGitHub(
  world: GitHubWorld,
  { before, now = () => new Date() }: GitHubOptions = {},
): Promise<EmbeddedGitHub> {
  const requests: RecordedRequest[] = []
  const limit = isInstallationToken(world.token) ? 1000 : 5000
  const reset = Math.floor(now().getTime() / 1000) + 3600
  const server = createServer(async (request, response) => {
    const [method, path] = [request.method ?? '', request.url ?? '']
    const answer = await answerTo(async () => {
      const body = await readBody(request)
      return (
        (await before?.({ method, path, body: body ?? '', headers: request.headers })) ??
        respond({ world, request, body, now: now() })
      )
    })
    requests.push({ method, path, status: answer.status })
    send(response, answer, {
      'x-github-request-id': `E0BE:${requests.length.toString(16).toUpperCase().padStart(6, '0')}`,
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(0, limit - requests.length)),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-resource': 'core',
      'x-ratelimit-used': String(requests.length),
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, world, requests, close: () => close(server) }
}

interface Exchange {
  readonly world: GitHubWorld
  readonly request: IncomingMessage
  /** null: larger than GitHub takes. */
  readonly body: string | null
  readonly now: Date
}

/** A fault here must not leave the client waiting. */
async function answerTo(answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { status: 500, body: { message: `Server Error: ${reason}` } }
  }
}

function respond({ world, request, body, now }: Exchange): Answer {
  const { headers, method = '' } = request
  let docs = DOCUMENTATION
  try {
    if (!headers['user-agent']) return withoutUserAgent()
    if (body === null) throw new Refusal(413, 'Payload Too Large')
    const url = new URL(request.url ?? '', `http://${headers.host}`)
    authenticate(world, headers.authorization)
    const route = findRoute(method, decoded(url.pathname), world.repository)
    if (route === undefined) throw notFound()
    docs = `${DOCUMENTATION}/${route.docs}`
    authorize(world, route.need, headers.authorization)
    const json = body === '' ? {} : parseBody(body)
    return route.answer(callOf(world, { url, accept: headers.accept ?? '', body: json }, now))
  } catch (error) {
    if (error instanceof Refusal) return error.answer(docs)
    throw error
  }
}

/** The one refusal that comes from before GitHub's API, and is no JSON. */
function withoutUserAgent(): Answer {
  const body =
    'Request forbidden by administrative rules. ' +
    'Please make sure your request has a User-Agent header.\n'
  return { status: 403, body, headers: { 'content-type': 'text/html' } }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new Refusal(400, 'Bad Request')
  }
}

function callOf(world: GitHubWorld, asked: Pick<Call, 'url' | 'accept' | 'body'>, now: Date): Call {
  return {
    world,
    ...asked,
    now: now.toISOString().replace(/\.\d+/, ''),
    nextCommentId: () => {
      world.lastCommentId = Math.max(world.lastCommentId, ...world.comments.map(({ id }) => id)) + 1
      return world.lastCommentId
    },
  }
}

function parseBody(body: string): Record<string, unknown> {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    throw new Refusal(400, 'Problems parsing JSON')
  }
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return { ...json }
  throw new Refusal(400, 'Body should be a JSON object')
}

/** @returns null when it is larger than GitHub takes. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const most = /\/git\/[a-z]+$/.test(request.url ?? '') ? MAX_GIT_BYTES : MAX_BODY_BYTES
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length <= most) chunks.push(chunk)
  }
  return length > most ? null : Buffer.concat(chunks).toString('utf8')
}

function send(
  response: ServerResponse,
  { status, body, headers }: Answer,
  standing: Readonly<Record<string, string>>,
): void {
  const type = body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }
  response.writeHead(status, { ...type, ...standing, ...headers })
  const isWhole = typeof body === 'string' || Buffer.isBuffer(body) || body === undefined
  response.end(isWhole ? body : JSON.stringify(body))
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
