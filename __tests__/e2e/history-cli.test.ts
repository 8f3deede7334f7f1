import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals'
import { emptyContent } from '../../src/embedded/content.ts'
import { addImage } from '../../src/embedded/images.ts'
import { type EmbeddedRegistry, startRegistry } from '../../src/embedded/registry.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { requireTools, run } from '../support/tools.ts'

jest.setTimeout(60_000)

const MIB = 1024 * 1024
const BUILT: Readonly<Record<string, string>> = {
  'v1.0.0': '2025-03-04T10:00:00Z',
  'v1.1.0': '2025-06-10T10:00:00Z',
  'v1.2.0': '2025-09-01T10:00:00Z',
  // Reproducible, and of a clock that is wrong.
  'v1.3.0': '1970-01-01T00:00:00Z',
  'v1.4.0': '2999-01-01T00:00:00Z',
  'pr-7': '2025-09-02T10:00:00Z',
  main: '2025-09-03T10:00:00Z',
}

let registry: EmbeddedRegistry
let folder: string

beforeAll(async () => {
  await requireTools(['git'])
  const content = emptyContent()
  Object.entries(BUILT).forEach(([tag, created], index) => {
    const layers = [{ seed: tag, bytes: (100 + 10 * index) * MIB }]
    const platform = { os: 'linux', architecture: 'amd64' }
    addImage(content, `acme/api:${tag}`, { platform, layers, created })
  })
  registry = await startRegistry(content, { access: { kind: 'open' } })
})

afterAll(() => registry.close())

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-history-'))
  await git('init', '-q')
  const budget = `budgets:\n  - image: ${registry.host}/acme/api\n    max_mb: 150\n`
  await writeFile(join(folder, 'docker-image-budgets.yaml'), budget)
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const env = {
  PATH: process.env['PATH'],
  HOME: tmpdir(),
  GIT_AUTHOR_NAME: 'alice',
  GIT_AUTHOR_EMAIL: 'alice@example.com',
  GIT_COMMITTER_NAME: 'alice',
  GIT_COMMITTER_EMAIL: 'alice@example.com',
}

async function git(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run('git', args, { cwd: folder, env })
  if (code !== 0) throw new Error(stderr)
  return stdout
}

function history(...args: readonly string[]) {
  const script = join(projectFolder(), 'dist/cli.js')
  return run(process.execPath, [script, 'history', ...args], { cwd: folder, env })
}

describe('when a history is imported', () => {
  it('takes versions by when they were built, tells what it leaves out, and asks 1 + 2N times (H12)', async () => {
    const before = registry.requests.length
    const { code, stdout, stderr } = await history('import')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('3 sizes imported to image-size-history from 5 tags')
    expect(stdout).toContain('Not imported: 2 images')
    expect(stdout).toContain('Left out: 2 tags')
    const asked = registry.requests.slice(before).filter(({ path }) => path !== '/v2/')
    expect(asked).toHaveLength(1 + 2 * 5)

    const files = await git('ls-tree', '-r', '--name-only', 'image-size-history')
    expect(files.trim().split('\n')).toEqual([
      'README.md',
      'v1/2025-03.jsonl',
      'v1/2025-06.jsonl',
      'v1/2025-09.jsonl',
      'v1/weekly.jsonl',
    ])
    const month = await git('show', 'image-size-history:v1/2025-03.jsonl')
    expect(JSON.parse(month)).toMatchObject({
      v: 1,
      t: '2025-03-04T10:00:00Z',
      s: 'api',
      ref: 'v1.0.0',
      b: 100 * MIB,
      c: null,
      run: null,
      by: 'import',
      created: '2025-03-04T10:00:00Z',
    })
  })

  it('adds nothing the second time (H5)', async () => {
    await history('import')
    const before = await git('rev-parse', 'image-size-history')
    const asked = registry.requests.length
    const { stdout } = await history('import')
    expect(stdout).toContain('0 sizes imported')
    expect(stdout).toContain('3 were there already')
    expect(await git('rev-parse', 'image-size-history')).toBe(before)
    // What it knows costs a HEAD; the two that have no place in time it does not know.
    const again = registry.requests.slice(asked).filter(({ path }) => path !== '/v2/')
    expect(again.map(({ method }) => method).toSorted()).toEqual([
      ...Array(1 + 2 * 2).fill('GET'),
      ...Array(5).fill('HEAD'),
    ])
  })
})

