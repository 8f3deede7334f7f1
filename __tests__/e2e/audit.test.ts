import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { pullRequestEvent } from '../../src/embedded/pull.ts'
import { MAIN_SHA, Shop } from '../support/shop-history.ts'
import { DAY_MS, daily, days, filesWith } from '../support/sizes.ts'

jest.setTimeout(60_000)

let shop: Shop

beforeEach(async () => {
  shop = await Shop.start(['max_mb: 110'])
  shop.workflow.world.permissions.issues = 'write'
})

afterEach(() => shop.end())

const issues = () => shop.workflow.world.issues ?? []
const daysAgo = (count: number) => new Date(Date.now() - count * DAY_MS).toISOString()
const image = () => `${shop.registry.host}/acme/api`
const seeded = (sizes: readonly number[], until = daysAgo(1)) =>
  shop.seed(filesWith(daily(sizes, { until, platform: null, image: image(), by: 'audit' })))

describe('when it is night', () => {
  it('measures every budget, and records it (H9)', async () => {
    shop.build('main', 100)
    const { exitCode, log, outputs } = await shop.audit()
    expect([exitCode, outputs['outcome'], outputs['issue-url']]).toEqual([0, 'pass', undefined])
    expect(log).toContain('1 size recorded on image-size-history.')
    expect(shop.lines()).toEqual([
      expect.objectContaining({ s: 'api', ref: 'main', b: 104_857_600, c: MAIN_SHA, by: 'audit' }),
    ])
    expect(issues()).toEqual([])
  })

  it('opens one issue, finds it again by its marker, updates it and closes it', async () => {
    shop.build('main', 120)
    const red = await shop.audit()
    expect([red.exitCode, red.outputs['violations']]).toEqual([1, '["api"]'])
    expect(red.outputs['issue-url']).toBe('https://github.com/acme/shop/issues/8')
    expect(red.summary).toContain('120.0 MiB, 10.0 MiB over the limit of 110.0 MiB')

    shop.build('main', 121)
    await shop.audit()
    expect(issues()).toEqual([
      expect.objectContaining({
        title: 'Image sizes: The image breaks its budget',
        state: 'open',
        body: expect.stringMatching(
          /^<!-- docker-image-budgets audit key=default state=[\w-]+ -->\n[\s\S]*121\.0 MiB/,
        ),
      }),
    ])

    shop.build('main', 100)
    await shop.audit()
    expect(issues().map(({ number, state }) => [number, state])).toEqual([[8, 'closed']])

    shop.build('main', 130)
    await shop.audit()
    expect(issues().map(({ number, state }) => [number, state])).toEqual([[8, 'open']])
  })

  it('writes nothing to the issue where nothing is new', async () => {
    shop.build('main', 120)
    await shop.audit()
    const { updated_at } = issues()[0] ?? {}
    await shop.audit()
    expect(shop.workflow.writes.filter((each) => each.includes('/issues'))).toEqual([
      'POST /issues 201',
    ])
    expect(issues()[0]?.updated_at).toBe(updated_at)
  })

  it('leaves an issue closed that somebody has closed, until there is more', async () => {
    shop.build('main', 120)
    await shop.audit()
    Object.assign(issues()[0] ?? {}, { state: 'closed' })
    await shop.audit()
    expect(issues()[0]?.state).toBe('closed')
    seeded(days(20, () => 100))
    await shop.audit()
    expect(issues()[0]).toMatchObject({
      state: 'open',
      body: expect.stringContaining('within a week'),
    })
  })

  it('keeps the issues of two keys apart, and takes no stranger’s for its own', async () => {
    shop.build('main', 120)
    await shop.audit({ 'comment-key': 'prod' })
    const [ours] = issues()
    shop.workflow.world.issues = [
      { ...ours, number: 5, user: { login: 'eve', type: 'User' } },
      { ...ours, number: 8 },
    ].flatMap((each) => ('title' in each ? [Object.assign({}, issues()[0], each)] : []))
    await shop.audit({ 'comment-key': 'prod' })
    await shop.audit()
    expect(issues().map(({ number, user }) => [number, user.login])).toEqual([
      [5, 'eve'],
      [8, 'github-actions[bot]'],
      [9, 'github-actions[bot]'],
    ])
  })

  it('tells what it could not measure, and holds it for no change (A2)', async () => {
    shop.build('main', 120)
    await shop.audit()
    shop.workflow.editFileAt(
      MAIN_SHA,
      `budgets:\n  - image: ${image()}\n    max_mb: 110\n    head: gone\n`,
    )
    const { exitCode, outputs } = await shop.audit()
    expect([exitCode, outputs['headline']]).toEqual([1, 'The image could not be measured'])
    expect(issues()[0]).toMatchObject({
      state: 'open',
      body: expect.stringContaining('Could not be measured'),
    })
    shop.workflow.editFileAt(MAIN_SHA, `budgets:\n  - image: ${image()}\n    max_mb: 110\n`)
    const since = new Date().toISOString().slice(0, 10)
    await shop.audit()
    expect(issues()[0]?.body).toContain(`| ${since} |`)
  })
})

