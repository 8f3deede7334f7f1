import type { ApprovalRecord } from '../domain/ballot.ts'
import { printable } from '../domain/text.ts'
import { type Api, ifThere } from './client.ts'
import { formatMarker, type Marker, mayReplace, parseMarker } from './marker.ts'
import { formatRecord, parseRecord } from './record.ts'

/** The most that GitHub takes is 65,536 characters; the marker and some room are left. */
export const MAX_COMMENT = 60_000

export interface CommentRequest {
  readonly number: number
  readonly marker: Marker
  /** Markdown, without the marker. */
  readonly body: string
  /** null: one that is there stays. */
  readonly record: ApprovalRecord | null
  /** Whether a comment is made where there is none yet. */
  readonly create: boolean
  /** The token's own login, or null for an installation's, whose comments are a bot's. */
  readonly login: string | null
}

export interface Comment {
  readonly id: number
  readonly url: string
  readonly body: string
}

/**
 * Keeps one comment for a key on a pull request: found by its marker and its author, updated in
 * place, written only when it says something else, and never over a newer run's.
 * @returns the comment that stands now, if there is one.
 */
export async function keepComment(api: Api, request: CommentRequest): Promise<Comment | undefined> {
  const { owner, repo, rest } = api
  const existing = await settle(api, request)
  if (existing !== undefined || !request.create) return existing
  const { data } = await rest.issues.createComment({
    owner,
    repo,
    issue_number: request.number,
    body: bodyOf(request, request.record),
  })
  // Another run may have made one meanwhile: the lowest id wins, and takes the newest words.
  return (await settle(api, request)) ?? toComment(data)
}

/** Brings what is there to one comment with the right words. */
async function settle(api: Api, request: CommentRequest): Promise<Comment | undefined> {
  const { owner, repo, rest } = api
  const { number, login, marker } = request
  const [first, ...others] = await findOwnComments(api, { number, login, key: marker.key })
  if (first === undefined) return undefined
  const newest = [first, ...others].reduce((a, b) => (isNewer(b, a) ? b : a))
  const mine = bodyOf(request, request.record ?? parseRecord(newest.body))
  const words = (await isOurTurn(api, request, newest)) ? mine : newest.body
  for (const { id } of others)
    await ifThere(rest.issues.deleteComment({ owner, repo, comment_id: id }))
  if (visible(words) === visible(first.body)) return first
  const update = rest.issues.updateComment({ owner, repo, comment_id: first.id, body: words })
  return (await ifThere(update)) === undefined ? undefined : { ...first, body: words }
}

/** The comments that were made for a key, by whom the token writes as; the oldest first. */
export async function findOwnComments(
  { owner, repo, rest, paginate }: Api,
  { number, key, login }: { number: number; key: string; login: string | null },
): Promise<Comment[]> {
  const comments = await paginate(rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  })
  return comments
    .filter(({ user }) => (login === null ? user?.type === 'Bot' : user?.login === login))
    .map(toComment)
    .filter(({ body }) => parseMarker(body)?.key === key)
    .toSorted((a, b) => a.id - b.id)
}

async function isOurTurn(api: Api, request: CommentRequest, comment: Comment): Promise<boolean> {
  const theirs = parseMarker(comment.body)
  if (theirs === undefined || theirs.sha === request.marker.sha)
    return mayReplace(theirs, request.marker)
  const { owner, repo, rest } = api
  const { data } = await rest.pulls.get({ owner, repo, pull_number: request.number })
  return data.head.sha === request.marker.sha || data.head.sha !== theirs.sha
}

function isNewer(a: Comment, b: Comment): boolean {
  const [left, right] = [parseMarker(a.body), parseMarker(b.body)]
  return left !== undefined && right !== undefined && !mayReplace(left, right)
}

function bodyOf({ marker, body }: CommentRequest, record: ApprovalRecord | null): string {
  return `${formatMarker(marker)}\n${printable(body)}${formatRecord(record)}`
}

/** Without what names the run: one that says the same again changes nothing. */
function visible(body: string): string {
  return body.replace(/ run=\d+\/\d+ -->/, ' -->').replace(/\/actions\/runs\/\d+/g, '')
}

function toComment(data: { id: number; html_url: string; body?: string | undefined }): Comment {
  return { id: data.id, url: data.html_url, body: data.body ?? '' }
}
