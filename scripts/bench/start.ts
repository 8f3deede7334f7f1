import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { readYaml } from '../../src/budgets/yaml.ts'
import { BUNDLED } from '../bundle.ts'

const RUNS = 15
const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

/** In ms since the process was started. */
interface Times {
  readonly firstRequest: number | null
  readonly whole: number
}

/** How soon the command line, and the action, have their first request on the wire. */
export async function startTable(folder: string, dist = join(PROJECT, 'dist')): Promise<string[]> {
  let arrived = () => {}
  const server = createServer((_, response) => {
    arrived()
    response.writeHead(404, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const env = await workspace(folder, host)
  const once = ({ args, more = {} }: Program) =>
    new Promise<Times>((resolve) => {
      const began = performance.now()
      let first: number | null = null
      arrived = () => {
        first ??= performance.now() - began
      }
      spawn(process.execPath, args, { stdio: 'ignore', env: { ...env, ...more }, cwd: folder }).on(
        'exit',
        () => resolve({ firstRequest: first, whole: performance.now() - began }),
      )
    })
  const cli = [join(dist, 'cli.js'), 'check', '--head', 'pr-7']
  const asked = `http://${host}/v2/acme/api/manifests/pr-7`
  const action = [join(dist, 'index.js')]
  const programs: Program[] = [
    { name: EMPTY, args: [join(folder, 'empty.mjs')] },
    { name: "one request by Node's `http`", args: [HTTP, asked] },
    { name: 'one by undici, bundled', args: [await bundledUndici(folder), asked] },
    { name: '`cli.js check`', args: cli },
    {
      name: 'the same, compile cache warm',
      args: ['--import', join(folder, 'cached.mjs'), ...cli],
    },
    { name: 'the action, `config-from: workspace`', args: action },
    { name: 'the action: asks GitHub first', args: action, more: { 'INPUT_CONFIG-FROM': 'base' } },
  ]
  const found = new Map<string, Times[]>(programs.map(({ name }) => [name, []]))
  for (let run = 0; run < RUNS; run++) {
    for (const program of programs) found.get(program.name)?.push(await once(program))
  }
  server.close()
  const empty = quarter((found.get(EMPTY) ?? []).map(({ whole }) => whole))
  return [
    '| program | first request | times the empty script | whole process |',
    '|:--|--:|--:|--:|',
    ...[...found].map(([name, times]) => row(name, times, empty)),
  ]
}

interface Program {
  readonly name: string
  readonly args: readonly string[]
  /** Of the environment. */
  readonly more?: Readonly<Record<string, string>>
}

const EMPTY = 'an empty script'
const HTTP = fileURLToPath(new URL('first-http.mjs', import.meta.url))

async function bundledUndici(folder: string): Promise<string> {
  const entry = fileURLToPath(new URL('first-undici.mjs', import.meta.url))
  const outdir = join(folder, 'undici')
  await build({ ...BUNDLED, entryPoints: [entry], outdir, outExtension: { '.js': '.mjs' } })
  return join(outdir, 'first-undici.mjs')
}

/** What the command line and the action find: a budget file, and an event. */
async function workspace(folder: string, host: string) {
  await mkdir(folder, { recursive: true })
  const file = (name: string) => join(folder, name)
  const repo = { full_name: 'acme/shop' }
  const side = (letter: string, ref: string) => ({ sha: letter.repeat(40), ref, repo })
  const pull = { number: 7, state: 'open', head: side('a', 'feature'), base: side('b', 'main') }
  const repository = { default_branch: 'main' }
  await Promise.all([
    writeFile(file('empty.mjs'), ''),
    writeFile(
      file('cached.mjs'),
      `import { enableCompileCache } from 'node:module'\nenableCompileCache(${JSON.stringify(file('compiled'))})\n`,
    ),
    writeFile(file('docker-image-budgets.yaml'), `budgets:\n  - image: ${host}/acme/api\n`),
    writeFile(file('event.json'), JSON.stringify({ pull_request: pull, repository })),
  ])
  return {
    ...process.env,
    DOCKER_CONFIG: folder,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: file('event.json'),
    GITHUB_SHA: 'c'.repeat(40),
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_API_URL: `http://${host}`,
    GITHUB_WORKSPACE: folder,
    ...(await defaultInputs()),
    'INPUT_CONFIG-FROM': 'workspace',
  }
}

/** What action.yml says: without one of them the action would only tell what it lacks. */
async function defaultInputs(): Promise<Record<string, string>> {
  const yaml = readYaml(await readFile(join(PROJECT, 'action.yml'), 'utf8'))
  if ('message' in yaml) throw new TypeError(`action.yml ${yaml.message}`)
  const { inputs } = yaml.value as { inputs: Record<string, { default?: string }> }
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { default: value = '' }]) => [
      `INPUT_${name.toUpperCase()}`,
      value,
    ]),
  )
}

function row(name: string, times: readonly Times[], empty: number): string {
  const firsts = times.flatMap(({ firstRequest }) => firstRequest ?? [])
  const first = quarter(firsts)
  const cells =
    firsts.length === 0 ? ['', ''] : [`${first.toFixed(0)} ms`, (first / empty).toFixed(2)]
  const whole = quarter(times.map((each) => each.whole))
  return `| ${[name, ...cells, `${whole.toFixed(0)} ms`].join(' | ')} |`
}

/** The quarter of them that was fastest: what else the machine does only slows down. */
function quarter(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? Number.NaN
}
