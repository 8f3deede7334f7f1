import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { BRANCH, MAIN_SHA, Shop } from '../support/shop-history.ts'
import { daily, days, filesWith } from '../support/sizes.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(60_000)

let shop: Shop

beforeEach(async () => {
  shop = await Shop.start(['max_mb: 110'])
})

afterEach(() => shop.end())

const history = (...args: readonly string[]) => {
  const env = {
    PATH: process.env['PATH'] ?? '',
    GITHUB_TOKEN: shop.token,
    GITHUB_API_URL: shop.workflow.github.url,
  }
  const script = join(projectFolder(), 'dist/cli.js')
  return run(process.execPath, [script, 'history', ...args, '--repository', 'acme/shop'], { env })
}

describe('when main is pushed to', () => {
  it('keeps what its images weigh, in one commit on a branch of its own (H2, H6, H10)', async () => {
    shop.build('main', 100)
    const { exitCode, log } = await shop.push()
    expect([exitCode, log]).toEqual([0, expect.stringContaining('1 size recorded')])

    expect(shop.lines()).toEqual([
      {
        v: 1,
        t: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        s: 'api',
        image: `${shop.registry.host}/acme/api`,
        ref: 'main',
        p: null,
        d: expect.stringMatching(/^sha256:/),
        b: 104_857_600,
        layers: 1,
        c: MAIN_SHA,
        run: 1,
        by: 'push',
      },
    ])
    const { code, stdout } = await history('show')
    expect([code, stdout]).toEqual([0, expect.stringMatching(/api .*100\.0 MiB/)])
  })
})

describe('when a pull request changes an image that has a history', () => {
  const growing = (image: string) =>
    filesWith(
      daily(
        days(62, (day) => 100 * 1.004 ** (day / 7)),
        { until: new Date().toISOString(), platform: null, image },
      ),
    )

  it('shows its last sizes, and when it is over the limit if that goes on (F2)', async () => {
    shop.seed(growing(`${shop.registry.host}/acme/api`))
    shop.build('main', 103.5)
    shop.build('pr-7', 104)
    const { exitCode, log, outputs, summary } = await shop.pull()
    expect([exitCode, log]).toEqual([0, expect.not.stringContaining('::warning')])

    const { trend } = JSON.parse(outputs['report'] ?? '').services[0].platforms[0]
    const words = expect.stringMatching(
      /^at the pace since \d{4}-\d\d-\d\d \(\+0\.4 % a week, \d+ weeks\) the budget is reached in about \d+(–\d+)? weeks$/,
    )
    expect(trend.forecast).toMatchObject({ kind: 'growing', words })
    expect(trend.sparkline).toMatch(/^[▁-█]{12}$/)

    const comment = shop.workflow.world.comments[0]?.body ?? ''
    expect(comment).toMatch(/<br>`[▁-█]{12}`/)
    expect(comment).toMatch(/at this pace over the limit in \d+(–\d+)? weeks/)
    expect(comment).not.toContain('mermaid')
    expect(summary).toContain('```mermaid\nxychart-beta\n')
  })

  it('writes nothing, whatever the token may (H9)', async () => {
    shop.seed(growing(`${shop.registry.host}/acme/api`))
    const before = { ...shop.workflow.world.branches }
    shop.build('main', 103.5)
    shop.build('pr-7', 104)
    await shop.pull()
    expect(shop.workflow.world.branches).toEqual(before)
    expect(shop.workflow.writes.filter((each) => each.includes('/git/'))).toEqual([])
  })
})

describe('when the command line asks a repository that it does not see', () => {
  it('says that there may be one all the same', async () => {
    const env = { PATH: process.env['PATH'] ?? '', GITHUB_API_URL: shop.workflow.github.url }
    const script = join(projectFolder(), 'dist/cli.js')
    const args = ['history', 'show', '--repository', 'acme/other']
    const { code, stderr } = await run(process.execPath, [script, ...args], { env })
    expect([code, stderr]).toEqual([3, expect.stringContaining('may not see')])
  })
})

describe('when a run is started again', () => {
  it('writes nothing twice (H5)', async () => {
    shop.build('main', 100)
    await shop.push({ run: { id: 7, attempt: 1 } })
    const before = { ...shop.workflow.world.branches }
    const { log } = await shop.push({ run: { id: 7, attempt: 2 } })
    expect(log).toContain('0 sizes recorded on image-size-history.')
    expect(shop.workflow.world.branches).toEqual(before)
  })
})

