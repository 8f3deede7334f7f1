import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { MIB } from '../../../src/domain/values/bytes.ts'
import {
  allowedGrowth,
  amountBytes,
  parseAmount,
  parseIncrease,
} from '../../../src/domain/values/increase.ts'
import { Malformed } from '../../../src/domain/values/problem.ts'

const allowed = (text: string, base: number) => allowedGrowth(parseIncrease(text), base)

describe('when an increase is read', () => {
  it.each([
    ['5%', [{ percent: 5 }], 'or'],
    ['2.5 %', [{ percent: 2.5 }], 'or'],
    ['10 MiB', [{ bytes: 10 * MIB }], 'or'],
    ['25% or 50 MiB', [{ percent: 25 }, { bytes: 50 * MIB }], 'or'],
    ['0.1% AND 100 KiB', [{ percent: 0.1 }, { bytes: 102_400 }], 'and'],
    ['5% or 1 MB or 2%', [{ percent: 5 }, { bytes: 1_000_000 }, { percent: 2 }], 'or'],
  ])('knows the amounts of %s', (text, amounts, join) => {
    expect(parseIncrease(text)).toEqual({ amounts, join, text })
  })

  it('keeps what its author wrote, without the blanks around it', () => {
    expect(parseIncrease('  5%  or 1 MB ').text).toBe('5%  or 1 MB')
  })

  it.each([
    ['', '"" is neither a percent, such as 5%, nor a size, such as 10 MiB'],
    ['5', '"5" is neither a percent, such as 5%, nor a size, such as 10 MiB'],
    ['-5%', '"-5%" is neither'],
    ['5% or', '"5% or" is neither'],
    ['or 5%', '"or 5%" is neither'],
    ['5% or much', '"much" is neither'],
    ['5% xor 1 MB', '"5% xor 1 MB" is neither'],
    [`${'9'.repeat(400)}%`, 'is neither'],
    ['1% or 2 MB and 3%', 'mixes "or" and "and": use one of them'],
  ])('refuses %j', (text, message) => {
    expect(() => parseIncrease(text)).toThrow(Malformed)
    expect(() => parseIncrease(text)).toThrow(message)
  })

  it('keeps the cause of a wrong size', () => {
    expect(() => parseAmount('5 parsecs')).toThrow(
      expect.objectContaining({ cause: expect.any(Malformed) }),
    )
  })
})

describe('when an amount comes to bytes', () => {
  it.each([
    ['a size is what it is', '3 KiB', 999, 3_072],
    ['a percent is one of the whole', '5%', 200, 10],
    ['bytes are rounded down', '5%', 199, 9],
    ['a decimal percent is exact', '0.57%', 10_000, 57],
    ['nothing has no percent', '50%', 0, 0],
    ['0 % is nothing', '0%', 12_345, 0],
  ])('%s', (_, text, whole, bytes) => {
    expect(amountBytes(parseAmount(text), whole)).toBe(bytes)
  })

  it('is exact for every image of up to 4 GiB and percents of two decimals', () => {
    const hundredths = fc.integer({ min: 0, max: 10_000 })
    // Round sizes come to whole bytes, where a binary fraction just below them would show.
    const size = fc.oneof(
      fc.nat({ max: 2 ** 32 }),
      fc.nat({ max: 400_000 }).map((tens) => tens * 10_000),
    )
    fc.assert(
      fc.property(hundredths, size, (percent, whole) => {
        const exact = (BigInt(whole) * BigInt(percent)) / 10_000n
        expect(amountBytes({ percent: percent / 100 }, whole)).toBe(Number(exact))
      }),
    )
  })
})

describe('when two amounts are joined', () => {
  it.each([
    ['5% or 10 MiB', 100 * MIB, 5 * MIB],
    ['5% or 10 MiB', 400 * MIB, 10 * MIB],
    ['5% and 10 MiB', 100 * MIB, 10 * MIB],
    ['5% and 10 MiB', 400 * MIB, 20 * MIB],
  ])('%s of %d bytes allows %d', (text, base, bytes) => {
    expect(allowed(text, base)).toBe(bytes)
  })

  it('is over "or" where it is over either, and over "and" where it is over both', () => {
    const amounts = fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 1_000 }))
    fc.assert(
      fc.property(
        amounts,
        fc.nat({ max: 10_000 }),
        fc.nat(2_000),
        ([percent, bytes], base, grown) => {
          const over = [`${percent}%`, `${bytes} B`].map((text) => grown > allowed(text, base))
          expect(grown > allowed(`${percent}% or ${bytes} B`, base)).toBe(over.includes(true))
          expect(grown > allowed(`${percent}% and ${bytes} B`, base)).toBe(!over.includes(false))
        },
      ),
    )
  })
})
