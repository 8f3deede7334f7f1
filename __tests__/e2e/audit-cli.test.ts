import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { Shop } from '../support/shop-history.ts'
import { DAY_MS, daily, days, filesWith } from '../support/sizes.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(60_000)

let shop: Shop
let folder: string

beforeEach(async () => {
  shop = await Shop.start()
  folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-audit-'))
})

afterEach(async () => {
  await shop.end()
  await rm(folder, { recursive: true, force: true })
})

const FILE = 'docker-image-budgets.yaml'
const image = () => `${shop.registry.host}/acme/api`
const budget = (rules = 'max_mb: 110') =>
  writeFile(join(folder, FILE), `# ours\nbudgets:\n  - image: ${image()}\n    ${rules}\n`)
const cli = (...args: readonly string[]) => {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GITHUB_TOKEN: shop.token,
    GITHUB_API_URL: shop.workflow.github.url,
  }
  const script = join(projectFolder(), 'dist/cli.js')
  return run(process.execPath, [script, ...args], { env, cwd: folder })
}
const onGitHub = ['--repository', 'acme/shop']
const seed = (sizes: readonly number[], ago = 1, platform: string | null = null) =>
  daily(sizes, {
    until: new Date(Date.now() - ago * DAY_MS).toISOString(),
    platform,
    image: image(),
    by: 'audit',
  })

describe('when somebody audits in a terminal', () => {
  it('sees what is wrong, and what nobody needs, and nothing is written', async () => {
    await budget()
    shop.seed(filesWith(seed(days(40, () => 60))))
    shop.build('main', 60)
    const { code, stdout, stderr } = await cli('audit', '--head', 'main', ...onGitHub)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('The image is within its budget')
    expect(stdout).toContain('api: no more than 60.0 MiB of 110.0 MiB for four weeks; 72.0 MiB')
    expect(stdout).toContain('-    max_mb: 110\n+    max_mb: 72\n')
    expect(shop.workflow.writes).toEqual([])
  })

  it.each([
    ['text', 'fail  api  120.0 MiB, 10.0 MiB over the limit'],
    ['markdown', '| ❌ `api` | 120.0 MiB, 10.0 MiB over the limit'],
    ['json', '"rule": "max_size"'],
  ])('ends with 1 over a limit, as %s', async (format, words) => {
    await budget()
    shop.build('main', 120)
    const { code, stdout } = await cli('audit', '--head', 'main', '--format', format, ...onGitHub)
    expect([code, stdout]).toEqual([1, expect.stringContaining(words)])
    expect(stdout).toContain('There is no branch image-size-history here.')
  })

  it('says which tag it needs, and what it does not take', async () => {
    await budget('head: pr-{number}')
    expect(await cli('audit')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('{number} comes from GITHUB_REF'),
    })
    await budget()
    expect(await cli('audit')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Name the tag to check: --head TAG'),
    })
    expect(await cli('audit', 'api')).toMatchObject({ code: 2, stderr: 'audit takes no api\n' })
    expect(await cli('audit', '--format', 'csv')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('use one of text, markdown, json'),
    })
  })

  it('is no pass where an image cannot be measured', async () => {
    await budget()
    const { code, stdout } = await cli('audit', '--head', 'gone', ...onGitHub)
    expect([code, stdout]).toEqual([3, expect.stringContaining('The image could not be measured')])
  })
})

describe('when limits are taken from measured days', () => {
  const suggested = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await cli('suggest', '--days', '7', ...onGitHub, ...args)
    return { code, stdout, stderr, text: await readFile(join(folder, FILE), 'utf8') }
  }

  it('takes 80 % of the average of a week, and asks no registry', async () => {
    await budget()
    shop.seed(filesWith(seed([...days(20, () => 500), 90, 100, 110, 100, 100, 100, 100], 0.5)))
    const { code, stderr, text } = await suggested('--below')
    expect([code, stderr]).toEqual([0, ''])
    expect(text).toBe(`# ours\nbudgets:\n  - image: ${image()}\n    max_mb: 80\n`)
  })

  it('goes by the largest platform', async () => {
    await budget('max_mb: 300')
    shop.seed(
      filesWith([
        ...seed(
          days(9, () => 100),
          1,
          'linux/amd64',
        ),
        ...seed(
          days(9, () => 150),
          1,
          'linux/arm64',
        ),
      ]),
    )
    expect((await suggested()).text).toContain('max_mb: 180\n')
  })

  it('takes the last size of what was not measured in those days', async () => {
    await budget()
    shop.seed(
      filesWith(
        seed(
          days(9, () => 50),
          20,
        ),
      ),
    )
    expect((await suggested()).text).toContain('max_mb: 60\n')
  })

  it('says how little there is', async () => {
    await budget()
    shop.seed(filesWith(seed(days(2, () => 50))))
    expect(await suggested()).toMatchObject({
      code: 0,
      stderr: 'note: api: the history has 3 of the 7 days\n',
    })
  })

  it('raises nothing by itself, and says what asks for more', async () => {
    await budget('max_mb: 100')
    shop.seed(filesWith(seed(days(9, () => 100))))
    const { code, stdout, text } = await suggested()
    expect([code, text]).toEqual([0, expect.stringContaining('max_mb: 100\n')])
    expect(stdout).toContain('api keeps 100 MB: the history asks for 120 MB; --raise takes it')
  })

  it.each([
    ['there is no history', () => {}, 'There is no branch image-size-history'],
    [
      'it has nothing of a budget',
      () =>
        shop.seed(filesWith(seed([50]).map((each) => ({ ...each, service: 'web', image: 'x' })))),
      'api: the history has no size of it',
    ],
  ])('writes nothing where %s', async (_, arrange, words) => {
    await budget()
    arrange()
    const { code, stderr, text } = await suggested()
    expect([code, stderr]).toEqual([3, expect.stringContaining(words)])
    expect(stderr).toContain('Nothing was written.')
    expect(text).toContain('max_mb: 110\n')
  })

  it.each([
    [['--days', '0'], 'is not a number of days from 1 to 366'],
    [['--days', 'week'], 'is not a number of days from 1 to 366'],
    [['--days', '7', '--head', 'main'], 'leave out --head and REFERENCEs'],
    [['--days', '7', 'ghcr.io/acme/api:main'], 'leave out --head and REFERENCEs'],
    [['--head', 'main', '--repository', 'acme/shop'], 'it is for suggest --days'],
  ])('refuses %j', async (args, words) => {
    await budget()
    shop.seed(filesWith(seed([50])))
    const { code, stderr } = await cli('suggest', ...args)
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)])
  })
})
