import { type BudgetsOrProblems, readBudgets } from '../../src/budgets/read.ts'
import type { Budget } from '../../src/domain/budget/budget.ts'

/** The budgets of a file that has no problem. */
export function budgetsOf(text: string): readonly Budget[] {
  const result = readBudgets(text)
  if ('problems' in result) throw new TypeError(wordsOf(result).join('\n'))
  return result.budgets
}

/** `line:column: message` of every problem. */
export function problemsOf(text: string): string[] {
  return wordsOf(readBudgets(text))
}

function wordsOf(result: BudgetsOrProblems): string[] {
  if (!('problems' in result)) return []
  return result.problems.map(({ place, message }) => `${place.line}:${place.column}: ${message}`)
}
