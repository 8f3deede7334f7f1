import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { demoContent } from '../../src/embedded/images.ts'
import { type EmbeddedRegistry, startRegistry } from '../../src/embedded/registry.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { Workflow } from '../support/action.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(60_000)

const CLI = join(projectFolder(), 'dist/cli.js')

let registry: EmbeddedRegistry
let workflow: Workflow

beforeAll(async () => {
  registry = await startRegistry(demoContent(), { access: { kind: 'open' } })
})

afterAll(() => registry.close())
afterEach(() => workflow.close())

async function start(options?: Parameters<typeof Workflow.start>[1]): Promise<Workflow> {
  const budgets = `budgets:\n  - image: ${registry.host}/acme/api\n    max_mb: 250\n`
  workflow = await Workflow.start(budgets, options)
  return workflow
}

describe('when the conversation of the pull request is locked', () => {
  it('says to unlock it, or to do without a comment, and still sets the status', async () => {
    const { world } = await start()
    const [pull] = world.pulls
    if (pull !== undefined) pull.locked = true
    const { exitCode, log, summary } = await workflow.run()
    expect(exitCode).toBe(1)
    expect(log).toContain(
      '::warning::GitHub takes no comment (Unable to create comment because issue is locked.): the conversation is locked. Unlock it, or set comment: never; the result is in the job summary.',
    )
    expect(log).not.toContain('The token may not write')
    expect(summary).toContain('The image is over its budget')
    expect(world.statuses.map(({ state }) => state)).toEqual(['failure'])
  })
})

describe('when GitHub’s rate limit is reached', () => {
  it('says so once, and what becomes of it', async () => {
    const reset = String(Math.floor(Date.now() / 1000) + 1800)
    const limit = {
      status: 403,
      body: { message: 'API rate limit exceeded for installation ID 1.' },
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
    }
    await start({ before: ({ path }) => (path.includes('/contents/') ? undefined : limit) })
    const { exitCode, log } = await workflow.run()
    expect(exitCode).toBe(1)
    const warnings = log.split('\n').filter((line) => line.startsWith('::warning::GitHub'))
    expect(warnings).toEqual([
      '::warning::GitHub’s rate limit is reached: giving up. What cannot be read or written there is in the job summary: run it again later.',
    ])
  })
})

describe('when there is no token', () => {
  it.each([
    ['is empty, as a secret is on Dependabot’s runs', ''],
    ['is unknown', 'ghp_unknown'],
  ])('that %s: says whose run has none, and what to do', async (_, token) => {
    await start()
    const { exitCode, log } = await workflow.run({
      inputs: { 'github-token': token },
    })
    expect(exitCode).toBe(1)
    expect(log).toContain('Leave out the input github-token, and the job’s own token is taken')
    expect(log).toContain('a secret is not there on Dependabot’s and forks’ runs')
    expect(log.includes('::warning::The input github-token is empty.')).toBe(token === '')
    expect(log).not.toContain('The token may not write')
  })
})

describe('when the budget file has YAML’s other ending', () => {
  const YML = 'docker-image-budgets.yml'

  it('is told by the action, with what to do', async () => {
    await start()
    const text = 'budgets: []'
    for (const sha of [workflow.headSha, workflow.baseSha]) {
      workflow.editFileAt(sha, undefined)
      const commit = workflow.world.commits.find((each) => each.sha === sha)
      if (commit !== undefined) commit.files = { [YML]: text }
    }
    const { exitCode, log } = await workflow.run()
    expect(exitCode).toBe(1)
    expect(log).toContain(
      `There is no docker-image-budgets.yaml. There is ${YML}: rename it, or name it as the budget file (the input config, or --config FILE).`,
    )
  })

  it('is told of the workspace too', async () => {
    await start()
    const workspace = await mkdtemp(join(tmpdir(), 'cures-'))
    await writeFile(join(workspace, YML), 'budgets: []')
    const { exitCode, log } = await workflow.run({
      inputs: { 'config-from': 'workspace' },
      env: { GITHUB_WORKSPACE: workspace },
    })
    await rm(workspace, { recursive: true })
    expect(exitCode).toBe(1)
    expect(log).toContain(`There is no docker-image-budgets.yaml. There is ${YML}: rename it`)
  })

  it('is told with the slash that is meant, where a path has a backslash', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'cures-'))
    await mkdir(join(directory, 'ci'))
    await writeFile(join(directory, 'ci', YML), 'budgets: []')
    const args = [CLI, 'check', '--head', 'main', '--config', `ci\\${YML}`]
    const { code, stderr } = await run(process.execPath, args, { cwd: directory })
    await rm(directory, { recursive: true })
    expect(code).toBe(2)
    expect(stderr).toContain(`There is no ci\\${YML}: write ci/${YML}.`)
  })

  it('is not blamed where the file itself is there, and cannot be read', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'cures-'))
    await mkdir(join(directory, 'docker-image-budgets.yaml'))
    await writeFile(join(directory, YML), 'budgets: []')
    const { code, stderr } = await run(process.execPath, [CLI, 'check', '--head', 'main'], {
      cwd: directory,
    })
    await rm(directory, { recursive: true })
    expect(code).toBe(2)
    expect(stderr).toContain('docker-image-budgets.yaml cannot be read (EISDIR')
  })

  it('is told by the command line', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'cures-'))
    await writeFile(join(directory, YML), 'budgets: []')
    const { code, stderr } = await run(process.execPath, [CLI, 'check', '--head', 'main'], {
      cwd: directory,
    })
    await rm(directory, { recursive: true })
    expect(code).toBe(2)
    expect(stderr).toContain(`There is no docker-image-budgets.yaml. There is ${YML}: rename it`)
  })
})
