import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startTokenServer, type TokenRequest, type TokenServer } from './token-server.ts'
import { requireTools, runChecked } from './tools.ts'

type RegistryAuth = 'none' | 'htpasswd' | 'token'

interface RegistryOptions {
  readonly auth: RegistryAuth
  /** Shared by several registries, and left in place by them; default: its own, removed on close. */
  readonly storage?: string
}

interface AccessLogEntry {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly status: number
}

export interface RealRegistry {
  /** `127.0.0.1:PORT`, plain HTTP. */
  readonly host: string
  readonly username: string
  readonly password: string
  /** What its token server was asked for; empty unless auth is `token`. */
  readonly tokenRequests: readonly TokenRequest[]
  /** Every request that was answered so far, the oldest first, those of this module left out. */
  accessLog(): Promise<AccessLogEntry[]>
  close(): Promise<void>
}

/** Lets the kernel end the registry with the tests, even when they are killed. */
const SUPERVISOR = 'setpriv'
const TOOLS = ['docker-registry', 'htpasswd', 'openssl', SUPERVISOR]

// Colons are allowed in a password, and split wrongly by careless clients.
const ACCOUNT = { username: 'alice', password: 'pass:word:7' }
const PROBE = 'real-registry-probe'
const START_MS = 10_000
const STOP_MS = 5_000
const LOG_MS = 5_000
const COMBINED_LOG =
  /^\S+ - \S+ \[[^\]]*\] "(?<method>\S+) (?<path>[^\s?]*)(?<query>\S*) \S+" (?<status>\d{3}) \d+ "[^"]*" "(?<agent>.*)"$/gm

/** Starts Debian's docker-registry on a free port of loopback, and waits until it answers. */
export async function startRealRegistry({ auth, storage }: RegistryOptions): Promise<RealRegistry> {
  await requireTools(TOOLS)
  const directory = await mkdtemp(join(tmpdir(), 'real-registry-'))
  const cleanups = [() => rm(directory, { recursive: true, force: true })]
  const close = async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  }
  try {
    const tokenServer = auth === 'token' ? await startTokenServer(ACCOUNT) : undefined
    if (tokenServer !== undefined) cleanups.push(() => tokenServer.close())
    const config = join(directory, 'config.yml')
    await writeFile(
      config,
      JSON.stringify({
        version: '0.1',
        log: { level: 'info', accesslog: { disabled: false } },
        storage: { filesystem: { rootdirectory: storage ?? join(directory, 'storage') } },
        http: { net: 'tcp', addr: '127.0.0.1:0', secret: 'shared' },
        ...(await authConfig(auth, directory, tokenServer)),
      }),
    )
    const registry = new RegistryProcess(config)
    cleanups.push(() => registry.stop())
    const host = await registry.ready()
    const tokenRequests = tokenServer?.requests ?? []
    return { ...ACCOUNT, host, tokenRequests, accessLog: () => registry.accessLog(), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function authConfig(auth: RegistryAuth, directory: string, tokenServer?: TokenServer) {
  if (auth === 'htpasswd') {
    const path = join(directory, 'htpasswd')
    const { username, password } = ACCOUNT
    await writeFile(path, await runChecked('htpasswd', ['-Bbn', username, password]))
    return { auth: { htpasswd: { realm: 'registry.example', path } } }
  }
  if (tokenServer !== undefined) {
    const rootcertbundle = join(directory, 'tokens.pem')
    await writeFile(rootcertbundle, tokenServer.certificate)
    const { realm, service, issuer } = tokenServer
    return { auth: { token: { realm, service, issuer, rootcertbundle } } }
  }
  return {}
}

class RegistryProcess {
  private readonly child: ChildProcess
  private readonly exited: Promise<unknown>
  private stdout = ''
  private stderr = ''
  private host = ''

  constructor(config: string) {
    // Of the environment only PATH: REGISTRY_* would override the configuration.
    const args = ['--pdeathsig', 'KILL', 'docker-registry', 'serve', config]
    this.child = spawn(SUPERVISOR, args, { env: { PATH: process.env['PATH'] }, stdio: 'pipe' })
    this.exited = new Promise((resolve) => {
      this.child.once('close', resolve)
      this.child.once('error', (error) => {
        this.stderr += error.message
        resolve(error)
      })
    })
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text
    })
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text
    })
  }

  async ready(): Promise<string> {
    const address = () => /listening on ([\d.]+:\d+)/.exec(this.stderr)?.[1]
    this.host = await this.poll('start', START_MS, address)
    const { status } = await this.probe('/v2/')
    if (status !== 200 && status !== 401) throw new Error(`/v2/ answered ${status}\n${this.stderr}`)
    return this.host
  }

  async accessLog(): Promise<AccessLogEntry[]> {
    // A request is logged before its answer is complete, so that whatever was answered before this
    // one stands above its line.
    const query = `?${randomUUID()}`
    await this.probe(`/${query}`)
    const entries = await this.poll('log a request', LOG_MS, () => {
      const lines = [...this.stdout.matchAll(COMBINED_LOG)].map(({ groups = {} }) => groups)
      return lines.some((line) => line['query'] === query) ? lines : undefined
    })
    return entries
      .filter(({ agent }) => agent !== PROBE)
      .map(({ method = '', path = '', status }) => ({ method, path, status: Number(status) }))
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM')
    const patience = new AbortController()
    const late = sleep(STOP_MS, 'late', { signal: patience.signal }).catch(() => 'stopped')
    if ((await Promise.race([this.exited, late])) === 'late') this.child.kill('SIGKILL')
    patience.abort()
    await this.exited
  }

  private async probe(path: string): Promise<Response> {
    const response = await fetch(`http://${this.host}${path}`, {
      headers: { 'user-agent': PROBE },
      signal: AbortSignal.timeout(START_MS),
    })
    await response.arrayBuffer()
    return response
  }

  private async poll<Result>(
    what: string,
    milliseconds: number,
    look: () => Result | undefined,
  ): Promise<Result> {
    const end = Date.now() + milliseconds
    while (this.running() && Date.now() < end) {
      const result = look()
      if (result !== undefined) return result
      await sleep(10)
    }
    const why = this.running() ? `within ${milliseconds} ms` : 'and ended'
    throw new Error(`docker-registry did not ${what} ${why}:\n${this.stderr}`)
  }

  private running(): boolean {
    const { pid, exitCode, signalCode } = this.child
    return pid !== undefined && exitCode === null && signalCode === null
  }
}
