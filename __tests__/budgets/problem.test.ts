import { expect, it } from '@jest/globals'
import { formatProblems } from '../../src/budgets/problem.ts'

const printed = (text: string, line: number, column: number) =>
  formatProblems('budgets.yaml', text, [{ place: { line, column }, message: 'is wrong' }]).split(
    '\n',
  )

it('shows where, what, the line itself and a mark under it', () => {
  expect(printed('budgets:\n  - image: A\n', 2, 12)).toEqual([
    'budgets.yaml:2:12: is wrong',
    '  2 | ' + '  - image: A',
    '      ' + '           ^',
  ])
})

it('keeps the mark in its column after a tab', () => {
  expect(printed('a:\t\tb', 1, 5)).toEqual([
    'budgets.yaml:1:5: is wrong',
    '  1 | a:\t\tb',
    '        \t\t^',
  ])
})

it('makes room for a longer line number', () => {
  const [, line, mark] = printed(`${'\n'.repeat(99)}abc`, 100, 3)
  expect(line?.indexOf('c')).toBe(mark?.indexOf('^'))
})

it.each([
  ['the end of the text', 'a: 1\n', 2],
  ['an empty file', '', 1],
])('survives %s', (_, text, line) => {
  expect(printed(text, line, 1)[1]).toBe(`  ${line} | `)
})

it('ends a line where YAML does, so that no part of it starts a line of its own', () => {
  expect(printed('a: 1\r\nb: 2\r::error::c\rd: 3', 4, 1)).toEqual([
    'budgets.yaml:4:1: is wrong',
    '  4 | d: 3',
    '      ^',
  ])
})
