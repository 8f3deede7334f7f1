import { describe, expect, it } from '@jest/globals'
import { historyFor, withTrends } from '../../src/action/read-sizes.ts'
import type { Budget } from '../../src/domain/budget/budget.ts'
import { aBudget } from '../support/builders.ts'
import { verdictOf } from '../support/checks.ts'
import { FakeImages } from '../support/fake-images.ts'
import { daily, days } from '../support/sizes.ts'

const NOW = new Date('2026-11-25T10:00:00Z')

/** api, compared with main, and with a history of a month. */
async function trendsOf(given: Partial<Budget>, platform: string | null = null) {
  const fake = new FakeImages()
  fake.push('ghcr.io/acme/api:main', fake.image({ MiB: 119 }))
  fake.push('ghcr.io/acme/api:pr-7', fake.image({ MiB: 120 }))
  const verdict = await verdictOf(fake, { budgets: [aBudget({ name: 'api' })] })
  const budget = { ...verdict.budget, ...given }
  const records = daily(
    days(30, () => 119),
    { platform },
  )
  const stored = { records, weeks: [], since: Number.NEGATIVE_INFINITY, torn: [] }
  const [judged] = withTrends([{ ...verdict, budget }], historyFor(stored, [budget]), NOW)
  return judged?.trends
}

describe('when a service has a history', () => {
  it('is told with its last sizes, the head behind them', async () => {
    const [trend] = (await trendsOf({})) ?? []
    expect([trend?.points.length, trend?.sparkline]).toEqual([12, '▃▃▃▃▃▃▃▃▃▃▃▆'])
  })

  it('is told though it was renamed (H11)', async () => {
    expect(await trendsOf({ name: 'backend' })).toHaveLength(1)
  })

  it('is told of an image that was an index of one platform', async () => {
    expect(await trendsOf({}, 'linux/amd64')).toHaveLength(1)
  })

  it('is not, where only a fork’s file names it', async () => {
    expect(await trendsOf({ isUntrusted: true })).toBeUndefined()
  })
})
