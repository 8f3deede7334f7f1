import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { formatProblem } from '../../src/budgets/problem.ts'
import { readBudgets } from '../../src/budgets/read.ts'
import type { Budget } from '../../src/domain/budget.ts'
import { MIB } from '../../src/domain/bytes.ts'
import { formatPlatform } from '../../src/domain/platform.ts'
import { formatReference } from '../../src/domain/reference.ts'
import { expectGolden } from '../support/golden.ts'

function budgetsOf(text: string): readonly Budget[] {
  const result = readBudgets(text)
  if ('problems' in result)
    throw new TypeError(result.problems.map(({ message }) => message).join('\n'))
  return result.budgets
}

/** `line:column: message` of every problem. */
function problemsOf(text: string): string[] {
  const result = readBudgets(text)
  if (!('problems' in result)) return []
  return result.problems.map(({ place, message }) => `${place.line}:${place.column}: ${message}`)
}

describe('when the file has the short form', () => {
  it('is a budget named after its image', () => {
    const [budget] = budgetsOf('budgets:\n  - image: ghcr.io/acme/api\n    max_mb: 200\n')
    expect(budget).toMatchObject({
      name: 'api',
      limit: { value: 200 * MIB, text: '200', place: { line: 3, column: 5 } },
      place: { line: 2, column: 5 },
    })
    expect(budget && formatReference(budget.image)).toBe('ghcr.io/acme/api')
  })
})

describe('when the file has the whole form', () => {
  const text = `version: 1
defaults:
  max_increase: 5%
  platforms: [linux/amd64]
budgets:
  - name: api
    image: ghcr.io/acme/api
    head: pr-{number}
    base: "{base_ref}"
    platforms: [linux/amd64, linux/arm64]
    max_size: 200 MB
    warn_at: 90%
    warn_increase: 2%
    review_increase: 10%
    max_increase: 25% or 50 MiB
    growth_of: own
    approvers: [alice, bob]
    waivers:
      - max_mb: 260
        until: 2027-01-31
        reason: model weights move to a volume in 812
  - image: ghcr.io/acme/web
`
  const [api, web] = budgetsOf(text)

  it('reads every word', () => {
    expect(api).toMatchObject({
      name: 'api',
      head: 'pr-{number}',
      base: '{base_ref}',
      limit: { value: 200_000_000, text: '200 MB' },
      warnAt: { value: { percent: 90 } },
      warnIncrease: { text: '2%' },
      reviewIncrease: { text: '10%' },
      maxIncrease: { text: '25% or 50 MiB', place: { line: 15, column: 5 } },
      growthOf: { value: 'own' },
      approvers: { value: ['alice', 'bob'] },
      waivers: {
        value: [{ bytes: 260 * MIB, until: '2027-01-31', place: { line: 19, column: 9 } }],
      },
    })
    expect(api?.platforms?.map(formatPlatform)).toEqual(['linux/amd64', 'linux/arm64'])
  })

  it('takes from the defaults what a budget does not say, with their line', () => {
    expect(web).toMatchObject({ maxIncrease: { text: '5%', place: { line: 3, column: 3 } } })
    expect(web?.platforms?.map(formatPlatform)).toEqual(['linux/amd64'])
    expect(web).not.toHaveProperty('limit')
  })
})

describe('when the defaults have a limit', () => {
  it('is replaced by a budget’s own, in whichever spelling', () => {
    const [own, other] = budgetsOf(
      'defaults: {max_mb: 100}\nbudgets:\n  - {image: a/x, max_size: 5 MiB}\n  - {image: a/y}\n',
    )
    expect([own?.limit?.value, other?.limit?.value]).toEqual([5 * MIB, 100 * MIB])
  })
})

describe('when YAML says things once', () => {
  it('understands anchors and merge keys', () => {
    const [x, y] = budgetsOf(
      'defaults: &d {max_mb: 10}\nbudgets:\n  - &x {image: a/x, <<: *d}\n  - {<<: *x, name: y, image: a/y}\n',
    )
    expect([x?.limit?.value, y?.limit?.value]).toEqual([10 * MIB, 10 * MIB])
  })
})

