import { describe, expect, it } from '@jest/globals'
import type { Budget } from '../../../src/domain/budget/budget.ts'
import { pairPlatforms } from '../../../src/domain/image/change.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { isBlocking, type Outcome, worst } from '../../../src/domain/verdict/outcome.ts'
import { judge, type Verdict } from '../../../src/domain/verdict/verdict.ts'
import {
  aBudget,
  aLimit,
  anAmount,
  anImage,
  anIncrease,
  aVerdict,
  evidenceOf,
  measured,
  platforms,
  unmeasurable,
} from '../../support/builders.ts'

/** The verdict on an image of `base` and `head` bytes. */
function verdictOn(budget: Partial<Budget>, base: number | null, head: number | null): Verdict {
  const image = (bytes: number | null) => (bytes === null ? null : anImage({ bytes }))
  return judge(aBudget(budget), evidenceOf(image(base), image(head)))
}

function rules({ findings }: Verdict): string[] {
  return findings.map(({ rule, outcome }) => `${rule} ${outcome}`)
}

describe('at the limit', () => {
  const limit = aLimit(100)
  it.each<[string, number, string[]]>([
    ['just below', 100 * MIB - 1, []],
    ['exactly at', 100 * MIB, []],
    ['just above', 100 * MIB + 1, ['max_size fail']],
  ])('%s it', (_, head, expected) => {
    expect(rules(verdictOn({ limit }, null, head))).toEqual(expected)
  })

  it('says dimension, actual, allowed and by which line', () => {
    const [finding] = verdictOn({ limit }, null, 112 * MIB).findings
    expect(finding).toEqual({
      rule: 'max_size',
      outcome: 'fail',
      platform: { os: 'linux', architecture: 'amd64' },
      actualBytes: 112 * MIB,
      allowedBytes: 100 * MIB,
      message: '112.0 MiB, 12.0 MiB over the limit of 100.0 MiB',
      cure: null,
      place: limit.place,
    })
  })
})

describe('when the base is over its limit already', () => {
  const limit = aLimit(100)
  it.each<[string, number, Outcome]>([
    ['shrank but is still over', 109 * MIB, 'warn'],
    ['did not change in size', 110 * MIB, 'warn'],
    ['grew by the noise of a rebuild', 110 * MIB + 115_343, 'warn'],
    ['grew by a byte more', 110 * MIB + 115_344, 'fail'],
    ['shrank below the limit', 100 * MIB, 'pass'],
  ])('the head that %s', (_, head, expected) => {
    expect(verdictOn({ limit }, 110 * MIB, head).outcome).toBe(expected)
  })
})

describe('at warn_at', () => {
  const budget = { limit: aLimit(100), warnAt: anAmount('90%') }
  it.each<[string, number, string[]]>([
    ['exactly at', 90 * MIB, []],
    ['just above', 90 * MIB + 1, ['warn_at warn']],
    ['above the limit too, it is silent', 101 * MIB, ['max_size fail']],
  ])('%s', (_, head, expected) => {
    expect(rules(verdictOn(budget, null, head))).toEqual(expected)
  })

  it('may be a size that needs no limit, where a percent says nothing', () => {
    expect(rules(verdictOn({ warnAt: anAmount('50 MiB') }, null, 50 * MIB + 1))).toEqual([
      'warn_at warn',
    ])
    expect(rules(verdictOn({ warnAt: anAmount('50 MiB') }, null, 50 * MIB))).toEqual([])
    expect(rules(verdictOn({ warnAt: anAmount('90%') }, null, 50 * MIB))).toEqual([])
  })

  it('may be a size', () => {
    const sized = { limit: aLimit(100), warnAt: anAmount('50 MiB') }
    expect(rules(verdictOn(sized, null, 50 * MIB + 1))).toEqual(['warn_at warn'])
  })
})

