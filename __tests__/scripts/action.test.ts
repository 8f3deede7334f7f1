import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { type RunResult, run } from '../support/tools.ts'

const EXAMPLE = 'examples/pull_request.json'
const SHA = 'a'.repeat(40)

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-test-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

function action(...argv: readonly string[]): Promise<RunResult> {
  const env = { PATH: process.env['PATH'], TMPDIR: folder, INIT_CWD: folder }
  const script = join(projectFolder(), 'scripts/action.ts')
  return run(process.execPath, [script, ...argv], { cwd: projectFolder(), env })
}

async function file(name: string, content: unknown): Promise<string> {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  await writeFile(join(folder, name), text)
  return name
}

const example = async () => JSON.parse(await readFile(join(projectFolder(), EXAMPLE), 'utf8'))
const theExample = () => join(projectFolder(), EXAMPLE)

/** The files that a line of the report names. */
function pathsOf({ stdout }: RunResult, line: string): string[] {
  const found = stdout.split('\n').find((each) => each.startsWith(line)) ?? ''
  return found.match(/\/\S+\.\w+/g) ?? []
}

const ASKING = 'budgets:\n  - image: ghcr.io/acme/api\n    review_increase: 10%\n'

describe('when the example is run by hand', () => {
  let result: RunResult

  beforeAll(async () => {
    result = await action(theExample())
  })

  it('ends as the step would', () => {
    expect(result.code).toBe(1)
    expect(result.stdout).toMatch(/^Step +exit code 1$/m)
    expect(result.stderr).toBe('')
  })

  it('shows the log, and what a runner would not show of it neither', () => {
    expect(result.stdout).toMatch(/^✗ api linux\/amd64 .* 231\.0 MiB +269\.2 MiB/m)
    expect(result.stdout).toContain('::error::1 of 4 images is over its budget')
    expect(result.stdout).not.toContain('::add-mask::')
  })

  it('tells status and outputs', () => {
    expect(result.stdout).toMatch(
      /^Status +docker-image-budgets: failure, "1 of 4 images is over its budget" on 9be2417$/m,
    )
    expect(result.stdout).toMatch(/^Outputs +outcome: fail$/m)
  })

  it.each(['Comment', 'Summary'])('tells where the %s is, also for a browser', async (line) => {
    const [markdown = '', page = ''] = pathsOf(result, line)
    expect(await readFile(markdown, 'utf8')).toContain('### ')
    const html = await readFile(page, 'utf8')
    expect(html).toMatch(/^<!doctype html>/)
    expect(html).toContain('<h3>')
  })

  it('tells where the report is', async () => {
    const [report = ''] = pathsOf(result, 'Report')
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ outcome: 'fail' })
  })
})