describe('when the history tells more', () => {
  it('tells of a week that has added too much (F5), once for its ten days', async () => {
    seeded(days(20, () => 80))
    shop.build('main', 95)
    const { exitCode, outputs } = await shop.audit()
    expect([exitCode, outputs['outcome']]).toEqual([0, 'warn'])
    expect(issues()[0]?.body).toContain(
      '+15.0 MiB (+18.8 %) within a week, from 80.0 MiB to 95.0 MiB',
    )
  })

  it('tells of a tag that stands for what no recorded push has built', async () => {
    shop.build('main', 100)
    await shop.push()
    const quiet = await shop.audit()
    expect(quiet.outputs['outcome']).toBe('pass')
    shop.build('main', 100.01)
    const { outputs } = await shop.audit()
    expect(outputs['outcome']).toBe('warn')
    expect(issues()[0]?.body).toContain('which no recorded push has built')
    await shop.push()
    expect((await shop.audit()).outputs['outcome']).toBe('pass')
    expect(issues()[0]?.state).toBe('closed')
  })

  it('tells of a limit that is reached soon', async () => {
    seeded(days(90, (day) => 100 * 1.01 ** ((day - 90) / 7)))
    shop.build('main', 100.2)
    const { outputs } = await shop.audit()
    const { findings } = JSON.parse(outputs['report'] ?? '').services[0]
    expect(findings).toMatchObject([
      { rule: 'forecast', outcome: 'warn', trend: { forecast: { kind: 'growing' } } },
    ])
    expect(issues()[0]?.body).toMatch(/At this pace over the limit in \d+(–\d+)? weeks/)
  })

  it('names a limit that was not needed for four weeks, with a patch', async () => {
    seeded(days(40, () => 60))
    shop.build('main', 60)
    const { exitCode, summary, outputs } = await shop.audit()
    expect([exitCode, outputs['outcome']]).toEqual([0, 'pass'])
    expect(summary).toContain('no more than 60.0 MiB of 110.0 MiB; 72.0 MiB would do')
    expect(summary).toContain('-    max_mb: 110\n+    max_mb: 72\n')
    expect(JSON.parse(outputs['report'] ?? '').headroom).toEqual([
      {
        name: 'api',
        limitBytes: 110 * 2 ** 20,
        mostBytes: 60 * 2 ** 20,
        proposedBytes: 72 * 2 ** 20,
      },
    ])
    expect(issues()).toEqual([])
  })

  it('tells of an image that was built from what its base image no longer is', async () => {
    const platform = { os: 'linux', architecture: 'amd64' }
    const base = { seed: 'debian', bytes: 50 * 2 ** 20 }
    const digest = shop.add('acme/base:12', { platform, layers: [base] })
    const name = `${shop.registry.host}/acme/base:12`
    const labels = {
      'org.opencontainers.image.base.name': name,
      'org.opencontainers.image.base.digest': digest,
    }
    const layers = [base, { seed: 'api', bytes: 10 * 2 ** 20 }]
    shop.add('acme/api:main', { platform, layers, labels })
    expect((await shop.audit()).outputs['outcome']).toBe('pass')
    shop.add('acme/base:12', { platform, layers: [{ ...base, seed: 'debian, mended' }] })
    const { exitCode, outputs } = await shop.audit()
    expect([exitCode, outputs['outcome']]).toEqual([0, 'warn'])
    expect(JSON.parse(outputs['report'] ?? '').services[0].findings).toMatchObject([
      {
        rule: 'stale_base',
        message: `built from ${name}, which stands for a newer image by now. Build it again, with the base image pulled anew.`,
      },
    ])
  })

  it('folds months that are over (H1)', async () => {
    seeded(days(70, () => 100))
    shop.build('main', 100)
    await shop.audit()
    const paths = Object.keys(shop.files())
    expect(paths).toContain('v1/weekly.jsonl')
    expect(paths.filter((path) => /^v1\/\d{4}-\d\d\.jsonl$/.test(path)).length).toBeGreaterThan(1)
  })
})

