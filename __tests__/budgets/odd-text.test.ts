import { describe, expect, it } from '@jest/globals'
import { readBudgets } from '../../src/budgets/read.ts'

function problemsOf(text: string): string[] {
  const result = readBudgets(text)
  if (!('problems' in result)) return []
  return result.problems.map(({ place, message }) => `${place.line}:${place.column} ${message}`)
}

const NBSP = '\u00a0'

describe('when a blank only looks like one', () => {
  const blame = 'There is a no-break space (U+00A0) in line'

  it.each([
    ['before an item', `budgets:\n${NBSP}${NBSP}- image: a/b\n    max_mb: 2\n`, 'line 2, column 1'],
    ['behind a colon', `budgets:\n  - image:${NBSP}a/b\n    max_mb: 2\n`, 'line 2, column 11'],
    ['before a number', `budgets:\n  - image: a/b\n    max_mb:${NBSP}2\n`, 'line 3, column 12'],
    ['before a key', `budgets:\n  - image: a/b\n${NBSP}   max_mb: 2\n`, 'line 3, column 1'],
    ['at the end', `budgets:\n  - image: a/b\n    max_mb: 2${NBSP}\n`, 'line 3, column 14'],
  ])('is named where it stands %s', (_, text, place) => {
    expect(problemsOf(text)).toEqual([
      expect.stringContaining(`${blame} ${place.slice(5)}: YAML takes plain spaces only`),
    ])
  })

  it('is named by its number where it is another', () => {
    const [problem] = problemsOf('budgets:\n\u3000\u3000- image: a/b\n    max_mb: 2\n')
    expect(problem).toContain('a blank of its own (U+3000) in line 2, column 1')
  })

  it.each([
    ['200B', '\u200b'],
    ['2060', '\u2060'],
    ['FEFF', '\ufeff'],
    ['0085', '\u0085'],
  ])('is told to be left out where nobody sees it: U+%s', (code, letter) => {
    const [problem] = problemsOf(`\ufeffbudgets:\n  - image: a/b\n    ${letter}max_mb: 2\n`)
    expect(problem).toMatch(
      new RegExp(`an invisible character \\(U\\+${code}\\) in line 3, column 5: leave it out$`),
    )
  })

  it('is not the mark at the very beginning', () => {
    expect(problemsOf('\ufeffbudgets: 5\n').join()).not.toContain('invisible')
  })

  it('is not blamed in a comment, nor for what stands elsewhere', () => {
    const text = `# a${NBSP}b\nbudgets:\n  - image: a/b # c${NBSP}d\n    max: 2\n`
    expect(problemsOf(text).join()).not.toContain('space')
  })

  it('may stand in a name', () => {
    expect(problemsOf(`budgets:\n  - image: a/b # ${NBSP}\n    max_mb: 2\n`)).toEqual([])
  })
})

describe('when the file is UTF-16', () => {
  const TEXT = 'budgets:\n  - image: a/b\n'
  const little = Buffer.from(TEXT, 'utf16le')

  it.each([
    ['as Windows writes it', Buffer.concat([Buffer.of(0xff, 0xfe), little])],
    ['without a mark', little],
    ['the other way round', Buffer.from(little).swap16()],
    [
      'the other way round, with a mark',
      Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(little).swap16()]),
    ],
  ])('%s, says so', (_, bytes) => {
    expect(problemsOf(bytes.toString('utf8'))).toEqual([
      '1:1 is UTF-16, and YAML is read as UTF-8: save it as that',
    ])
  })

  it('minds no mark of UTF-8', () => {
    expect(problemsOf(`\ufeff${TEXT}    max_mb: 2\n`)).toEqual([])
  })
})
