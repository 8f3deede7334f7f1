import type { ExplainedChange, Explanation } from '../explanation/explanation.ts'
import type { Advice, AdviceSubject } from './advice.ts'

/** Why an image has its size, and what would likely make it smaller. */
export interface AdvisedExplanation extends Explanation {
  readonly advice: readonly Advice[]
  /** What the advice is made from. */
  readonly subject: AdviceSubject
}

/** A change with advice, where it is explained. */
export interface AdvisedChange extends ExplainedChange {
  readonly explanation?: AdvisedExplanation
}