describe('when the history cannot be written (H3, H8)', () => {
  it('warns, names what was not recorded, and ends as it would have', async () => {
    shop.workflow.world.permissions.contents = 'read'
    shop.build('main', 100)
    const { exitCode, log, outputs } = await shop.push({ inputs: { status: 'false' } })
    expect([exitCode, outputs['outcome']]).toEqual([0, 'pass'])
    expect(log).toMatch(
      /::warning::No size was recorded: image-size-history cannot be written \(403 Resource not accessible by integration\)\. Give this job `permissions: \{ contents: write \}`\..* Not recorded: api 100\.0 MiB sha256:[0-9a-f]{64}\./,
    )
  })

  it('keeps a red one red', async () => {
    shop.workflow.world.permissions.contents = 'read'
    shop.build('main', 200)
    expect((await shop.push()).exitCode).toBe(1)
  })
})

describe('when a run is not a push to the default branch (H9)', () => {
  const repository = { default_branch: 'main', name: 'shop', owner: { login: 'acme' } }
  const group = {
    head_sha: MAIN_SHA,
    head_ref: 'refs/heads/gh-readonly-queue/main/pr-7-4f1c9d2ab37e5c6d8091a2b3c4d5e6f708192a3b',
    base_sha: MAIN_SHA,
    base_ref: 'refs/heads/main',
  }

  it.each([
    ['push', 'refs/heads/recommendations', { after: MAIN_SHA, repository }],
    ['push', 'refs/tags/v1.0.0', { after: MAIN_SHA, repository }],
    ['schedule', 'refs/heads/main', { repository }],
    ['workflow_dispatch', 'refs/heads/main', { repository }],
    ['merge_group', 'refs/heads/main', { merge_group: group, repository }],
  ])('of %s on %s writes nothing', async (name, ref, payload) => {
    for (const tag of ['main', 'recommendations', 'v1.0.0']) shop.build(tag, 100)
    await shop.workflow.run({
      event: { name, payload },
      ref,
      sha: MAIN_SHA,
      inputs: { 'history-branch': BRANCH, 'head-tag': 'main' },
    })
    expect(shop.workflow.writes.filter((each) => each.includes('/git/'))).toEqual([])
  })
})

describe('when the history is to be kept on a branch that people work on', () => {
  it('refuses, and says which one to name', async () => {
    shop.build('main', 100)
    const { exitCode, log } = await shop.push({ inputs: { 'history-branch': 'main' } })
    expect([exitCode, log]).toEqual([
      1,
      expect.stringContaining('is a branch that pull requests go into'),
    ])
    expect(shop.workflow.writes.filter((each) => each.includes('/git/'))).toEqual([])
  })

  it('refuses a name that git does not take', async () => {
    const { exitCode, log } = await shop.push({ inputs: { 'history-branch': 'a..b' } })
    expect([exitCode, log]).toEqual([
      1,
      expect.stringContaining('input history-branch: "a..b" is no name'),
    ])
  })
})

describe('when the history cannot be read', () => {
  it('says so on the pull request, and judges without it: it is not empty', async () => {
    shop.seed({ 'v1/2026-11/25.jsonl': '{}\n' })
    shop.build('main', 100)
    shop.build('pr-7', 101)
    shop.workflow.refuse = ({ path }) =>
      path.includes('/git/blobs/') || path.includes('/git/trees/')
    const { exitCode, outputs } = await shop.pull()
    expect(exitCode).toBe(0)
    expect(JSON.parse(outputs['report'] ?? '').notices).toEqual([
      expect.stringMatching(
        /^The history is left out: image-size-history cannot be read \(403 .*contents: read/,
      ),
    ])
  })

  it('names the lines that cannot be', async () => {
    const day = new Date().toISOString()
    shop.seed({ [`v1/${day.slice(0, 7)}/${day.slice(8, 10)}.jsonl`]: '{"v":1\n' })
    shop.build('main', 100)
    shop.build('pr-7', 101)
    const { outputs } = await shop.pull()
    expect(JSON.parse(outputs['report'] ?? '').notices).toEqual([
      expect.stringMatching(
        /^Lines of the history cannot be read, and are left out: image-size-history:v1\/.*\.jsonl:1 is no JSON\.$/,
      ),
    ])
  })
})

describe('when a writer is killed', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])(
    'after %i of its requests, the history is whole, and what is written then is written once',
    async (last) => {
      shop.build('main', 100)
      await shop.push({ run: { id: 1, attempt: 1 } })
      shop.build('main', 105)
      await shop.killedPush({ id: 2, attempt: 1 }, last)
      const runs = () => shop.lines().map((line) => Object(line).run)
      // The last one moves the branch: all before leave it as it is.
      expect(runs()).toEqual(last < 11 ? [1] : [1, 2])
      await shop.push({ run: { id: 2, attempt: 2 } })
      expect(runs()).toEqual([1, 2])
    },
  )
})

