import { largest } from '../values/largest.ts'

/** From best to worst; the outcome of many is their worst. */
export const OUTCOMES = ['pass', 'warn', 'inconclusive', 'review', 'fail'] as const
export type Outcome = (typeof OUTCOMES)[number]

export function worst(outcomes: readonly Outcome[]): Outcome {
  const rank = largest(outcomes.map((outcome) => OUTCOMES.indexOf(outcome)))
  return OUTCOMES[rank] ?? 'pass'
}

/** Whether an outcome ends the step, and the required check, in red. */
export function isBlocking(outcome: Outcome, onInconclusive: 'fail' | 'warn'): boolean {
  if (outcome === 'inconclusive') return onInconclusive === 'fail'
  return outcome === 'fail' || outcome === 'review'
}
