import { describe, expect, it } from '@jest/globals'
import { outlookOf, rangeAfter, reachOf } from '../../../src/domain/forecast/forecast.ts'
import type { SizeRecord } from '../../../src/domain/series/record.ts'
import { weeksOf } from '../../../src/domain/series/weekly.ts'
import { outlookWords, reachPhrase } from '../../../src/render/forecast-words.ts'
import { aSeries, daily, days } from '../../support/sizes.ts'

const MIB = 1024 * 1024
const NOW = '2026-11-25T10:00:00Z'

const outlook = (records: readonly SizeRecord[], now = NOW) =>
  outlookOf(aSeries(records), new Date(now))

function words(sizes: readonly number[], limit?: number, now?: string): string {
  const records = daily(sizes)
  const known = outlook(records, now)
  const last = records.at(-1)?.bytes ?? 0
  const reach = limit === undefined ? null : reachOf(known, last, limit * MIB)
  return outlookWords(known, reach, (text) => text)
}

/** A size that changes by so many percent a week, and a little up and down from day to day. */
const growing = (percent: number, count: number, from = 100) =>
  days(count, (day) => from * (1 + percent / 100) ** (day / 7) + 0.02 * Math.sin(day * 1.7))

describe('when a series grows', () => {
  it('tells the pace, and a range in weeks: no date, no probability (F2)', () => {
    expect(words(growing(0.5, 140), 115)).toMatch(
      /^at the pace since 2026-07-09 \(\+0\.5 % a week, 21 weeks\) the budget is reached in about \d+(–\d+)? weeks$/,
    )
  })

  it('says the same of the same (F2)', () => {
    expect(words(growing(0.5, 140), 115)).toBe(words(growing(0.5, 140), 115))
  })

  it('looks at half a year at most (F1)', () => {
    const { forecast } = outlook(daily([...growing(3, 140, 50), ...growing(0.5, 200, 91)]))
    expect(forecast).toMatchObject({ kind: 'growing', weeks: 26 })
  })

  it.each([
    [100_000, 'the budget is not reached within a year'],
    [110.6, 'the budget may be reached any time'],
  ])('of a limit of %d MiB says that %s (F2)', (limit, end) => {
    expect(words(growing(0.5, 140), limit)).toContain(end)
  })

  it('without a limit tells the pace alone', () => {
    expect(words(growing(0.5, 140))).toBe('grows since 2026-07-09 (+0.5 % a week, 21 weeks)')
  })

  it('says nothing of a limit that is passed already', () => {
    expect(reachOf(outlook(daily(growing(0.5, 140))), 120 * MIB, 115 * MIB)).toBeNull()
  })
})

describe('when a series hardly grows (F3)', () => {
  it.each([
    [0.24, 'flat'],
    [0.26, 'growing'],
    [-0.24, 'flat'],
    [-0.26, 'falling'],
  ])('at %d %% a week it is %s', (percent, kind) => {
    expect(outlook(daily(growing(percent, 140))).forecast.kind).toBe(kind)
  })

  it('is practically flat', () => {
    expect(words(growing(0.1, 140), 101)).toBe('practically flat (+0.10 % a week, 21 weeks)')
  })

  it('has no forecast where it shrinks', () => {
    expect(words(growing(-1, 140), 200)).toBe('shrinks since 2026-07-09 (−1.0 % a week, 21 weeks)')
  })
})

