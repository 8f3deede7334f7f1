import { describe, expect, it } from '@jest/globals'
import type { Budget } from '../../../src/domain/budget/budget.ts'
import { isNoteworthy } from '../../../src/domain/report/report.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { parseIncrease } from '../../../src/domain/values/increase.ts'
import type { CreepEvidence } from '../../../src/domain/verdict/evidence.ts'
import type { Outcome } from '../../../src/domain/verdict/outcome.ts'
import type { Rule } from '../../../src/domain/verdict/rule.ts'
import { judge } from '../../../src/domain/verdict/verdict.ts'
import {
  aBudget,
  aChange,
  aLimit,
  anAmount,
  anImage,
  anIncrease,
  aWaiver,
  evidenceOf,
  measured,
  someEvidence,
  TODAY,
  written,
} from '../../support/builders.ts'
import { aReport } from '../../support/reports.ts'

/** Bytes that are still allowed, in sizes that no rounding hides. */
const BASE = 200 * MIB
/** 0.1 %, rounded down. */
const NOISE = 209_715
const image = (bytes: number) => anImage({ bytes })
const waivers = (given = {}) => ({ waivers: written([aWaiver(given)], '[]') })

interface Edge {
  readonly rule: Rule
  readonly budget: Partial<Budget>
  /** null: a new image. */
  readonly base: number | null
  /** The largest head that the rule has nothing to say of. */
  readonly allowed: number
  readonly outcome: Outcome
  /** Below it, which another rule may mind. */
  readonly below?: Outcome
}

const EDGES: readonly (readonly [string, Edge])[] = [
  [
    'max_size',
    {
      rule: 'max_size',
      budget: { limit: aLimit(200) },
      base: null,
      allowed: BASE,
      outcome: 'fail',
    },
  ],
  [
    'max_size, in megabytes',
    {
      rule: 'max_size',
      budget: { limit: written(200e6, '200 MB') },
      base: null,
      allowed: 200e6,
      outcome: 'fail',
    },
  ],
  [
    'warn_at',
    {
      rule: 'warn_at',
      budget: { limit: aLimit(400), warnAt: anAmount('50%') },
      base: null,
      allowed: BASE,
      outcome: 'warn',
    },
  ],
  [
    'warn_at, a size',
    {
      rule: 'warn_at',
      budget: { warnAt: anAmount('200 MiB') },
      base: null,
      allowed: BASE,
      outcome: 'warn',
    },
  ],
  [
    'max_increase',
    {
      rule: 'max_increase',
      budget: { maxIncrease: anIncrease('10%') },
      base: BASE,
      allowed: 220 * MIB,
      outcome: 'fail',
    },
  ],
  [
    'review_increase',
    {
      rule: 'review_increase',
      budget: { reviewIncrease: anIncrease('10%') },
      base: BASE,
      allowed: 220 * MIB,
      outcome: 'review',
    },
  ],
  [
    'warn_increase',
    {
      rule: 'warn_increase',
      budget: { warnIncrease: anIncrease('10%') },
      base: BASE,
      allowed: 220 * MIB,
      outcome: 'warn',
    },
  ],
  [
    'or: the smaller',
    {
      rule: 'review_increase',
      budget: { reviewIncrease: anIncrease('10% or 5 MiB') },
      base: BASE,
      allowed: 205 * MIB,
      outcome: 'review',
    },
  ],
  [
    'and: the larger',
    {
      rule: 'review_increase',
      budget: { reviewIncrease: anIncrease('10% and 5 MiB') },
      base: BASE,
      allowed: 220 * MIB,
      outcome: 'review',
    },
  ],
  [
    'review below max',
    {
      rule: 'max_increase',
      budget: { maxIncrease: anIncrease('20 MiB'), reviewIncrease: anIncrease('10 MiB') },
      base: BASE,
      allowed: 220 * MIB,
      outcome: 'fail',
      below: 'review',
    },
  ],
  [
    'warn below review',
    {
      rule: 'review_increase',
      budget: { reviewIncrease: anIncrease('20 MiB'), warnIncrease: anIncrease('10 MiB') },
      base: BASE,
      allowed: 220 * MIB,
      outcome: 'review',
      below: 'warn',
    },
  ],
  [
    'a waiver’s size',
    {
      rule: 'max_size',
      budget: { limit: aLimit(100), ...waivers({ bytes: BASE }) },
      base: null,
      allowed: BASE,
      outcome: 'fail',
      below: 'warn',
    },
  ],
  [
    'over before: its own size, and the noise of a rebuild',
    {
      rule: 'max_size',
      budget: { limit: aLimit(100) },
      base: BASE,
      allowed: BASE + NOISE,
      outcome: 'fail',
      below: 'warn',
    },
  ],
]

