import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { run, runChecked } from '../support/tools.ts'

let folder = ''
let env: NodeJS.ProcessEnv = {}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'installed-'))
  env = {
    PATH: process.env['PATH'],
    HOME: folder,
    npm_config_cache: join(folder, 'cache'),
    // Whatever is not in the repository itself cannot be had.
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'alice',
    GIT_AUTHOR_EMAIL: 'alice@example.com',
    GIT_COMMITTER_NAME: 'alice',
    GIT_COMMITTER_EMAIL: 'alice@example.com',
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const inFolder = (command: string, ...args: string[]) =>
  runChecked(command, args, { cwd: folder, env, timeoutMs: 60_000 })
const { version } = JSON.parse(await readFile(join(projectFolder(), 'package.json'), 'utf8'))

describe('when the command line is packed and installed', () => {
  let program = ''
  beforeAll(async () => {
    await inFolder('npm', 'pack', '--silent', projectFolder())
    const archive = `docker-image-budgets-${version}.tgz`
    await inFolder('npm', 'install', '--silent', '--prefix', join(folder, 'laptop'), archive)
    program = join(folder, 'laptop/node_modules/.bin/docker-image-budgets')
  }, 90_000)

  it('brings what it needs, and no sources', async () => {
    const listed = await inFolder('tar', '-tf', `docker-image-budgets-${version}.tgz`)
    const names = listed.split('\n').map((name) => name.replace(/^package\//, ''))
    expect(names).toEqual(expect.arrayContaining(['dist/cli.js', 'dist/index.js', 'LICENSE']))
    expect(names.filter((name) => /^(src|__tests__|scripts|docs|examples)\//.test(name))).toEqual(
      [],
    )
  })

  it('shows a whole check, away from the repository', async () => {
    const { stdout, stderr, code } = await run(program, ['demo'], { cwd: folder, env })
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
    expect(stdout).toContain('1 of 4 images is over its budget')
  })
})

describe('when the command line is run from git, in one line', () => {
  const LEFT = ['node_modules', '.git', '.tmp']
  let address = ''
  beforeAll(async () => {
    const repository = join(folder, 'repository')
    const filter = (path: string) => !LEFT.includes(relative(projectFolder(), path))
    await cp(projectFolder(), repository, { recursive: true, filter })
    for (const words of ['init -q', 'add -A', 'commit -qm Release', 'tag v1']) {
      await inFolder('git', '-C', repository, ...words.split(' '))
    }
    address = `git+${pathToFileURL(repository)}#v1`
  }, 60_000)

  it('needs nothing but the repository', async () => {
    const { stdout, code } = await run('npx', ['--yes', address, '--help'], {
      cwd: folder,
      env,
      timeoutMs: 60_000,
    })
    expect(code).toBe(0)
    expect(stdout).toContain('docker-image-budgets: budgets for the compressed size')
  }, 90_000)
})
