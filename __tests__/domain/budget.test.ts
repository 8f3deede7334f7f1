import { describe, expect, it } from '@jest/globals'
import { type Budget, budgetEdits, unjudgedWords } from '../../src/domain/budget.ts'
import { parseReference } from '../../src/domain/reference.ts'
import { aBudget, aLimit, anIncrease, platforms, written } from '../support/builders.ts'

describe('when a change edits the budgets', () => {
  const api = aBudget({ limit: aLimit(200) })

  it('is silent about what stays, wherever it stands', () => {
    expect(budgetEdits([api], [{ ...api, place: { line: 99, column: 1 } }])).toEqual([])
  })

  it('tells each rule that is other, new or gone, in its author’s words', () => {
    const now = aBudget({ limit: aLimit(220), maxIncrease: anIncrease('5% or 10 MiB') })
    const before = { ...api, warnIncrease: anIncrease('2%') }
    expect(budgetEdits([before], [now])).toEqual([
      { name: 'api', what: 'limit', from: '200.0 MiB', to: '220.0 MiB' },
      { name: 'api', what: 'warn_increase', from: '2%', to: null },
      { name: 'api', what: 'max_increase', from: null, to: '5% or 10 MiB' },
    ])
  })

  it('tells budgets that come and go', () => {
    const web = aBudget({ name: 'web' })
    expect(budgetEdits([api], [web])).toEqual([
      { name: 'api', what: 'budget', from: '200.0 MiB', to: null },
      { name: 'web', what: 'budget', from: null, to: 'no limit' },
    ])
  })

  it.each<[string, Partial<Budget>, Partial<Budget>, string, string]>([
    [
      'a repository',
      {},
      { image: parseReference('ghcr.io/acme/web') },
      'ghcr.io/acme/api',
      'ghcr.io/acme/web',
    ],
    [
      'a tag',
      { image: parseReference('debian:12') },
      { image: parseReference('debian:13') },
      'docker.io/library/debian:12',
      'docker.io/library/debian:13',
    ],
    [
      'a transport',
      { image: parseReference('oci:build/api') },
      { image: parseReference('oci-archive:build/api') },
      'oci:build/api',
      'oci-archive:build/api',
    ],
    [
      'a template',
      {},
      { head: 'special-{number}' },
      'ghcr.io/acme/api',
      'ghcr.io/acme/api; head special-{number}',
    ],
    [
      'a template on the other side',
      { head: 'dev' },
      { base: 'dev' },
      'ghcr.io/acme/api; head dev',
      'ghcr.io/acme/api; base dev',
    ],
    [
      'platforms',
      { platforms: platforms('linux/amd64', 'linux/arm64') },
      { platforms: platforms('linux/amd64') },
      'ghcr.io/acme/api; platforms linux/amd64, linux/arm64',
      'ghcr.io/acme/api; platforms linux/amd64',
    ],
  ])('tells that a name means another image now: %s', (_, before, after, from, to) => {
    expect(budgetEdits([aBudget(before)], [aBudget(after)])).toEqual([
      { name: 'api', what: 'image', from, to },
    ])
  })

  it('takes two names of one platform for no edit', () => {
    const [before, after] = ['linux/arm64', 'linux/arm64/v8'].map((name) =>
      aBudget({ platforms: platforms(name) }),
    )
    expect(budgetEdits([before ?? api], [after ?? api])).toEqual([])
  })

  it('tells what goes first, then the rest in the order of the new file', () => {
    const named = (name: string, MiB = 1) => aBudget({ name, limit: aLimit(MiB) })
    const edits = budgetEdits([named('a'), named('b'), named('c')], [named('d'), named('b', 2)])
    expect(edits.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['a', '1.0 MiB', null],
      ['c', '1.0 MiB', null],
      ['d', null, '1.0 MiB'],
      ['b', '1.0 MiB', '2.0 MiB'],
    ])
  })
})

describe('when a budget has rules for a later version', () => {
  it('names them', () => {
    const budget = aBudget({
      reviewIncrease: anIncrease('5%'),
      approvers: written(['alice'], '["alice"]'),
      waivers: written([], '[]'),
    })
    expect(unjudgedWords(budget)).toEqual(['review_increase', 'approvers', 'waivers'])
  })
})
