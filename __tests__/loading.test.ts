import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { emptyContent } from '../src/embedded/content.ts'
import { addImage } from '../src/embedded/images.ts'
import { type EmbeddedRegistry, startRegistry } from '../src/embedded/registry.ts'
import { projectFolder } from '../src/embedded/runner.ts'
import { Workflow } from './support/action.ts'
import { type Loaded, loadedBy } from './support/loaded.ts'
import { run } from './support/tools.ts'

jest.setTimeout(30_000)

let folder: string
let registry: EmbeddedRegistry

beforeAll(async () => {
  const content = emptyContent()
  for (const [tag, bytes] of [
    ['main', 10_000_000],
    ['pr-7', 12_000_000],
  ] as const) {
    const layers = [{ seed: tag, bytes, command: 'RUN build' }]
    addImage(content, `acme/api:${tag}`, {
      platform: { os: 'linux', architecture: 'amd64' },
      layers,
    })
  }
  registry = await startRegistry(content)
  folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-loading-'))
  await writeFile(join(folder, 'docker-image-budgets.yaml'), budgets())
})

afterAll(async () => {
  await registry.close()
  await rm(folder, { recursive: true, force: true })
})

function budgets(): string {
  return `budgets:\n  - image: ${registry.host}/acme/api\n    max_mb: 100\n`
}

function check(...args: readonly string[]): Promise<Loaded> {
  const script = join(projectFolder(), 'dist/cli.js')
  return loadedBy(async (more) => {
    const env = { PATH: process.env['PATH'], HOME: folder, ...more }
    const options = ['check', '--head', 'pr-7', '--base', 'main', ...args]
    const { code, stderr } = await run(process.execPath, [script, ...options], { cwd: folder, env })
    expect([code, stderr]).toEqual([0, ''])
  })
}

/** Of modules that are there to be found when somebody does need them. */
const EXPLAINER = /^src\/explain\//
const ADVICE = /^src\/domain\/advice\//
const MARKDOWN = /^src\/render\/markdown\.ts$/
const JSON_REPORT = /^src\/render\/json\.ts$/
const TERMINAL = /^src\/render\/text\.ts$/
const REPORT = /^src\/domain\/report\/report\.ts$/
const ARCHIVES = /^src\/layout\/(?:archive|tar|source)\.ts$/
const ATTESTATIONS = /^src\/oci\/(?:attestation|provenance)\.ts$/
const OTHER_COMMANDS = /^src\/(?:demo\/|embedded\/|dashboard\/|cli\/(?:measure|references|suggest))/
const PUBLISHING = /^src\/(?:action\/publish(?:-failure)?|github\/(?:announce|read-votes))\.ts$/
/** Where sizes are kept, and what is made of them; its words stand beside the others of a report. */
const HISTORY =
  /^src\/(?:series\/|git\/|domain\/(?:series\/(?!branch-name|weeks)|forecast\/)|action\/(?:read|record)-sizes|github\/history-api)/
const METRICS = /^src\/(?:metrics\/|common\/metrics-files)/
const SARIF = /^src\/(?:sarif\/|common\/read-scans)/
const YAML = /^node_modules\/js-yaml\//
const DOCKERFILES = /^(?:src\/dockerfile\/|node_modules\/dockerfile-ast\/)/
const OCTOKIT = /^node_modules\/@octokit\//
const FETCH = /^node_modules\/undici\/lib\/web\/fetch\/index\.js$/
const PROXIES = /^node_modules\/undici\/lib\/(?:dispatcher\/.*proxy-agent|api\/)/
const SUFFIXES = /^node_modules\/tldts/
const HTTP2 = /^node:(?:internal\/)?http2/
const TLS = /^node:(?:tls|https)$/
const NODES_FETCH = /^node:internal\/deps\/undici/
const PROGRAMS = /^node:child_process$/
const ZLIB = /^node:zlib$/
const CRYPTO = /^node:crypto$/
const THREADS = /^node:worker_threads$/

/** The last two are fetch's. */
const NEVER_WITHOUT_GITHUB = [OCTOKIT, FETCH, ZLIB, THREADS]
/** In a run on a registry that asks for no login, whose images are measured and no more. */
const NEVER = [
  ...[ARCHIVES, ATTESTATIONS, OTHER_COMMANDS, PROXIES, SUFFIXES, HISTORY, METRICS, SARIF],
  ...[HTTP2, TLS, NODES_FETCH, PROGRAMS],
]

function found(modules: readonly string[] | null, unwanted: readonly RegExp[]): string[] {
  return (modules ?? []).filter((name) => unwanted.some((each) => each.test(name)))
}

