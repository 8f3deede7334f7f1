import { plural } from '../values/text.ts'
import type { Budget } from './budget.ts'

const MOST_NAMES = 5

/**
 * Marks what only a fork's version of the budget file names: whoever wrote that may be anybody.
 * @param believed the budgets of a version that somebody with write access has written.
 */
export function markUntrusted(budgets: readonly Budget[], believed: readonly Budget[]): Budget[] {
  const known = new Set(believed.map(reachOf))
  return budgets.map((budget) =>
    known.has(reachOf(budget)) ? budget : { ...budget, isUntrusted: true },
  )
}

/** All by which a budget reaches further than a limit does: what is asked for, and who may approve. */
function reachOf(budget: Budget): string {
  const { image, head, base, platforms, growthSince, growthOf, approvers } = budget
  const words = [head, base, platforms, growthSince?.value, growthOf?.value, approvers?.value]
  return JSON.stringify([image, ...words.map((word) => word ?? null)])
}

/** Once for all of them, or not at all. */
export function untrustedNotices(path: string, budgets: readonly Budget[]): string[] {
  const names = budgets.flatMap(({ name, isUntrusted }) => (isUntrusted ? [name] : []))
  if (names.length === 0) return []
  const more = names.length - MOST_NAMES
  const rest = more > 0 ? [plural(more, 'other')] : []
  const listed = new Intl.ListFormat('en-GB').format([...names.slice(0, MOST_NAMES), ...rest])
  return [
    `Only this fork’s version of ${path} has the budget of ${listed}: it is measured without a login, at public addresses and in files of the workspace only, and the approvers that it names do not count. To have it measured otherwise, somebody with write access adds it on the base branch.`,
  ]
}
