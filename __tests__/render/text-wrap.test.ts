import { describe, expect, it } from '@jest/globals'
import { columns } from '../../src/render/text-table.ts'
import { widthOf } from '../../src/render/text-width.ts'
import { wrapped } from '../../src/render/text-wrap.ts'

describe('when it is asked how wide a text is in a terminal', () => {
  it.each<[string, number]>([
    ['api', 3],
    ['größe', 5],
    ['gro\u0308ße', 5],
    ['日本語', 6],
    ['한글', 4],
    ['\u1112\u1161\u11ab', 2],
    ['👀', 2],
    ['⚠️', 2],
    ['✗', 1],
    ['…', 1],
    ['\u001b[31;1234;5678;9012mred\u001b[39;1234;5678;9012m', 3],
    ['', 0],
  ])('%j takes %i columns', (text, width) => {
    expect(widthOf(text)).toBe(width)
  })
})

describe('when rows stand in columns', () => {
  it('holds them where characters are wide', () => {
    expect(
      columns(
        [
          ['日本', '1', 'a'],
          ['api', '200', 'b'],
        ],
        [1],
      ),
    ).toEqual(['日本    1  a', 'api   200  b'])
  })

  it('continues the last one where it does not fit', () => {
    expect(columns([['api', 'one two three four five six']], [], 27)).toEqual([
      'api  one two three four\n     five six',
    ])
  })

  it('puts the last one below where there is no room beside', () => {
    const rows = [
      ['a-name-of-twenty-one', '1', 'over the limit'],
      ['api', '2', 'ok'],
    ]
    expect(columns(rows, [], 30)).toEqual([
      'a-name-of-twenty-one  1\n    over the limit',
      'api                   2  ok',
    ])
  })

  it('puts one cell below the other where not even the others fit', () => {
    expect(columns([['a-name-of-twenty-one', '231.0 MiB', '269.2 MiB', 'over']], [], 24)).toEqual([
      'a-name-of-twenty-one\n    231.0 MiB  269.2 MiB\n    over',
    ])
  })
})

describe('when a text is wrapped', () => {
  it.each<[string, string, string]>([
    [
      'a sentence, under its own words',
      '✗ api: one two three four',
      '✗ api: one two three\n  four',
    ],
    [
      'an indented one, under its indent',
      '  one two three four five',
      '  one two three four\n  five',
    ],
    [
      'a list, in its second column',
      '  --a    one two three four',
      '  --a    one two\n         three four',
    ],
    ['wide characters by their width', '日本語日本語 日本語日本語', '日本語日本語\n  日本語日本語'],
    [
      'a long word not at all',
      'see https://example.com/a/long/path/to',
      'see\n  https://example.com/a/long/path/to',
    ],
    ['several lines each', 'one two three four five\nsix', 'one two three four\n  five\nsix'],
    ['an empty line as it is', 'a\n\nb', 'a\n\nb'],
  ])('breaks %s', (_, text, expected) => {
    expect(wrapped(text, 20)).toBe(expected)
  })

  it('leaves it as it is where there is no terminal, or one of hardly any columns', () => {
    const text = 'one two three four five six'
    expect([wrapped(text, undefined), wrapped(text, 5)]).toEqual([text, text])
  })
})
