import { describe, expect, it } from '@jest/globals'
import { parseWeekName, startOf, weekName, weekOf } from '../../../src/domain/series/weeks.ts'

describe('when a day has a week', () => {
  it.each([
    ['2026-11-25', '2026-W48'],
    ['2026-01-01', '2026-W01'],
    // ISO 8601: the year is the one of the Thursday.
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
    ['1970-01-05', '1970-W02'],
  ])('%s is in %s', (day, name) => {
    const week = weekOf(Date.parse(day))
    expect([weekName(week), parseWeekName(name)]).toEqual([name, week])
  })

  it('begins on a Monday, in UTC', () => {
    const week = weekOf(Date.parse('2026-11-25T23:59:59Z'))
    expect(new Date(startOf(week)).toISOString()).toBe('2026-11-23T00:00:00.000Z')
    expect(weekOf(startOf(week) - 1)).toBe(week - 1)
  })

  it.each(['2026-W54', '2026-W00', '2025-W53', '2026-48', ''])('there is no %j', (name) => {
    expect(parseWeekName(name)).toBeNull()
  })
})
