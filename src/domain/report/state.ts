import { sameImage } from '../image/change.ts'
import { isNotBuilt } from '../verdict/not-built.ts'
import type { Verdict } from '../verdict/verdict.ts'

export type State = 'new' | 'retired' | 'not-built' | 'unchanged' | 'changed' | 'alone' | 'unknown'

/** What happened to a service between base and head, whatever the budget says of it. */
export function stateOf(verdict: Verdict): State {
  const { base, head, changes, findings } = verdict
  if (isNotBuilt(verdict)) return 'not-built'
  if (head.kind === 'unmeasurable' || base?.kind === 'unmeasurable') return 'unknown'
  // Missed by nobody: then the change has taken its budget away too.
  if (head.kind === 'missing')
    return findings.some(({ rule }) => rule === 'measurement') ? 'unknown' : 'retired'
  if (base === null) return 'alone'
  if (base.kind === 'missing') return 'new'
  const moved = changes.some((change) => change.base?.digest !== change.head?.digest)
  return sameImage(base, head) || !moved ? 'unchanged' : 'changed'
}
