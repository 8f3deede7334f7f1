import { sameName } from '../../domain/budget/approver.ts'
import { oneLine } from '../../domain/values/text.ts'
import type { Api } from '../client.ts'
import { statusOf } from '../errors.ts'
import { parseStatusUrl, type StatusOrigin } from './status-url.ts'

/** What GitHub takes, in characters. */
const MAX_DESCRIPTION = 140

type StatusState = 'success' | 'failure' | 'error'

export interface StatusRequest {
  readonly sha: string
  readonly context: string
  readonly state: StatusState
  readonly description: string
  /** Where "Details" leads, with what the status tells of itself. */
  readonly url: string | undefined
}

/** A status as it stands on a commit. */
export interface CommitStatus extends StatusOrigin {
  readonly state: string
  readonly description: string
  readonly createdAt: string
  readonly url: string | null
  /** The login that has set it; null: the account is gone. */
  readonly by: string | null
}

/** Whether it keeps a change from being merged. */
export function isBlocking({ state }: Pick<CommitStatus, 'state'>): boolean {
  return state !== 'success'
}

/**
 * Sets the commit status that can be required, whatever stands. What GitHub finds fault with is
 * said in a plainer way before it is given up: a required status would wait for ever.
 */
export async function createStatus(
  { rest, owner, repo }: Api,
  { sha, context, state, description, url }: StatusRequest,
): Promise<void> {
  const shown = shownAs(description)
  const link = url === undefined ? {} : { target_url: url }
  const plain = shown.replace(/[^ -~]/gu, '?')
  const ways = [
    { description: shown, ...link },
    ...(plain === shown ? [] : [{ description: plain, ...link }]),
    { description: plain },
  ]
  let refusal: unknown
  for (const way of ways) {
    try {
      await rest.repos.createCommitStatus({ owner, repo, sha, context, state, ...way })
      return
    } catch (error) {
      if (statusOf(error) !== 422) throw error
      refusal ??= error
    }
  }
  throw refusal
}

/** As GitHub keeps it: characters above U+FFFF it refuses. */
export function shownAs(description: string): string {
  return oneLine(description, MAX_DESCRIPTION).replace(/[\u{10000}-\u{10ffff}]/gu, '□')
}

/** Those of a context, newest first. */
export async function statusesOf(
  { rest, paginate, owner, repo }: Api,
  ref: string,
  context: string,
): Promise<CommitStatus[]> {
  const listed = { owner, repo, ref, per_page: 100 }
  const statuses = await paginate(rest.repos.listCommitStatusesForRef, listed)
  return statuses
    .filter((status) => status?.context === context)
    .map((status) => ({
      ...originOf(status),
      state: status.state,
      description: status.description ?? '',
      createdAt: status.created_at,
      url: status.target_url,
      by: status.creator?.login ?? null,
    }))
}

function originOf(status: { target_url: string | null; created_at: string }): StatusOrigin {
  const origin = parseStatusUrl(status.target_url)
  const setAt = Date.parse(status.created_at)
  const { run } = origin
  return run === null || Number.isNaN(setAt) ? origin : { ...origin, run: { ...run, setAt } }
}

/** For what a status speaks. */
export type StatusOwner = Pick<CommitStatus, 'pull' | 'key' | 'ref'>

/** What a login has set for a pull request, or for what was pushed, and a comment key. */
export function statusesBy(
  login: string,
  { pull, key, ref }: StatusOwner,
  statuses: readonly CommitStatus[],
): CommitStatus[] {
  return statuses.filter(
    ({ by, ...status }) =>
      by !== null &&
      sameName(by, login) &&
      status.pull === pull &&
      status.key === key &&
      isOfRef(status, ref),
  )
}

/** A version before this one told no branch or tag. */
export function isOfRef(status: Pick<CommitStatus, 'ref'>, ref: string | null): boolean {
  return status.ref === null || status.ref === ref
}