describe('when an import is killed', () => {
  it.each([40, 80, 120, 160, 200, 240])(
    'after %i ms, git finds nothing broken, and the next one is whole',
    async (timeoutMs) => {
      const script = join(projectFolder(), 'dist/cli.js')
      const options = { cwd: folder, env, timeoutMs }
      await run(process.execPath, [script, 'history', 'import'], options).catch(() => {})
      expect(await git('fsck', '--strict', '--no-dangling')).toBe('')
      await history('import')
      const { stdout } = await history('export')
      expect(stdout.match(/^2025/gm)).toHaveLength(3)
    },
  )
})

describe('when it is shown', () => {
  it('prints a table, and a plot of what is named', async () => {
    await history('import')
    const { code, stdout } = await history('show', 'api')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^api .* 120\.0 MiB {2}2025-09-01 .*no sizes of the last four weeks/m)
    expect(stdout).toMatch(/┤.*•/)
  })
})

describe('when a clone has fetched it', () => {
  it('reads the branch of origin, and adds to it on a branch of its own', async () => {
    await history('import', '--tags', 'v1.0.0')
    const clone = await mkdtemp(join(tmpdir(), 'docker-image-budgets-clone-'))
    try {
      await git('commit', '-q', '--allow-empty', '-m', 'Begin')
      await run('git', ['clone', '-q', folder, clone], { env })
      const script = join(projectFolder(), 'dist/cli.js')
      const inClone = (...args: readonly string[]) =>
        run(process.execPath, [script, 'history', ...args], { cwd: clone, env })
      expect((await inClone('show')).stdout).toContain('100.0 MiB')
      const image = `${registry.host}/acme/api`
      const { stdout } = await inClone('import', image)
      expect(stdout).toContain('2 sizes imported')
      expect(stdout).toContain('git push origin image-size-history')
      const { code } = await run('git', ['push', '-q', 'origin', 'image-size-history'], {
        cwd: clone,
        env,
      })
      expect(code).toBe(0)
      expect((await history('export')).stdout.match(/^2025/gm)).toHaveLength(3)
    } finally {
      await rm(clone, { recursive: true, force: true })
    }
  })
})

describe('when it is exported', () => {
  it.each([
    [
      'csv',
      /^time,service,image,ref,platform,digest,bytes,layers,commit,run,by\n2025-03-04T10:00:00Z,api,/,
    ],
    ['json', /"time": "2025-03-04T10:00:00Z"/],
    [
      'openmetrics',
      /^docker_image_size_bytes\{service="api",ref="v1\.0\.0"\} 104857600 1741082400$/m,
    ],
  ])('writes %s', async (format, expected) => {
    await history('import')
    const { code, stdout } = await history('export', '--format', format)
    expect([code, stdout]).toEqual([0, expect.stringMatching(expected)])
  })
})

describe('when it cannot be', () => {
  it('says so where there is no git', async () => {
    const script = join(projectFolder(), 'dist/cli.js')
    const options = { cwd: folder, env: { PATH: folder } }
    const { code, stderr } = await run(process.execPath, [script, 'history', 'show'], options)
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining('(there is no program git). Run it'),
    ])
  })

  it('says so where there is no repository', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'docker-image-budgets-none-'))
    try {
      const script = join(projectFolder(), 'dist/cli.js')
      const options = { cwd: elsewhere, env: { ...env, GIT_CEILING_DIRECTORIES: tmpdir() } }
      const { code, stderr } = await run(process.execPath, [script, 'history', 'show'], options)
      expect([code, stderr]).toEqual([3, expect.stringContaining('not a git repository')])
    } finally {
      await rm(elsewhere, { recursive: true, force: true })
    }
  })

  it.each([
    [['show'], 3, 'There is no branch image-size-history. The action makes it'],
    [['sho'], 2, 'Did you mean show?'],
    [[], 2, 'Say one of import, show, export'],
    [['export', '--format', 'markdown'], 2, 'use csv, json or openmetrics'],
    [['show', '--format', 'csv'], 2, 'is for history export'],
    [['show', '--tags', 'v*'], 2, '--tags is for history import'],
    [['show', 'apo'], 3, 'There is no branch'],
    [['import', 'apo'], 2, 'Did you mean api?'],
    [['show', '--history-branch', 'a..b'], 2, 'is no name that git takes for a branch'],
    [['show', '--repository', 'shop'], 2, 'is no OWNER/NAME on GitHub'],
  ])('says of %j why, and what to do', async (args, exit, words) => {
    const { code, stderr } = await history(...args)
    expect([code, stderr]).toEqual([exit, expect.stringContaining(words)])
    expect(stderr).not.toContain('    at ')
  })
})
