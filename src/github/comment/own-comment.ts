import { sameName } from '../../domain/budget/approver.ts'
import type { Api } from '../client.ts'
import type { RunId } from '../status/run-order.ts'
import { type CommitStatus, statusesBy, statusesOf } from '../status/status.ts'
import { parseMarker } from './comment-marker.ts'

export interface Comment {
  readonly id: number
  readonly url: string
  readonly body: string
}

interface Whose {
  readonly number: number
  readonly key: string
  readonly login: string
}

/** What tells our comment from one of the same login that begins like it. */
export interface CommentEvidence {
  /** null: no status is wanted, and none tells. */
  readonly context: string | null
  /** Of the head commit. */
  readonly statuses: readonly CommitStatus[]
  /** The run that looks; null: it may be an older one, and statuses need not name a newer one's. */
  readonly run: RunId | null
}

/** More commits than these are not looked at. */
const MOST_COMMITS = 20

/** The comments that begin as ours for a key do, by the very login that ours are by; the oldest first. */
export async function commentsBy(
  { owner, repo, rest, paginate }: Api,
  { number, key, login }: Whose,
): Promise<Comment[]> {
  const comments = await paginate(rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  })
  return comments
    .filter(({ user }) => user !== null && user !== undefined && sameName(user.login, login))
    .map(toComment)
    .filter(({ body }) => parseMarker(body)?.key === key)
    .toSorted((a, b) => a.id - b.id)
}

/**
 * Which of them is ours: one that a status of ours names, else the oldest. Another workflow with the
 * same token may have written the others, so that only what is named too is more than there should be,
 * and what claims to be of a run that is still to come is none of ours, unless it is named.
 */
export async function findOwnComment(
  api: Api,
  whose: Whose,
  evidence: CommentEvidence,
): Promise<{ own: Comment | undefined; surplus: Comment[] }> {
  const { run } = evidence
  const isToCome = ({ body }: Comment) => run !== null && (parseMarker(body)?.run.id ?? 0) > run.id
  const found = await commentsBy(api, whose)
  if (found.length < 2 && !found.some(isToCome)) return { own: found[0], surplus: [] }
  const named = await namedAmong(found, { api, whose, evidence })
  const comments = found.filter((each) => named.has(each.id) || !isToCome(each))
  const [oldest] = comments
  const [own = oldest, ...surplus] = comments.filter(({ id }) => named.has(id))
  return { own, surplus }
}

/** A status is of the commit that it was set on, which the comment's first line claims to be for. */
async function namedAmong(
  comments: readonly Comment[],
  { api, whose, evidence }: { api: Api; whose: Whose; evidence: CommentEvidence },
): Promise<Set<number>> {
  const { context, statuses } = evidence
  if (context === null) return new Set()
  const claimed = comments.map(({ body }) => parseMarker(body)?.sha ?? '')
  const commits = [...new Set(claimed)].filter((sha) => /^[0-9a-f]{40,64}$/.test(sha))
  const lists = await Promise.all(
    commits.slice(0, MOST_COMMITS).map((sha) => statusesOf(api, sha, context).catch(() => [])),
  )
  const { number, key, login } = whose
  const all = [...lists.flat(), ...statuses]
  // A version before this one told no key.
  const ours = [key, null].flatMap((each) =>
    statusesBy(login, { pull: number, key: each, ref: null }, all),
  )
  return new Set(ours.flatMap(({ comment }) => comment ?? []))
}

export function toComment(data: {
  id: number
  html_url: string
  body?: string | undefined
}): Comment {
  return { id: data.id, url: data.html_url, body: data.body ?? '' }
}
