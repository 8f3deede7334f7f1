import { describe, expect, it } from '@jest/globals'
import { formatPlatform } from '../../src/domain/image/platform.ts'
import { formatReference } from '../../src/domain/image/reference.ts'
import { MIB } from '../../src/domain/values/bytes.ts'
import { budgetsOf } from '../support/budget-files.ts'

describe('when the file has the short form', () => {
  it('is a budget named after its image', () => {
    const [budget] = budgetsOf('budgets:\n  - image: ghcr.io/acme/api\n    max_mb: 200\n')
    expect(budget).toMatchObject({
      name: 'api',
      limit: { value: 200 * MIB, text: '200', place: { line: 3, column: 5 } },
      place: { line: 2, column: 5 },
    })
    expect(budget && formatReference(budget.image)).toBe('ghcr.io/acme/api')
  })
})

describe('when the file has the whole form', () => {
  const text = `version: 1
defaults:
  max_increase: 5%
  platforms: [linux/amd64]
budgets:
  - name: api
    image: ghcr.io/acme/api
    head: pr-{number}
    base: "{base_ref}"
    platforms: [linux/amd64, linux/arm64]
    max_size: 200 MB
    warn_at: 90%
    warn_increase: 2%
    review_increase: 10%
    max_increase: 25% or 50 MiB
    growth_of: own
    max_waste: 20 MiB
    approvers: [alice, bob]
    waivers:
      - max_mb: 260
        until: 2027-01-31
        reason: model weights move to a volume in 812
  - image: ghcr.io/acme/web
`
  const [api, web] = budgetsOf(text)

  it('reads every word', () => {
    expect(api).toMatchObject({
      name: 'api',
      head: 'pr-{number}',
      base: '{base_ref}',
      limit: { value: 200_000_000, text: '200 MB' },
      warnAt: { value: { percent: 90 } },
      warnIncrease: { text: '2%' },
      reviewIncrease: { text: '10%' },
      maxIncrease: { text: '25% or 50 MiB', place: { line: 15, column: 5 } },
      growthOf: { value: 'own' },
      maxWaste: { value: 20 * MIB, text: '20 MiB', place: { line: 17, column: 5 } },
      approvers: { value: ['alice', 'bob'] },
      waivers: {
        value: [{ bytes: 260 * MIB, until: '2027-01-31', place: { line: 20, column: 9 } }],
      },
    })
    expect(api?.platforms?.map(formatPlatform)).toEqual(['linux/amd64', 'linux/arm64'])
  })

  it('takes from the defaults what a budget does not say, with their line', () => {
    expect(web).toMatchObject({ maxIncrease: { text: '5%', place: { line: 3, column: 3 } } })
    expect(web?.platforms?.map(formatPlatform)).toEqual(['linux/amd64'])
    expect(web).not.toHaveProperty('limit')
  })
})

describe('when the defaults have a limit', () => {
  it('is replaced by a budget’s own, in whichever spelling', () => {
    const [own, other] = budgetsOf(
      'defaults: {max_mb: 100}\nbudgets:\n  - {image: a/x, max_size: 5 MiB}\n  - {image: a/y}\n',
    )
    expect([own?.limit?.value, other?.limit?.value]).toEqual([5 * MIB, 100 * MIB])
  })
})

describe('when YAML says things once', () => {
  it('understands anchors and merge keys', () => {
    const [x, y] = budgetsOf(
      'defaults: &d {max_mb: 10}\nbudgets:\n  - &x {image: a/x, <<: *d}\n  - {<<: *x, name: y, image: a/y}\n',
    )
    expect([x?.limit?.value, y?.limit?.value]).toEqual([10 * MIB, 10 * MIB])
  })
})

describe('when a budget says what the defaults say too', () => {
  const read = (budget: string) =>
    budgetsOf(`defaults:
  head: d
  base: d
  warn_at: 90%
  approvers: [alice]
  waivers: [{max_mb: 9, until: 2027-01-31, reason: default}]
budgets:
  - ${budget}
`)[0]

  it('takes every word of the defaults that it leaves out', () => {
    expect(read('image: a/x')).toMatchObject({
      head: 'd',
      base: 'd',
      warnAt: { text: '90%', place: { line: 4, column: 3 } },
      approvers: { value: ['alice'] },
      waivers: { value: [{ bytes: 9 * MIB, place: { line: 6, column: 13 } }] },
    })
  })

  it('replaces a word as a whole: lists are not joined', () => {
    const own = read(
      '{image: a/x, head: o, warn_at: 5 MB, approvers: [bob], waivers: [{max_size: 1 MB, until: 2028-02-29, reason: own}]}',
    )
    expect(own).toMatchObject({
      head: 'o',
      base: 'd',
      warnAt: { value: { bytes: 5_000_000 }, place: { line: 8 } },
      approvers: { value: ['bob'], text: '["bob"]' },
      waivers: { value: [{ bytes: 1_000_000, reason: 'own', until: '2028-02-29' }] },
    })
    expect(own?.waivers?.value).toHaveLength(1)
  })
})

describe('when a limit is given', () => {
  it.each([
    ['max_mb: 200', 200 * MIB, '200'],
    ['max_mb: 0.5', MIB / 2, '0.5'],
    ['max_mb: 1.1', 1_153_433, '1.1'],
    ['max_size: 200 MB', 200_000_000, '200 MB'],
    ['max_size: 1.5GiB', 1_610_612_736, '1.5GiB'],
  ])('reads %s, and never more than was written', (line, value, text) => {
    expect(budgetsOf(`budgets: [{image: a/x, ${line}}]`)[0]?.limit).toMatchObject({ value, text })
  })
})

describe('when a budget has no name', () => {
  it.each([
    ['ghcr.io/acme/shop/api:1', 'api'],
    ['debian', 'debian'],
    ['oci:build/web', 'web'],
  ])('names it after %s', (image, name) => {
    expect(budgetsOf(`budgets: [{image: "${image}"}]`)[0]?.name).toBe(name)
  })

  it('keeps two of one image apart by names of their own', () => {
    const budgets = budgetsOf('budgets:\n  - {image: a/x}\n  - {image: a/x, name: slim, head: s}\n')
    expect(budgets.map(({ name }) => name)).toEqual(['x', 'slim'])
  })
})
