import { describe, expect, it } from '@jest/globals'
import { formatProblems } from '../../src/budgets/problem.ts'
import { readBudgets } from '../../src/budgets/read.ts'
import { problemsOf } from '../support/budget-files.ts'
import { expectGolden } from '../support/golden.ts'

const RULES =
  'head, base, platforms, max_mb, max_size, warn_at, warn_increase, review_increase, max_increase, max_growth_since, max_growth, growth_of, max_waste, dockerfile, target, approvers, help, max_cves, waivers'
const ROOT = 'a budget file is a mapping with the key "budgets": a list of image and max_mb'
/** A budget with one more line: the third of its file. */
const one = (line: string) => `budgets:\n  - image: a/x\n    ${line}\n`

describe('when it is no budget file', () => {
  it.each([
    ['nothing', '', [`1:1: ${ROOT}`]],
    ['a comment alone', '# later\n', [`1:1: ${ROOT}`]],
    ['a list', '- 1', [`1:1: ${ROOT}`]],
    ['a text', 'budgets', [`1:1: ${ROOT}`]],
    ['no budgets', 'version: 1', ['1:1: "budgets" is missing']],
    ['an empty list', 'budgets: []', ['1:10: budgets: has to hold at least one budget']],
    ['an empty key', 'budgets:', ['1:1: budgets: has to be a list of budgets']],
    ['a mapping of budgets', 'budgets: {a: 1}', ['1:10: budgets: has to be a list of budgets']],
    ['a later version', 'version: 2\nbudgets: [{image: a}]', ['1:10: version: has to be 1']],
    [
      'budgets that are texts',
      'budgets:\n  - a/x\n  -\n',
      [
        '2:3: budgets: has to be a mapping of keys and values',
        '2:5: budgets: has to be a mapping of keys and values',
      ],
    ],
    [
      'defaults that are a list',
      'defaults: [1]\nbudgets: [{image: a}]',
      ['1:11: defaults: has to be a mapping of keys and values'],
    ],
    ['two documents', 'a: 1\n---\nb: 2', ['1:1: holds several YAML documents, and one is allowed']],
    ['a key twice', 'a: 1\na: 2', ['2:1: is not YAML: duplicated mapping key']],
    ['an open bracket', 'a: [1\nb: 2', ['2:1: is not YAML: deficient indentation']],
    [
      'a tab',
      'budgets:\n\t- a',
      ['2:1: is not YAML: tab characters must not be used in indentation'],
    ],
  ])('tells of %s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual(expected)
  })
})

describe('when a key is not known', () => {
  it.each([
    [
      'budgts: 1\nbudgets: [{image: a}]',
      '1:1: unknown key "budgts". Did you mean "budgets"? Allowed here: version, defaults, budgets',
    ],
    [
      'defaults: {image: a}\nbudgets: [{image: a}]',
      `1:12: unknown key "image". Allowed here: ${RULES}`,
    ],
    [
      'defaults: {max_mbb: 1}\nbudgets: [{image: a}]',
      `1:12: unknown key "max_mbb". Did you mean "max_mb"? Allowed here: ${RULES}`,
    ],
    [
      one('platform: [linux/amd64]'),
      `3:5: unknown key "platform". Did you mean "platforms"? Allowed here: name, image, ${RULES}`,
    ],
    [
      one('__proto__: {max_mb: 1}'),
      `3:5: unknown key "__proto__". Allowed here: name, image, ${RULES}`,
    ],
    [
      one('waivers: [{max_mb: 1, untill: x, until: 2027-01-31, reason: r}]'),
      '3:27: unknown key "untill". Did you mean "until"? Allowed here: max_mb, max_size, until, reason',
    ],
  ])('%j', (text, expected) => {
    expect(problemsOf(text)).toEqual([expected])
  })
})