describe('when a size is at, just below and just above what a rule allows', () => {
  it.each(EDGES)('%s', (_, { rule, budget, base, allowed, outcome, below = 'pass' }) => {
    const verdictAt = (bytes: number) =>
      judge(aBudget(budget), evidenceOf(base === null ? null : image(base), image(bytes)))
    expect([allowed - 1, allowed, allowed + 1].map((bytes) => verdictAt(bytes).outcome)).toEqual([
      below,
      below,
      outcome,
    ])
    const [finding] = verdictAt(allowed + 1).findings
    expect(finding).toMatchObject({ rule, outcome, place: { line: expect.any(Number) } })
    expect(finding?.actualBytes).toBeGreaterThan(finding?.allowedBytes ?? Number.NaN)
  })
})

describe('when growth is counted from further back', () => {
  const budget = aBudget({
    growthSince: written({ kind: 'tag', tag: 'v1' }, 'v1', 8),
    maxGrowth: { ...anIncrease('10%'), place: { line: 9, column: 5 } },
  })
  const since = (from: number, to: number): CreepEvidence => {
    const change = aChange(image(from), image(to))
    const start = measured('ghcr.io/acme/api:v1', image(from))
    return {
      kind: 'measured',
      reference: start.reference ?? budget.image,
      name: 'v1',
      changes: [change],
    }
  }
  const verdictOf = (from: number, base: number, head: number) =>
    judge(budget, evidenceOf(image(base), image(head), { since: since(from, head) }))

  it.each([
    [219 * MIB, 220 * MIB - 1, 'pass'],
    [219 * MIB, 220 * MIB, 'pass'],
    [219 * MIB, 220 * MIB + 1, 'review'],
    [230 * MIB, 230 * MIB - 1, 'warn'],
    [230 * MIB, 230 * MIB + 241_172, 'warn'],
    [230 * MIB, 230 * MIB + 241_173, 'review'],
  ])('from %d to %d bytes it is %s', (base, head, outcome) => {
    expect(verdictOf(BASE, base, head).outcome).toBe(outcome)
  })

  it('tells the sum, and what of it the change has added', () => {
    expect(verdictOf(BASE, 220 * MIB, 221 * MIB).findings).toEqual([
      expect.objectContaining({
        rule: 'max_growth_since',
        actualBytes: 21 * MIB,
        allowedBytes: 20 * MIB,
        message:
          'grew by 21.0 MiB, 10.5 %, since v1 (this change: +1.0 MiB); above 20.0 MiB, 10 % of 200.0 MiB, somebody has to approve (max_growth)',
        place: { line: 9, column: 5 },
      }),
    ])
  })

  it.each<[CreepEvidence, string, string]>([
    [
      { kind: 'missing', reference: budget.image },
      'warn',
      'there is no image ghcr.io/acme/api to count growth from',
    ],
    [
      { kind: 'unmeasurable', reason: 'GET x: 403', cure: 'Log in.' },
      'inconclusive',
      'growth since v1 could not be measured: GET x: 403',
    ],
  ])('says what is amiss: %j', (evidence, outcome, message) => {
    const verdict = judge(budget, evidenceOf(image(BASE), image(BASE), { since: evidence }))
    expect(verdict.findings).toEqual([
      expect.objectContaining({ outcome, message, place: { line: 8, column: 5 } }),
    ])
  })

  it('warns on the branch itself, where nobody is left to ask', () => {
    const alone = evidenceOf(null, image(230 * MIB), { base: null, since: since(BASE, 230 * MIB) })
    expect(judge(budget, alone).outcome).toBe('warn')
  })

  it('has nothing to say while no version is that old', () => {
    expect(
      judge(budget, evidenceOf(null, image(BASE), { since: { kind: 'none' } })).findings,
    ).toEqual([])
  })
})