describe('when no audit has been for days (A4)', () => {
  const audited = (ago: number) => {
    const old = { platform: null, image: image(), ref: 'main' }
    shop.seed(
      filesWith([
        ...daily([100], { ...old, until: daysAgo(ago), by: 'audit' }),
        ...daily([100, 100], { ...old, until: daysAgo(1), commit: 'd'.repeat(40) }),
      ]),
    )
  }
  const noticesOf = (report = '') => JSON.parse(report).notices

  it.each([
    [8.9, []],
    [9.1, [expect.stringMatching(/^No audit for 9 days: the last one was on \d{4}-\d\d-\d\d\./)]],
  ])('after %d days, a push and a pull request say %j', async (ago, notices) => {
    audited(ago)
    shop.build('main', 100)
    shop.build('pr-7', 100)
    const push = await shop.push()
    const pull = await shop.pull()
    expect(noticesOf(push.outputs['report'])).toEqual(notices)
    expect(noticesOf(pull.outputs['report'])).toEqual(notices)
  })

  it('says nothing where none ever was, or a moment after one', async () => {
    shop.build('main', 100)
    expect(noticesOf((await shop.push()).outputs['report'])).toEqual([])
    audited(9.1)
    await shop.audit()
    expect(noticesOf((await shop.push()).outputs['report'])).toEqual([])
  })
})

describe('when an audit has a push before it each day', () => {
  it('leaves a line of its own all the same: else nobody knows that it was (A4)', async () => {
    shop.build('main', 100)
    await shop.push()
    await shop.audit()
    await shop.audit()
    expect(shop.lines().map((line) => Object(line).by)).toEqual(['push', 'audit'])
  })
})

describe('when it is started where it must not write (H9)', () => {
  it('refuses a pull request, and a branch', async () => {
    shop.build('main', 100)
    const { world } = shop.workflow
    const pull = await shop.audit({}, { name: 'pull_request', payload: pullRequestEvent(world, 7) })
    expect([pull.exitCode, pull.log]).toEqual([
      1,
      expect.stringContaining('it does not run on pull_request. Start it on schedule'),
    ])
    const branch = await shop.audit({}, { name: 'workflow_dispatch', ref: 'refs/heads/next' })
    expect([branch.exitCode, branch.log]).toEqual([
      1,
      expect.stringContaining('this run is of refs/heads/next: start it on main'),
    ])
    expect(shop.workflow.writes.filter((each) => /git|\/issues/.test(each))).toEqual([])
  })
})

describe('when the job may not write issues', () => {
  it.each([
    ['none', 403],
    ['read', 403],
  ] as const)('warns with the cure, and judges the same: issues %s', async (level, status) => {
    shop.workflow.world.permissions.issues = level
    shop.build('main', 120)
    const { exitCode, log, outputs } = await shop.audit()
    expect([exitCode, outputs['outcome']]).toEqual([1, 'fail'])
    expect(log).toMatch(
      new RegExp(
        `::warning::The audit’s issue is not up to date: GitHub answers ${status} .*issues: write`,
      ),
    )
  })
})

describe('when budgets name tags of pull requests, or of commits', () => {
  it.each([
    ['head: pr-{number}', 'main'],
    ['head: "pr-{number}"\n    base: "{base_ref}"', 'main'],
    ['head: sha-{head_sha:7}', `sha-${MAIN_SHA.slice(0, 7)}`],
    ['head: pr-{number}\n    base: "{base_sha}"', MAIN_SHA],
  ])('measures what the default branch has: %s', async (head, tag) => {
    shop.workflow.editFileAt(
      MAIN_SHA,
      `budgets:\n  - image: ${image()}\n    max_mb: 110\n    ${head}\n`,
    )
    shop.build(tag, 100)
    const { log, outputs } = await shop.audit()
    expect([outputs['outcome'], log]).toEqual(['pass', expect.not.stringContaining('::error')])
  })
})
