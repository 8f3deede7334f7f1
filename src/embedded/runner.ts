import { spawn } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readYaml } from '../budgets/yaml.ts'

/** Runs the committed action as GitHub's runner does: inputs, event and files by environment. */

export interface RunnerOptions {
  /** Where the action and its action.yml are. */
  readonly project: string
  readonly apiUrl: string
  /** `owner/name` */
  readonly repository: string
  readonly token: string
  readonly event: { readonly name: string; readonly payload: unknown }
  readonly sha: string
  readonly ref: string
  /** Instead of the defaults in action.yml. */
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly run?: { readonly id: number; readonly attempt: number }
  readonly timeoutMs?: number
  /** Default: in a process of its own. */
  readonly execute?: Execute
}

/** Runs a script in this environment to its end; without an exit code, where that was not in time. */
export type Execute = (
  script: string,
  env: Readonly<Record<string, string>>,
  timeoutMs: number,
) => Promise<{ exitCode: number | null; log: string }>

export interface RunnerResult {
  /** null: it did not end in time. */
  readonly exitCode: number | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** Holds the event, the summary and what else the run has written. */
  readonly folder: string
}

export async function runAction(options: RunnerOptions): Promise<RunnerResult> {
  const folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-'))
  const file = (name: string) => join(folder, name)
  await writeFile(file('event.json'), JSON.stringify(options.event.payload))
  await Promise.all(['output', 'summary.md'].map((name) => writeFile(file(name), '')))
  const env = {
    PATH: process.env['PATH'] ?? '',
    // Nobody's own docker login is used.
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: options.apiUrl,
    GITHUB_EVENT_NAME: options.event.name,
    GITHUB_EVENT_PATH: file('event.json'),
    GITHUB_OUTPUT: file('output'),
    GITHUB_REF: options.ref,
    GITHUB_REPOSITORY: options.repository,
    GITHUB_RUN_ATTEMPT: String(options.run?.attempt ?? 1),
    GITHUB_RUN_ID: String(options.run?.id ?? 1),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: options.sha,
    GITHUB_STEP_SUMMARY: file('summary.md'),
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: folder,
    ...(await inputVariables(options)),
    ...options.env,
  }
  const { execute = inProcessOfItsOwn } = options
  const { exitCode, log } = await execute(
    join(options.project, 'dist/index.js'),
    env,
    options.timeoutMs ?? 60_000,
  )
  return {
    exitCode,
    log,
    outputs: readOutputs(await readFile(file('output'), 'utf8')),
    summary: await readFile(file('summary.md'), 'utf8'),
    folder,
  }
}

/** INPUT_ and the name in upper case; only blanks become underscores. */
async function inputVariables({
  project,
  token,
  inputs,
}: RunnerOptions): Promise<Record<string, string>> {
  const yaml = readYaml(await readFile(join(project, 'action.yml'), 'utf8'))
  if ('message' in yaml) throw new TypeError(`action.yml ${yaml.message}`)
  const declared = field(yaml.value, 'inputs')
  const names = typeof declared === 'object' && declared !== null ? Object.keys(declared) : []
  const defaults = names.map((name) => [
    name,
    String(field(field(declared, name), 'default') ?? ''),
  ])
  const given = { ...Object.fromEntries(defaults), ...inputs }
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      `INPUT_${name.replace(/ /g, '_').toUpperCase()}`,
      String(value).replace(/^\$\{\{ github\.token \}\}$/, token),
    ]),
  )
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

const inProcessOfItsOwn: Execute = (script, env, timeoutMs) => runNode([script], env, timeoutMs)

/** A script and its arguments; all that it says is its log. */
export function runNode(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  timeoutMs: number,
): ReturnType<Execute> {
  return new Promise((resolve, reject) => {
    const limits = { timeout: timeoutMs, killSignal: 'SIGKILL' } as const
    const child = spawn(process.execPath, argv, { env, ...limits })
    let log = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text: string) => {
        log += text
      })
    }
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, log }))
  })
}

/** `name<<delimiter`, the value's lines, and the delimiter again. */
function readOutputs(text: string): Record<string, string> {
  const outputs = text.matchAll(/^(.+?)<<(\S+)\n([\s\S]*?)\n\2$/gm)
  return Object.fromEntries([...outputs].map(([, name, , value]) => [name, value]))
}

/** The folder that holds action.yml, seen from the bundle and from the source alike. */
export function projectFolder(): string {
  const here = fileURLToPath(import.meta.url)
  return here.slice(0, Math.max(here.lastIndexOf('/dist/'), here.lastIndexOf('/src/')))
}
