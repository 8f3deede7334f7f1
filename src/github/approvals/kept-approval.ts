import type { ApprovalRecord } from '../../domain/approval/votes.ts'
import type { Api } from '../client.ts'
import { parseRecord, recordHash } from '../comment/approval-record.ts'
import { commentsBy } from '../comment/own-comment.ts'
import { statusesBy, statusesOf } from '../status/status.ts'

interface Asked {
  readonly number: number
  readonly key: string
  readonly context: string
  /** Who set the label that is on now, and when. */
  readonly labeling: { readonly by: string; readonly at: string }
}

/** Records of more comments are not looked at. */
const MOST = 20

/**
 * What the label was recorded to be for, where a status of ours on the commit of the record confirms
 * it: whoever quotes a record, or writes one, in a comment of the same login sets no status.
 */
export async function keptApproval(
  api: Api,
  { number, key, context, labeling }: Asked,
): Promise<ApprovalRecord | null> {
  const login = await api.login()
  const comments = await commentsBy(api, { number, key, login })
  const records = comments
    .flatMap(({ body }) => parseRecord(body) ?? [])
    .filter(({ by, at }) => by === labeling.by && at === labeling.at)
    .slice(0, MOST)
  const confirmed = await Promise.all(
    records.map(async (record) => {
      const statuses = await statusesOf(api, record.sha, context).catch(() => [])
      const hash = recordHash(number, key, record)
      const ours = statusesBy(login, { pull: number, key, ref: null }, statuses)
      return ours.some(({ approved }) => approved === hash) ? record : null
    }),
  )
  // Of several that were true at some time the latest knows most.
  const size = (record: ApprovalRecord) => Object.keys(record.amounts).length
  return (
    confirmed
      .filter((record) => record !== null)
      .toSorted((a, b) => size(b) - size(a))
      .at(0) ?? null
  )
}