describe('when a waiver has an end', () => {
  const head = anImage({ MiB: 250 })
  const verdictOn = (until: string, MiB = 250) =>
    judge(
      aBudget({ limit: aLimit(240), ...waivers({ until }) }),
      evidenceOf(null, MiB === 250 ? head : anImage({ MiB })),
    )
  const words = (until: string) =>
    verdictOn(until).findings.map(({ outcome, message }) => `${outcome}: ${message}`)

  it.each([
    ['2027-01-31', '67 days left'],
    ['2026-11-26', '1 day left'],
    [TODAY, 'this is the last day'],
  ])('warns until %s, with the days left', (until, left) => {
    expect(words(until)).toEqual([
      `warn: 250.0 MiB, 10.0 MiB over the limit of 240.0 MiB; waived up to 260.0 MiB until ${until} (${left}): weights move`,
    ])
  })

  it('fails from the day after, and names the line of the waiver', () => {
    expect(words('2026-11-24')).toEqual([
      'fail: 250.0 MiB, 10.0 MiB over the limit of 240.0 MiB',
      'warn: the waiver up to 260.0 MiB ended on 2026-11-24: weights move',
    ])
    expect(verdictOn('2026-11-24').findings[1]).toMatchObject({
      rule: 'waiver',
      place: { line: 7, column: 9 },
    })
  })

  it('tells of an end even where the size is fine', () => {
    expect(verdictOn('2026-11-24', 10)).toMatchObject({
      outcome: 'warn',
      findings: [{ rule: 'waiver' }],
    })
  })

  it('says so where even the waiver is not enough', () => {
    expect(verdictOn('2027-01-31', 261).findings[0]?.message).toBe(
      '261.0 MiB, 21.0 MiB over the limit of 240.0 MiB, and over the 260.0 MiB that a waiver allows until 2027-01-31',
    )
  })

  it('takes the most generous of several', () => {
    const several = [
      aWaiver({ bytes: 245 * MIB }),
      aWaiver({ bytes: 255 * MIB, until: '2026-12-01' }),
    ]
    const verdict = judge(
      aBudget({ limit: aLimit(240), waivers: written(several, '[]') }),
      evidenceOf(null, head),
    )
    expect(verdict.findings[0]).toMatchObject({ outcome: 'warn', allowedBytes: 255 * MIB })
  })
})

describe('when the base moved during the check', () => {
  const [was, is] = [anImage({ MiB: 100 }), anImage({ MiB: 120 })]
  const base = measured('ghcr.io/acme/api:main', was)
  const head = measured('ghcr.io/acme/api:pr-7', is)
  const other = measured('ghcr.io/acme/api:main', anImage({ MiB: 110 }))
  const digest = (side: typeof base) => (side.kind === 'measured' ? side.digest : null)
  const verdict = (movedTo: ReturnType<typeof digest>) =>
    judge(aBudget(), someEvidence({ base, head, changes: [aChange(was, is)], movedTo }))

  it('says so by its digests', () => {
    const short = (side: typeof base) => digest(side)?.slice(7, 19)
    const [finding] = verdict(digest(other)).findings
    expect(finding).toMatchObject({ rule: 'base', outcome: 'warn' })
    expect(finding?.message).toContain(
      `ghcr.io/acme/api:main moved during the check: sha256:${short(base)}`,
    )
    expect(finding?.message).toContain(`sha256:${short(other)}`)
  })

  it.each([digest(base), null])('is silent where it did not, or nobody looked: %s', (movedTo) => {
    expect(verdict(movedTo).findings).toEqual([])
  })
})

describe('when a change is about the noise floor', () => {
  const floor = parseIncrease('0.1% and 100 KiB')

  it.each([
    [1000 * MIB, 1_048_576, false],
    [1000 * MIB, 1_048_577, true],
    [10 * MIB, 102_400, false],
    [10 * MIB, 102_401, true],
    [10 * MIB, -102_401, true],
  ])('on %d bytes, %d more is worth a comment: %s', (base, grown, expected) => {
    const verdict = judge(aBudget(), evidenceOf(image(base), image(base + grown)))
    expect(isNoteworthy(aReport([verdict]), floor)).toBe(expected)
  })
})
