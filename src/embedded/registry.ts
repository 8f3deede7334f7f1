import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Access, accessControl } from './access.ts'
import type { RegistryContent } from './content.ts'
import { failure, type RegistryRequest, type Reply, received, send } from './http.ts'
import { replyTo } from './routes.ts'

interface RecordedRequest extends RegistryRequest {
  /** 0 while there is no answer, or where there never was one. */
  status: number
}

export interface EmbeddedRegistry {
  /** `127.0.0.1:PORT`. */
  readonly host: string
  /** In the order in which they arrived. */
  readonly requests: readonly RecordedRequest[]
  close(): Promise<void>
}

/** Something else than a reply: the socket is destroyed, or nothing ever comes. */
type Answer = Reply | 'destroy' | 'silence'

export interface RegistryOptions {
  readonly access?: Access
  /** Repositories that nobody may pull from, whatever the credentials. */
  readonly denied?: readonly string[]
  /** Plays a habit or a fault of a registry; undefined leaves the ordinary reply as it is. */
  readonly before?: (
    request: RegistryRequest,
    ordinary: () => Reply,
  ) => Answer | undefined | Promise<Answer | undefined>
  /** Milliseconds, by which tokens expire. */
  readonly now?: () => number
}

/** Serves the pull side of the OCI distribution spec on a free port of the loopback interface. */
export async function startRegistry(
  content: RegistryContent,
  options: RegistryOptions = {},
): Promise<EmbeddedRegistry> {
  const { access = { kind: 'open' }, denied = [], now = Date.now } = options
  const { before = () => undefined } = options
  const server = createServer()
  const host = await listen(server)
  const control = accessControl(access, { origin: `http://${host}`, now })
  const requests: RecordedRequest[] = []

  const answer = async (record: RecordedRequest): Promise<Answer> => {
    const ordinary = () => replyTo(record, { content, control, denied })
    return (await before(record, ordinary)) ?? ordinary()
  }
  server.on('request', async (request, response) => {
    try {
      const record: RecordedRequest = { ...(await received(request)), status: 0 }
      requests.push(record)
      await give(response, await answer(record), record)
    } catch (error) {
      await breakDown(response, error)
    }
  })
  return { host, requests, close: () => close(server) }
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return `127.0.0.1:${port}`
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

async function give(
  response: ServerResponse,
  answer: Answer,
  record: RecordedRequest,
): Promise<void> {
  if (answer === 'silence') return
  if (answer === 'destroy') {
    response.destroy()
    return
  }
  record.status = answer.status
  await send(response, answer)
}

/** The client went away, a body broke off on purpose, or `before` has a fault of its own. */
async function breakDown(response: ServerResponse, error: unknown): Promise<void> {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  await send(response, failure(500, { code: 'UNKNOWN', message: String(error) }))
}
