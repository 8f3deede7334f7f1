import type { HistoryEntry } from '../image/manifest.ts'
import { withoutSecrets } from '../secrets/mask.ts'

/** An entry as it may be known inside: whoever reads one, from wherever, passes it through this. */
export function maskedEntry(entry: HistoryEntry): HistoryEntry {
  const [createdBy, comment] = [withoutSecrets(entry.createdBy), withoutSecrets(entry.comment)]
  const kinds = new Set([...(entry.secrets ?? []), ...createdBy.secrets, ...comment.secrets])
  const secrets = [...kinds].slice(0, MOST_KINDS)
  return {
    ...entry,
    createdBy: createdBy.text,
    comment: comment.text,
    ...(secrets.length > 0 && { secrets }),
  }
}

/** More of them tell a reader nothing more. */
const MOST_KINDS = 20
