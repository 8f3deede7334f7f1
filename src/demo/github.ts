import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, type Call, notFound, Refusal } from './github/answer.ts'
import {
  createComment,
  deleteComment,
  getComment,
  listComments,
  updateComment,
} from './github/comments.ts'
import { compareCommits, listCommits } from './github/commits.ts'
import { getContents } from './github/contents.ts'
import { getPull, listPulls, listPullsOfCommit } from './github/pulls.ts'
import { createStatus, getCombinedStatus, listStatuses } from './github/statuses.ts'
import {
  authorOf,
  type GitHubWorld,
  isInstallationToken,
  type Permissions,
} from './github/world.ts'

/** The parts of GitHub's REST API that the action uses, refusing what GitHub refuses. */

interface RecordedRequest {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly status: number
}

export interface EmbeddedGitHub {
  readonly url: string
  readonly world: GitHubWorld
  readonly requests: readonly RecordedRequest[]
  close(): Promise<void>
}

export interface GitHubOptions {
  /** Runs before a request is answered; an answer that it gives is sent instead. */
  readonly before?: (request: {
    method: string
    path: string
  }) => Answer | undefined | Promise<Answer | undefined>
}

const MAX_BODY_BYTES = 1_000_000
const DOCUMENTATION = 'https://docs.github.com/rest'

type Need = readonly [keyof Permissions, 'read' | 'write']
type Handler = (call: Call, argument: string) => Answer
type Route = readonly [method: string, path: RegExp, need: Need | null, handler: Handler]

const ROUTES: readonly Route[] = [
  ['GET', /^$/, null, getRepository],
  ['GET', /^\/pulls$/, ['pullRequests', 'read'], listPulls],
  ['GET', /^\/pulls\/(\d+)$/, ['pullRequests', 'read'], getPull],
  ['GET', /^\/issues\/(\d+)\/comments$/, ['pullRequests', 'read'], listComments],
  ['POST', /^\/issues\/(\d+)\/comments$/, ['pullRequests', 'write'], createComment],
  ['GET', /^\/issues\/comments\/(\d+)$/, ['pullRequests', 'read'], getComment],
  ['PATCH', /^\/issues\/comments\/(\d+)$/, ['pullRequests', 'write'], updateComment],
  ['DELETE', /^\/issues\/comments\/(\d+)$/, ['pullRequests', 'write'], deleteComment],
  ['POST', /^\/statuses\/(.+)$/, ['statuses', 'write'], createStatus],
  ['GET', /^\/commits\/(.+)\/statuses$/, ['statuses', 'read'], listStatuses],
  ['GET', /^\/commits\/(.+)\/status$/, ['statuses', 'read'], getCombinedStatus],
  ['GET', /^\/commits\/(.+)\/pulls$/, ['pullRequests', 'read'], listPullsOfCommit],
  ['GET', /^\/commits$/, ['contents', 'read'], listCommits],
  ['GET', /^\/compare\/(.+)$/, ['contents', 'read'], compareCommits],
  ['GET', /^\/contents\/(.+)$/, ['contents', 'read'], getContents],
]

/** Starts it on a free port of loopback. */
export async function startGitHub(
  world: GitHubWorld,
  { before }: GitHubOptions = {},
): Promise<EmbeddedGitHub> {
  const requests: RecordedRequest[] = []
  const server = createServer(async (request, response) => {
    const [method, path] = [request.method ?? '', request.url ?? '']
    const body = await readBody(request)
    const answer = (await before?.({ method, path })) ?? answerTo(world, request, body)
    requests.push({ method, path, status: answer.status })
    send(response, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, world, requests, close: () => close(server) }
}

function answerTo(world: GitHubWorld, request: IncomingMessage, body: string | null): Answer {
  try {
    return route(world, request, body)
  } catch (error) {
    if (error instanceof Refusal) return error.answer(DOCUMENTATION)
    throw error
  }
}

function route(world: GitHubWorld, request: IncomingMessage, body: string | null): Answer {
  const { headers, method = '' } = request
  const url = new URL(request.url ?? '', `http://${headers.host}`)
  if (!headers['user-agent']) {
    throw new Refusal(
      403,
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header',
    )
  }
  if (body === null) throw new Refusal(413, 'Payload too large')
  authenticate(world, headers.authorization, method)
  // Links to further pages name the repository by its id.
  const path = decodeURIComponent(url.pathname).replace(
    /^\/repositories\/1(?=\/)/,
    `/repos/${world.repository}`,
  )
  if (path === '/user' && method === 'GET') return getUser(world)
  const home = `/repos/${world.repository}`
  if (path !== home && !path.startsWith(`${home}/`)) throw notFound()
  for (const [wanted, pattern, need, handler] of ROUTES) {
    const [whole, argument = ''] = pattern.exec(path.slice(home.length)) ?? []
    if (wanted !== method || whole === undefined) continue
    if (need !== null) authorize(world, need)
    return handler(callOf(world, request, url, body), argument)
  }
  throw notFound()
}

function authenticate({ token }: GitHubWorld, header: string | undefined, method: string): void {
  const given = /^(?:token|bearer) (.*)$/i.exec(header ?? '')?.[1]
  if (given === token || (header === undefined && method === 'GET')) return
  throw new Refusal(401, header === undefined ? 'Requires authentication' : 'Bad credentials')
}

function authorize({ permissions }: GitHubWorld, [permission, wanted]: Need): void {
  const granted = permissions[permission]
  // What may not be read is not there.
  if (granted === 'none' && wanted === 'read') throw notFound()
  if (granted === 'none' || (wanted === 'write' && granted !== 'write')) {
    throw new Refusal(403, 'Resource not accessible by integration')
  }
}

function callOf(
  world: GitHubWorld,
  { headers, method }: IncomingMessage,
  url: URL,
  body: string,
): Call {
  return {
    world,
    url,
    accept: headers.accept ?? '',
    body: method === 'GET' || body === '' ? {} : parseBody(body),
    now: new Date().toISOString().replace(/\.\d+/, ''),
    nextCommentId: () => ++world.lastCommentId,
  }
}

function parseBody(body: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(body)
    if (typeof json === 'object' && json !== null) return { ...json }
  } catch {
    // Told below, like any other body that is no object.
  }
  throw new Refusal(400, 'Problems parsing JSON')
}

function getRepository({ world }: Call): Answer {
  const [owner, name] = world.repository.split('/')
  const body = {
    name,
    full_name: world.repository,
    owner: { login: owner },
    default_branch: world.defaultBranch,
  }
  return { status: 200, body }
}

function getUser(world: GitHubWorld): Answer {
  if (isInstallationToken(world.token)) {
    throw new Refusal(403, 'Resource not accessible by integration')
  }
  return { status: 200, body: authorOf(world) }
}

/** @returns null when it is larger than GitHub takes. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length <= MAX_BODY_BYTES) chunks.push(chunk)
  }
  return length > MAX_BODY_BYTES ? null : Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-github-request-id': 'EMBD:0',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600),
    ...headers,
  })
  response.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body))
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
