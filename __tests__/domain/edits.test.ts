import { describe, expect, it } from '@jest/globals'
import type { Budget } from '../../src/domain/budget.ts'
import { parseSize } from '../../src/domain/bytes.ts'
import { type BudgetEdit, budgetEdits } from '../../src/domain/edits.ts'
import { parseReference } from '../../src/domain/reference.ts'
import type { Waiver } from '../../src/domain/waiver.ts'
import {
  aBudget,
  aLimit,
  anAmount,
  anIncrease,
  aWaiver,
  platforms,
  written,
} from '../support/builders.ts'

const api = aBudget({ limit: aLimit(200) })

function told(edits: readonly BudgetEdit[]) {
  return edits.map(({ name, what, from, to }) => ({ name, what, from, to }))
}

describe('when a change edits the budgets', () => {
  it('is silent about what stays, wherever it stands', () => {
    expect(budgetEdits([api], [{ ...api, place: { line: 99, column: 1 } }])).toEqual([])
  })

  it('tells each rule that is other, new or gone, in its author’s words', () => {
    const now = aBudget({ limit: aLimit(220), maxIncrease: anIncrease('5% or 10 MiB') })
    const before = { ...api, warnIncrease: anIncrease('2%') }
    expect(told(budgetEdits([before], [now]))).toEqual([
      { name: 'api', what: 'limit', from: '200.0 MiB', to: '220.0 MiB' },
      { name: 'api', what: 'warn_increase', from: '2%', to: null },
      { name: 'api', what: 'max_increase', from: null, to: '5% or 10 MiB' },
    ])
  })

  it('tells budgets that come and go', () => {
    const web = aBudget({ name: 'web' })
    expect(told(budgetEdits([api], [web]))).toEqual([
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
    expect(told(budgetEdits([aBudget(before)], [aBudget(after)]))).toEqual([
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

describe('when an edit of a rule is weighed', () => {
  const increase = (text: string) => ({ maxIncrease: anIncrease(text) })
  const warn = (text: string) => ({ warnAt: anAmount(text) })
  const waivers = (...given: readonly Partial<Waiver>[]) => ({
    waivers: written(given.map(aWaiver), JSON.stringify(given)),
  })
  const of = (value: 'own' | 'all') => ({ growthOf: written(value, value) })

  it.each<[string, Partial<Budget>, Partial<Budget>, string]>([
    ['a higher limit', { limit: aLimit(180) }, { limit: aLimit(220) }, 'looser'],
    ['a lower limit', { limit: aLimit(220) }, { limit: aLimit(180) }, 'tighter'],
    ['a limit that goes', { limit: aLimit(220) }, {}, 'looser'],
    ['a limit that comes', {}, { limit: aLimit(220) }, 'tighter'],
    ['a higher percent', increase('5%'), increase('10%'), 'looser'],
    ['a lower percent', increase('10%'), increase('5%'), 'tighter'],
    ['a size for a percent', increase('10%'), increase('5 MiB'), 'unclear'],
    ['another join', increase('5% or 10 MiB'), increase('5% and 10 MiB'), 'unclear'],
    ['one of two amounts', increase('5% or 10 MiB'), increase('5% or 20 MiB'), 'looser'],
    ['two amounts, both ways', increase('5% or 10 MiB'), increase('1% or 20 MiB'), 'unclear'],
    ['a second amount', increase('5%'), increase('5% and 10 MiB'), 'unclear'],
    ['the same in other words', increase('5%'), increase('5.0 %'), 'tighter'],
    ['a rule that goes', increase('5%'), {}, 'looser'],
    ['a rule that comes', {}, increase('5%'), 'tighter'],
    ['a later warning', warn('80%'), warn('90%'), 'looser'],
    ['growth of the own layers alone', of('all'), of('own'), 'unclear'],
    ['growth of the own layers, anew', {}, of('own'), 'unclear'],
    ['a waiver that comes', {}, waivers({}), 'looser'],
    ['a waiver that goes', waivers({}), {}, 'tighter'],
    ['a later end of a waiver', waivers({}), waivers({ until: '2027-02-28' }), 'looser'],
    ['one waiver less', waivers({}, { reason: 'other' }), waivers({}), 'tighter'],
    ['approvers', {}, { approvers: written(['bob'], '["bob"]') }, 'unclear'],
    ['another image', {}, { image: parseReference('ghcr.io/acme/tiny') }, 'unclear'],
  ])('%s', (_, before, after, effect) => {
    const [edit, ...others] = budgetEdits([aBudget(before)], [aBudget(after)])
    expect(others).toEqual([])
    expect(edit).toMatchObject({ effect, needsApproval: effect !== 'tighter' })
  })

  it('shows a limit as it is written where both would read the same', () => {
    const [before, after] = ['180.01 MiB', '180.04 MiB'].map((text) =>
      aBudget({ limit: written(parseSize(text), text) }),
    )
    expect(budgetEdits([before ?? api], [after ?? api])).toMatchObject([
      { from: '180.01 MiB', to: '180.04 MiB', needsApproval: true },
    ])
  })

  it('needs leave to remove a budget, and none to add one', () => {
    expect(
      budgetEdits([api], [aBudget({ name: 'web' })]).map(({ name, needsApproval }) => [
        name,
        needsApproval,
      ]),
    ).toEqual([
      ['api', true],
      ['web', false],
    ])
  })
})
