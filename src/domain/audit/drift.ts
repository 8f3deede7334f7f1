import type { Digest } from '../image/digest.ts'
import { nameOf } from '../report/size-records.ts'
import type { SizeRecord } from '../series/record.ts'
import type { SizeHistory } from '../series/size-history.ts'
import type { Verdict } from '../verdict/verdict.ts'
import type { AuditFinding } from './finding.ts'

/** A tag that stands for an image which no recorded push has built; nothing where no push is recorded. */
export function driftOf({ budget, head, changes }: Verdict, history: SizeHistory): AuditFinding[] {
  if (head.kind !== 'measured') return []
  const service = budget.name
  const { ref } = nameOf(head.reference)
  const pushed = history.recordsOf(service).filter((each) => each.ref === ref && each.by === 'push')
  const last = pushed.at(-1)
  const isKnown = (digest: Digest) =>
    history.knownBy(digest).some((each) => each.service === service && isOfPush(each, digest))
  const images = changes.flatMap(({ head: image }) => image ?? [])
  // An index that was put together anew, of images that were pushed, is no other image.
  const areKnown = images.length > 0 && images.every(({ digest }) => isKnown(digest))
  if (last === undefined || isKnown(head.digest) || areKnown) return []
  const lastDigest = last.index ?? last.digest
  return [
    {
      service,
      rule: 'drift',
      outcome: 'warn',
      platform: null,
      actualBytes: null,
      allowedBytes: null,
      message: `${ref} stands for ${head.digest} now, which no recorded push has built; the last one that is recorded, of ${last.t.slice(0, 10)}, was ${lastDigest}`,
      cure: 'Look who has pushed it; the next push of the workflow puts it right.',
    },
  ]
}

/** Only pushes are noted beside a line of another digest. */
function isOfPush({ by, also }: SizeRecord, digest: Digest): boolean {
  return by !== 'audit' || also.includes(digest)
}
