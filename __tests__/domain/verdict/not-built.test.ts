import { describe, expect, it } from '@jest/globals'
import type { BudgetEdit } from '../../../src/domain/budget/edits.ts'
import type { Measurement } from '../../../src/domain/image/image.ts'
import type { HeadExpectation } from '../../../src/domain/verdict/evidence.ts'
import { expectationFor, isNotBuilt } from '../../../src/domain/verdict/not-built.ts'
import { aBudget, anImage, measured, missing, unmeasurable } from '../../support/builders.ts'

const there = measured('ghcr.io/acme/api:main', anImage())
const gone = missing('ghcr.io/acme/api:main')
const refused = unmeasurable('ghcr.io/acme/api:main')

describe('when it is asked what has to be built', () => {
  it.each<[HeadExpectation, string | null, 'fail' | 'unchanged']>([
    ['required', null, 'fail'],
    ['optional', null, 'unchanged'],
    ['named', 'api', 'fail'],
    ['named', 'api', 'unchanged'],
    ['unnamed', 'web', 'fail'],
    ['unnamed', 'web', 'unchanged'],
  ])('%s: where %s is named as built, and missing-head is %s', (expected, named, missingHead) => {
    const built = named === null ? null : new Set([named])
    expect(expectationFor(aBudget(), built, missingHead)).toBe(expected)
  })
})

describe('when a service may not have been built', () => {
  it.each<[boolean, HeadExpectation, Measurement, Measurement | null]>([
    [true, 'optional', gone, there],
    [false, 'optional', gone, gone],
    [false, 'optional', gone, refused],
    [false, 'optional', gone, null],
    [true, 'unnamed', gone, there],
    [true, 'unnamed', gone, gone],
    [true, 'unnamed', gone, refused],
    [true, 'unnamed', gone, null],
    [false, 'required', gone, there],
    [false, 'named', gone, there],
    [false, 'optional', there, there],
    [false, 'unnamed', there, there],
    [false, 'optional', refused, there],
    [false, 'unnamed', refused, there],
  ])('is %s: %s, head %j, base %j', (expected, expectation, head, base) => {
    expect(isNotBuilt({ head, base, expectation, retired: false, edits: [] })).toBe(expected)
  })

  it('is not so of a budget that the change takes away', () => {
    expect(
      isNotBuilt({ head: gone, base: there, expectation: 'optional', retired: true, edits: [] }),
    ).toBe(false)
  })

  it.each<[boolean, Partial<BudgetEdit>]>([
    [false, { what: 'budget', from: null, to: '100.0 MiB' }],
    [false, { what: 'budget', from: 'what cannot be read', to: '100.0 MiB' }],
    [false, { what: 'image', from: 'ghcr.io/acme/old', to: 'ghcr.io/acme/api' }],
    [true, { what: 'limit', from: '100.0 MiB', to: '200.0 MiB' }],
  ])('is %s without a base, where the change makes the edit %j', (expected, given) => {
    const edit = { name: 'api', ...given } as BudgetEdit
    const evidence = { head: gone, base: gone, expectation: 'unnamed', retired: false } as const
    expect(isNotBuilt({ ...evidence, edits: [edit] })).toBe(expected)
  })
})
