import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Budget } from '../../../src/domain/budget/budget.ts'
import type { CveLimits } from '../../../src/domain/budget/cves.ts'
import { type BudgetEdit, budgetEdits } from '../../../src/domain/budget/edits.ts'
import type { Waiver } from '../../../src/domain/budget/waiver.ts'
import { parseReference } from '../../../src/domain/image/reference.ts'
import { MIB, parseSize } from '../../../src/domain/values/bytes.ts'
import { allowedGrowth } from '../../../src/domain/values/increase.ts'
import {
  aBudget,
  aLimit,
  anAmount,
  anIncrease,
  aWaiver,
  platforms,
  written,
} from '../../support/builders.ts'

const api = aBudget({ limit: aLimit(200) })

function told(edits: readonly BudgetEdit[]) {
  return edits.map(({ name, what, from, to }) => ({ name, what, from, to }))
}

function approvers(...names: readonly string[]): Partial<Budget> {
  return { approvers: written(names, JSON.stringify(names)) }
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

  it('shows a template that reads like another word of the budget in quotes', () => {
    const before = aBudget({ head: 'x', base: 'main' })
    const after = aBudget({ head: 'x; base main' })
    expect(told(budgetEdits([before], [after]))).toEqual([
      {
        name: 'api',
        what: 'image',
        from: 'ghcr.io/acme/api; head "x"; base "main"',
        to: 'ghcr.io/acme/api; head "x; base main"',
      },
    ])
  })

  it.each<[string, Partial<Budget>, Partial<Budget>]>([
    [
      'other words for as much that may be hidden',
      { maxWaste: written(2048, '2 KiB') },
      { maxWaste: written(2048, '2048 B') },
    ],
    [
      'two names of one platform',
      { platforms: platforms('linux/arm64') },
      { platforms: platforms('linux/arm64/v8') },
    ],
    [
      'another order of platforms',
      { platforms: platforms('linux/amd64', 'linux/arm64') },
      { platforms: platforms('linux/arm64', 'linux/amd64') },
    ],
    ['another order of approvers', approvers('bob', 'acme/web'), approvers('acme/web', 'bob')],
    ['another case of approvers', approvers('bob', 'acme/web'), approvers('Bob', 'Acme/Web')],
  ])('takes %s for no edit', (_, before, after) => {
    expect(budgetEdits([aBudget(before)], [aBudget(after)])).toEqual([])
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
  const waste = (bytes: number) => ({ maxWaste: written(bytes, `${bytes} B`) })
  const cves = (limits: CveLimits) => ({ maxCves: written(limits, JSON.stringify(limits)) })
  const soon = { until: '2026-12-31' }
  const of = (value: 'own' | 'all') => ({ growthOf: written(value, value) })

  it.each<[string, Partial<Budget>, Partial<Budget>, string]>([
    ['a higher limit', { limit: aLimit(180) }, { limit: aLimit(220) }, 'looser'],
    ['a lower limit', { limit: aLimit(220) }, { limit: aLimit(180) }, 'tighter'],
    ['a limit that goes', { limit: aLimit(220) }, {}, 'looser'],
    ['a limit that comes', {}, { limit: aLimit(220) }, 'tighter'],
    ['more that may be hidden', waste(20), waste(30), 'looser'],
    ['less that may be hidden', waste(30), waste(20), 'tighter'],
    ['a limit of what is hidden that goes', waste(30), {}, 'looser'],
    ['a higher percent', increase('5%'), increase('10%'), 'looser'],
    ['a lower percent', increase('10%'), increase('5%'), 'tighter'],
    ['a size for a percent', increase('10%'), increase('5 MiB'), 'unclear'],
    ['and for or', increase('5% or 10 MiB'), increase('5% and 10 MiB'), 'looser'],
    ['or for and', increase('5% and 10 MiB'), increase('10 MiB or 5%'), 'tighter'],
    ['or for and, higher', increase('5% and 10 MiB'), increase('6% or 11 MiB'), 'unclear'],
    ['one of two amounts', increase('5% or 10 MiB'), increase('5% or 20 MiB'), 'looser'],
    ['two amounts, both ways', increase('5% or 10 MiB'), increase('1% or 20 MiB'), 'unclear'],
    ['both of two, joined by and', increase('5% and 1 MiB'), increase('4% and 2 MiB'), 'unclear'],
    ['an amount by or', increase('5%'), increase('5% or 10 MiB'), 'tighter'],
    ['an amount by or that goes', increase('5% or 10 MiB'), increase('5%'), 'looser'],
    ['an amount by and', increase('5%'), increase('5% and 10 MiB'), 'looser'],
    ['an amount by and that goes', increase('5% and 10 MiB'), increase('10 MiB'), 'tighter'],
    ['an amount by or, and a higher one', increase('5%'), increase('6% or 10 MiB'), 'unclear'],
    ['a rule that goes', increase('5%'), {}, 'looser'],
    ['a rule that comes', {}, increase('5%'), 'tighter'],
    ['a later warning', warn('80%'), warn('90%'), 'looser'],
    ['growth of the own layers alone', of('all'), of('own'), 'unclear'],
    ['growth of the own layers, anew', {}, of('own'), 'unclear'],
    ['a waiver that comes', {}, waivers({}), 'looser'],
    ['a waiver that goes', waivers({}), {}, 'tighter'],
    ['a later end of a waiver', waivers({}), waivers({ until: '2027-02-28' }), 'looser'],
    ['an earlier end of a waiver', waivers({}), waivers({ until: '2026-12-31' }), 'tighter'],
    ['a smaller waiver', waivers({}), waivers({ bytes: 1 }), 'tighter'],
    ['a larger one that ends sooner', waivers({ bytes: 1 }), waivers(soon), 'looser'],
    ['a smaller one that ends later', waivers(soon), waivers({ bytes: 1 }), 'looser'],
    ['another reason of a waiver', waivers({}), waivers({ reason: 'other' }), 'tighter'],
    ['one waiver less', waivers({}, { reason: 'other' }), waivers({}), 'tighter'],
    ['one waiver for two', waivers({}, soon), waivers({ bytes: 1 }), 'tighter'],
    ['no waiver, said', {}, waivers(), 'tighter'],
    ['no waiver, said no more', waivers(), {}, 'tighter'],
    ['a waiver where none was said', waivers(), waivers({}), 'looser'],
    ['approvers', {}, approvers('bob'), 'unclear'],
    ['approvers that go', approvers('bob'), {}, 'unclear'],
    ['one approver more', approvers('bob'), approvers('bob', 'eve'), 'unclear'],
    ['one approver less', approvers('bob', 'eve'), approvers('bob'), 'unclear'],
    ['a number of CVEs that comes', {}, cves({ critical: 0 }), 'tighter'],
    ['a number of CVEs that goes', cves({ critical: 0, high: 1 }), cves({ high: 1 }), 'looser'],
    ['fewer CVEs', cves({ high: 10 }), cves({ high: 9, low: 3 }), 'tighter'],
    [
      'more CVEs of one kind, fewer of another',
      cves({ high: 1, low: 9 }),
      cves({ high: 2, low: 1 }),
      'looser',
    ],
    ['another image', {}, { image: parseReference('ghcr.io/acme/tiny') }, 'unclear'],
  ])('%s', (_, before, after, effect) => {
    const [edit, ...others] = budgetEdits([aBudget(before)], [aBudget(after)])
    expect(others).toEqual([])
    expect(edit).toMatchObject({ effect, needsApproval: effect !== 'tighter' })
  })

  it('never takes a rule for tighter, or looser, that is not so on some base', () => {
    const amount = fc.oneof(
      fc.nat({ max: 20 }).map((percent) => `${percent}%`),
      fc.integer({ min: 1, max: 20 }).map((MiB) => `${MiB} MiB`),
    )
    const rule = fc
      .tuple(fc.array(amount, { minLength: 1, maxLength: 3 }), fc.constantFrom(' or ', ' and '))
      .map(([amounts, join]) => anIncrease(amounts.join(join)))
    const baseBytes = fc.nat({ max: 500 * MIB })
    fc.assert(
      fc.property(rule, rule, baseBytes, (old, now, bytes) => {
        const [found] = budgetEdits(
          [aBudget({ maxIncrease: old })],
          [aBudget({ maxIncrease: now })],
        )
        const more = allowedGrowth(now.value, bytes) - allowedGrowth(old.value, bytes)
        expect(more > 0 && found?.effect === 'tighter').toBe(false)
        expect(more < 0 && found?.effect === 'looser').toBe(false)
      }),
    )
  })

  it('is none where the same is said in other words', () => {
    expect(budgetEdits([aBudget(increase('5%'))], [aBudget(increase('5.0 %'))])).toEqual([])
    expect(budgetEdits([aBudget(warn('90%'))], [aBudget(warn('90.0%'))])).toEqual([])
    for (const join of ['or', 'and']) {
      const [one, other] = [`5% ${join} 10 MiB`, `10 MiB ${join} 5%`]
      expect(budgetEdits([aBudget(increase(one))], [aBudget(increase(other))])).toEqual([])
    }
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
