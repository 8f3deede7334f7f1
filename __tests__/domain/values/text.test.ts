import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { nearest, oneLine, plural, printable, toJsonText } from '../../../src/domain/values/text.ts'
import { UNPRINTABLE, unprintableIn } from '../../support/unprintable.ts'

describe('when a text comes from somebody else', () => {
  it.each([
    ['new lines', 'RUN apt-get update\n  && make\r\n', 'RUN apt-get update && make'],
    ['a workflow command on a line of its own', 'x\n::error::y', 'x ::error::y'],
    ['the separators of Unicode', 'a\u2028b\u2029c', 'a b c'],
    ['terminal escapes', '\u001b[31mred\u0007', '[31mred'],
    ['C1 controls', 'a\u009b31mb', 'a31mb'],
    ['delete and null', 'a\u007fb\u0000c', 'abc'],
    ['bidirectional marks', 'a\u202eb\u2066c\u2069d\u200fe\u061cf', 'abcdef'],
    ['zero-width characters', 'pass\u200bw\u200do\ufeffrd', 'passwo rd'],
    ['a soft hyphen', 'pay\u00adload', 'payload'],
    ['invisible tags', 'a\u{e0041}b', 'ab'],
    ['blanks around a hidden character', 'a \u200b b', 'a b'],
  ])('takes %s out', (_, text, line) => {
    expect(oneLine(text)).toBe(line)
  })

  it.each(Object.entries(UNPRINTABLE))('takes %s out of a line', (_, hidden) => {
    expect(unprintableIn(`a${hidden}b`)).not.toEqual([])
    expect(unprintableIn(oneLine(`a${hidden}b`))).toEqual([])
  })

  it.each(Object.entries(UNPRINTABLE))(
    'marks where %s stood in text of several lines',
    (_, hidden) => {
      const shown = printable(`a\n\tb${hidden}c`)
      expect(unprintableIn(shown)).toEqual([])
      expect(shown).toMatch(/^a\n\tb.*\ufffd.*c$/)
    },
  )

  it.each(Object.entries(UNPRINTABLE))('escapes %s in JSON, which keeps it', (_, hidden) => {
    const value = { [`key${hidden}`]: [`a${hidden}b\n`] }
    for (const indent of [undefined, 2]) {
      expect(unprintableIn(toJsonText(value, indent))).toEqual([])
      expect(JSON.parse(toJsonText(value, indent))).toEqual(value)
    }
  })

  it('keeps half of a pair in JSON as an escape', () => {
    expect(toJsonText('a\ud800')).toBe('"a\\ud800"')
  })

  it('ends lines alike', () => {
    expect(printable('a\r\nb\rc')).toBe('a\nb\ufffdc')
  })

  it('takes a pattern of Braille without dots for the blank that it looks like', () => {
    expect(oneLine('\u2800a\u2800\u2800b')).toBe('a b')
  })

  it.each([
    'größe 大きさ حجم 🐳',
    'ＡＢＣ ไทย हिन्दी tiếng Việt',
    '⚠️ ✏️ ℹ️',
    'e\u0301\u0302\u0303\u0304\u0305',
  ])('keeps what is visible, in every script: %s', (text) => {
    expect(oneLine(text)).toBe(text)
    expect(printable(text)).toBe(text)
    expect(toJsonText(text)).toBe(`"${text}"`)
  })

  it('keeps a text of the limit as it is', () => {
    expect(oneLine('abcde', 5)).toBe('abcde')
  })

  it('cuts a longer one, and shows that it did', () => {
    expect(oneLine('abcdef', 5)).toBe('abcd…')
  })

  it('counts characters, and cuts none in half', () => {
    expect(oneLine('🐳🐳🐳🐳', 3)).toBe('🐳🐳…')
  })

  it('has an end, unless it is told otherwise', () => {
    expect([...oneLine('x'.repeat(1_000))]).toHaveLength(500)
  })

  it('is one visible line, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 50 }), (text, limit) => {
        const line = oneLine(text, limit)
        expect(unprintableIn(line)).toEqual([])
        expect([...line].length).toBeLessThanOrEqual(limit)
        expect(oneLine(line, limit)).toBe(line)
      }),
    )
  })
})

describe('when a word is mistyped', () => {
  const known = ['max_mb', 'max_size', 'max_increase', 'warn_at', 'platforms']

  it.each([
    ['max_bm', 'max_mb'],
    ['maxsize', 'max_size'],
    ['platform', 'platforms'],
    ['Warn_at', 'warn_at'],
  ])('finds what %s was meant to be', (word, meant) => {
    expect(nearest(word, known)).toBe(meant)
  })

  it.each(['colour', 'x', '', 'maximum_number_of_bytes'])('guesses nothing for %j', (word) => {
    expect(nearest(word, known)).toBeUndefined()
  })

  it('guesses nothing where nothing is known', () => {
    expect(nearest('max_mb', [])).toBeUndefined()
  })
})

it.each([
  [0, '0 images'],
  [1, '1 image'],
  [2, '2 images'],
  [1_234, '1,234 images'],
])('counts %d', (count, text) => {
  expect(plural(count, 'image')).toBe(text)
})

it('takes a plural of its own', () => {
  expect(plural(2, 'entry', 'entries')).toBe('2 entries')
})
