import { describe, expect, it } from '@jest/globals'
import { auditOf } from '../../../src/domain/audit/audit.ts'
import type { Digest } from '../../../src/domain/image/digest.ts'
import type { Measurement } from '../../../src/domain/image/image.ts'
import type { SizeRecord } from '../../../src/domain/series/record.ts'
import { SizeHistory } from '../../../src/domain/series/size-history.ts'
import { judge, type Verdict } from '../../../src/domain/verdict/verdict.ts'
import {
  aBudget,
  aLimit,
  anImage,
  evidenceOf,
  measured,
  unmeasurable,
} from '../../support/builders.ts'
import { aRecord, DAY_MS, daily, days } from '../../support/sizes.ts'

const NOW = new Date('2026-11-25T10:00:00Z')
const MIB = 2 ** 20

/** What is measured now: api, of so many MiB for one platform. */
function now(size: number, limit = 110): Verdict {
  const image = anImage({ MiB: size })
  const head = measured('ghcr.io/acme/api:main', image)
  return judge(aBudget({ limit: aLimit(limit) }), evidenceOf(null, image, { base: null, head }))
}

function audited(records: readonly SizeRecord[], verdict: Verdict, told: readonly string[] = []) {
  const size = verdict.changes[0]?.head
  const own = aRecord({
    t: '2026-11-25T10:00:00Z',
    by: 'audit',
    run: null,
    bytes: size?.bytes ?? 0,
    digest: size?.digest ?? ('sha256:0' as Digest),
  })
  const stored = { records: [...records, own], weeks: [], since: 0, torn: [] }
  const history = new SizeHistory(stored, [{ name: 'api', image: 'ghcr.io/acme/api' }])
  const forecast = new Set(told)
  return auditOf({ verdicts: [verdict], history, forecast, notices: [], now: NOW })
}

const rules = (audit: ReturnType<typeof auditOf>) => audit.findings.map(({ rule }) => rule)
const seen = (sizes: readonly number[], until = '2026-11-24T10:00:00Z') =>
  daily(sizes, { until, by: 'audit' })

describe('when a week has added too much (F5)', () => {
  it.each([
    [100, 110, []],
    [100, 110.1, ['weekly_growth']],
    [2000, 2099, []],
    [2000, 2101, ['weekly_growth']],
    [100, 70, []],
  ])('from %d to %d MiB: %j', (before, after, expected) => {
    expect(rules(audited(seen(days(20, () => before)), now(after, 9999)))).toEqual(expected)
  })
})

describe('when a tag has moved', () => {
  const verdict = now(100)
  const head = verdict.head as Extract<Measurement, { kind: 'measured' }>
  const digest = head.images[0]?.digest as Digest
  const push = (given: Partial<SizeRecord> = {}) => aRecord({ t: '2026-11-20T10:00:00Z', ...given })

  it.each([
    ['no push is recorded', [aRecord({ by: 'audit' })], []],
    ['a push has built it', [push({ digest })], []],
    ['a push has built the index', [push({ index: head.digest })], []],
    ['a push has noted it beside another line', [push({ also: [digest] })], []],
    [
      'a push has noted it beside an audit’s line',
      [push(), push({ by: 'audit', also: [digest] })],
      [],
    ],
    ['pushes have built others', [push()], ['drift']],
    ['only an audit has seen it', [push(), push({ by: 'audit', run: 2, digest })], ['drift']],
    ['pushes of another tag are recorded', [push({ ref: 'next' })], []],
  ])('%s: %j', (_, records, expected) => {
    expect(rules(audited(records, verdict))).toEqual(expected)
  })
})

describe('when a limit is near', () => {
  const growing = seen(days(120, (day) => 100 * 1.01 ** ((day - 120) / 7)))

  it.each([
    [110, [], ['forecast']],
    [116, [], []],
    [116, ['api'], ['forecast']],
    [125, ['api'], []],
  ])('of %d MiB, told before to %j: %j', (limit, told, expected) => {
    expect(rules(audited(growing, now(100, limit), told))).toEqual(expected)
  })
})

describe('when a limit has room', () => {
  const headroom = (sizes: readonly number[], limit = 110, until?: string) =>
    audited(seen(sizes, until), now(sizes.at(-1) ?? 0, limit)).headroom.map(
      ({ mostBytes, proposal }) => [mostBytes / MIB, proposal.limitBytes / MIB],
    )

  it.each([
    ['a fifth for four weeks', days(30, () => 88), [[88, 106]]],
    ['a little less', days(30, () => 88.1), []],
    ['for less than four weeks', days(27, () => 60), []],
    ['but for a day in them', [...days(20, () => 60), 90, ...days(10, () => 60)], []],
    ['since before them', [90, ...days(30, () => 60)], [[60, 72]]],
  ])('%s', (_, sizes, expected) => {
    expect(headroom(sizes)).toEqual(expected)
  })

  it('counts the size that was there at their beginning', () => {
    const until = new Date(NOW.valueOf() - 30 * DAY_MS).toISOString()
    expect(headroom([90], 110, until)).toEqual([])
    expect(headroom([60], 110, until)).toEqual([[60, 72]])
  })
})

describe('when several images are looked at', () => {
  const verdict = (name: string, size: number): Verdict =>
    judge(
      aBudget({ name, limit: aLimit(110) }),
      evidenceOf(null, anImage({ MiB: size }), { base: null }),
    )
  const gone = judge(
    aBudget({ name: 'gone' }),
    evidenceOf(null, null, { base: null, head: unmeasurable('ghcr.io/acme/gone:main') }),
  )

  it.each([
    [[verdict('a', 100)], 'pass', 'The image is within its budget'],
    [[verdict('a', 100), verdict('b', 100)], 'pass', 'All 2 images are within budget'],
    [[verdict('a', 120), verdict('b', 100)], 'fail', '1 of 2 images breaks its budget'],
    [
      [verdict('a', 120), verdict('b', 120), gone],
      'fail',
      '2 of 3 images break their budgets, 1 could not be measured',
    ],
    [[gone], 'inconclusive', 'The image could not be measured'],
  ])('says so in a sentence', (verdicts, outcome, headline) => {
    const audit = auditOf({ verdicts, history: null, forecast: new Set(), notices: [], now: NOW })
    expect([audit.outcome, audit.headline]).toEqual([outcome, headline])
  })
})
