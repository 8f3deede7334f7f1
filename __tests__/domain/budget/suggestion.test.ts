import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Margin, propose } from '../../../src/domain/budget/suggestion.ts'
import { MIB, parseSize } from '../../../src/domain/values/bytes.ts'
import { parseMargin } from '../../../src/domain/values/option.ts'
import { Malformed } from '../../../src/domain/values/problem.ts'
import { RUNS } from '../../support/properties.ts'

const ABOVE: Margin = { percent: 20, isBelow: false }
const BELOW: Margin = { percent: 20, isBelow: true }
const EXACT: Margin = { percent: 0, isBelow: false }
const EXACT_BELOW: Margin = { percent: 0, isBelow: true }

function above(margin: string): Margin {
  return { percent: parseMargin(margin), isBelow: false }
}

/** A proposal for sizes in MB, against a limit as the file has it. */
function proposed(MB: readonly number[], margin: Margin, limit?: string, raise = false) {
  const sizes = MB.map((size) => Math.round(size * MIB))
  const value = limit === undefined ? 0 : /[a-z]/i.test(limit) ? parseSize(limit) : +limit * MIB
  const written = limit === undefined ? null : { value: Math.floor(value), text: limit }
  return propose({ name: 'api', sizes, limit: written }, margin, { raise })
}

describe('when a margin is read', () => {
  it.each([
    ['20%', 20],
    ['20', 20],
    ['7.5 %', 7.5],
    ['0', 0],
    ['0.25%', 0.25],
    ['1000', 1000],
  ])('takes %s', (text, percent) => {
    expect(parseMargin(text)).toBe(percent)
  })

  it.each([
    ['', 'nothing'],
    ['%', 'no number'],
    ['-5', 'less than nothing'],
    ['1001', 'more than 1000'],
    ['1000.01%', 'a little more than 1000'],
    ['1.234', 'three decimals'],
    ['.5', 'no first digit'],
    ['1e2', 'an exponent'],
    ['20 MB', 'a size'],
    ['20%%', 'two signs'],
  ])('refuses %j: %s', (text) => {
    expect(() => parseMargin(text)).toThrow(Malformed)
  })

  it('says what is allowed', () => {
    expect(() => parseMargin('lots')).toThrow(
      '"lots" is not a margin: a percent from 0 to 1000, such as 20% or 7.5%',
    )
  })

  it('reads every one that it allows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.constantFrom('', '%', ' %'),
        (hundredths, sign) => parseMargin(`${hundredths / 100}${sign}`) === hundredths / 100,
      ),
      RUNS,
    )
  })

  it('gives a number or a Malformed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          return parseMargin(text) >= 0 && parseMargin(text) <= 1000
        } catch (error) {
          return error instanceof Malformed
        }
      }),
      RUNS,
    )
  })
})

describe('when a limit is proposed for an image that has none', () => {
  it.each<[string, number[], Margin, string]>([
    ['a fifth above today’s size', [100], above('20%'), '120'],
    ['by the margin that is asked for', [100], above('7.5'), '108'],
    ['at today’s size', [100], above('0'), '100'],
    ['eleven times today’s size', [100], above('1000'), '1100'],
    ['above the average of several', [100, 110], ABOVE, '126'],
    ['not below the largest of several', [100, 200], ABOVE, '200'],
    ['four fifths of today’s size, as a goal', [100], BELOW, '80'],
    ['four fifths of the average, as a goal', [100, 200], BELOW, '120'],
  ])('lies %s', (_, sizes, margin, amount) => {
    const { change, limitBytes, previousLimitBytes, ...rest } = proposed(sizes, margin)
    expect(rest.amount).toBe(amount)
    expect({ change, limitBytes, previousLimitBytes }).toEqual({
      change: 'new',
      limitBytes: +amount * MIB,
      previousLimitBytes: null,
    })
  })

  it('tells the average that it goes by', () => {
    expect(proposed([100, 103], ABOVE).measuredBytes).toBe(101.5 * MIB)
  })
})

