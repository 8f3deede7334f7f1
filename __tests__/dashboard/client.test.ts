import { describe, expect, it } from '@jest/globals'
import { firstOrder, matches, sorted } from '../../src/dashboard/client/order.ts'
import { sparkPath } from '../../src/dashboard/client/sparkline.ts'
import { changeWords, dateWords, usedWords } from '../../src/dashboard/client/words.ts'
import type { ImageData } from '../../src/dashboard/data.ts'
import { MIB } from '../support/size-records.ts'

function anImage(service: string, given: Partial<ImageData> = {}): ImageData {
  return {
    service,
    platform: null,
    image: `ghcr.io/acme/${service}`,
    isRemoved: false,
    limit: null,
    bytes: 100,
    at: 0,
    monthAgo: null,
    forecast: { phrase: '', sentence: '', weeks: null, isGrowing: false },
    points: { at: [0], bytes: [100], commits: [''], weeks: 0 },
    steps: [],
    releases: [],
    range: null,
    ...given,
  }
}

const names = (images: readonly ImageData[]) => images.map(({ service }) => service)

describe('when rows are sorted', () => {
  it('has numbers in names in their order', () => {
    const images = ['worker-10', 'worker-2', 'api'].map((name) => anImage(name))
    expect(names(sorted(images, firstOrder('name')))).toEqual(['api', 'worker-2', 'worker-10'])
  })

  it('has what cannot be compared last, either way', () => {
    const images = [anImage('a'), anImage('b', { limit: 200 }), anImage('c', { limit: 100 })]
    expect(names(sorted(images, { column: 'used', isDescending: true }))).toEqual(['c', 'b', 'a'])
    expect(names(sorted(images, { column: 'used', isDescending: false }))).toEqual(['b', 'c', 'a'])
  })

  it('begins with the most, and with the soonest', () => {
    expect([firstOrder('size').isDescending, firstOrder('forecast').isDescending]).toEqual([
      true,
      false,
    ])
  })
})

describe('when something is searched', () => {
  it.each([
    ['', true],
    ['API', true],
    ['acme arm64', true],
    ['api amd64', false],
  ])('finds %j: %s', (search, isFound) => {
    expect(matches(anImage('api', { platform: 'linux/arm64' }), search)).toBe(isFound)
  })
})

describe('when a sparkline is drawn', () => {
  it('keeps each size until the next one', () => {
    expect(sparkPath([0, 60], [100, 200])).toBe('M2 26H118V2H118')
  })

  it('shows noise as a line in the middle, not as a cliff', () => {
    expect(sparkPath([0, 60], [1_000_000, 1_000_100])).toBe('M2 14.1H118V13.9H118')
  })

  it('is a line for one size, and nothing for none', () => {
    expect([sparkPath([5], [100]), sparkPath([], [])]).toEqual(['M2 14H118', ''])
  })

  it('has no more corners than there are columns', () => {
    const at = Array.from({ length: 500 }, (_, index) => index)
    expect(sparkPath(at, at).split('H').length).toBeLessThan(70)
  })
})

describe('when something is told in words', () => {
  it('says a day of the UTC calendar', () => {
    expect(dateWords(Date.parse('2026-11-25T23:59:59Z') / 1000)).toBe('25 Nov 2026')
  })

  it.each([
    [100 * MIB, 101 * MIB, '+1.0 MiB (+1.0 %)'],
    [101 * MIB, 100 * MIB, '−1.0 MiB (−1.0 %)'],
    [100 * MIB, 100 * MIB, 'unchanged'],
    [1000 * MIB, 1000 * MIB + 200_000, '+0.2 MiB (±0 %)'],
    [0, MIB, '+1.0 MiB'],
  ])('tells the change from %d to %d', (before, after, words) => {
    expect(changeWords(before, after)).toBe(words)
  })

  it.each([
    [100, 100, '100 %'],
    [101, 100, '101 %'],
    [1_000_001, 1_000_000, '101 %'],
    [999_999, 1_000_000, '99 %'],
  ])('never tells %d of %d as a limit that is kept, or not', (bytes, limit, words) => {
    expect(usedWords(bytes, limit)).toBe(words)
  })
})
