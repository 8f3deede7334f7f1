import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Lets the kernel end a server with the tests, even when they are killed. */
const SUPERVISOR = 'setpriv'
const START_MS = 20_000

/** What is sent to a server of metrics, and read from it. */
export interface MetricServer {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string
  close(): Promise<void>
}

/** Debian's InfluxDB 1.6 with an empty database `ci`. */
export async function startInfluxDb(): Promise<MetricServer> {
  const server = await start('influxd', '/ping', async ({ folder, port, spare }) => {
    const config = join(folder, 'influxdb.conf')
    await writeFile(
      config,
      `reporting-disabled = true
bind-address = "127.0.0.1:${spare}"
[meta]
  dir = "${folder}/meta"
[data]
  dir = "${folder}/data"
  wal-dir = "${folder}/wal"
[http]
  bind-address = "127.0.0.1:${port}"
`,
    )
    return ['-config', config]
  })
  await askInfluxDb(server, 'CREATE DATABASE ci')
  return server
}

/** The answer to one statement: times in seconds. */
export async function askInfluxDb({ url }: MetricServer, statement: string) {
  const body = new URLSearchParams({ q: statement })
  const response = await fetch(`${url}/query?db=ci&epoch=s`, { method: 'POST', body })
  const { results, error } = JSON.parse(await response.text())
  if (error !== undefined || results[0].error !== undefined)
    throw new Error(`${statement}: ${error ?? results[0].error}`)
  return results[0].series ?? []
}

export function startPushgateway(): Promise<MetricServer> {
  return start('prometheus-pushgateway', '/-/ready', async ({ port }) => [
    `--web.listen-address=127.0.0.1:${port}`,
    '--persistence.file=',
  ])
}

export function startVictoriaMetrics(): Promise<MetricServer> {
  return start('victoria-metrics', '/health', async ({ folder, port }) => [
    `-storageDataPath=${folder}`,
    `-httpListenAddr=127.0.0.1:${port}`,
    '-retentionPeriod=100y',
    '-search.latencyOffset=0s',
  ])
}

/** @param blocks a folder that Prometheus reads its past from; nothing is scraped. */
export function startPrometheus(blocks: string): Promise<MetricServer> {
  return start('prometheus', '/-/ready', async ({ folder, port }) => {
    const config = join(folder, 'prometheus.yml')
    await writeFile(config, '{}')
    return [
      `--config.file=${config}`,
      `--storage.tsdb.path=${blocks}`,
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=127.0.0.1:${port}`,
    ]
  })
}

export interface PrometheusSample {
  readonly metric: Readonly<Record<string, string>>
  readonly value: readonly [number, string]
}

/** What a query comes to at a time; of Prometheus or VictoriaMetrics. */
export async function askPrometheus(
  { url }: MetricServer,
  query: string,
  seconds: number,
): Promise<PrometheusSample[]> {
  const body = new URLSearchParams({ query, time: String(seconds) })
  const response = await fetch(`${url}/api/v1/query`, { method: 'POST', body })
  const text = await response.text()
  if (!response.ok) throw new Error(`${query}: ${text}`)
  return JSON.parse(text).data.result
}

interface Place {
  readonly folder: string
  readonly port: number
  /** Another one, for whoever insists on it. */
  readonly spare: number
}

async function start(
  program: string,
  ready: string,
  configure: (place: Place) => Promise<string[]>,
): Promise<MetricServer> {
  const folder = await mkdtemp(join(tmpdir(), `${program}-`))
  const [port, spare] = await Promise.all([freePort(), freePort()])
  const args = await configure({ folder, port, spare })
  const env = { PATH: process.env['PATH'], HOME: folder }
  const child = spawn(SUPERVISOR, ['--pdeathsig', 'KILL', program, ...args], { env, stdio: 'pipe' })
  const told = outputOf(child)
  const exited = new Promise((resolve) => child.once('close', resolve).once('error', resolve))
  const url = `http://127.0.0.1:${port}`
  const close = async () => {
    child.kill('SIGKILL')
    await exited
    await rm(folder, { recursive: true, force: true })
  }
  for (const end = Date.now() + START_MS; Date.now() < end && child.exitCode === null; ) {
    const isReady = await fetch(`${url}${ready}`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return { url, close }
    await sleep(50)
  }
  await close()
  throw new Error(`${program} did not start:\n${told()}`)
}

function outputOf({ stdout, stderr }: ChildProcess): () => string {
  let text = ''
  for (const stream of [stdout, stderr])
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text = `${text}${part}`.slice(-4000)
    })
  return () => text
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
