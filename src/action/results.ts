import type { Report } from '../domain/report/report.ts'
import { OUTCOMES } from '../domain/verdict/outcome.ts'
import type { Outputs } from '../github/runner.ts'

/** What judging one pull request, or one commit without any, has come to. */
export interface Result {
  /** null: none. */
  readonly pull: number | null
  /** null: it broke before there was one. */
  readonly report: Report | null
  readonly outputs: Outputs
  /** Why the step ends red; null: not by this one. */
  readonly failure: string | null
  /** Writes it for monitoring, where that is wanted. */
  readonly writeMetrics?: () => Promise<void>
}

/** The one that decides: of those that end red the worst; undefined: nothing was judged. */
export function worstOf(results: readonly Result[]): Result | undefined {
  return results.toSorted((a, b) => rankOf(b) - rankOf(a))[0]
}

function rankOf({ failure, outputs }: Result): number {
  const outcome = OUTCOMES.indexOf(outputs.outcome)
  return (failure === null ? 0 : OUTCOMES.length) + outcome
}

/** Of all of them, each name once. */
export function violationsOf(results: readonly Result[]): string[] {
  return [...new Set(results.flatMap(({ outputs }) => outputs.violations))]
}
