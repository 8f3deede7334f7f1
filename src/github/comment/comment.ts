import { createHash } from 'node:crypto'
import type { ApprovalRecord } from '../../domain/approval/votes.ts'
import { printable } from '../../domain/values/text.ts'
import type { Api } from '../client.ts'
import { ifThere } from '../errors.ts'
import { type Judge, mayReplace, type RunId, sameRun } from '../status/run-order.ts'
import { statusesBy } from '../status/status.ts'
import { formatRecord, parseRecord, withoutRecord } from './approval-record.ts'
import { formatMarker, type Marker, parseMarker } from './comment-marker.ts'
import { type Comment, type CommentEvidence, findOwnComment, toComment } from './own-comment.ts'

/** The most that GitHub takes is 65,536 characters; the marker and some room are left. */
export const MAX_COMMENT = 60_000

export interface CommentRequest {
  readonly number: number
  readonly marker: Marker
  readonly run: Judge
  /** Markdown, without the marker. */
  readonly body: string
  /** null: one that is there stays. */
  readonly record: ApprovalRecord | null
  /** Whether a comment is made where there is none yet. */
  readonly create: boolean
  /** It was written before: then what another run has made of it stays, unless that is older. */
  readonly isRepeated: boolean
  readonly login: string
  readonly evidence: CommentEvidence
}

/** The comment that stands now, and what was done to it. */
export interface Kept extends Comment {
  /** Whether it says what was to be said. */
  readonly isOurs: boolean
  /** What it said before, where that was overwritten. */
  readonly replaced: string | null
  readonly isCreated: boolean
}

/**
 * Keeps one comment for a key on a pull request: found by its marker and its author, updated in
 * place, written only when it says something else, and never over that of a newer head.
 * @returns undefined: there is none.
 */
export async function keepComment(api: Api, request: CommentRequest): Promise<Kept | undefined> {
  const { owner, repo, rest } = api
  const { number, marker, evidence, login } = request
  const find = (by: string) => findOwnComment(api, { number, key: marker.key, login: by }, evidence)
  const { own, surplus } = await find(login)
  for (const { id } of surplus) await deleteComment(api, id)
  if (own !== undefined) return write(api, request, own)
  if (!request.create) return undefined
  const body = bodyOf(request, request.record)
  const { data } = await rest.issues.createComment({ owner, repo, issue_number: number, body })
  const created = toComment(data)
  // Another run may have made one meanwhile: the lowest id wins, and takes our words.
  const first = (await find(data.user?.login ?? login)).own
  if (first === undefined || first.id === created.id)
    return { ...created, isOurs: true, replaced: null, isCreated: true }
  await deleteComment(api, created.id)
  return write(api, request, first)
}

async function write(
  api: Api,
  request: CommentRequest,
  comment: Comment,
): Promise<Kept | undefined> {
  const mine = bodyOf(request, request.record ?? parseRecord(comment.body))
  const stands = { ...comment, replaced: null, isCreated: false }
  if (!(await isOurTurn(api, request, comment))) return { ...stands, isOurs: false }
  if (visible(mine) === visible(comment.body)) return { ...stands, isOurs: true }
  if (!(await updateComment(api, comment.id, mine))) return undefined
  return { ...comment, body: mine, isOurs: true, replaced: comment.body, isCreated: false }
}

/** @returns whether it is still there. */
export async function updateComment(api: Api, id: number, body: string): Promise<boolean> {
  const { owner, repo, rest } = api
  const update = rest.issues.updateComment({ owner, repo, comment_id: id, body })
  return (await ifThere(update)) !== undefined
}

export async function deleteComment({ owner, repo, rest }: Api, id: number): Promise<void> {
  await ifThere(rest.issues.deleteComment({ owner, repo, comment_id: id }))
}

/**
 * A run of the head commit says what holds. Others leave alone what was said of another commit: it may
 * be the head's by now, and of many runs at once they would write over each other's words, and over its.
 */
async function isOurTurn(api: Api, request: CommentRequest, comment: Comment): Promise<boolean> {
  const theirs = parseMarker(comment.body)
  if (theirs === undefined) return true
  if (theirs.sha === request.marker.sha) return !request.isRepeated || isOlder(theirs.run, request)
  const { owner, repo, rest } = api
  const { data } = await rest.pulls.get({ owner, repo, pull_number: request.number })
  return data.head.sha === request.marker.sha
}

/** A status tells more of a run than its comment does. */
function isOlder(theirs: RunId, { marker, login, number, run, evidence }: CommentRequest): boolean {
  if (sameRun(theirs, run)) return false
  const speaker = { pull: number, key: marker.key, ref: null }
  const said = statusesBy(login, speaker, evidence.statuses)
  const judge = said.find((status) => sameRun(status.run, theirs))?.run ?? null
  return mayReplace(judge ?? { ...theirs, at: null, isOpinion: false, base: null }, run)
}

function bodyOf({ marker, body }: CommentRequest, record: ApprovalRecord | null): string {
  return `${formatMarker(marker)}\n${printable(body)}${formatRecord(record)}`
}

/** Without what names the run: one that says the same again changes nothing. */
function visible(body: string): string {
  return body.replace(/ run=\d+\/\d+ -->/, ' -->').replace(/\/actions\/runs\/\d+/g, '')
}

/** A short name of what people read in a comment, whichever run and commit it is of. */
export function hashOfWords(body: string): string {
  const words = withoutRecord(visible(body).replace(/^<!-- .* -->/, ''))
  const text = words.replace(/\r\n?/g, '\n').trim()
  return createHash('sha256').update(text).digest('base64url').slice(0, 10)
}
