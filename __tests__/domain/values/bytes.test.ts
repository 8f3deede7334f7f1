import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  formatApart,
  formatBytes,
  formatChange,
  formatPercent,
  MIB,
  parseSize,
} from '../../../src/domain/values/bytes.ts'
import { Malformed } from '../../../src/domain/values/problem.ts'

describe('when a size is read', () => {
  it.each([
    ['512 B', 512],
    ['1 kB', 1_000],
    ['200 MB', 200_000_000],
    ['2 GB', 2_000_000_000],
    ['1 KiB', 1_024],
    ['200 MiB', 209_715_200],
    ['2 GiB', 2_147_483_648],
  ])('knows the unit of %s', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes)
  })

  it.each([
    ['1.5GiB', 1_610_612_736],
    ['0.5 KiB', 512],
    ['1.1 MB', 1_100_000],
    ['  7 b  ', 7],
    ['3 mib', 3 * MIB],
    ['0 B', 0],
  ])('takes %j as people write it', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes)
  })

  it('rounds to whole bytes', () => {
    expect(parseSize('0.001 KiB')).toBe(1)
  })

  it.each([
    ['', 'nothing'],
    ['200', 'a number without a unit'],
    ['MB', 'a unit without a number'],
    ['200 TB', 'a unit that no image needs'],
    ['200 constructor', 'a word that every object knows'],
    ['-1 MB', 'a negative size'],
    ['.5 MB', 'a number without its first digit'],
    ['1,000 MB', 'a thousands separator'],
    ['1e3 MB', 'an exponent'],
    ['200 MB 1', 'something after the unit'],
    ['9007199254740993 B', 'more than numbers can count exactly'],
  ])('refuses %j: %s', (text) => {
    expect(() => parseSize(text)).toThrow(Malformed)
  })

  it('says what is allowed', () => {
    expect(() => parseSize('200')).toThrow(
      '"200" is not a size: a number and a unit, such as 200 MB (10^6 bytes) or 200 MiB (2^20 bytes)',
    )
  })

  it('reads every number of bytes back', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (bytes) => parseSize(`${bytes} B`) === bytes))
  })
})

describe('when a size is written', () => {
  it.each([
    [0, '0 B'],
    [1_023, '1023 B'],
    [1_024, '1.0 KiB'],
    [104_857, '102.4 KiB'],
    [104_858, '0.1 MiB'],
    [MIB - 1, '1.0 MiB'],
    [275_146_342, '262.4 MiB'],
    [999.9 * MIB, '999.9 MiB'],
    [1_000 * MIB, '1,000.0 MiB'],
    [1_234_567.8 * MIB, '1,234,567.8 MiB'],
    [-1_024, '−1.0 KiB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })

  it('loses no more than half of the last digit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 40 }), (bytes) => {
        const text = formatBytes(bytes)
        const error = Math.abs(parseSize(text.replaceAll(',', '')) - bytes)
        expect(error).toBeLessThanOrEqual(text.endsWith('MiB') ? 0.05 * MIB + 1 : 0.05 * 1024 + 1)
      }),
    )
  })
})

describe('when a difference is written', () => {
  it.each([
    [0, '±0 B'],
    [1, '+1 B'],
    [19_086_540, '+18.2 MiB'],
    [-1_024, '−1.0 KiB'],
    [-20 * MIB, '−20.0 MiB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatChange(bytes)).toBe(text)
  })

  it.each([
    [7.454, '+7.5 %'],
    [0.04, '+0.0 %'],
    [-0.04, '−0.0 %'],
    [-12.34, '−12.3 %'],
    [1_234.5, '+1,234.5 %'],
  ])('writes %d percent as %s', (percent, text) => {
    expect(formatPercent(percent)).toBe(text)
  })
})

describe('when sizes are told beside each other', () => {
  it.each<[number[], string[]]>([
    [
      [269.2 * MIB, 250 * MIB],
      ['269.2 MiB', '250.0 MiB'],
    ],
    [
      [192_512, 189_440],
      ['188 KiB', '185 KiB'],
    ],
    [
      [250 * MIB, 250 * MIB],
      ['250.0 MiB', '250.0 MiB'],
    ],
    [
      [250.04 * MIB, 250 * MIB],
      ['250.04 MiB', '250.00 MiB'],
    ],
    [
      [250.004 * MIB, 250 * MIB],
      ['250.004 MiB', '250.000 MiB'],
    ],
    [
      [250 * MIB + 10, 250 * MIB],
      ['262,144,010 B', '262,144,000 B'],
    ],
  ])('reads %j apart, where they differ', (sizes, texts) => {
    expect(formatApart(sizes.map(Math.round))).toEqual(texts)
  })
})
