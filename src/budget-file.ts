import { formatProblem, type Problem } from './budgets/problem.ts'
import { readBudgets } from './budgets/read.ts'
import { type Budget, budgetEdits, unjudgedWords } from './domain/budget.ts'
import { UsageError } from './domain/problem.ts'
import type { BudgetFile } from './domain/report.ts'
import { plural } from './domain/text.ts'

/** A budget file with something wrong in it; the message is what a terminal shows. */
export class BudgetFileError extends UsageError {
  override name = 'BudgetFileError'
  readonly file: string
  readonly problems: readonly Problem[]

  constructor(file: string, text: string, problems: readonly Problem[]) {
    const list = problems.map((problem) => formatProblem(file, text, problem)).join('\n')
    super(`${file} has ${plural(problems.length, 'problem')}:\n${list}`)
    this.file = file
    this.problems = problems
  }
}

/** The budgets that judge, and what is to be said of the file that they came from. */
export interface LoadedBudgets {
  readonly budgets: readonly Budget[]
  /** The same file as the change leaves it: annotations stand on its lines. */
  readonly headBudgets: readonly Budget[]
  readonly file: BudgetFile
  readonly notices: readonly string[]
}

/** @throws {BudgetFileError} with every problem of the file. */
function parseBudgetFile(path: string, text: string): readonly Budget[] {
  const result = readBudgets(text)
  if ('problems' in result) throw new BudgetFileError(path, text, result.problems)
  return result.budgets
}

/** One version of the file, with nothing to compare it with. */
export function loadSingle(path: string, text: string): LoadedBudgets {
  const budgets = parseBudgetFile(path, text)
  return {
    budgets,
    headBudgets: budgets,
    file: { path, origin: 'workspace', edits: [] },
    notices: noticesOn(path, budgets),
  }
}

/**
 * The base's version judges, so that no change raises its own budget; what it edits is shown.
 * Without a version at the base, or with a broken one that the change mends, the head's judges.
 * @throws {UsageError} when there is no version at all, or the change leaves a broken one.
 */
export function loadCompared(
  path: string,
  base: string | undefined,
  head: string | undefined,
): LoadedBudgets {
  if (base === undefined && head === undefined) {
    throw new UsageError(
      `There is no ${path}, neither at the base commit nor in this change. Add one, for example:\n\nbudgets:\n  - image: ghcr.io/OWNER/IMAGE\n    max_mb: 200\n`,
    )
  }
  const headBudgets = head === undefined ? [] : parseBudgetFile(path, head)
  const baseBudgets = base === undefined ? undefined : budgetsOrUndefined(base)
  if (baseBudgets === undefined && head === undefined) parseBudgetFile(path, base ?? '')
  // A service that the change adds has no other limits than its own.
  const known = new Set(baseBudgets?.map(({ name }) => name))
  const added = headBudgets.filter(({ name }) => !known.has(name))
  const budgets = [...(baseBudgets ?? []), ...added]
  const deleted =
    head === undefined ? [`This change deletes ${path}: after it no image has a budget.`] : []
  const origin = base === undefined ? 'head' : baseBudgets === undefined ? 'mended' : 'base'
  const mended =
    origin === 'mended'
      ? [`${path} at the base commit cannot be read: this change is judged by its own version.`]
      : []
  return {
    budgets,
    headBudgets,
    file: {
      path,
      origin,
      edits: baseBudgets === undefined ? [] : budgetEdits(baseBudgets, headBudgets),
    },
    notices: [...deleted, ...mended, ...noticesOn(path, budgets)],
  }
}

function budgetsOrUndefined(text: string): readonly Budget[] | undefined {
  const result = readBudgets(text)
  return 'problems' in result ? undefined : result.budgets
}

function noticesOn(path: string, budgets: readonly Budget[]): string[] {
  const words = new Set(budgets.flatMap(unjudgedWords))
  const unjudged =
    words.size === 0
      ? []
      : [
          `${path} uses ${[...words].join(', ')}: this version checks and does not yet judge ${words.size === 1 ? 'it' : 'them'}.`,
        ]
  const limitless = budgets
    .filter(({ limit, warnAt }) => limit === undefined && warnAt && 'percent' in warnAt.value)
    .map(({ name }) => `${name}: warn_at is a percent of the limit, and there is none.`)
  return [...unjudged, ...limitless]
}
