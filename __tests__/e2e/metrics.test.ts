import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { Shop } from '../support/shop-history.ts'
import { requireTools, run } from '../support/tools.ts'

jest.setTimeout(60_000)

let shop: Shop
let directory: string

beforeEach(async () => {
  shop = await Shop.start(['max_mb: 110'])
  directory = await mkdtemp(join(tmpdir(), 'metrics-'))
})

afterEach(async () => {
  await shop.end()
  await rm(directory, { recursive: true, force: true })
})

const written = (name: string) => readFile(join(directory, name), 'utf8')
const inputs = (more: Readonly<Record<string, string>> = {}) => ({
  'history-branch': '',
  'metrics-dir': directory,
  ...more,
})

/** The label of each size. */
async function refs(): Promise<string[]> {
  const sizes = (await written('docker-image-sizes.prom')).matchAll(
    /^docker_image_size_bytes\{.*ref="(.*)"\}/gm,
  )
  return [...sizes].map(([, ref = '']) => ref)
}

describe('when a push measures', () => {
  it('writes one file for Prometheus and one for InfluxDB, with the same numbers (M1, M2)', async () => {
    shop.build('main', 100)
    const before = Math.floor(Date.now() / 1000)
    const { exitCode, log } = await shop.push({ inputs: inputs() })
    expect([exitCode, log]).toEqual([0, expect.stringContaining('Metrics are in')])
    expect((await readdir(directory)).toSorted()).toEqual([
      'docker-image-sizes.lp',
      'docker-image-sizes.prom',
    ])
    const lines = (await written('docker-image-sizes.lp')).split('\n')
    const seconds = Number(lines[0]?.split(' ').at(-1))
    expect(seconds).toBeGreaterThanOrEqual(before)
    const tags = 'docker_image,repository=acme/shop,service=api,ref=main'
    expect(lines).toEqual([
      `${tags} size_bytes=104857600i,budget_bytes=115343360i,layers=1i,measured_timestamp_seconds=${seconds}i ${seconds}`,
      `${tags} outcome_pass=1i,outcome_warn=0i,outcome_inconclusive=0i,outcome_review=0i,outcome_fail=0i ${seconds}`,
      '',
    ])
    const labels = 'repository="acme/shop",service="api",ref="main"'
    const samples = (await written('docker-image-sizes.prom'))
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    expect(samples).toEqual([
      `docker_image_size_bytes{${labels}} 104857600`,
      `docker_image_budget_bytes{${labels}} 115343360`,
      `docker_image_layers{${labels}} 1`,
      `docker_image_measured_timestamp_seconds{${labels}} ${seconds}`,
      `docker_image_outcome{${labels},outcome="pass"} 1`,
      ...['warn', 'inconclusive', 'review', 'fail'].map(
        (each) => `docker_image_outcome{${labels},outcome="${each}"} 0`,
      ),
    ])
  })

  it('writes what promtool finds nothing wrong with (M1)', async () => {
    await requireTools(['promtool'])
    shop.build('main', 100)
    await shop.push({ inputs: inputs() })
    const input = await written('docker-image-sizes.prom')
    const checked = await run('promtool', ['check', 'metrics'], { input })
    expect(checked).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('makes the folder, below the workspace, and replaces what was written before', async () => {
    shop.build('main', 100)
    const env = { GITHUB_WORKSPACE: directory }
    for (const _ of ['first', 'second']) {
      const { exitCode } = await shop.workflow.run({
        ...pushed(),
        inputs: inputs({ 'metrics-dir': 'out/sizes' }),
        env,
      })
      expect(exitCode).toBe(0)
    }
    expect(await readdir(join(directory, 'out/sizes'))).toHaveLength(2)
  })

  it('writes that it failed, too', async () => {
    shop.build('main', 120)
    const { exitCode } = await shop.push({ inputs: inputs() })
    expect(exitCode).toBe(1)
    const text = await written('docker-image-sizes.prom')
    expect(text).toMatch(/outcome="fail"\} 1/)
    expect(text).toContain(' 125829120\n')
  })

  it('has no size of what it could not measure, and no zero', async () => {
    const { exitCode } = await shop.push({ inputs: inputs() })
    expect(exitCode).toBe(1)
    const both = `${await written('docker-image-sizes.prom')}${await written('docker-image-sizes.lp')}`
    expect(both).toMatch(/outcome="inconclusive"\} 1/)
    expect(both).not.toMatch(/size_bytes|layers|measured_timestamp/)
  })

  it('warns where it cannot write, and keeps its verdict', async () => {
    shop.build('main', 100)
    await writeFile(join(directory, 'file'), '')
    const { exitCode, log } = await shop.push({
      inputs: inputs({ 'metrics-dir': join(directory, 'file') }),
    })
    expect([exitCode, log]).toEqual([
      0,
      expect.stringMatching(/::warning::The metrics cannot be written to .*file/),
    ])
  })

  it('replaces a link that lies there, and writes nothing where it leads', async () => {
    shop.build('main', 100)
    await mkdir(join(directory, 'sizes'))
    await writeFile(join(directory, 'precious'), 'kept')
    await symlink('../precious', join(directory, 'sizes/docker-image-sizes.prom'))
    await shop.push({ inputs: inputs({ 'metrics-dir': join(directory, 'sizes') }) })
    expect(await written('precious')).toBe('kept')
    expect(await written('sizes/docker-image-sizes.prom')).toContain('size_bytes')
  })

  it.each([
    ['sha-{sha:7}', 'sha-4f1c9d2', 'main'],
    ['{head_sha}', '4f1c9d2ab37e5c6d8091a2b3c4d5e6f708192a3b', 'main'],
    ['v1.2', 'v1.2', 'v1.2'],
  ])('labels an image of %s, %s, with %s (M2)', async (template, tag, ref) => {
    shop.build(tag, 100)
    await shop.push({ inputs: inputs({ 'head-tag': template }) })
    expect(await refs()).toEqual([ref])
  })
})

