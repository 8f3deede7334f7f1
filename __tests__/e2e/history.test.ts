import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { MAIN_SHA, Shop } from '../support/shop-history.ts'
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
    expect(comment).toMatch(/104\.0\sMiB `[▁-█]{12}`/)
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