/** A pattern that fits nothing would prove nothing. */
describe('when everything is asked for', () => {
  it('is loaded, under the names that are looked for here', async () => {
    const modules = await Promise.all([
      check('--explain', 'layers'),
      check('--format', 'markdown'),
      check('--format', 'json'),
    ])
    const all = modules.flatMap((each) => each.all)
    for (const each of [EXPLAINER, ADVICE, MARKDOWN, JSON_REPORT, TERMINAL, REPORT, CRYPTO, YAML]) {
      expect([each, found(all, [each])]).not.toEqual([each, []])
    }
  })
})

describe('when the command line checks', () => {
  it('loads what parses a Dockerfile where a budget names one, and nowhere else', async () => {
    const { all: without } = await check('--explain', 'layers')
    expect(found(without, [DOCKERFILES])).toEqual([])
    await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\nRUN build\n')
    await writeFile(join(folder, 'named.yaml'), `${budgets()}    dockerfile: Dockerfile\n`)
    const { all } = await check('--config', 'named.yaml')
    expect(found(all, [DOCKERFILES])).not.toEqual([])
  })

  it('loads no explainer and no other renderer than the one that is asked for', async () => {
    const { all } = await check('--explain', 'none')
    const unasked = [
      EXPLAINER,
      MARKDOWN,
      JSON_REPORT,
      PUBLISHING,
      ...NEVER,
      ...NEVER_WITHOUT_GITHUB,
    ]
    expect(found(all, unasked)).toEqual([])
  })

  it.each([
    ['json', [MARKDOWN, TERMINAL]],
    ['markdown', [JSON_REPORT, TERMINAL]],
  ] as const)('loads for --format %s what makes that, and no other', async (format, others) => {
    const { all } = await check('--explain', 'none', '--format', format)
    expect(found(all, others)).toEqual([])
  })

  it('asks the registry before it loads what the answer is needed for', async () => {
    const { first } = await check()
    expect(first).not.toBeNull()
    const later = [EXPLAINER, ADVICE, REPORT, TERMINAL, CRYPTO]
    expect(found(first, [...later, ...NEVER, ...NEVER_WITHOUT_GITHUB])).toEqual([])
  })
})

describe('when the action runs', () => {
  let workflow: Workflow

  beforeAll(async () => {
    workflow = await Workflow.start(budgets())
  })

  afterAll(async () => {
    await workflow.close()
  })

  /** To the default branch. */
  const push = (inputs: Readonly<Record<string, string>>) =>
    loadedBy(async (env) => {
      const repository = { default_branch: 'main', name: 'shop', owner: { login: 'acme' } }
      const { exitCode, log } = await workflow.run({
        event: { name: 'push', payload: { repository } },
        ref: 'refs/heads/main',
        inputs,
        env: { ...env, GITHUB_WORKSPACE: folder },
      })
      expect([exitCode, log]).toEqual([0, expect.not.stringContaining('::error')])
    })

  it('loads nothing that speaks to GitHub where nothing is told there, as of a push', async () => {
    const silent = { status: 'false', comment: 'never' }
    const { all } = await push({ 'config-from': 'workspace', explain: 'none', ...silent })
    expect(found(all, [EXPLAINER, ...NEVER, ...NEVER_WITHOUT_GITHUB])).toEqual([])
  })

  it('loads what keeps sizes where a history is kept, and not else', async () => {
    const inputs = { 'config-from': 'workspace', explain: 'none', 'head-tag': 'pr-7' }
    const kept = await push({ ...inputs, 'history-branch': 'image-size-history' })
    expect(found(kept.all, [HISTORY])).toContain('src/series/append.ts')
    expect(found((await push(inputs)).all, [HISTORY])).toEqual([])
  })

  it('loads what writes metrics where a directory is named for them', async () => {
    const inputs = { 'config-from': 'workspace', explain: 'none', 'head-tag': 'pr-7' }
    const { all } = await push({ ...inputs, 'metrics-dir': join(folder, 'metrics') })
    expect(found(all, [METRICS])).toContain('src/metrics/line-protocol.ts')
  })

  it('loads what reads a scanner’s file where one is named', async () => {
    await writeFile(join(folder, 'none.sarif'), '{"runs":[{"results":[]}]}')
    const inputs = { 'config-from': 'workspace', explain: 'none', 'head-tag': 'pr-7' }
    const { all } = await push({ ...inputs, sarif: 'api=none.sarif' })
    expect(found(all, [SARIF])).toContain('src/sarif/parse.ts')
  })

  it('asks GitHub for the budget file before it loads what reads and checks it', async () => {
    const { first } = await push({ 'base-tag': 'main', 'head-tag': 'pr-7' })
    expect(first).not.toBeNull()
    expect(found(first, [OCTOKIT])).not.toEqual([])
    const later = [YAML, EXPLAINER, ADVICE, MARKDOWN, TERMINAL, PUBLISHING, ...NEVER]
    expect(found(first, later)).toEqual([])
  })
})
