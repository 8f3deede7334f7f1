import type { Approval } from './ballot.ts'
import type { Budget, Place } from './budget.ts'
import type { Change } from './change.ts'
import type { Digest } from './digest.ts'
import type { BudgetEdit } from './edits.ts'
import type { Measurement } from './image.ts'
import type { Increase } from './increase.ts'
import { largest } from './largest.ts'
import type { Platform } from './platform.ts'
import type { Reference } from './reference.ts'
import { editFindings } from './rules/edited.ts'
import { creepFindings, growthFindings } from './rules/growth.ts'
import { baselineFindings, measurementFindings, platformFindings } from './rules/measured.ts'
import { sizeFindings, waiverFindings } from './rules/size.ts'
import type { Waiver } from './waiver.ts'

/** From best to worst; the outcome of many is their worst. */
export const OUTCOMES = ['pass', 'warn', 'inconclusive', 'review', 'fail'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type Rule =
  | 'max_size'
  | 'warn_at'
  | 'max_increase'
  | 'review_increase'
  | 'warn_increase'
  | 'max_growth_since'
  | 'budget_file'
  | 'waiver'
  | 'platform'
  | 'measurement'
  | 'base'

/** One rule that has something to say: which, about what, how much, and by which line. */
export interface Finding {
  readonly rule: Rule
  readonly outcome: Outcome
  readonly platform: Platform | null
  /** The size, or the growth, in bytes; null where nothing was measured. */
  readonly actualBytes: number | null
  readonly allowedBytes: number | null
  readonly message: string
  /** What to do next. */
  readonly cure: string | null
  readonly place: Place
  /** Whose leave has made a pass of a review. */
  readonly approval?: Approval
  /** The exception that has made a warning of a failure. */
  readonly waiver?: Waiver
  /** What of the budget file it is about. */
  readonly edit?: BudgetEdit
}

/** What growth is also counted from, as far as it was found. */
export type SinceEvidence =
  /** Nothing is that old. */
  | { readonly kind: 'none' }
  | { readonly kind: 'missing'; readonly reference: Reference }
  | { readonly kind: 'unmeasurable'; readonly reason: string; readonly cure: string }
  | {
      readonly kind: 'measured'
      readonly reference: Reference
      /** `v1.4.0`; with its day, where an age was asked for. */
      readonly name: string
      /** From there to the head. */
      readonly changes: readonly Change[]
    }

export interface Evidence {
  /** null: there was nothing to compare with, by the user's choice. */
  readonly base: Measurement | null
  readonly head: Measurement
  /** The commit whose image the base is, where its tag names one. */
  readonly baseCommit: string | null
  /** Commits that the base image's commit lies behind the one asked for; 0 for a tag. */
  readonly baseDistance: number
  /** What should have been the base, where another branch's image stands in for it; null: nothing. */
  readonly baseInsteadOf: Reference | null
  /** What the base's tag stood for at the end of the check; null where nobody looked. */
  readonly movedTo: Digest | null
  readonly changes: readonly Change[]
  /** null where no rule asks. */
  readonly since: SinceEvidence | null
  /** The change's branch has no such service, so that no head image is expected. */
  readonly retired: boolean
  /** What the change does to this budget. */
  readonly edits: readonly BudgetEdit[]
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string
  /** What does not count as growth where a base is over already: rebuilds differ by some bytes. */
  readonly noiseFloor: Increase
}

/** A service as it was judged. */
export interface Verdict extends Evidence {
  readonly budget: Budget
  readonly findings: readonly Finding[]
  readonly outcome: Outcome
}

/** The policy: what a budget says of the evidence. */
export function judge(budget: Budget, evidence: Evidence): Verdict {
  const { changes } = evidence
  const findings = [
    ...measurementFindings(budget, evidence),
    ...platformFindings(budget, evidence),
    ...changes.flatMap((change) => sizeFindings(budget, change, evidence)),
    ...changes.flatMap((change) => growthFindings(budget, change)),
    ...creepFindings(budget, evidence),
    ...editFindings(evidence),
    ...waiverFindings(budget, evidence),
    ...baselineFindings(budget, evidence),
  ]
  return found({ ...evidence, budget }, findings)
}

/** A verdict of these findings. */
export function found(
  of: Omit<Verdict, 'findings' | 'outcome'>,
  findings: readonly Finding[],
): Verdict {
  return { ...of, findings, outcome: worst(findings.map(({ outcome }) => outcome)) }
}

/** Whether an outcome ends the step, and the required check, in red. */
export function isBlocking(outcome: Outcome, onInconclusive: 'fail' | 'warn'): boolean {
  if (outcome === 'inconclusive') return onInconclusive === 'fail'
  return outcome === 'fail' || outcome === 'review'
}

/** The line of a budget that a rule stands in; the budget's own, where the rule has none. */
export function placeOfRule(budget: Budget, rule: Rule): Place {
  const written = {
    max_size: budget.limit,
    warn_at: budget.warnAt,
    max_increase: budget.maxIncrease,
    review_increase: budget.reviewIncrease,
    warn_increase: budget.warnIncrease,
    max_growth_since: budget.maxGrowth,
    waiver: budget.waivers,
    budget_file: undefined,
    platform: undefined,
    measurement: undefined,
    base: undefined,
  }[rule]
  return written?.place ?? budget.place
}

export function worst(outcomes: readonly Outcome[]): Outcome {
  const rank = largest(outcomes.map((outcome) => OUTCOMES.indexOf(outcome)))
  return OUTCOMES[rank] ?? 'pass'
}
