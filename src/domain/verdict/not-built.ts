import type { Budget } from '../budget/budget.ts'
import type { BuiltImages } from '../budget/built-images.ts'
import type { Evidence, HeadExpectation } from './evidence.ts'

export function expectationFor(
  { name }: Budget,
  built: BuiltImages,
  missingHead: 'fail' | 'unchanged',
): HeadExpectation {
  if (built !== null) return built.has(name) ? 'named' : 'unnamed'
  return missingHead === 'unchanged' ? 'optional' : 'required'
}

type HeadEvidence = Pick<Evidence, 'base' | 'head' | 'edits' | 'retired' | 'expectation'>

/** No image of this change, where none has to be: the service stays what it is. */
export function isNotBuilt(evidence: HeadEvidence): boolean {
  const { head, base, retired, expectation } = evidence
  if (head.kind !== 'missing' || retired) return false
  if (expectation === 'required' || expectation === 'named') return false
  if (base?.kind === 'measured') return true
  // What the change itself brings was nothing before that it could stay.
  return expectation === 'unnamed' && !isBrought(evidence)
}

/** Whether the budget, or the image that it names, comes with this change. */
function isBrought({ edits }: HeadEvidence): boolean {
  return edits.some(({ what, to }) => what === 'image' || (what === 'budget' && to !== null))
}
