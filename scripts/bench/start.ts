import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

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
  const once = (args: readonly string[]) =>
    new Promise<Times>((resolve) => {
      const began = performance.now()
      let first: number | null = null
      arrived = () => {
        first ??= performance.now() - began
      }
      spawn(process.execPath, args, { stdio: 'ignore', env, cwd: folder }).on('exit', () =>
        resolve({ firstRequest: first, whole: performance.now() - began }),
      )
    })
  const cli = [join(dist, 'cli.js'), 'check', '--head', 'pr-7']
  const programs: [string, readonly string[]][] = [
    ['an empty script', [join(folder, 'empty.mjs')]],
    ['`cli.js check`', cli],
    ['`cli.js check`, with a warm compile cache', ['--import', join(folder, 'cached.mjs'), ...cli]],
    ['the action', [join(dist, 'index.js')]],
  ]
  const found = new Map<string, Times[]>(programs.map(([name]) => [name, []]))
  for (let run = 0; run < RUNS; run++) {
    for (const [name, args] of programs) found.get(name)?.push(await once(args))
  }
  server.close()
  return [
    '| program | first request | whole process |',
    '|:--|--:|--:|',
    ...[...found].map(([name, times]) => row(name, times)),
  ]
}

/** What the command line and the action find: a budget file, and an event. */
async function workspace(folder: string, host: string) {
  await mkdir(folder, { recursive: true })
  const file = (name: string) => join(folder, name)
  const side = (letter: string, ref: string) => ({ sha: letter.repeat(40), ref })
  const pull = { number: 7, state: 'open', head: side('a', 'feature'), base: side('b', 'main') }
  await Promise.all([
    writeFile(file('empty.mjs'), ''),
    writeFile(
      file('cached.mjs'),
      `import { enableCompileCache } from 'node:module'\nenableCompileCache(${JSON.stringify(file('compiled'))})\n`,
    ),
    writeFile(file('docker-image-budgets.yaml'), `budgets:\n  - image: ${host}/acme/api\n`),
    writeFile(file('event.json'), JSON.stringify({ pull_request: pull })),
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
    'INPUT_CONFIG-FROM': 'workspace',
    INPUT_CONFIG: 'docker-image-budgets.yaml',
    'INPUT_HEAD-TAG': 'pr-{number}',
    'INPUT_BASE-TAG': '{base_ref}',
    'INPUT_BASE-LOOKBACK': '20',
    'INPUT_NOISE-FLOOR': '1%',
    'INPUT_COMMENT-KEY': 'default',
    'INPUT_STATUS-CONTEXT': 'docker-image-budgets',
    INPUT_TIMEOUT: '30',
  }
}

/** The quarter of them that was fastest: what else the machine does only slows down. */
function row(name: string, times: readonly Times[]): string {
  const quarter = (values: readonly number[]) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? Number.NaN
  const firsts = times.flatMap(({ firstRequest }) => firstRequest ?? [])
  const first = firsts.length === 0 ? '' : `${quarter(firsts).toFixed(0)} ms`
  return `| ${name} | ${first} | ${quarter(times.map(({ whole }) => whole)).toFixed(0)} ms |`
}
