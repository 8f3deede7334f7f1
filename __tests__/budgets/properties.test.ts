import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { formatProblems, LINE_END } from '../../src/budgets/problem.ts'
import { readBudgets } from '../../src/budgets/read.ts'

const runs = { numRuns: process.env['CI'] ? 3_000 : 300 }

/** Budgets or problems, and each problem in a place that the text has. */
function expectSense(text: string): void {
  const result = readBudgets(text)
  const { length } = 'problems' in result ? result.problems : result.budgets
  expect(length).toBeGreaterThan(0)
  if (!('problems' in result)) return
  const lines = text.split(LINE_END)
  const nowhere = result.problems.filter(({ place: { line, column } }) => {
    const width = lines[line - 1]?.length
    return width === undefined || column < 1 || column > width + 1
  })
  const printed = result.problems.map((problem) => formatProblems('b.yaml', text, [problem]))
  const odd = printed.filter((each) => each.split('\n').length !== 3)
  expect({ nowhere, odd }).toEqual({ nowhere: [], odd: [] })
}

const KEYS = [
  ...['version', 'defaults', 'budgets', 'name', 'image', 'head', 'base', 'platforms', 'max_mb'],
  ...[
    'max_size',
    'warn_at',
    'warn_increase',
    'max_increase',
    'growth_of',
    'max_waste',
    'approvers',
    'waivers',
  ],
  ...['until', 'reason', '__proto__', 'constructor', 'toString', 'max_bm'],
]
const key = fc.constantFrom(...KEYS)
const scalar = fc.oneof(
  fc.constantFrom(
    '5%',
    '1 MB',
    'ghcr.io/acme/api',
    'linux/amd64',
    'pr-{number}',
    '{x}',
    '{',
    'own',
  ),
  fc.constantFrom(null, true, 1, 0, -1, 1e300),
  fc.string(),
)

describe('whatever the text', () => {
  it('gives budgets or problems, and never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), expectSense), runs)
  })

  it('does so for what looks like YAML', () => {
    const words = ['<<', '*a', '&a', '- ', '? ', '{', '}', '[', ']', ': ', ',', '"', '|', '!!str ']
    const breaks = ['\n', '\n  ', '\n    ', '\r', '\r\n', ' ', '---\n', '#']
    const word = fc.oneof(fc.constantFrom(...words, ...breaks), key, scalar.map(String))
    const text = fc.array(word, { maxLength: 40 }).map((list) => list.join(''))
    fc.assert(fc.property(text, expectSense), runs)
  })
})

describe('whatever the document', () => {
  const { document } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, scalar, tie('list'), tie('mapping')),
    list: fc.array(tie('value'), { maxLength: 3 }),
    mapping: fc.dictionary(key, tie('value'), { maxKeys: 5 }),
    document: fc.record(
      { budgets: fc.array(tie('mapping'), { maxLength: 3 }), defaults: tie('mapping') },
      { requiredKeys: ['budgets'] },
    ),
  }))

  it('gives budgets or problems', () => {
    fc.assert(
      fc.property(document, (value) => expectSense(JSON.stringify(value, null, 2))),
      runs,
    )
  })

  it('says the same of it in one line or in many', () => {
    const messages = (text: string) => {
      const result = readBudgets(text)
      return 'problems' in result ? result.problems.map(({ message }) => message).sort() : []
    }
    fc.assert(
      fc.property(document, (value) => {
        const withoutLines = (list: string[]) => list.map((text) => text.replace(/in line \d+/, ''))
        expect(withoutLines(messages(JSON.stringify(value, null, 2)))).toEqual(
          withoutLines(messages(JSON.stringify(value))),
        )
      }),
      { numRuns: runs.numRuns / 5 },
    )
  })
})
