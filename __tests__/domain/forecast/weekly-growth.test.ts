import { describe, expect, it } from '@jest/globals'
import { weeklyGrowth } from '../../../src/domain/forecast/weekly-growth.ts'
import type { SizeRecord } from '../../../src/domain/series/record.ts'
import { parseIncrease } from '../../../src/domain/values/increase.ts'
import { DAY_MS, daily, days } from '../../support/sizes.ts'

const NOW = new Date('2026-11-25T10:00:00Z')
const tenPercent = parseIncrease('10%')

const growthOf = (records: readonly SizeRecord[], now = NOW, allowed = tenPercent) =>
  weeklyGrowth({ records }, now, allowed)

/** How often it becomes too much, looked at on each of the days. */
function alerts(records: readonly SizeRecord[], allowed = '10%'): number {
  const states = records.map(
    ({ t }) => growthOf(records, new Date(t), parseIncrease(allowed))?.isTooMuch,
  )
  return states.filter((state, day) => state === true && states[day - 1] !== true).length
}

describe('when an image has grown within a week (F5)', () => {
  it.each([
    [110, false],
    [110.1, true],
  ])('from 100 to %d MiB, more than ten percent is %j', (size, isTooMuch) => {
    expect(growthOf(daily([...days(20, () => 100), size]))?.isTooMuch).toBe(isTooMuch)
  })

  it('goes by the median of the seven days before the window', () => {
    const before = [100, 100, 100, 100, 90, 90, 90]
    const growth = growthOf(daily([...before, ...days(6, () => 105), 111]))
    expect(growth).toMatchObject({ beforeBytes: 100 * 1024 * 1024, isTooMuch: true })
  })

  it('takes a size as well, for what is large: percent alone hides 400 MB of 12 GB', () => {
    const large = daily([...days(20, () => 11_500), ...days(10, () => 11_900)])
    expect([alerts(large), alerts(large, '10% or 100 MiB')]).toEqual([0, 1])
  })
})

describe('when it is looked at day by day (F5)', () => {
  it('is news once for a step, however long the step is seen', () => {
    expect(alerts(daily([...days(20, () => 100), ...days(30, () => 125)]))).toBe(1)
  })

  it('is news twice for a spike and a step, and not ten times', () => {
    const sizes = [
      ...days(13, () => 100),
      112,
      112,
      118,
      118,
      ...days(4, () => 100),
      ...days(40, () => 125),
    ]
    expect(alerts(daily(sizes))).toBe(2)
  })

  it('is none where it shrinks', () => {
    expect(alerts(daily([...days(20, () => 100), ...days(30, () => 70)]))).toBe(0)
  })
})

describe('when a night is missed (F6)', () => {
  it('changes nothing', () => {
    const all = daily([...days(20, () => 100), ...days(5, () => 125)])
    const some = all.filter((_, day) => day % 3 !== 1)
    expect(growthOf(some)?.beforeBytes).toBe(growthOf(all)?.beforeBytes)
  })

  it('goes by the last size before, where a whole week is missing', () => {
    const records = daily([...days(20, () => 100), ...days(7, () => 120)]).filter(
      ({ t }) =>
        NOW.valueOf() - Date.parse(t) < 7 * DAY_MS || NOW.valueOf() - Date.parse(t) > 14 * DAY_MS,
    )
    expect(growthOf(records)).toMatchObject({ beforeBytes: 100 * 1024 * 1024, isTooMuch: true })
  })
})

describe('when a series is younger than a week', () => {
  it('says nothing', () => {
    expect(growthOf(daily([100, 150]))).toBeNull()
    expect(growthOf([])).toBeNull()
  })
})
