import { describe, expect, it } from '@jest/globals'
import type { Budget } from '../../../src/domain/budget/budget.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import type { Finding } from '../../../src/domain/verdict/finding.ts'
import { judge } from '../../../src/domain/verdict/verdict.ts'
import {
  aBudget,
  aLimit,
  anAmount,
  anImage,
  anIncrease,
  aVerdict,
  evidenceOf,
  written,
} from '../../support/builders.ts'

function words({ rule, outcome, message }: Finding): string {
  return `${rule} ${outcome}: ${message}`
}

describe('when a size is judged', () => {
  const limit = aLimit(100)
  const warnAt = anAmount('90%')

  it.each<[string, Partial<Budget>, number | null, number, string[]]>([
    [
      'over',
      { limit },
      null,
      112,
      ['max_size fail: 112.0 MiB, 12.0 MiB over the limit of 100.0 MiB'],
    ],
    [
      'over as before',
      { limit },
      130,
      120,
      [
        'max_size warn: 120.0 MiB, over the limit of 100.0 MiB as it was before this change (130.0 MiB)',
      ],
    ],
    [
      'over a limit in another unit, which is told too',
      { limit: written(100_000_000, '100 MB') },
      null,
      112,
      ['max_size fail: 112.0 MiB, 16.6 MiB over the limit of 95.4 MiB (100 MB)'],
    ],
    [
      'over a limit in MiB, which is told once',
      { limit: written(100 * MIB, '100 MiB') },
      null,
      112,
      ['max_size fail: 112.0 MiB, 12.0 MiB over the limit of 100.0 MiB'],
    ],
    [
      'near the limit',
      { limit, warnAt },
      null,
      95,
      ['warn_at warn: 95.0 MiB, 95.0 % of the limit of 100.0 MiB; above 90 %, it warns (warn_at)'],
    ],
    ['near a limit that is not there', { warnAt }, null, 95, []],
    ['at the limit, which warns at all of it', { limit, warnAt: anAmount('100%') }, null, 100, []],
    ['new, without rules', {}, null, 9_999, []],
  ])('%s', (_, budget, base, head, expected) => {
    expect(aVerdict(budget, base, head).findings.map(words)).toEqual(expected)
  })
})

describe('when growth is judged', () => {
  const base = 200 * MIB
  const grownBy = (bytes: number, budget: Partial<Budget>) =>
    judge(
      aBudget(budget),
      evidenceOf(anImage({ bytes: base }), anImage({ bytes: base + bytes })),
    ).findings.map(words)

  it.each<[string, number, string]>([
    ['5%', 10 * MIB, '10.0 MiB, 5 % of 200.0 MiB (max_increase)'],
    ['10 MiB', 10 * MIB, '10.0 MiB (max_increase)'],
    ['5% or 3 MiB', 3 * MIB, '3.0 MiB (max_increase: 5 % or 3 MiB, whichever is reached first)'],
    [
      '1% or 30 MiB',
      2 * MIB,
      '2.0 MiB, 1 % of 200.0 MiB (max_increase: 1 % or 30 MiB, whichever is reached first)',
    ],
    [
      '5% and 30 MiB',
      30 * MIB,
      '30.0 MiB (max_increase: 5 % and 30 MiB, whichever is reached last)',
    ],
    [
      '20% and 30 MiB',
      40 * MIB,
      '40.0 MiB, 20 % of 200.0 MiB (max_increase: 20 % and 30 MiB, whichever is reached last)',
    ],
  ])('allows %s, and not a byte more, as both of the rules', (text, allowed, told) => {
    const increase = anIncrease(text)
    for (const budget of [{ maxIncrease: increase }, { warnIncrease: increase }]) {
      expect(grownBy(allowed - 1, budget)).toEqual([])
      expect(grownBy(allowed, budget)).toEqual([])
    }
    expect(grownBy(allowed + 1, { maxIncrease: increase })).toEqual([
      expect.stringMatching(/^max_increase fail: /),
    ])
    expect(grownBy(allowed + 1, { warnIncrease: increase })).toEqual([
      expect.stringMatching(/^warn_increase warn: /),
    ])
    expect(grownBy(100 * MIB, { maxIncrease: increase })).toEqual([
      `max_increase fail: grew by 100.0 MiB, 50.0 %; allowed: ${told}`,
    ])
  })

  it('tells what grew, from what, and by which line', () => {
    const maxIncrease = anIncrease('5%')
    expect(aVerdict({ maxIncrease }, 200, 215).findings[0]).toMatchObject({
      actualBytes: 15 * MIB,
      allowedBytes: 10 * MIB,
      place: maxIncrease.place,
    })
  })

  it('is silent about what shrank, however sharp the rule', () => {
    expect(grownBy(-MIB, { maxIncrease: anIncrease('0 B') })).toEqual([])
  })

  it('has no percent on a base of nothing', () => {
    const grown = evidenceOf(anImage({ layers: [] }), anImage({ MiB: 1 }))
    expect(judge(aBudget({ maxIncrease: anIncrease('5%') }), grown).findings.map(words)).toEqual([
      'max_increase fail: grew by 1.0 MiB; allowed: 0 B, 5 % of 0 B (max_increase)',
    ])
  })

  it('is told besides a size that is over its limit', () => {
    const budget = { limit: aLimit(100), maxIncrease: anIncrease('5%') }
    expect(aVerdict(budget, 90, 110).findings.map(({ rule }) => rule)).toEqual([
      'max_size',
      'max_increase',
    ])
  })
})
