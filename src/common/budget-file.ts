import { formatProblems, type Problem } from '../budgets/problem.ts'
import { type Problems, readBudgets } from '../budgets/read.ts'
import { type Budget, idleRules } from '../domain/budget/budget.ts'
import { type BudgetEdit, budgetEdits, replacement } from '../domain/budget/edits.ts'
import { markUntrusted, untrustedNotices } from '../domain/budget/untrusted.ts'
import type { BudgetFile } from '../domain/report/report.ts'
import { UsageError } from '../domain/values/problem.ts'
import { oneLine, plural } from '../domain/values/text.ts'

/** A budget file with something wrong in it; the message is what a terminal shows. */
export class BudgetFileError extends UsageError {
  override name = 'BudgetFileError'
  readonly file: string
  readonly problems: readonly Problem[]

  constructor(file: string, text: string, { problems, more = 0 }: Problems) {
    const list = formatProblems(file, text, problems, more)
    super(`${oneLine(file)} has ${plural(problems.length + more, 'problem')}:\n${list}`)
    this.file = file
    this.problems = problems
  }
}

/** The budgets that judge, and what is to be said of the file that they came from. */
export interface LoadedBudgets {
  readonly budgets: readonly Budget[]
  /** The same file as the change leaves it: annotations stand on its lines. */
  readonly headBudgets: readonly Budget[]
  /** Names of the budgets that the change's branch has not, or no longer. */
  readonly retired: ReadonlySet<string>
  readonly file: BudgetFile
  readonly notices: readonly string[]
}

/** Whose version judges, unless it has none: the base commit's, or the default branch's. */
export type Authority = 'base' | 'default'

/** Where a change and the version that judges it come from. */
interface Origin {
  readonly authority?: Authority
  /** Whether the change may be of somebody who has no write access. */
  readonly isForeign: boolean
  /** A file that is there instead, with YAML's other ending. */
  readonly otherEnding?: string | undefined
}

/** The same name with YAML's other ending; undefined where it has neither. */
export function otherEndingOf(path: string): string | undefined {
  const [, stem, ending] = /^(.*)\.(ya?ml)$/i.exec(path) ?? []
  if (stem === undefined || ending === undefined) return undefined
  return `${stem}.${ending.toLowerCase() === 'yml' ? 'yaml' : 'yml'}`
}

/** What to do where the file is there under the other ending only. */
export function misnamed(otherEnding: string): string {
  return `There is ${oneLine(otherEnding)}: rename it, or name it as the budget file (the input config, or --config FILE).`
}

/** The texts of one file; undefined where it is not there. */
export interface Versions {
  /** The one that judges. */
  readonly base: string | undefined
  readonly head: string | undefined
  /** Where the change's branch began: what it says is not the change's doing. */
  readonly fork: string | undefined
}

/** @throws {BudgetFileError} with every problem of the file. */
function parseBudgetFile(path: string, text: string): readonly Budget[] {
  const result = readBudgets(text)
  if ('problems' in result) throw new BudgetFileError(path, text, result)
  return result.budgets
}

/**
 * One version of the file, with nothing to compare it with.
 * @param foreign where a fork may have written it: the text that is believed, if there is one.
 */
export function loadSingle(
  path: string,
  text: string,
  foreign?: { readonly believed: string | undefined },
): LoadedBudgets {
  const read = parseBudgetFile(path, text)
  const budgets = foreign ? markUntrusted(read, budgetsOrUndefined(foreign.believed) ?? []) : read
  return {
    budgets,
    headBudgets: budgets,
    retired: new Set(),
    file: { path, origin: 'workspace', edits: [] },
    notices: [...budgets.flatMap(idleRules), ...untrustedNotices(path, budgets)],
  }
}

/**
 * The base's version judges, so that no change raises its own budget; what it edits is shown.
 * Without a version at the base, or with a broken one that the change mends, the head's judges.
 * What only the head's version of a fork names is untrusted.
 * @throws {UsageError} when there is no version at all, or the change leaves a broken one.
 */
