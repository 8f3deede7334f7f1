import { describe, expect, it } from '@jest/globals'
import { budgetEdits, unjudgedWords } from '../../src/domain/budget.ts'
import { aBudget, aLimit, anIncrease, written } from '../support/builders.ts'

describe('when a change edits the budgets', () => {
  const api = aBudget({ limit: aLimit(200) })

  it('is silent about what stays, wherever it stands', () => {
    expect(budgetEdits([api], [{ ...api, place: { line: 99, column: 1 } }])).toEqual([])
  })

  it('tells each rule that is other, new or gone, in its author’s words', () => {
    const now = aBudget({ limit: aLimit(220), maxIncrease: anIncrease('5% or 10 MiB') })
    const before = { ...api, warnIncrease: anIncrease('2%') }
    expect(budgetEdits([before], [now])).toEqual([
      { name: 'api', what: 'limit', from: '200', to: '220' },
      { name: 'api', what: 'warn_increase', from: '2%', to: null },
      { name: 'api', what: 'max_increase', from: null, to: '5% or 10 MiB' },
    ])
  })

  it('tells budgets that come and go', () => {
    const web = aBudget({ name: 'web' })
    expect(budgetEdits([api], [web])).toEqual([
      { name: 'api', what: 'budget', from: '200', to: null },
      { name: 'web', what: 'budget', from: null, to: 'no limit' },
    ])
  })

  it('tells that a name means another image now', () => {
    const moved = { ...api, head: 'special-{number}' }
    expect(budgetEdits([api], [moved])).toMatchObject([
      { what: 'image', to: expect.stringContaining('special') },
    ])
  })
})

describe('when a budget has rules for a later version', () => {
  it('names them', () => {
    const budget = aBudget({
      reviewIncrease: anIncrease('5%'),
      growthOf: written('own', 'own'),
      approvers: written(['alice'], '["alice"]'),
      waivers: written([], '[]'),
    })
    expect(unjudgedWords(budget)).toEqual([
      'review_increase',
      'growth_of: own',
      'approvers',
      'waivers',
    ])
  })

  it('takes growth_of: all for what is done anyway', () => {
    expect(unjudgedWords(aBudget({ growthOf: written('all', 'all') }))).toEqual([])
  })
})
