import type { AdvisedChange, AdvisedExplanation } from '../advice/advised.ts'
import { growth } from '../image/change.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** A change that is explained. */
export interface ExplainedService {
  readonly verdict: Verdict
  readonly change: AdvisedChange
  readonly explanation: AdvisedExplanation
  /** Further platforms that it stands for. */
  readonly others: number
}

/** One for each service that is explained: its platforms mostly change for one reason. */
export function explainedServices(verdicts: readonly Verdict[]): ExplainedService[] {
  return verdicts.flatMap((verdict) => {
    const [first, ...others] = everyExplained([verdict])
    return first === undefined ? [] : [{ ...first, others: others.length }]
  })
}

/** All that is explained; of each service, the platform that moved most first. */
export function everyExplained(verdicts: readonly Verdict[]): ExplainedService[] {
  const weight = ({ change }: ExplainedService) => Math.abs(growth(change)?.bytes ?? 0)
  return verdicts.flatMap((verdict) =>
    verdict.changes
      .flatMap(({ explanation, ...change }) =>
        explanation === undefined
          ? []
          : [{ verdict, change: { ...change, explanation }, explanation, others: 0 }],
      )
      .toSorted((a, b) => weight(b) - weight(a)),
  )
}