describe('when a value is not what its key needs', () => {
  const notASize =
    'is not a size: a number and a unit, such as 200 MB (10^6 bytes) or 200 MiB (2^20 bytes)'
  const notAnAmount = 'is neither a percent, such as 5%, nor a size, such as 10 MiB'
  it.each([
    ['max_mb: "200"', '3:14: max_mb: has to be a number of megabytes, such as 200'],
    ['max_mb: 200 MB', '3:13: max_mb: has to be a number of megabytes, such as 200'],
    ['max_mb: .nan', '3:13: max_mb: has to be a number of megabytes, such as 200'],
    ['max_mb:', '3:5: max_mb: has to be a number of megabytes, such as 200'],
    ['max_mb: 0', '3:13: max_mb: has to be more than 0'],
    ['max_mb: -1', '3:13: max_mb: has to be more than 0'],
    ['max_mb: 1e30', '3:13: max_mb: is more than any image has'],
    ['max_size: 200', `3:15: max_size: "200" ${notASize}`],
    ['max_size: 2 TB', `3:15: max_size: "2 TB" ${notASize}`],
    ['max_size: 0 MB', '3:15: max_size: has to be more than 0'],
    ['max_size: {toString: 1}', '3:15: max_size: has to be a text'],
    ['warn_at: 90', `3:14: warn_at: "90" ${notAnAmount}`],
    ['warn_increase: much', `3:20: warn_increase: "much" ${notAnAmount}`],
    ['review_increase: 5', `3:22: review_increase: "5" ${notAnAmount}`],
    ['max_increase: 5% or', `3:19: max_increase: "5% or" ${notAnAmount}`],
    [
      'max_increase: 1% or 2% and 3%',
      '3:19: max_increase: "1% or 2% and 3%" mixes "or" and "and": use one of them',
    ],
    [
      'head: "{nope}"',
      '3:12: head: {nope} is not a placeholder. Known are {number}, {head_sha}, {head_ref}, {base_sha}, {base_ref}, {merge_base}, {sha}',
    ],
    ['base: "{"', '3:12: base: "{" has a brace without its partner'],
    ['platforms: linux/amd64', '3:16: platforms: has to be a list, such as [linux/amd64]'],
    ['platforms: []', '3:16: platforms: has to name a platform; leave it out for all of them'],
    [
      'platforms: [linux/amd64, arm]',
      '3:30: platforms: "arm" is not a platform: os/architecture, such as linux/amd64, linux/arm/v7 or windows(10.0.20348)/amd64',
    ],
    [
      'max_waste: lots',
      '3:16: max_waste: "lots" is not a size: a number and a unit, such as 200 MB (10^6 bytes) or 200 MiB (2^20 bytes)',
    ],
    ['growth_of: mine', '3:16: growth_of: has to be own or all'],
    ['approvers: alice', '3:16: approvers: has to be a list of logins, such as [octocat]'],
    ['approvers: [alice, 7]', '3:24: approvers: has to be a text'],
    ['name: "a\\nb"', '3:12: name: has to be 1 to 100 visible characters'],
    ['name: ""', '3:12: name: has to be 1 to 100 visible characters'],
  ])('%s', (line, expected) => {
    expect(problemsOf(one(line))).toEqual([expected])
  })

  it.each([
    ['budgets: [{max_mb: 1}]', '1:11: "image" is missing'],
    ['budgets: [{image: }]', '1:12: image: has to be a text'],
    [
      'budgets: [{image: API}]',
      '1:19: image: "API" is not an image reference: the repository "API" has to be lower-case',
    ],
  ])('%s', (text, expected) => {
    expect(problemsOf(text)).toEqual([expected])
  })
})

describe('when much is wrong', () => {
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
      formatProblems('docker-image-budgets.yaml', text, [problem]),
    )
    expectGolden('problems.txt', printed.join('\n'))
  })
})

describe('when max_cves is wrong', () => {
  it.each([
    [
      'a total',
      'max_cves: 10',
      'max_cves: has to name severities, such as {critical: 0, high: 10}',
    ],
    ['none', 'max_cves: {}', 'max_cves: has to name a severity, such as {critical: 0}'],
    ['a word', 'max_cves: {high: few}', 'high: has to be a whole number'],
    ['a half', 'max_cves: {high: 1.5}', 'high: has to be a whole number'],
    ['less than none', 'max_cves: {high: -1}', 'high: has to be 0 or more'],
    [
      'a slip',
      'max_cves: {critcal: 0}',
      'unknown key "critcal". Did you mean "critical"? Allowed here: critical, high, medium, low, unknown',
    ],
  ])('tells of %s (C2)', (_, line, message) => {
    expect(problemsOf(one(line)).join()).toContain(message)
  })
})
