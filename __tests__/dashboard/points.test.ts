import { describe, expect, it } from '@jest/globals'
import { pointsOf } from '../../src/dashboard/points.ts'
import { weeksOf } from '../../src/domain/series/weekly.ts'
import { aRecord, DAY_MS, daily, MIB } from '../support/size-records.ts'

const NOW = new Date('2026-11-25T10:00:00Z')
const daysAgo = (days: number) => new Date(NOW.valueOf() - days * DAY_MS)

/** A series whose every measurement is known. */
const seriesOf = (records: ReturnType<typeof daily>) => ({ records, weeks: weeksOf(records) })

describe('when a series is drawn', () => {
  it('has a point for each day of the last year, and the weeks’ medians before (D3)', () => {
    const sizes = Array.from({ length: 730 }, (_, day) => 100 + day / 10)
    const points = pointsOf(seriesOf(daily(sizes, NOW)))
    const days = points.at.length - points.weeks
    expect([days, points.weeks]).toEqual([360, 53])
    expect(points.at).toEqual(points.at.toSorted((a, b) => a - b))
    expect(points.bytes.at(-1)).toBe(Math.round(172.9 * MIB))
  })

  it('has 500 at most, the newest ones (D3)', () => {
    const years = daily(Array(365 * 9).fill(100), NOW)
    const points = pointsOf(seriesOf(years))
    expect(points.at).toHaveLength(500)
    expect(points.at.at(-1)).toBe(NOW.valueOf() / 1000)
  })

  it('takes the last size of a day', () => {
    const morning = aRecord(new Date('2026-11-25T06:00:00Z'), { bytes: 1 })
    const evening = aRecord(new Date('2026-11-25T20:00:00Z'), { bytes: 2 })
    const { bytes, at } = pointsOf(seriesOf([morning, evening]))
    expect([bytes, at]).toEqual([[2], [Date.parse(evening.t) / 1000]])
  })

  it('draws no week that has no measurement', () => {
    const records = [aRecord(daysAgo(70)), aRecord(daysAgo(0))]
    expect(pointsOf(seriesOf(records)).at).toHaveLength(2)
  })

  it('draws weeks alone, where no more than their medians is kept', () => {
    const [week] = weeksOf([aRecord(daysAgo(30), { bytes: 7 })])
    expect(pointsOf({ records: [], weeks: week === undefined ? [] : [week] })).toMatchObject({
      bytes: [7],
      commits: [''],
      weeks: 1,
    })
  })

  it('names a commit where the size has changed, and nothing that is none', () => {
    const commit = 'a'.repeat(40)
    const records = [
      aRecord(daysAgo(3), { bytes: 1, commit }),
      aRecord(daysAgo(2), { bytes: 1, commit }),
      aRecord(daysAgo(1), { bytes: 2, commit }),
      aRecord(daysAgo(0), { bytes: 3, commit: '"><script>' }),
    ]
    expect(pointsOf(seriesOf(records)).commits).toEqual(['aaaaaaaaaa', '', 'aaaaaaaaaa', ''])
  })
})
