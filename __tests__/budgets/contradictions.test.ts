import { describe, expect, it } from '@jest/globals'
import { problemsOf } from '../support/budget-files.ts'

/** A budget with one more line: the third of its file. */
const one = (line: string) => `budgets:\n  - image: a/x\n    ${line}\n`

describe('when keys contradict each other', () => {
  const twoLimits = 'max_size and max_mb are two names of one limit: keep one of them'
  const noLimit = 'a waiver needs the size that it allows: max_mb or max_size'
  const waiver = 'until: 2027-01-31, reason: r'
  it.each([
    ['two limits of a budget', one('max_mb: 1\n    max_size: 1 MB'), [`4:5: ${twoLimits}`]],
    [
      'two limits of a waiver',
      one(`waivers: [{max_size: 1 MB, max_mb: 1, ${waiver}}]`),
      [`3:16: ${twoLimits}`],
    ],
    [
      'two default limits',
      'defaults: {max_mb: 1, max_size: 1 MB}\nbudgets: [{image: a}]',
      [`1:23: ${twoLimits}`],
    ],
    [
      'two limits of a default waiver',
      `defaults: {waivers: [{max_mb: 1, max_size: 1 MB, ${waiver}}]}\nbudgets: [{image: a}]`,
      [`1:34: ${twoLimits}`],
    ],
    ['a waiver without a limit', one(`waivers: [{${waiver}}]`), [`3:15: ${noLimit}`]],
    [
      'a default waiver without a limit',
      `defaults: {waivers: [{${waiver}}]}\nbudgets: [{image: a}]`,
      [`1:22: ${noLimit}`],
    ],
    [
      'a waiver without a date',
      one('waivers: [{max_mb: 1, reason: r}]'),
      ['3:15: "until" is missing'],
    ],
    [
      'a waiver without a reason',
      one('waivers: [{max_mb: 1, until: 2027-01-31}]'),
      ['3:15: "reason" is missing'],
    ],
    [
      'a day that no calendar has',
      one('waivers: [{until: 2027-02-29, reason: r, max_mb: 1}]'),
      ['3:23: until: "2027-02-29" is not a day: YYYY-MM-DD, such as 2027-01-31'],
    ],
    [
      'two budgets of one name',
      'budgets:\n  - {image: a/x, name: api}\n  - {image: b/x, name: api}\n',
      ['3:24: a second budget "api", the first is in line 2: names are unique'],
    ],
    [
      'two images of one name',
      'budgets:\n  - image: a/x\n  - image: b/x\n  - image: c/x\n',
      [
        '3:12: a second budget "x", the first is in line 2: give one of them a name of its own',
        '4:12: a second budget "x", the first is in line 2: give one of them a name of its own',
      ],
    ],
  ])('tells of %s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual(expected)
  })
})
