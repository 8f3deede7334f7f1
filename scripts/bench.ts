import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { type Fleet, Server, type Traffic } from './bench/server-process.ts'
import { startTable } from './bench/start.ts'
import { BUNDLED } from './bundle.ts'

// `npm run bench`: whole processes of this client beside a floor, and skopeo where it is installed,
// in one run on one machine. Machines are noisy: the ratios count. `--small` leaves the large fleets
// out, `--start [DIST]` measures how soon the first request is on the wire, and nothing else.

const run = promisify(execFile)
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

const isSmall = process.argv.includes('--small')
const FLEETS = isSmall ? [1, 10] : [1, 10, 100, 1000]
/** skopeo starts a process for each manifest: that is told by few of them. */
const MOST_FOR_SKOPEO = 200
const RUNS = 3
const TIMEOUT_MS = 120_000

interface Result extends Traffic {
  readonly ms: number
  readonly peakMiB: number
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

/** One process for each manifest, as skopeo works; null where it is not installed. */
async function skopeo({ host }: Server, paths: readonly string[]): Promise<number | null> {
  if (paths.length > MOST_FOR_SKOPEO) return null
  const started = performance.now()
  try {
    for (const path of paths) {
      const [, repository, name = ''] = /^\/v2\/(.+)\/manifests\/(.+)$/.exec(path) ?? []
      const reference = `docker://${host}/${repository}${name.includes(':') ? '@' : ':'}${name}`
      const options = { timeout: TIMEOUT_MS }
      await run('skopeo', ['inspect', '--raw', '--tls-verify=false', reference], options)
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
      join(folder, 'floor.mjs'),
      `http://${server.host}`,
      files.paths,
    ])
    const options = ['--head', 'pr-7', '--base', 'main', '--explain', 'none', '--format', 'json']
    const check = [here('../dist/cli.js'), 'check', '--config', files.config, ...options]
    const ours = await measured(server, folder, check)
    const cached = [
      ...check,
      '--cache-dir',
      join(folder, `cache-${Object.values(fleet).join('-')}`),
    ]
    await run(process.execPath, cached, { maxBuffer: 1e9, timeout: TIMEOUT_MS })
    const warm = await measured(server, folder, cached)
    const theirs = await skopeo(server, [...tags, ...children])
    return row(fleet, { floor, ours, warm, theirs })
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

interface Compared {
  readonly floor: Result
  readonly ours: Result
  readonly warm: Result
  readonly theirs: number | null
}

function row(
  { services, platforms, delay }: Fleet,
  { floor, ours, warm, theirs }: Compared,
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
    `${warm.requests}, ${(warm.bytes / 1024).toFixed(0)} KiB, ${warm.ms.toFixed(0)} ms`,
    theirs === null ? '' : `${theirs.toFixed(0)} ms`,
  ]
  return `| ${cells.join(' | ')} |`
}

const COLUMNS = [
  'services',
  'platforms',
  'added delay',
  'requests (floor)',
  'connections (floor)',
  'bodies',
  'floor',
  'this client',
  'ratio',
  'peak memory (floor)',
  'with a warm cache-dir',
  'skopeo',
]

async function fleetTable(folder: string): Promise<string[]> {
  await build({
    entryPoints: [here('bench/floor.mjs')],
    outfile: join(folder, 'floor.mjs'),
    ...BUNDLED,
    splitting: false,
  })
  const table = [`| ${COLUMNS.join(' | ')} |`, `|${'--:|'.repeat(COLUMNS.length)}`]
  for (const fleet of fleets()) {
    table.push(await line(fleet, folder))
    process.stderr.write(`${table.at(-1)}\n`)
  }
  return table
}

function fleets(): Fleet[] {
  const all = FLEETS.flatMap((services) =>
    [1, 3].flatMap((platforms) => [0, 40].map((delay) => ({ services, platforms, delay }))),
  )
  return isSmall ? all : [...all, { services: 10_000, platforms: 1, delay: 0 }]
}

const folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-bench-'))
const start = process.argv.indexOf('--start')
const dist = process.argv[start + 1]
try {
  const tables = [await startTable(join(folder, 'start'), start < 0 ? undefined : dist)]
  if (start < 0) tables.push(await fleetTable(folder))
  const [cpu] = cpus()
  process.stdout.write(
    `Node ${process.version} on ${cpus().length} × ${cpu?.model}; whole processes, start included: the fastest quarter of 15, and medians of ${RUNS}.\n\n${tables.map((table) => table.join('\n')).join('\n\n')}\n`,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}
