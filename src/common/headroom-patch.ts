import { editBudgets, type LimitEdit } from '../budgets/edit.ts'
import type { Headroom } from '../domain/audit/headroom.ts'
import { unifiedDiff } from './unified-diff.ts'

/** The budget file with limits that take back what is not used, as `suggest` would write it. */
export interface HeadroomPatch {
  /** A unified diff; empty: none of them can be changed by itself. */
  readonly diff: string
  /** Names of the budgets whose limit has to be entered by hand. */
  readonly byHand: readonly string[]
}

export function headroomPatch(
  file: string,
  text: string,
  headroom: readonly Headroom[],
): HeadroomPatch {
  const edits = headroom.map(({ index, proposal, budget }) => {
    const { amount, spelling, limitBytes: bytes } = proposal
    return { name: budget.name, edit: { index, amount, spelling, bytes } satisfies LimitEdit }
  })
  const edited = (some: typeof edits) =>
    editBudgets(text, { limits: some.map(({ edit }) => edit), additions: [] })
  const all = edited(edits)
  if ('text' in all) return { diff: unifiedDiff(file, text, all.text), byHand: [] }
  const refused = all.refusals.map(({ edit }) => edit)
  const rest = edits.filter(({ edit }) => !refused.some((each) => each === edit))
  const others = edited(rest)
  if (!('text' in others)) return { diff: '', byHand: edits.map(({ name }) => name) }
  const byHand = edits.filter((each) => !rest.includes(each)).map(({ name }) => name)
  return { diff: unifiedDiff(file, text, others.text), byHand }
}
