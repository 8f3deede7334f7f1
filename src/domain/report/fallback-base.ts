import { formatReference, type Reference } from '../image/reference.ts'
import { oneLine } from '../values/text.ts'
import { isNotBuilt } from '../verdict/not-built.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** More names in a sentence are counted only. */
const NAMED = 5

/** Says where another branch's image stands in for a base that has none: a sentence for each pair of tags. */
export function fallbackBaseNotices(verdicts: readonly Verdict[]): string[] {
  const groups = new Map<string, string[]>()
  for (const verdict of verdicts) {
    const { budget, base, baseInsteadOf } = verdict
    // What was not built here is compared with nothing.
    if (baseInsteadOf === null || !base?.reference || isNotBuilt(verdict)) continue
    const words = `there is no image of ${tagOf(baseInsteadOf)}; compared with ${tagOf(base.reference)} instead`
    groups.set(words, [...(groups.get(words) ?? []), oneLine(budget.name, 100)])
  }
  return [...groups].map(([words, names]) => {
    const more = names.length - NAMED
    return `${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}: ${words}.`
  })
}

function tagOf(reference: Reference): string {
  return (reference.kind === 'registry' && reference.tag) || formatReference(reference)
}
