import { describe, expect, it } from '@jest/globals'
import { type Budget, idleRules } from '../../../src/domain/budget/budget.ts'
import { aBudget, aLimit, anAmount, aWaiver, written } from '../../support/builders.ts'

describe('when a rule can never speak', () => {
  const waivers = { waivers: written([aWaiver()], '[]') }

  it.each<[string, Partial<Budget>, string[]]>([
    [
      'a percent without a limit',
      { warnAt: anAmount('90%') },
      ['api: warn_at is a percent of the limit, and there is none.'],
    ],
    ['a size without a limit', { warnAt: anAmount('90 MiB') }, []],
    [
      'a size at the limit',
      { limit: aLimit(90), warnAt: anAmount('90 MiB') },
      ['api: warn_at 90 MiB is not below the limit, and never speaks.'],
    ],
    ['a size below the limit', { limit: aLimit(91), warnAt: anAmount('90 MiB') }, []],
    ['a waiver without a limit', waivers, ['api: waivers are from the limit, and there is none.']],
    [
      'a waiver of no more than the limit',
      { limit: aLimit(260), ...waivers },
      ['api: the waiver in line 7 allows no more than the limit does.'],
    ],
    ['a waiver of more than the limit', { limit: aLimit(259), ...waivers }, []],
  ])('says so: %s', (_, budget, sentences) => {
    expect(idleRules(aBudget(budget))).toEqual(sentences)
  })
})
