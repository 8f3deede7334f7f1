import { describe, expect, it } from '@jest/globals'
import { unifiedDiff } from '../../src/common/unified-diff.ts'
import { fencedDiff, shownDiff } from '../../src/render/text-diff.ts'
import { plain } from '../../src/render/text-table.ts'

/** The lines below the two names of the file. */
function shown(before: string, after: string): string[] {
  return shownDiff(unifiedDiff('b.yaml', before, after), plain)
    .split('\n')
    .slice(2)
}

describe('when a diff is shown', () => {
  it.each<[string, string, string, string[]]>([
    [
      'with the empty lines at its end',
      'a\n\n \n\n',
      'b\n\n \n\n',
      ['@@ -1,4 +1,4 @@', '-a', '+b', ' ', '  ', ' '],
    ],
    [
      'without Windows’ line ends, where it has no others',
      'a\r\nb\r\n',
      'a\r\nc\r\n',
      ['@@ -1,2 +1,2 @@', ' a', '-b', '+c'],
    ],
    [
      'without them above a last line that has none',
      'a\r\nb',
      'a\r\nc',
      [
        '@@ -1,2 +1,2 @@',
        ' a',
        '-b',
        '\\ No newline at end of file',
        '+c',
        '\\ No newline at end of file',
      ],
    ],
    [
      'with those that others differ from',
      'a\r\nb\n',
      'a\nb\n',
      ['@@ -1,2 +1,2 @@', '-a^M', '+a', ' b'],
    ],
    [
      'with what is no line end as a sign for it',
      'a\rb\n',
      'a\rc\n',
      ['@@ -1,1 +1,1 @@', '-a\ufffdb', '+a\ufffdc'],
    ],
  ])('is shown %s', (_, before, after, lines) => {
    expect(shown(before, after)).toEqual(lines)
  })

  it('ends its fence on a line of its own', () => {
    expect(fencedDiff(unifiedDiff('b.yaml', 'a\n\n', 'b\n\n'))).toBe(
      '```diff\n--- b.yaml\n+++ b.yaml\n@@ -1,2 +1,2 @@\n-a\n+b\n \n```',
    )
  })
})
