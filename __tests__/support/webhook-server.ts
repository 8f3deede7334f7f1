import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Posted {
  readonly path: string
  readonly type: string
  readonly body: unknown
}

interface Reply {
  readonly status: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Somebody who wants to be told, on loopback. */
export class WebhookServer {
  readonly url: string
  readonly posted: Posted[] = []
  /** One after the other; the last one again and again. null: it never answers. */
  replies: (Reply | null)[] = [{ status: 200, body: 'ok' }]
  private readonly stop: () => Promise<void>

  private constructor(url: string, stop: () => Promise<void>) {
    this.url = url
    this.stop = stop
  }

  static async start(): Promise<WebhookServer> {
    let own: WebhookServer | undefined
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const [path, type] = [request.url ?? '', request.headers['content-type'] ?? '']
      own?.posted.push({ path, type, body: JSON.parse(String(Buffer.concat(chunks))) })
      own?.answer(response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    own = new WebhookServer(`http://127.0.0.1:${port}`, async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    })
    return own
  }

  private answer(response: ServerResponse): void {
    const [first, ...rest] = this.replies
    if (rest.length > 0) this.replies = rest
    if (!first) return
    response.writeHead(first.status, first.headers)
    response.end(first.body ?? '')
  }

  close(): Promise<void> {
    return this.stop()
  }
}