describe('when a series has a step (F1)', () => {
  const step = (before: number, weeksAfter: number, after: number, pace = 0) => [
    ...growing(pace, 98, before),
    ...growing(pace, weeksAfter * 7, after),
  ]

  it.each([
    [7, 'short'],
    [8, 'flat'],
  ])('%i weeks after it is %s (F3)', (weeksAfter, kind) => {
    // The day is a Monday: weeks are whole ones.
    const records = daily(step(100, weeksAfter, 125), { until: '2026-11-22T10:00:00Z' })
    expect(outlook(records).forecast.kind).toBe(kind)
  })

  it('says too short since when, and by what (F3, F4)', () => {
    expect(words(step(100, 5, 125))).toBe(
      'too short since the step of +25 % on 2026-10-22 (ccccccc)',
    )
  })

  it('takes the pace since it, not the one over it', () => {
    const { forecast } = outlook(daily(step(140, 16, 127, 0.4)))
    expect(forecast).toMatchObject({ kind: 'growing', step: { date: '2026-08-06' } })
    expect('percent' in forecast && forecast.percent).toBeCloseTo(0.4, 1)
  })

  it.each([
    [2.9, 0],
    [3.2, 1],
  ])('is none below three percent: %d %% (F1)', (percent, count) => {
    expect(outlook(daily(step(100, 10, 100 + percent))).steps).toHaveLength(count)
  })

  it.each([
    [4, 0],
    [6, 1],
  ])('of %i percent more, where weeks grow by one percent, is %i (F1)', (more, count) => {
    const restless = days(160, (day) => 100 * 1.01 ** (day / 7) * (day < 80 ? 1 : 1 + more / 100))
    expect(outlook(daily(restless)).steps).toHaveLength(count)
  })

  it('names the commit and the run that it began with (F4)', () => {
    const records = daily(step(100, 5, 125)).map((record, index) => ({
      ...record,
      commit: index.toString(16).padStart(40, '0'),
      run: index,
    }))
    expect(outlook(records).steps).toMatchObject([
      { run: 98, commit: (98).toString(16).padStart(40, '0'), date: '2026-10-22' },
    ])
  })

  it('is told as one where its week lies between two levels', () => {
    const { steps } = outlook(daily([...days(80, () => 100), ...days(60, () => 125)]))
    expect(steps).toMatchObject([{ percent: 25, beforeBytes: 100 * MIB, afterBytes: 125 * MIB }])
  })

  it('may be a spike while it is young and small: the pace before it counts, and it is told (F4)', () => {
    const sizes = [...growing(0.5, 140), ...days(9, () => 105)]
    expect(words(sizes, 120)).toMatch(
      /^at the pace since .*; −4\.\d % since 2026-11-17, which may be taken back yet$/,
    )
  })
})

describe('when a series has a spike (F4)', () => {
  const spike = (length: number) => [
    ...days(60, () => 100),
    ...days(length, () => 118),
    ...days(80, () => 100),
  ]

  it.each([
    [1, 1, 0],
    [4, 1, 0],
    [14, 1, 0],
    [15, 0, 2],
    [21, 0, 2],
  ])('of %i days, it has %i spikes and %i steps', (length, spikes, steps) => {
    const known = outlook(daily(spike(length)))
    expect([known.spikes.length, known.steps.length]).toEqual([spikes, steps])
  })

  it('and then a step, it tells both: +18 %, gone after four days, and then +25 % for good', () => {
    const sizes = [
      ...days(13, () => 100),
      112,
      112,
      118,
      118,
      ...days(4, () => 100),
      ...days(46, () => 125),
    ]
    const { steps, spikes, forecast } = outlook(daily(sizes))
    expect(spikes.map(({ top, level }) => top.bytes / level)).toEqual([1.18])
    expect(steps.map(({ percent }) => percent)).toEqual([25])
    expect(forecast.kind).toBe('short')
  })

  it('of an hour, a weekly median does not see it', () => {
    const records = daily(days(140, () => 100))
    const peak = records
      .map((record) => ({ ...record, t: record.t.replace('T10', 'T11') }))
      .slice(70, 71)
    const { steps } = outlook(
      [...records, ...peak.map((each) => ({ ...each, bytes: 137 * MIB }))].toSorted((a, b) =>
        a.t < b.t ? -1 : 1,
      ),
    )
    expect(steps).toEqual([])
  })
})

