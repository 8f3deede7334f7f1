import { type BudgetEdit, UNREADABLE } from '../../budget/edits.ts'
import type { Evidence } from '../evidence.ts'
import type { Finding } from '../finding.ts'

/** What the change allows itself needs the approval that growth does. */
export function editFindings({ edits }: Evidence): Finding[] {
  return edits
    .filter(({ needsApproval }) => needsApproval)
    .map((edit) => ({
      rule: 'budget_file',
      outcome: 'review',
      platform: null,
      actualBytes: edit.bytes?.to ?? null,
      allowedBytes: edit.bytes?.from ?? null,
      message: `this change ${editText(edit)}`,
      cure: null,
      place: edit.place,
      edit,
    }))
}

/** `raises the limit from 180.0 MiB to 220.0 MiB`. */
function editText(edit: BudgetEdit): string {
  const { from, to } = edit
  if (from === UNREADABLE) return `mends a file that is empty or broken, and sets the limit: ${to}`
  const what = `${editVerb(edit)} ${editSubject(edit)}`
  if (from === null) return `${what}: ${to}`
  return to === null ? `${what} (${from})` : `${what} from ${from} to ${to}`
}

export function editVerb({ what, from, to, effect }: BudgetEdit): string {
  if (from === null) return 'adds'
  if (to === null) return 'removes'
  if (what === 'budget') return 'replaces'
  if (what === 'limit') return effect === 'looser' ? 'raises' : 'lowers'
  return { looser: 'loosens', tighter: 'tightens', unclear: 'changes' }[effect]
}

export function editSubject({ what }: BudgetEdit): string {
  return ['limit', 'budget', 'image'].includes(what) ? `the ${what}` : what
}
