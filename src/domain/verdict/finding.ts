import type { BudgetEdit } from '../budget/edits.ts'
import type { Waiver } from '../budget/waiver.ts'
import type { Place } from '../budget/written.ts'
import type { Platform } from '../image/platform.ts'
import type { Outcome } from './outcome.ts'
import type { Rule } from './rule.ts'

/** By whom, how and when something was approved. */
export interface Approval {
  readonly by: string
  readonly how: 'review' | 'label'
  /** ISO 8601, UTC. */
  readonly at: string
}

/** One rule that has something to say: which, about what, how much, and by which line. */
export interface Finding {
  readonly rule: Rule
  readonly outcome: Outcome
  readonly platform: Platform | null
  /** The size, or the growth, in bytes; null where nothing was measured. */
  readonly actualBytes: number | null
  readonly allowedBytes: number | null
  readonly message: string
  /** Of the message, the request that failed: for whoever looks closer. */
  readonly request?: string
  /** What to do next. */
  readonly cure: string | null
  readonly place: Place
  /** What has made a pass of a review. */
  readonly approval?: Approval
  /** The exception that has made a warning of a failure. */
  readonly waiver?: Waiver
  /** What of the budget file it is about. */
  readonly edit?: BudgetEdit
}
