import type { BudgetEdit } from '../budget/edits.ts'

/** Where the budgets were read, and what the change does to them. */
export interface BudgetFile {
  readonly path: string
  /**
   * Whose version judges. `head`: there is no other yet; `mended`: the other one is broken, and the
   * head's judges.
   */
  readonly origin: 'base' | 'default' | 'head' | 'mended' | 'workspace'
  /** Where it was looked for first; left out: at the base. */
  readonly authority?: 'base' | 'default'
  readonly edits: readonly BudgetEdit[]
}
