import type { Measurement } from '../image/image.ts'
import { oneLine } from '../values/text.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** More names in a sentence are counted only. */
const NAMED = 5

/** Which sizes are estimates, and where they are compared with what is none: a sentence each. */
export function estimateNotices(verdicts: readonly Verdict[]): string[] {
  const found = verdicts.filter(({ base, head }) => isEstimated(head) || isEstimated(base))
  const mixed = found.filter(
    ({ base, head }) => base?.kind === 'measured' && isEstimated(head) !== isEstimated(base),
  )
  return [
    ...sentence(
      found,
      'the size is an estimate: docker keeps layers as they are unpacked, and here they were compressed by gzip, as a push would',
    ),
    ...sentence(
      mixed,
      'an estimate is compared with a size as it is stored: some of the difference may come of another compression',
    ),
  ]
}

function isEstimated(measurement: Measurement | null): boolean {
  return measurement?.kind === 'measured' && measurement.images.some((each) => each.isEstimated)
}

function sentence(verdicts: readonly Verdict[], words: string): string[] {
  if (verdicts.length === 0) return []
  const names = verdicts.slice(0, NAMED).map(({ budget }) => oneLine(budget.name, 100))
  const more = verdicts.length - NAMED
  return [`${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}: ${words}.`]
}
