import { describe, expect, it } from '@jest/globals'
import { readBudgets } from '../../src/budgets/read.ts'
import { readYaml } from '../../src/budgets/yaml.ts'
import { BudgetFileError, loadSingle } from '../../src/common/budget-file.ts'

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n')
const list = (...args: Parameters<typeof lines>) => lines(...args).replaceAll('\n', ', ')

/** What is said of a file that is wrong. */
function wordsFor(text: string): string {
  try {
    loadSingle('b.yaml', text)
  } catch (error) {
    if (error instanceof BudgetFileError) return error.message
    throw error
  }
  throw new TypeError('nothing is wrong')
}

describe('when a file has more problems than anybody mends at once', () => {
  const text = `budgets:\n  - image: x\n${lines(1000, (at) => `    key${at}: 1`)}\n`

  it('tells the first hundred, and how many there are', () => {
    const words = wordsFor(text)
    expect(words).toMatch(/^b\.yaml has 1,000 problems:\nb\.yaml:3:5: unknown key "key0"/)
    expect(words).toMatch(/\n… and 900 more$/)
    expect(words.match(/unknown key/g)).toHaveLength(100)
  })

  it('tells all of a hundred', () => {
    const words = wordsFor(`budgets:\n  - image: x\n${lines(100, (at) => `    key${at}: 1`)}\n`)
    expect(words).toMatch(/^b\.yaml has 100 problems:/)
    expect(words).not.toContain('… and')
  })

  it('takes them in the order of the file, of whatever kind they are', () => {
    const budgets = lines(60, (at) => `  - image: "bad ${at}"\n    max_mb: 1\n    max_size: 1 MB`)
    const result = readBudgets(`budgets:\n${budgets}\n`)
    const places = 'problems' in result ? result.problems.map(({ place }) => place.line) : []
    expect(places).toEqual(Array.from({ length: 50 }, (_, at) => [2 + 3 * at, 4 + 3 * at]).flat())
    expect(result).toMatchObject({ more: 20 })
  })
})

describe('when a word of a file is long', () => {
  const long = 'x'.repeat(100_000)
  it.each([
    ['a reference', `budgets:\n  - image: "${long} "`],
    ['an unknown key', `budgets:\n  - image: x\n    ${long.slice(0, 1000)}: 1`],
    ['a size', `budgets:\n  - image: x\n    max_size: ${long}`],
    ['an increase', `budgets:\n  - image: x\n    max_increase: "${'1% or '.repeat(9999)}1%"`],
    ['a template', `budgets:\n  - image: x\n    head: "{${long}}"`],
    ['a platform', `budgets:\n  - image: x\n    platforms: ["${long}"]`],
    ['a login', `budgets:\n  - image: x\n    approvers: ["${long} ${long}"]`],
    ['a day', `budgets:\n  - image: x\n    waivers: [{max_mb: 1, reason: y, until: ${long}}]`],
    ['an age', `budgets:\n  - image: x\n    max_growth: 1%\n    max_growth_since: "${long}"`],
  ])('repeats its beginning alone: %s', (_, text) => {
    expect(wordsFor(text).length).toBeLessThan(1500)
  })
})

describe('when a file is too much', () => {
  it('is not read where it is larger than a megabyte', () => {
    const text = `budgets:\n  - image: x\n${'#'.repeat(1024 * 1024)}`
    expect(wordsFor(text)).toMatch('b.yaml:1:1: is larger than 1 MiB, which no budget file needs')
  })

  it.each([
    ['a list of many', `budgets: [${'1,'.repeat(50_000)}]`],
    ['aliases that fill it', `x: &x [${'1,'.repeat(900)}]\nbudgets: [${'*x,'.repeat(90)}]`],
    ['an alias that holds itself', 'budgets: &a [*a]'],
    ['budgets that hold themselves', 'budgets:\n  - &a\n    image: x\n    waivers: [*a]\n'],
    [
      'mistakes behind aliases',
      `w: &w [${'{},'.repeat(1000)}]\nbudgets: [${'{waivers: *w},'.repeat(99)}]`,
    ],
  ])('is refused where its values are too many: %s', (_, text) => {
    expect(wordsFor(text)).toContain(
      'b.yaml:1:1: holds more than 40,000 values, its aliases filled',
    )
  })

  it.each([
    ['lists in lists', `budgets: ${'['.repeat(50_000)}`, 'is not YAML: it is nested more than 100'],
    ['mappings in mappings', '{a: '.repeat(50_000), 'is not YAML: it is nested more than 100 deep'],
    ['items in items', '- '.repeat(50_000), 'is not YAML: it is nested more than 100 deep'],
    [
      'aliases',
      `x: &x y\nz: [${'*x,'.repeat(101)}]`,
      'is not YAML: more than 100 aliases, which no',
    ],
    [
      'merges of merges',
      `d: &d {${list(300, (at) => `k${at}: 1`)}}\n${lines(40, (at) => `e${at}: {<<: *d}`)}`,
      'is not YAML: more than 10000 merge keys, which no budget file needs',
    ],
  ])('is refused where it goes too deep, or repeats itself: %s', (_, text, words) => {
    expect(wordsFor(text)).toContain(words)
  })

  it('keeps no path for each word, however long its keys', () => {
    const keys = lines(40, (at) => `${' '.repeat(at)}${'k'.repeat(10_000)}:`)
    const leaves = lines(10_000, (at) => `${' '.repeat(40)}l${at}: 1`)
    const yaml = readYaml(`${keys}\n${leaves}\n`)
    if ('message' in yaml) throw new TypeError(yaml.message)
    const path = [...Array(40).fill('k'.repeat(10_000)), 'l9999']
    expect(yaml.keyAt(path)).toEqual({ line: 10_040, column: 41 })
  })
})

describe('when a list of a budget is longer than anybody’s', () => {
  const waiver = '{max_mb: 1, until: 2027-01-31, reason: x}'
  it.each([
    ['platforms', Array(101).fill('linux/amd64').join()],
    ['approvers', Array(101).fill('octocat').join()],
    ['waivers', Array(101).fill(waiver).join()],
  ])('is refused: %s', (key, items) => {
    expect(wordsFor(`budgets:\n  - image: x\n    ${key}: [${items}]\n`)).toContain(
      `${key}: has to hold 100 at most`,
    )
  })
})