export function loadCompared(
  path: string,
  { base, head, fork }: Versions,
  { authority = 'base', isForeign, otherEnding }: Origin,
): LoadedBudgets {
  const of = AUTHORITIES[authority]
  if (base === undefined && head === undefined) {
    if (otherEnding !== undefined)
      throw new UsageError(`There is no ${path}. ${misnamed(otherEnding)}`)
    throw new UsageError(
      `There is no ${path}, neither ${of.at} nor in this change. Add one (where there is one, the job may lack the permission contents: read), for example:\n\nbudgets:\n  - image: ghcr.io/OWNER/IMAGE\n    max_mb: 200\n`,
    )
  }
  const baseBudgets = budgetsOrUndefined(base)
  const headBudgets = budgetsOfHead(path, { base, head, fork }, baseBudgets)
  if (baseBudgets === undefined && head === undefined) parseBudgetFile(path, base ?? '')
  const judged = baseBudgets ?? headBudgets
  const origin = originOf(base, baseBudgets, authority)
  const own =
    origin === 'mended' && head !== fork
      ? headBudgets.map(replacement)
      : ownEdits(judged, headBudgets, { base, head, fork })
  const [left, known] = [namesOf(headBudgets), namesOf(judged)]
  // A service that the change adds has no other limits than its own.
  const added = headBudgets.filter(({ name }) => !known.has(name) && namesOf(own).has(name))
  const all = [...judged, ...added]
  const budgets = isForeign ? markUntrusted(all, baseBudgets ?? []) : all
  return {
    budgets,
    headBudgets,
    retired: new Set(judged.map(({ name }) => name).filter((name) => !left.has(name))),
    file: { path, origin, authority, edits: own },
    notices: [
      ...fileNotices(path, { base, head, fork }, baseBudgets, of),
      ...budgets.flatMap(idleRules),
      ...untrustedNotices(path, budgets),
    ],
  }
}

/** A branch that began with a broken file, which the base has mended since, is not to blame for it. */
function budgetsOfHead(
  path: string,
  { head, fork }: Versions,
  baseBudgets: readonly Budget[] | undefined,
): readonly Budget[] {
  if (head === undefined) return []
  const budgets = budgetsOrUndefined(head)
  if (budgets !== undefined) return budgets
  return head === fork && baseBudgets !== undefined ? baseBudgets : parseBudgetFile(path, head)
}

/** What the change itself edits: not what the base has got since its branch began. */
function ownEdits(
  base: readonly Budget[],
  head: readonly Budget[],
  { fork, head: headText }: Versions,
): BudgetEdit[] {
  if (fork === headText) return []
  const old = budgetsOrUndefined(fork)
  const edits = budgetEdits(base, head)
  if (old === undefined) return edits
  const mine = budgetEdits(old, head)
  const keys = new Set(mine.map(({ name, what }) => `${name}\n${what}`))
  // What the base has renamed since is edited all the same, once both are merged.
  const known = namesOf(base)
  return [
    ...edits.filter(({ name, what }) => keys.has(`${name}\n${what}`)),
    ...mine.filter(({ name, what }) => what !== 'budget' && !known.has(name)),
  ]
}

function originOf(
  base: string | undefined,
  budgets: readonly Budget[] | undefined,
  authority: Authority,
) {
  if (base === undefined) return 'head'
  return budgets === undefined ? 'mended' : authority
}

const AUTHORITIES = {
  base: { at: 'at the base commit', branch: 'base branch', short: 'base' },
  default: { at: 'on the default branch', branch: 'default branch', short: 'default branch' },
} as const

function fileNotices(
  path: string,
  { base, head, fork }: Versions,
  baseBudgets: readonly Budget[] | undefined,
  { at, branch, short }: (typeof AUTHORITIES)[Authority],
): string[] {
  if (base === undefined) return []
  if (baseBudgets === undefined) {
    const what = base.split('\n').every((line) => /^\s*(?:#|$)/.test(line))
      ? 'is empty'
      : 'is broken'
    return [`${path} ${what} ${at}: this change is judged by its own version.`]
  }
  if (head !== undefined) return []
  return fork === undefined
    ? [`${path} has come to the ${branch} since this change began: the ${short}’s version judges.`]
    : [`This change deletes ${path}: after it no image has a budget.`]
}

function namesOf(of: readonly { readonly name: string }[]): Set<string> {
  return new Set(of.map(({ name }) => name))
}

function budgetsOrUndefined(text: string | undefined): readonly Budget[] | undefined {
  if (text === undefined) return undefined
  const result = readBudgets(text)
  return 'problems' in result ? undefined : result.budgets
}
