import type { ExplainedChange, Explanation } from '../explanation/explanation.ts'
import { type Advice, type AdviceSubject, adviceFor } from './advice.ts'
import { type Consequence, consequenceOf } from './consequence.ts'

/** Why an image has its size, and what would likely make it smaller. */
export interface AdvisedExplanation extends Explanation {
  readonly advice: readonly Advice[]
  /** null where there is nothing to compare with, or no advice undoes much of the growth. */
  readonly consequence: Consequence | null
  /** What the advice is made from. */
  readonly subject: AdviceSubject
}

/** A change with advice, where it is explained. */
export interface AdvisedChange extends ExplainedChange {
  readonly explanation?: AdvisedExplanation
}

/** Advice on a change's head, and what of it would undo most of the growth. */
export function adviseOn(subject: AdviceSubject, { layers, split, cause }: Explanation) {
  const advice = adviceFor(subject)
  // Without a cause there is nothing to compare with.
  const consequence = cause === null ? null : consequenceOf({ layers, split, advice })
  return { advice, consequence, subject }
}