describe('when an event of one’s own is run by hand', () => {
  it('finds its pull request, its repository and its branches there', async () => {
    const event = await example()
    const other = JSON.stringify(event)
      .replaceAll('acme/shop', 'alice/toys')
      .replaceAll('"main"', '"trunk"')
      .replaceAll('42', '3')
    const { stdout } = await action(await file('own.json', other))
    expect(stdout).toContain('pull request #3 of alice/toys')
    expect(stdout).toContain('pr-3 compared with trunk.')
    expect(stdout).toContain('https://github.com/alice/toys/pull/3#issuecomment-1')
  })

  it.each([
    [
      'push',
      { ref: 'refs/heads/feature/x', before: '0'.repeat(40), after: SHA },
      'feature-x compared with main.',
    ],
    [
      'workflow_run',
      { workflow_run: { event: 'pull_request', head_sha: SHA, head_branch: 'x' } },
      'pr-7 compared with main.',
    ],
  ])('judges %s', async (name, payload, words) => {
    const result = await action(await file(`${name}.json`, payload))
    expect(result.stdout).toContain(words)
    expect(result).toMatchObject({ code: 1, stderr: '' })
  })

  it('counts the review that it tells of', async () => {
    const event = await example()
    const review = { state: 'approved', user: { login: 'carol' } }
    const name = await file('review.json', { ...event, action: 'submitted', review })
    const asking = await file('asking.yaml', ASKING)
    const unasked = await action(theExample(), '--budget', asking)
    expect(unasked.code).toBe(1)
    expect(unasked.stdout).toMatch(/^Outputs +outcome: review$/m)
    const result = await action(name, '--budget', asking)
    expect(result.stdout).toMatch(/^Outputs +outcome: pass$/m)
    expect(result.code).toBe(0)
  })

  it('counts the label that it tells of', async () => {
    const event = await example()
    const label = { action: 'labeled', label: { name: 'image-size-approved' } }
    const name = await file('label.json', { ...event, ...label, sender: { login: 'carol' } })
    const result = await action(name, '--budget', await file('asking.yaml', ASKING))
    expect(result.stdout).toMatch(/^Outputs +outcome: pass$/m)
  })

  it('has nothing to judge in a closed one, and says so', async () => {
    const event = await example()
    event.pull_request.state = 'closed'
    const result = await action(await file('closed.json', event))
    expect(result.stdout).toContain('Pull request #42 is closed')
    expect(result.stdout).toMatch(/^Status +none was set\nComment +none was written\n/m)
    expect(result.code).toBe(0)
  })
})

describe('when inputs and a budget file are given', () => {
  it('judges by them', async () => {
    const budget = await file(
      'mine.yaml',
      'budgets:\n  - image: ghcr.io/acme/web\n    max_mb: 10\n',
    )
    const result = await action(
      theExample(),
      ...['--budget', budget, '--input', 'head-tag=sha-{head_sha:7}', '--input', 'comment=never'],
      ...['--input', 'config=ci/budgets.yaml', '--input', 'config-from=workspace', '--debug'],
    )
    expect(result.stdout).toContain('sha-9be2417 compared with main.')
    expect(result.stdout).toMatch(/^Comment +none was written$/m)
    expect(result.stdout).toContain('(ci/budgets.yaml:3)')
    expect(result.stdout).toContain('::debug::')
  })

  it('shows what is wrong with a budget file as the action tells it', async () => {
    const budget = await file('wrong.yaml', 'budgets:\n  - imagee: ghcr.io/acme/web\n')
    const { stdout, code } = await action(theExample(), '--budget', budget)
    expect(stdout).toContain('unknown key "imagee"')
    expect(code).toBe(1)
  })
})

describe('when it cannot be run', () => {
  it.each([
    ['without a file', [], 'Name the file with the event, such as examples/pull_request.json.'],
    [
      'on a file that is not there',
      ['gone.json'],
      'gone.json cannot be read: there is no such file',
    ],
    ['on a folder', ['.'], '. cannot be read: it is a folder'],
  ])('says so, without a stack trace: %s', async (_, argv, words) => {
    const { stdout, stderr, code } = await action(...argv)
    expect(stderr).toContain(words)
    expect(stderr).toMatch(/\n--help tells how it is called\.\n$/)
    expect(stderr).not.toMatch(/^ {4}at /m)
    expect([stdout, code]).toEqual(['', 2])
  })

  it('asks no registry outside of this machine', async () => {
    const budget = await file('else.yaml', 'budgets:\n  - image: quay.io/acme/api\n')
    const { stderr, code } = await action(theExample(), '--budget', budget)
    expect(stderr).toContain('else.yaml: quay.io/acme/api: only ghcr.io is played')
    expect(code).toBe(2)
  })

  it('puts no file outside of its workspace', async () => {
    const { stdout, code } = await action(theExample(), '--input', 'config=../outside.yaml')
    expect(stdout).toContain('is not a path inside the repository')
    expect(code).toBe(1)
    expect(await readdir(folder)).not.toContain('outside.yaml')
  })

  it('tells how it is called', async () => {
    const { stdout, code } = await action('--help')
    expect(stdout).toContain('npm run action -- EVENT.json [options]')
    expect(code).toBe(0)
  })
})
