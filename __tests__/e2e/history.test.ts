import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { MAIN_SHA, Shop } from '../support/shop-history.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(60_000)

let shop: Shop

beforeEach(async () => {
  shop = await Shop.start()
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
