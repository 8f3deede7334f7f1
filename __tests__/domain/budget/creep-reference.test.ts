import { describe, expect, it } from '@jest/globals'
import {
  momentAgo,
  parseCreepReference,
  versionTags,
} from '../../../src/domain/budget/creep-reference.ts'

describe('when it says from where growth is counted', () => {
  it.each([
    ['v1.4.0', { kind: 'tag', tag: 'v1.4.0' }],
    ['stable', { kind: 'tag', tag: 'stable' }],
    ['ghcr.io/acme/api:v1', { kind: 'tag', tag: 'ghcr.io/acme/api:v1' }],
    ['2026-01-31', { kind: 'tag', tag: '2026-01-31' }],
    ['90d', { kind: 'age', count: 90, unit: 'day' }],
    ['12 weeks', { kind: 'age', count: 12, unit: 'week' }],
    ['6 months', { kind: 'age', count: 6, unit: 'month' }],
    ['6mo', { kind: 'age', count: 6, unit: 'month' }],
    ['1y', { kind: 'age', count: 1, unit: 'year' }],
    ['1m', { kind: 'tag', tag: '1m' }],
  ])('%s', (text, since) => {
    expect(parseCreepReference(text)).toEqual(since)
  })

  it.each(['', '0d', 'not a tag', '-x', '90 parsecs'])(
    'refuses %j, and says what is allowed',
    (text) => {
      expect(() => parseCreepReference(text)).toThrow(/90d, 12 weeks, 6 months or 1y/)
    },
  )
})

describe('when an age is counted back', () => {
  it.each([
    ['1d', '2026-11-24'],
    ['12 weeks', '2026-09-02'],
    ['6 months', '2026-05-25'],
    ['1y', '2025-11-25'],
  ])('%s before 2026-11-25 is %s, with the whole of its day', (text, day) => {
    const since = parseCreepReference(text)
    if (since.kind !== 'age') throw new TypeError(text)
    expect(new Date(momentAgo(since, '2026-11-25')).toISOString()).toBe(`${day}T23:59:59.999Z`)
  })
})

describe('when the month so long ago is shorter', () => {
  it.each([
    ['6 months', '2026-08-31', '2026-02-28'],
    ['1 month', '2026-03-31', '2026-02-28'],
    ['1y', '2028-02-29', '2027-02-28'],
  ])('%s before %s is %s', (text, today, day) => {
    const since = parseCreepReference(text)
    if (since.kind !== 'age') throw new TypeError(text)
    expect(new Date(momentAgo(since, today)).toISOString()).toContain(day)
  })
})

describe('when tags are sorted by version', () => {
  it('takes versions and dates, and nothing that moves', () => {
    expect(
      versionTags(['v1.10.0', 'latest', 'v1.9.1', 'v1.9', '1.9.1-rc1', 'pr-7', 'main', 'v2']),
    ).toEqual(['v1.9.1', 'v1.10.0', 'v2'])
    expect(versionTags(['2026-11-02', '2026-02-11', '2026-11-01'])).toEqual([
      '2026-02-11',
      '2026-11-01',
      '2026-11-02',
    ])
  })

  it.each([
    [
      ['1', '1.4', '1.4.2', '1.4.10'],
      ['1.4.2', '1.4.10'],
    ],
    [['v1', '1.4', 'v1.4.2'], ['v1.4.2']],
    [['2026', '2026-11', '2026-11-02'], ['2026-11-02']],
    [
      ['1.4.2', 'v1.4.2'],
      ['1.4.2', 'v1.4.2'],
    ],
    [
      ['1', '10.2', '2'],
      ['1', '2', '10.2'],
    ],
    [
      ['1.4', '1.40.1'],
      ['1.4', '1.40.1'],
    ],
  ])('leaves out of %j what moves with the others', (tags, versions) => {
    expect(versionTags(tags)).toEqual(versions)
  })
})