describe('when a limit is rounded', () => {
  it.each([
    [0, '0.000001', '0.000001'],
    [0.000_01, '0.00001', '0.00001'],
    [0.012_34, '0.013', '0.012'],
    [0.346, '0.35', '0.34'],
    [1, '1', '1'],
    [4.2, '4.2', '4.2'],
    [4.23, '4.3', '4.2'],
    [9.9, '9.9', '9.9'],
    [9.91, '10', '9.9'],
    [9.99, '10', '9.9'],
    [10, '10', '10'],
    [10.01, '11', '10'],
    [99.5, '100', '99'],
    [1234.5, '1235', '1234'],
  ])('makes %d MB to %s above it, and to %s below it', (MB, up, down) => {
    expect(proposed([MB], EXACT).amount).toBe(up)
    expect(proposed([MB], EXACT_BELOW).amount).toBe(down)
  })

  it.each([
    ['900 MiB', 300, '300 MiB'],
    ['900MB', 300, '315MB'],
    ['2 GiB', 1000, '0.98 GiB'],
    ['2 GB', 1000, '1.1 GB'],
    ['900000 kB', 300, '314573 kB'],
    ['999999999 B', 300, '314572800 B'],
    ['900 mib', 2.31, '2.4 mib'],
  ])('keeps the unit of %s', (limit, MB, words) => {
    const { amount, spelling, change } = proposed([MB], EXACT, limit)
    expect(`${amount}${spelling.suffix}`).toBe(words)
    expect({ change, key: spelling.key }).toEqual({ change: 'lowered', key: 'max_size' })
  })

  const anImage = fc.record({
    bytes: fc.oneof(fc.nat({ max: 20 * MIB }), fc.nat({ max: 2 ** 40 })),
    percent: fc.integer({ min: 0, max: 99_99 }).map((hundredths) => hundredths / 100),
    limit: fc.constantFrom(null, '1 B', '1 kB', '1MB', '1 MiB', '1 GB', '1 GiB'),
  })

  it('lies on its side of today’s size, by a tenth more at most, and is never 0', () => {
    fc.assert(
      fc.property(anImage, fc.boolean(), ({ bytes, percent, limit }, isBelow) => {
        const written = limit === null ? null : { value: isBelow ? 1 : Infinity, text: limit }
        const margin = { percent, isBelow }
        const subject = { name: 'api', sizes: [bytes], limit: written }
        const { limitBytes, amount } = propose(subject, margin, { raise: true })
        const goal = isBelow ? (bytes * (100 - percent)) / 100 : (bytes * (100 + percent)) / 100
        expect(Number(amount)).toBeGreaterThan(0)
        expect(amount).toMatch(/^\d+(\.\d+)?$/)
        // The smallest number that is written, of the largest unit.
        const least = 2000
        if (isBelow) {
          if (goal > least) expect(limitBytes).toBeLessThanOrEqual(goal)
          if (goal > 10 * least) expect(limitBytes).toBeGreaterThanOrEqual(goal * 0.89)
        } else {
          expect(limitBytes).toBeGreaterThanOrEqual(Math.max(bytes, Math.floor(goal)))
          if (goal > 10 * least) expect(limitBytes).toBeLessThanOrEqual(goal * 1.11)
        }
      }),
      RUNS,
    )
  })

  it('keeps to what it has proposed: the same sizes change nothing the second time', () => {
    fc.assert(
      fc.property(anImage, fc.boolean(), ({ bytes, percent }, isBelow) => {
        const margin = { percent, isBelow }
        const first = propose({ name: 'api', sizes: [bytes], limit: null }, margin, { raise: true })
        const limit = { value: first.limitBytes, text: first.amount }
        const subject = { name: 'api', sizes: [bytes], limit }
        const { change, note } = propose(subject, margin, { raise: true })
        expect({ change, note }).toEqual({ change: 'kept', note: null })
      }),
      RUNS,
    )
  })
})

describe('when the file has a limit already', () => {
  it.each<[string, number, string, boolean, object]>([
    ['lowers it', 100, '200', false, { change: 'lowered', limitBytes: 120 * MIB, note: null }],
    ['lowers it', 100, '200', true, { change: 'lowered', limitBytes: 120 * MIB, note: null }],
    ['keeps what fits', 100, '120', false, { change: 'kept', limitBytes: 120 * MIB, note: null }],
    [
      'does not raise it for want of a round number',
      9,
      '10.9',
      true,
      { change: 'kept', limitBytes: Math.floor(10.9 * MIB), note: null },
    ],
    [
      'keeps it where today’s size asks for more, and says so',
      150,
      '150',
      false,
      {
        change: 'kept',
        limitBytes: 150 * MIB,
        note: 'api keeps 150 MB: today’s size asks for 180 MB; --raise takes it',
      },
    ],
    [
      'says it in the unit of its author',
      150,
      '150 MiB',
      false,
      { note: 'api keeps 150 MiB: today’s size asks for 180 MiB; --raise takes it' },
    ],
    [
      'raises it when told to',
      150,
      '150',
      true,
      { change: 'raised', limitBytes: 180 * MIB, previousLimitBytes: 150 * MIB, note: null },
    ],
  ])('%s: %d MB against %s, raise %s', (_, size, limit, raise, expected) => {
    expect(proposed([size], ABOVE, limit, raise)).toMatchObject(expected)
  })

  it('never lets it rise on its own', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 2 ** 33 }),
        fc.integer({ min: 1, max: 2 ** 13 }),
        (bytes, MB) =>
          propose(
            { name: 'api', sizes: [bytes], limit: { value: MB * MIB, text: `${MB}` } },
            ABOVE,
            {
              raise: false,
            },
          ).limitBytes <=
          MB * MIB,
      ),
      RUNS,
    )
  })
})