const pushed = () => ({
  event: {
    name: 'push',
    payload: { repository: { default_branch: 'main', name: 'shop', owner: { login: 'acme' } } },
  },
  ref: 'refs/heads/main',
})

describe('when a pull request measures', () => {
  it('begins no series of its own: no number, no commit, no digest is a label (M2)', async () => {
    shop.build('main', 100)
    shop.build('pr-7', 101)
    await shop.pull(inputs())
    expect(await refs()).toEqual(['pull-request'])
    const both = `${await written('docker-image-sizes.prom')}${await written('docker-image-sizes.lp')}`
    expect(both).not.toMatch(/pr-7|sha256|[0-9a-f]{40}/)
  })
})

describe('when no directory is named', () => {
  it('writes nothing', async () => {
    shop.build('main', 100)
    const { log } = await shop.push({ inputs: inputs({ 'metrics-dir': '' }) })
    expect(log).not.toMatch(/metrics/i)
    expect(await readdir(directory)).toEqual([])
  })
})

describe('when a job only measures', () => {
  it('is told that it is the wrong one to write metrics', async () => {
    const { exitCode, log } = await shop.push({ inputs: inputs({ mode: 'measure' }) })
    expect([exitCode, log]).toEqual([
      1,
      expect.stringContaining('input metrics-dir: mode: measure'),
    ])
  })
})

describe('when the command line checks', () => {
  const check = async (head: string, env: Readonly<Record<string, string>> = {}) => {
    const text = `budgets:\n  - image: ${shop.registry.host}/acme/api\n    max_mb: 110\n`
    await writeFile(join(directory, 'docker-image-budgets.yaml'), text)
    const script = join(projectFolder(), 'dist/cli.js')
    const args = [script, 'check', '--head', head, '--metrics-dir', 'sizes']
    return run(process.execPath, args, {
      cwd: directory,
      env: { PATH: process.env['PATH'], HOME: directory, ...env },
    })
  }
  const prom = () => written('sizes/docker-image-sizes.prom')

  it('writes the same, and says where on standard error (M1)', async () => {
    shop.build('main', 100)
    const { code, stderr } = await check('main', { GITHUB_REPOSITORY: 'acme/shop' })
    expect([code, stderr]).toEqual([0, expect.stringContaining('Metrics are in ')])
    expect(await prom()).toContain(
      'docker_image_size_bytes{repository="acme/shop",service="api",ref="main"} 104857600\n',
    )
    expect(await written('sizes/docker-image-sizes.lp')).toContain('size_bytes=104857600i')
  })

  it('has no repository where none is known, and no empty label', async () => {
    shop.build('main', 100)
    await check('main')
    expect(await prom()).toContain('docker_image_size_bytes{service="api",ref="main"} ')
    expect(await prom()).not.toContain('=""')
  })

  it('knows a pull request’s and a commit’s tag by what they are called (M2)', async () => {
    const sha = '4f1c9d2ab37e5c6d8091a2b3c4d5e6f708192a3b'
    for (const tag of ['pr-7', 'sha-4f1c9d2', sha]) shop.build(tag, 100)
    await check('pr-7')
    expect(await prom()).toContain('{service="api",ref="pull-request"}')
    for (const tag of ['sha-4f1c9d2', sha]) {
      await check(tag, { GITHUB_REF_NAME: 'release/2' })
      expect(await prom()).toContain('{service="api",ref="release-2"}')
    }
  })
})
