import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

// `npm run bench`: whole processes of this client beside a floor, and skopeo where it is installed,
// in one run on one machine. Machines are noisy: the ratios count.

const run = promisify(execFile)
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

const isSmall = process.argv.includes('--small')
const FLEETS = isSmall ? [1, 10] : [1, 10, 100, 1000]
/** skopeo starts a process for each image: that is told by few of them. */
const MOST_FOR_SKOPEO = 10
const RUNS = 5
const TIMEOUT_MS = 120_000

interface Fleet {
  readonly services: number
  readonly platforms: number
  /** Added to each answer, in ms. */
  readonly delay: number
}

interface Traffic {
  readonly requests: number
  readonly connections: number
  readonly bytes: number
}

interface Result extends Traffic {
  readonly ms: number
  readonly peakMiB: number
}

class Server {
  readonly host: string
  private readonly child: ChildProcess

  private constructor(host: string, child: ChildProcess) {
    this.host = host
    this.child = child
  }

  static async start({ services, platforms, delay }: Fleet): Promise<Server> {
    const numbers = [services, platforms, delay].map(String)
    const child = spawn(process.execPath, [here('bench/server.ts'), ...numbers], {
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

/** The median by time of some whole processes, start included. */
async function measured(server: Server, folder: string, args: readonly string[]): Promise<Result> {
  const peak = join(folder, 'peak')
  const env = { ...process.env, BENCH_PEAK: peak, DOCKER_CONFIG: folder }
  const results: Result[] = []
  for (let attempt = 0; attempt < RUNS; attempt++) {
    await server.stats()
    const started = performance.now()
    const options = { env, maxBuffer: 1e9, timeout: TIMEOUT_MS }
    await run(process.execPath, ['--import', here('bench/peak.mjs'), ...args], options)
    const ms = performance.now() - started
    const { requests, connections, bytes } = await server.stats()
    const peakMiB = Number(await readFile(peak, 'utf8')) / 1024
    // Asking for the statistics opens a connection too.
    results.push({ ms, peakMiB, requests, connections: connections - 1, bytes })
  }
  return results.toSorted((a, b) => a.ms - b.ms)[Math.floor(RUNS / 2)] as Result
}

/** One process for each image, as skopeo works; null where it is not installed. */
async function skopeo({ host }: Server, { services, platforms }: Fleet): Promise<number | null> {
  if (services > MOST_FOR_SKOPEO || platforms > 1) return null
  const started = performance.now()
  try {
    for (let index = 0; index < services; index++) {
      for (const tag of ['main', 'pr-7']) {
        const name = `docker://${host}/fleet/service-${index}:${tag}`
        const options = { timeout: TIMEOUT_MS }
        await run('skopeo', ['inspect', '--raw', '--tls-verify=false', name], options)
      }
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  return performance.now() - started
}

async function line(fleet: Fleet, folder: string): Promise<string> {
  const server = await Server.start(fleet)
  try {
    const { paths } = await server.stats()
    const [tags, digests] = [
      paths.filter((path) => !path.includes('sha256:')),
      paths.filter((path) => path.includes('sha256:')),
    ]
    // An index is asked for by its tag, its images by their digests; a plain manifest by its tag.
    const children =
      fleet.platforms > 1 ? digests.filter((path) => !isIndex(path, fleet, digests)) : []
    const files = { paths: join(folder, 'paths'), config: join(folder, 'budgets.yaml') }
    await writeFile(files.paths, [...tags, ...children].join('\n'))
    await writeFile(files.config, budgets(server.host, fleet.services))
    const floor = await measured(server, folder, [
      here('bench/floor.mjs'),
      `http://${server.host}`,
      files.paths,
    ])
    const check = [
      'check',
      '--config',
      files.config,
      '--head',
      'pr-7',
      '--base',
      'main',
      '--format',
      'json',
    ]
    const ours = await measured(server, folder, [here('../dist/cli.js'), ...check])
    const theirs = await skopeo(server, fleet)
    return row(fleet, { floor, ours, theirs })
  } finally {
    server.stop()
  }
}

/** Digests come in the order in which they were made: the platforms of a tag, then its index. */
function isIndex(path: string, { platforms }: Fleet, digests: readonly string[]): boolean {
  return digests.indexOf(path) % (platforms + 1) === platforms
}

function budgets(host: string, services: number): string {
  const entries = Array.from(
    { length: services },
    (_, index) => `  - image: ${host}/fleet/service-${index}\n    max_mb: 500`,
  )
  return `budgets:\n${entries.join('\n')}\n`
}

function row(
  { services, platforms, delay }: Fleet,
  { floor, ours, theirs }: { floor: Result; ours: Result; theirs: number | null },
): string {
  const cells = [
    services,
    platforms,
    `${delay} ms`,
    `${ours.requests} (${floor.requests})`,
    `${ours.connections} (${floor.connections})`,
    `${(ours.bytes / 1024).toFixed(0)} KiB`,
    `${floor.ms.toFixed(0)} ms`,
    `${ours.ms.toFixed(0)} ms`,
    (ours.ms / floor.ms).toFixed(2),
    `${ours.peakMiB.toFixed(0)} (${floor.peakMiB.toFixed(0)}) MiB`,
    theirs === null ? '' : `${theirs.toFixed(0)} ms`,
  ]
  return `| ${cells.join(' | ')} |`
}

const folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-bench-'))
const table = [
  '| services | platforms | added delay | requests (floor) | connections (floor) | bodies | floor | this client | ratio | peak memory (floor) | skopeo |',
  '|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
]
try {
  for (const services of FLEETS) {
    for (const platforms of [1, 3]) {
      for (const delay of [0, 40]) {
        table.push(await line({ services, platforms, delay }, folder))
        process.stderr.write(`${table.at(-1)}\n`)
      }
    }
  }
  const [cpu] = cpus()
  process.stdout.write(
    `Node ${process.version} on ${cpus().length} × ${cpu?.model}; medians of ${RUNS} whole processes, start included.\n\n${table.join('\n')}\n`,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}
