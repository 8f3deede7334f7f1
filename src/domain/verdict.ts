import type { Budget, Place } from './budget.ts'
import type { Change } from './change.ts'
import type { Measurement } from './image.ts'
import type { Platform } from './platform.ts'
import { growthFindings, measurementFindings, platformFindings, sizeFindings } from './rules.ts'

/** From best to worst; the outcome of many is their worst. */
export const OUTCOMES = ['pass', 'warn', 'inconclusive', 'review', 'fail'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type Rule =
  | 'max_size'
  | 'warn_at'
  | 'max_increase'
  | 'warn_increase'
  | 'platform'
  | 'measurement'

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
}

/** A service as it was judged. */
export interface Verdict {
  readonly budget: Budget
  /** null: there was nothing to compare with, by the user's choice. */
  readonly base: Measurement | null
  readonly head: Measurement
  /** Commits that the base image's commit lies behind the one asked for; 0 for a tag. */
  readonly baseDistance: number
  readonly changes: readonly Change[]
  readonly findings: readonly Finding[]
  readonly outcome: Outcome
}

export interface Evidence {
  readonly base: Measurement | null
  readonly head: Measurement
  readonly baseDistance: number
  readonly changes: readonly Change[]
  /** The change removes the service from the budget file, so that no head image is expected. */
  readonly retired: boolean
}

/** The policy: what a budget says of the evidence. */
export function judge(budget: Budget, evidence: Evidence): Verdict {
  const { base, head, baseDistance, changes } = evidence
  const findings = [
    ...measurementFindings(budget, evidence),
    ...platformFindings(budget, evidence),
    ...changes.flatMap((change) => sizeFindings(budget, change)),
    ...changes.flatMap((change) => growthFindings(budget, change)),
  ]
  const outcome = worst(findings.map((finding) => finding.outcome))
  return { budget, base, head, baseDistance, changes, findings, outcome }
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
    warn_increase: budget.warnIncrease,
    platform: undefined,
    measurement: undefined,
  }[rule]
  return written?.place ?? budget.place
}

export function worst(outcomes: readonly Outcome[]): Outcome {
  const rank = Math.max(0, ...outcomes.map((outcome) => OUTCOMES.indexOf(outcome)))
  return OUTCOMES[rank] ?? 'pass'
}
