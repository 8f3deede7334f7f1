import { type Change, growth } from './change.ts'
import type { Explanation } from './explanation.ts'
import type { Verdict } from './verdict.ts'

/** A change that is explained, of the service's platforms the one that tells most. */
export interface Highlight {
  readonly verdict: Verdict
  readonly change: Change
  readonly explanation: Explanation
  /** Further platforms that are explained too. */
  readonly others: number
}

/** One for each service that is explained: its platforms mostly change for one reason. */
export function highlights(verdicts: readonly Verdict[]): Highlight[] {
  return verdicts.flatMap((verdict) => {
    const explained = verdict.changes.flatMap((change) =>
      change.explanation == null ? [] : [{ change, explanation: change.explanation }],
    )
    const weight = (change: Change) => Math.abs(growth(change)?.bytes ?? 0)
    const [first, ...others] = explained.toSorted((a, b) => weight(b.change) - weight(a.change))
    return first === undefined ? [] : [{ verdict, ...first, others: others.length }]
  })
}
