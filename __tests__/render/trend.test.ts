import { describe, expect, it } from '@jest/globals'
import { trendOf } from '../../src/domain/forecast/trend.ts'
import type { SizeRecord } from '../../src/domain/series/record.ts'
import type { Verdict } from '../../src/domain/verdict/verdict.ts'
import { trendBlock } from '../../src/render/markdown-trend.ts'
import { aBudget } from '../support/builders.ts'
import { verdictOf } from '../support/checks.ts'
import { FakeImages } from '../support/fake-images.ts'
import { aSeries, daily, days } from '../support/sizes.ts'

const MIB = 1024 * 1024
const NOW = new Date('2026-11-25T10:00:00Z')

/** A change of one image, with this history behind it. */
async function changed(name: string, records: readonly SizeRecord[], limit: number | null) {
  const fake = new FakeImages()
  fake.push('ghcr.io/acme/api:main', fake.image({ MiB: 119 }))
  fake.push('ghcr.io/acme/api:pr-7', fake.image({ MiB: 120 }))
  const verdict = await verdictOf(fake, { budgets: [aBudget({ name })] })
  const trend = trendOf(aSeries(records), { head: 120 * MIB, limit, now: NOW })
  return { ...verdict, trends: [{ ...trend, platform: null }] }
}

const blocks = (verdict: Verdict, charts = true) =>
  trendBlock([verdict], { charts, limit: 10 }).join('\n')

describe('when an image that changed has a history', () => {
  it('draws it in the summary, by Mermaid, with its limit where that is near', async () => {
    const markdown = blocks(await changed('api', daily(days(28, () => 119)), 130 * MIB))
    expect(markdown).toContain(
      [
        '```mermaid',
        'xychart-beta',
        '  title "api: weekly medians, and the limit"',
        '  x-axis ["10-26", "11-02", "11-09", "11-16", "11-23", "head"]',
        '  y-axis "MiB" 117.90 --> 131.10',
        '  line [119.00, 119.00, 119.00, 119.00, 119.00, 120.00]',
        '  line [130.00, 130.00, 130.00, 130.00, 130.00, 130.00]',
        '```',
      ].join('\n'),
    )
  })

  it('leaves out a limit that would make a line of everything else', async () => {
    const markdown = blocks(await changed('api', daily(days(28, () => 119)), 900 * MIB))
    expect(markdown).toContain('title "api: weekly medians"')
    expect(markdown.match(/^ {2}line/gm)).toHaveLength(1)
  })

  it('draws nothing in a comment, and says it in words', async () => {
    const markdown = blocks(await changed('api', daily(days(28, () => 119)), null), false)
    expect(markdown).not.toContain('mermaid')
    expect(markdown).toContain('too short for a forecast: 5 weeks of sizes, and 8 are needed')
  })

  it('lets no name out of the chart, and no commit', async () => {
    const name = 'a"]\n```\n<img src=x> @alice %%{init}'
    const commit = '`](x) <b>'
    const records = daily([...days(60, () => 100), ...days(30, () => 125)], { commit })
    const markdown = blocks(await changed(name, records, null))
    expect(markdown.match(/^```/gm)).toHaveLength(2)
    expect(markdown).toContain('title "a img src x alice init: weekly medians"')
    expect(markdown).toContain('<summary>How a img src x alice init got there</summary>')
  })
})