describe('when something is wrong', () => {
  const one = (line: string) => `budgets:\n  - image: a/x\n    ${line}\n`
  it.each([
    ['', ['1:1: a budget file is a mapping with the key "budgets": a list of image and max_mb']],
    ['- 1', ['1:1: a budget file is a mapping with the key "budgets": a list of image and max_mb']],
    ['budgets: []', ['1:10: budgets: has to hold at least one budget']],
    ['version: 1', ['1:1: "budgets" is missing']],
    ['a: [1\nb: 2', ['2:1: is not YAML: deficient indentation']],
    ['a: 1\na: 2', ['2:1: is not YAML: duplicated mapping key']],
    ['a: 1\n---\nb: 2', ['1:1: holds several YAML documents, and one is allowed']],
    [one('max_mb: "200"'), ['3:14: max_mb: has to be a number of megabytes, such as 200']],
    [one('max_mb: 0'), ['3:13: max_mb: has to be more than 0']],
    [one('max_mb: .nan'), ['3:13: max_mb: has to be a number of megabytes, such as 200']],
    [one('max_size: 200'), ['3:15: max_size: has to be a text']],
    [one('max_size: 0 MB'), ['3:15: max_size: has to be more than 0']],
    [
      one('max_mb: 1\n    max_size: 1 MB'),
      ['4:5: max_size and max_mb are two names of one limit: keep one of them'],
    ],
    [one('growth_of: mine'), ['3:16: growth_of: has to be own or all']],
    [one('approvers: alice'), ['3:16: approvers: has to be a list of logins']],
    [one('waivers: [{max_mb: 1, reason: r}]'), ['3:15: "until" is missing']],
    [
      one('waivers: [{until: 2027-02-29, reason: r, max_mb: 1}]'),
      ['3:23: until: "2027-02-29" is not a day: YYYY-MM-DD, such as 2027-01-31'],
    ],
    [
      one('waivers: [{until: 2027-02-28, reason: r}]'),
      ['3:15: a waiver needs the size that it allows: max_mb or max_size'],
    ],
    [
      one('platforms: []'),
      ['3:16: platforms: has to name a platform; leave it out for all of them'],
    ],
    [one('name: "a\\nb"'), ['3:12: name: has to be 1 to 100 visible characters']],
    [
      'budgets:\n  - image: a/x\n  - image: b/x',
      ['3:12: a second budget "x", the first is in line 2: give one of them a name of its own'],
    ],
  ])('%j', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected)
  })

  it('tells everything at once, with the line and a mark under it', () => {
    const text =
      `version: 2
defaults:
  max_increase: 5 percent
  max_mbb: 3
budgets:
  - image: ghcr.io/Acme/api
    max_mb: "200"
\tx
`.replace('\tx\n', '') +
      `  - name: x
    image: a/x
    max_mb: -3
    waivers:
      - max_mb: 3
        reason: a
  - name: x
    imagee: q
    head: pr-{numbr}
    platforms: [linux]
  - 5
`
    const result = readBudgets(text)
    const problems = 'problems' in result ? result.problems : []
    const printed = problems.map((problem) =>
      formatProblem('docker-image-budgets.yaml', text, problem),
    )
    expectGolden('problems.txt', printed.join('\n'))
  })
})

describe('whatever the text', () => {
  const runs = { numRuns: process.env['CI'] ? 10_000 : 500 }
  const word = fc.constantFrom(
    'budgets',
    'image',
    'max_mb',
    'defaults',
    'waivers',
    'name',
    '<<',
    '*a',
    '&a',
    '5%',
    '-',
    '{',
    '[',
    ':',
    '\n',
    '\n  ',
    ' ',
    '1',
    'ghcr.io/a/b',
    '"',
    '|',
  )

  it('gives budgets or problems, and never throws', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.array(word).map((words) => words.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => expect(readBudgets(text)).toBeDefined()),
      runs,
    )
  })

  it('gives budgets or problems for any document', () => {
    const document = fc.record({
      budgets: fc.array(fc.dictionary(word, fc.jsonValue())),
      defaults: fc.jsonValue(),
    })
    fc.assert(
      fc.property(document, (value) => expect(readBudgets(JSON.stringify(value))).toBeDefined()),
      { numRuns: runs.numRuns / 5 },
    )
  })
})