describe('when there is too little to go by (F3)', () => {
  it.each([
    [7, 'short'],
    [8, 'flat'],
  ])('%i weeks are %s', (weeks, kind) => {
    const records = daily(
      days(weeks * 7, () => 100),
      { until: '2026-11-22T10:00:00Z' },
    )
    expect(outlook(records).forecast.kind).toBe(kind)
  })

  it('says how many weeks there are, and are needed', () => {
    expect(words(days(21, () => 100))).toBe(
      'too short for a forecast: 4 weeks of sizes, and 8 are needed',
    )
  })

  it('fills no week without a size: ten in three years are too sparse (F3)', () => {
    const records = daily(days(1_095, () => 100)).filter((_, day) => (1_094 - day) % 110 === 0)
    expect(outlook(records).forecast).toEqual({ kind: 'sparse', weeks: 2 })
  })

  it('goes by the real week where some are missing (F3)', () => {
    const records = daily(growing(0.5, 160)).filter((_, day) => Math.floor(day / 7) % 2 === 0)
    const { forecast } = outlook(records)
    expect('percent' in forecast && forecast.percent).toBeCloseTo(0.5, 1)
  })

  it('says nothing of what was not measured for weeks (F6)', () => {
    const records = daily(growing(0.5, 140))
    expect(outlook(records, '2026-12-20T10:00:00Z').forecast.kind).toBe('growing')
    expect(outlook(records, '2026-12-28T10:00:00Z').forecast.kind).toBe('none')
  })

  it('says nothing of nothing', () => {
    expect(words([])).toBe('no sizes of the last four weeks')
  })
})

describe('when falls and jumps follow one another', () => {
  it('has no steady trend, and never a forecast of shrinking to nothing', () => {
    const levels = [94, 70, 75, 83, 50, 47]
    const sizes = levels.flatMap((level) => days(28, () => level))
    expect(words(sizes, 100)).toMatch(
      /^no steady trend: 5 steps in half a year, and too short since/,
    )
  })

  it('has none either where it goes up and down', () => {
    const sizes = days(140, (day) => 100 + 2 * Math.sin(day / 9) + day / 40)
    expect(['unsteady', 'flat']).toContain(outlook(daily(sizes)).forecast.kind)
  })
})

describe('when a night is missed (F6)', () => {
  it('changes nothing', () => {
    const all = daily(growing(0.5, 140))
    const some = all.filter((_, day) => day % 9 !== 4)
    const [one, other] = [outlook(all).forecast, outlook(some).forecast]
    expect(other.kind).toBe(one.kind)
    expect('percent' in one && 'percent' in other && other.percent - one.percent).toBeCloseTo(0, 2)
  })
})

describe('when a limit comes near', () => {
  const phrase = (limit: number) =>
    reachPhrase(reachOf(outlook(daily(growing(0.5, 140))), 110.5 * MIB, limit * MIB))

  it.each([
    [110.6, 'at this pace it may be over the limit any time'],
    [100_000, null],
  ])('of %d MiB the row says %j', (limit, expected) => {
    expect(phrase(limit)).toBe(expected)
  })

  it('tells in how many weeks', () => {
    expect(phrase(115)).toMatch(/^at this pace over the limit in \d+(–\d+)? weeks$/)
  })
})

describe('when a range is drawn (F2)', () => {
  /** Weeks of a walk whose steps are drawn by a fixed rule. */
  function walk(seed: number, weeks: number): number[] {
    let state = seed * 7_919_113
    let size = 100
    return days(weeks, () => {
      state = (state * 48_271) % 2_147_483_647
      size *= 1 + (state / 2_147_483_647 - 0.5) * 0.04
      return size
    })
  }

  it('holds eight of ten sizes of walks like those before', () => {
    let [held, all] = [0, 0]
    for (let seed = 1; seed <= 300; seed++) {
      const weekly = weeksOf(
        daily(
          walk(seed, 65).flatMap((size) => days(7, () => size)),
          { until: '2026-11-22T10:00:00Z' },
        ),
      )
      const range = rangeAfter(weekly.slice(0, 52), 13)
      const came = weekly[64]?.median ?? 0
      if (range === null) throw new RangeError('no range')
      all++
      if (came >= range.low && came <= range.high) held++
    }
    expect(held / all).toBeGreaterThan(0.65)
    expect(held / all).toBeLessThan(0.9)
  })

  it('is none of weeks that nothing is known between', () => {
    const weekly = weeksOf(daily(growing(0.5, 280))).filter((_, week) => week % 2 === 0)
    expect(rangeAfter(weekly, 13)).toBeNull()
  })
})
