import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Fleet {
  readonly services: number
  readonly platforms: number
  /** Added to each answer, in ms. */
  readonly delay: number
}

export interface Traffic {
  readonly requests: number
  readonly connections: number
  readonly bytes: number
}

/** A registry in a process of its own. */
export class Server {
  readonly host: string
  private readonly child: ChildProcess

  private constructor(host: string, child: ChildProcess) {
    this.host = host
    this.child = child
  }

  static async start({ services, platforms, delay }: Fleet): Promise<Server> {
    const numbers = [services, platforms, delay].map(String)
    const program = fileURLToPath(new URL('server.ts', import.meta.url))
    const child = spawn(process.execPath, [program, ...numbers], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const port = await new Promise<string>((resolve) => {
      child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()))
    })
    return new Server(`127.0.0.1:${port}`, child)
  }

  /** What it was asked since the last time, and what it has. */
  async stats(): Promise<Traffic & { readonly paths: readonly string[] }> {
    const answer = await fetch(`http://${this.host}/stats`, { headers: { connection: 'close' } })
    return (await answer.json()) as Traffic & { paths: string[] }
  }

  stop(): void {
    this.child.kill()
  }
}
