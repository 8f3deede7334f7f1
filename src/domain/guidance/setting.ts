/** Where a report is read, and what is needed there to say what to do next. */
export interface Setting {
  /** What it judges; `terminal`: whatever somebody names. */
  readonly subject: 'pull-request' | 'commit' | 'terminal'
  /** The branch that it is compared with, as people call it; null: not known. */
  readonly baseRef: string | null
  /** Whether what could not be measured ends red. */
  readonly onInconclusive: 'fail' | 'warn'
  /** Who may approve for budgets that name nobody; empty: anyone with write permission. */
  readonly approvers: readonly string[]
  /** Whom the budget file belongs to: logins and teams, none where nobody says so. */
  readonly owners: readonly string[]
}

export const TERMINAL: Setting = {
  subject: 'terminal',
  baseRef: null,
  onInconclusive: 'fail',
  approvers: [],
  owners: [],
}
