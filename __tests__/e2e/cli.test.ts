import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { demoContent } from '../../src/embedded/images.ts'
import { type EmbeddedRegistry, startRegistry } from '../../src/embedded/registry.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(30_000)

let silent: Server
let registry: EmbeddedRegistry

beforeAll(async () => {
  silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  registry = await startRegistry(demoContent())
})

afterAll(async () => {
  silent.close()
  await registry.close()
})

function cli(...args: readonly string[]) {
  return run(process.execPath, [join(projectFolder(), 'dist/cli.js'), ...args], {
    timeoutMs: 20_000,
  })
}

describe('when a registry is silent', () => {
  it('gives up in the time that it was given, and says so', async () => {
    const host = `127.0.0.1:${(silent.address() as AddressInfo).port}`
    const started = performance.now()
    const { stderr, code } = await cli('measure', '--timeout', '2', `${host}/x:y`)
    expect(code).toBe(3)
    expect(stderr).toContain('no whole answer within 2 s')
    expect(performance.now() - started).toBeLessThan(6_000)
  })
})

describe('when the command line is wrong', () => {
  it.each([
    [['chek'], 'There is no command "chek". Did you mean check?'],
    [['check', '--hed', 'x'], 'Did you mean --head?'],
    [['check', '--config', 'nope.yaml'], 'nope.yaml cannot be read'],
    [
      ['check', '--head', 'pr-{nmber}'],
      '--head: {nmber} is not a placeholder; did you mean {number}?',
    ],
    [['check', '--format', 'xml'], '--format xml: use one of text, markdown, json'],
    [['check', '--timeout', 'soon'], '--timeout: "soon" is not a number of seconds from 1 to 999'],
    [['measure'], 'measure takes one reference or more'],
    [
      ['measure', '--insecure-registry', 'http://x', 'a'],
      '--insecure-registry: "http://x" is not a registry’s host or host:port',
    ],
    [['check', '--head', ''], '--head: is empty'],
    [['measure', 'ghcr.io/Acme/x'], 'the repository "Acme/x" has to be lower-case'],
    [['measure', 'docker://ghcr.io/acme/x'], 'leave out "docker://": ghcr.io/acme/x'],
    [['measure', `\${REGISTRY}/x`], 'no variable is filled in here'],
    [['check', '--head', '$SHA'], 'no variable is filled in here, but placeholders are'],
    [['diff', 'a'], 'diff takes two references: BASE HEAD'],
  ])('%j says so and exits 2', async (args, message) => {
    const { stderr, stdout, code } = await cli(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })
})

describe('when help is asked for', () => {
  it.each([
    [['--help']],
    [['check', '--help']],
    [['diff', '-h']],
    [['measure', '--help']],
    [['demo', '--help']],
    [['help', 'check']],
    [['help']],
  ])('%j prints it and exits 0', async (args) => {
    const { stdout, code } = await cli(...args)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^(Usage: )?docker-image-budgets/)
  })
})

describe('when images are measured', () => {
  it('prints sizes for people', async () => {
    const { stdout } = await cli('measure', `${registry.host}/acme/api:pr-7`)
    expect(stdout).toMatch(/269\.2 MiB {2}in 7 layers {2}config 2\.6 KiB {2}linux\/amd64/)
  })

  it('exits 3 where there is nothing to compare with', async () => {
    const { stderr, code } = await cli(
      'diff',
      `${registry.host}/acme/web:nope`,
      `${registry.host}/acme/web:main`,
    )
    expect({ stderr, code }).toEqual({
      stderr: `${registry.host}/acme/web:nope: there is no such image\n`,
      code: 3,
    })
  })

  it('finds no difference between an image and itself', async () => {
    const name = `${registry.host}/acme/web:main`
    const { stdout, code } = await cli('diff', name, name)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^✓ web does not change in size/)
  })

  it('gives the report of a difference in every format', async () => {
    const names = ['main', 'pr-7'].map((tag) => `${registry.host}/acme/web:${tag}`)
    const [text, markdown, json] = await Promise.all(
      ['text', 'markdown', 'json'].map((format) => cli('diff', '--format', format, ...names)),
    )
    expect(text?.stdout).toMatch(/^✓ web changes by −3\.1 MiB/)
    expect(markdown?.stdout).toMatch(/^### ✅ web changes by −3\.1 MiB/)
    expect(JSON.parse(json?.stdout ?? '')).toMatchObject({ schema: 1, services: [{ name: 'web' }] })
  })
})

describe('when help is asked for a command', () => {
  it.each(['check', 'diff', 'explain', 'measure', 'suggest', 'history', 'dashboard', 'demo'])(
    'shows how %s is used, and examples that it understands',
    async (command) => {
      const { stdout } = await cli('help', command)
      expect(stdout).toMatch(new RegExp(`^Usage: docker-image-budgets ${command}\\b`))
      const [, list = ''] = /\nExamples:\n((?: {2}.*\n)+)/.exec(stdout) ?? []
      const examples = list.trim().split('\n')
      expect(examples.length).toBeGreaterThanOrEqual(2)
      for (const example of examples) {
        const [, words = ''] = /docker-image-budgets (.*)/.exec(example) ?? []
        const { code, stdout } = await cli(...words.split(' '), '--help')
        expect([code, stdout.split('\n')[0]]).toEqual([0, expect.stringContaining(command)])
      }
    },
    30_000,
  )

  it('is the same as --help, and knows no other commands', async () => {
    const [one, other] = [await cli('help', 'check'), await cli('check', '--help')]
    expect(one.stdout).toBe(other.stdout)
    const { code, stderr } = await cli('help', 'chek')
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean check?')])
  })

  it('says which version it is', async () => {
    const { version } = JSON.parse(await readFile(join(projectFolder(), 'package.json'), 'utf8'))
    for (const word of ['--version', '-v', 'version']) {
      expect((await cli(word)).stdout).toBe(`${version}\n`)
    }
  })
})