describe('at max_increase', () => {
  const base = 200 * MIB
  it.each<[string, number, boolean]>([
    ['5%', 10 * MIB, false],
    ['5%', 10 * MIB + 1, true],
    ['10 MiB', 10 * MIB, false],
    ['10 MiB', 10 * MIB + 1, true],
    ['5% or 3 MiB', 3 * MIB, false],
    ['5% or 3 MiB', 3 * MIB + 1, true],
    ['1% or 30 MiB', 2 * MIB + 1, true],
    ['5% and 30 MiB', 10 * MIB + 1, false],
    ['5% and 30 MiB', 30 * MIB + 1, true],
    ['0 B', 1, true],
    ['0%', -1, false],
  ])('%s, grown by %i bytes: fails %s', (text, grown, fails) => {
    const verdict = verdictOn({ maxIncrease: anIncrease(text) }, base, base + grown)
    expect(rules(verdict)).toEqual(fails ? ['max_increase fail'] : [])
  })

  it('leaves a milder rule silent, and lets it speak where it is broken alone', () => {
    const budget = { maxIncrease: anIncrease('10%'), warnIncrease: anIncrease('2%') }
    expect(rules(verdictOn(budget, base, base + 30 * MIB))).toEqual(['max_increase fail'])
    expect(rules(verdictOn(budget, base, base + 5 * MIB))).toEqual(['warn_increase warn'])
    expect(rules(verdictOn(budget, base, base + 4 * MIB))).toEqual([])
  })

  it('has no say on a new image', () => {
    expect(rules(verdictOn({ maxIncrease: anIncrease('0 B') }, null, 500 * MIB))).toEqual([])
  })
})

describe('when a side was not measured', () => {
  it('is inconclusive without a head, with what to do', () => {
    const { outcome, findings } = aVerdict({}, 100, null)
    expect(outcome).toBe('inconclusive')
    expect(findings[0]?.message).toBe('there is no image ghcr.io/acme/api:pr-7')
    expect(findings[0]?.cure).toMatch(/head-tag/)
    expect(findings[0]?.actualBytes).toBeNull()
  })

  it('passes without a head where the change takes the budget away', () => {
    expect(aVerdict({}, 100, null, { retired: true }).outcome).toBe('pass')
  })

  it('is inconclusive with a base that could not be measured, and still judges the limit', () => {
    const base = unmeasurable('ghcr.io/acme/api:main')
    const head = anImage({ MiB: 120 })
    const given = { base, changes: pairPlatforms([], [head]) }
    expect(judge(aBudget(), evidenceOf(null, head, given)).outcome).toBe('inconclusive')
    expect(judge(aBudget({ limit: aLimit(100) }), evidenceOf(null, head, given)).outcome).toBe(
      'fail',
    )
  })
})

describe('when platforms differ', () => {
  const [amd64, arm64] = [anImage({ MiB: 50 }), anImage({ MiB: 60, platform: 'linux/arm64' })]
  const given = (base: readonly (typeof amd64)[], head: readonly (typeof amd64)[]) =>
    evidenceOf(null, null, {
      base: measured('ghcr.io/acme/api:main', ...base),
      head: measured('ghcr.io/acme/api:pr-7', ...head),
      changes: pairPlatforms(base, head),
    })

  it('warns of one that got lost', () => {
    expect(rules(judge(aBudget(), given([amd64, arm64], [amd64])))).toEqual(['platform warn'])
  })

  it('is inconclusive without one that the budget lists', () => {
    const verdict = judge(
      aBudget({ platforms: platforms('linux/amd64', 'linux/arm64') }),
      given([amd64], [amd64]),
    )
    expect(rules(verdict)).toEqual(['platform inconclusive'])
    expect(verdict.findings[0]?.cure).toMatch(/^It has linux\/amd64\./)
  })

  it('is inconclusive when none is left to judge', () => {
    expect(rules(judge(aBudget(), given([], [])))).toEqual(['platform inconclusive'])
  })

  it('judges each by itself', () => {
    const verdict = judge(aBudget({ limit: aLimit(55) }), given([], [amd64, arm64]))
    expect(verdict.findings.map(({ platform }) => platform?.architecture)).toEqual(['arm64'])
  })
})

describe('when outcomes come together', () => {
  it.each<[Outcome[], Outcome]>([
    [[], 'pass'],
    [['pass', 'warn'], 'warn'],
    [['warn', 'inconclusive'], 'inconclusive'],
    [['inconclusive', 'review'], 'review'],
    [['review', 'fail', 'pass'], 'fail'],
  ])('%j is %s', (outcomes, expected) => {
    expect(worst(outcomes)).toBe(expected)
  })

  it.each<[Outcome, 'fail' | 'warn', boolean]>([
    ['pass', 'fail', false],
    ['warn', 'fail', false],
    ['review', 'warn', true],
    ['fail', 'warn', true],
    ['inconclusive', 'fail', true],
    ['inconclusive', 'warn', false],
  ])('%s with on-inconclusive %s blocks: %s', (outcome, onInconclusive, expected) => {
    expect(isBlocking(outcome, onInconclusive)).toBe(expected)
  })
})