describe('when growth is counted from an age that the history reaches', () => {
  it('asks the registry for head and base alone', async () => {
    await shop.end()
    shop = await Shop.start(['max_growth: 10%', 'max_growth_since: 30d'])
    const image = `${shop.registry.host}/acme/api`
    const until = new Date().toISOString()
    shop.seed(
      filesWith(
        daily(
          days(50, (day) => (day < 25 ? 80 : 100)),
          { until, platform: null, image },
        ),
      ),
    )
    shop.build('main', 100)
    shop.build('pr-7', 101)
    const { outputs } = await shop.pull({ explain: 'none' })
    const [service] = JSON.parse(outputs['report'] ?? '').services
    expect(service).toMatchObject({
      outcome: 'review',
      growthSince: expect.stringContaining('(as recorded)'),
      findings: [
        { rule: 'max_growth_since', message: expect.stringContaining('grew by 21.0 MiB') },
      ],
    })
    const asked = shop.registry.requests.map(({ path }) => path).filter((path) => path !== '/v2/')
    expect(new Set(asked)).toEqual(
      new Set(['/v2/acme/api/manifests/pr-7', '/v2/acme/api/manifests/main']),
    )
  })
})

describe('when no audit has put the last months together (H1)', () => {
  it('is done by a push, from the eighth day of a month on', async () => {
    const image = `${shop.registry.host}/acme/api`
    const now = new Date()
    const until = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0, 10)).toISOString()
    shop.seed(
      filesWith(
        daily(
          days(20, () => 100),
          { until, platform: null, image },
        ),
      ),
    )
    shop.build('main', 100)
    await shop.push()
    const month = `v1/${until.slice(0, 7)}.jsonl`
    const files = Object.keys(shop.files())
    expect(files.includes(month)).toBe(now.getUTCDate() > 7)
    expect(files.includes('v1/weekly.jsonl')).toBe(now.getUTCDate() > 7)
    expect(shop.lines()).toHaveLength(21)
  })
})

describe('when a day’s file is torn', () => {
  it('is warned of by the push that adds to it, and kept (H7)', async () => {
    const day = new Date().toISOString()
    const path = `v1/${day.slice(0, 7)}/${day.slice(8, 10)}.jsonl`
    shop.seed({ [path]: '{"v":1,"t"' })
    shop.build('main', 100)
    const { exitCode, log } = await shop.push()
    expect([exitCode, log]).toEqual([
      0,
      expect.stringContaining(`keeps them: image-size-history:${path}:1 is no JSON.`),
    ])
    expect(shop.files()[path]).toMatch(/^\{"v":1,"t"\n\{"v":1,.*\n$/)
  })
})

describe('when somebody has written into the history what is to act', () => {
  it('shows it as words (H6)', async () => {
    const image = `${shop.registry.host}/acme/api`
    const commit = '`]<img src=x> @alice ::error::x'
    const until = new Date().toISOString()
    const sizes = [...days(40, () => 80), ...days(20, () => 104)]
    shop.seed(filesWith(daily(sizes, { until, platform: null, image, commit })))
    shop.build('main', 103.5)
    shop.build('pr-7', 104)
    const { log, summary } = await shop.pull()
    const comment = shop.workflow.world.comments[0]?.body ?? ''
    for (const text of [comment, summary]) {
      expect(text).toContain('too short since the step of +30 % on')
      // Between fences that no backtick of it ends.
      expect(text).toContain('(`` `]<img ``)')
    }
    expect(log).not.toMatch(/^::error::x/m)
  })
})