describe('when the budget file is checked on a laptop', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-laptop-'))
    const budgets = ['api', 'web', 'worker', 'search'].map(
      (name) => `  - image: ${registry.host}/acme/${name}\n    max_mb: 250\n`,
    )
    await writeFile(join(folder, 'docker-image-budgets.yaml'), `budgets:\n${budgets.join('')}`)
    const own = `budgets:\n  - image: ${registry.host}/acme/web\n`
    await writeFile(join(folder, 'head.yaml'), `${own}    head: "pr-{number}"\n`)
    await writeFile(join(folder, 'base.yaml'), `${own}    base: "{base_ref}"\n`)
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  function check(...args: readonly string[]) {
    const env = { PATH: process.env['PATH'], HOME: folder }
    const script = join(projectFolder(), 'dist/cli.js')
    return run(process.execPath, [script, 'check', ...args], { cwd: folder, env })
  }

  it('says once what to name, where each budget would say it', async () => {
    const { code, stdout, stderr } = await check()
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toBe(
      'Name the tag to check: --head TAG, such as --head main. There is no pull request here, and the budget file names none for api, web, worker, search. To compare, name the other one too: --base TAG.\n',
    )
  })

  it.each([
    [
      ['--config', 'head.yaml'],
      'The head of web is pr-{number}. Outside of GitHub Actions {number} comes from GITHUB_REF (refs/pull/7/merge)',
    ],
    [
      ['--config', 'base.yaml', '--head', 'pr-7'],
      'The base of web is {base_ref}. Outside of GitHub Actions {base_ref} comes from GITHUB_BASE_REF',
    ],
    [
      ['--head', '{sha:7}'],
      '--head is {sha:7}. Outside of GitHub Actions {sha} comes from GITHUB_SHA',
    ],
    [
      ['--head', 'pr-7', '--base', '{merge_base}'],
      '--base is {merge_base}. Outside of GitHub Actions {merge_base} comes from the event',
    ],
  ])('says where a placeholder would come from: %j', async (args, words) => {
    const { code, stderr } = await check(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(words)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('judges what is named, with the reason in the row', async () => {
    const { code, stdout } = await check('--head', 'pr-7', '--base', 'main')
    expect(code).toBe(1)
    expect(stdout).toMatch(/^ {2}image +change +base +head +limit +used$/m)
    expect(stdout).toMatch(/^✗ api linux\/amd64 .* 250\.0 MiB {2}19\.2 MiB over the limit$/m)
  })

  it('judges the platforms that are named only', async () => {
    const { code, stdout } = await check('--head', 'pr-7', '--platforms', 'linux/arm64')
    expect([code, stdout]).toEqual([3, expect.not.stringContaining('✗ api')])
    expect((await check('--head', 'pr-7', '--platforms', 'arm')).stderr).toContain('--platforms: ')
  })

  it('takes what cannot be measured for what it is told to', async () => {
    const args = ['--head', 'nope']
    expect((await check(...args)).code).toBe(3)
    expect((await check(...args, '--on-inconclusive', 'warn')).code).toBe(0)
    const { code, stderr } = await check(...args, '--on-inconclusive', 'pass')
    expect([code, stderr]).toEqual([2, '--on-inconclusive pass: use one of fail, warn\n'])
  })

  it('knows what was built, and what was not', async () => {
    const named = await check('--head', 'nope', '--base', 'main', '--images', 'api')
    expect(named.code).toBe(3)
    expect(named.stdout).toContain('and images names it as built')
    const missing = await check('--head', 'nope', '--base', 'main', '--missing-head', 'unchanged')
    expect([missing.code, missing.stdout]).toEqual([3, expect.stringContaining('search')])
    const none = await check('--head', 'nope', '--base', 'main', '--images', '')
    expect([none.code, none.stdout]).toEqual([
      0,
      expect.stringContaining('3 images not built here: api, web, worker'),
    ])
    const strange = await check('--head', 'main', '--images', 'ap')
    expect([strange.code, strange.stderr]).toEqual([
      2,
      expect.stringContaining('--images: there is no budget named "ap". Did you mean api?'),
    ])
  })

  it('takes growth up to the noise floor for none', async () => {
    const args = ['--head', 'pr-7', '--base', 'main', '--config', 'over.yaml']
    const file = `budgets:\n  - image: ${registry.host}/acme/api\n    max_mb: 100\n`
    await writeFile(join(folder, 'over.yaml'), file)
    expect((await check(...args)).code).toBe(1)
    expect((await check(...args, '--noise-floor', '100 MiB')).code).toBe(0)
    expect((await check(...args, '--noise-floor', 'much')).stderr).toContain('--noise-floor: ')
  })
})

describe('when nobody reads on', () => {
  it.each([
    ['diff --format json', 0, 'main', 'pr-7'],
    ['measure --format json', 3, 'pr-7', 'nope'],
    ['explain --format json', 0, 'pr-7'],
  ])('%s ends quietly, with the exit code %i that it has anyway', async (words, code, ...tags) => {
    const names = tags.map((tag) => `${registry.host}/acme/api:${tag}`)
    const command = [process.execPath, join(projectFolder(), 'dist/cli.js'), ...words.split(' ')]
    const line = [...command, ...names].map((word) => `'${word}'`).join(' ')
    const { stdout, stderr } = await run('bash', ['-c', `{ ${line}; echo $? >&2; } | true`])
    expect([stdout, stderr.trim().split('\n').at(-1)]).toEqual(['', String(code)])
    expect(stderr).not.toMatch(/EPIPE|\bat /)
  })
})
