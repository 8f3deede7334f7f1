import type { ApprovalRecord } from '../../domain/approval/votes.ts'
import type { Api } from '../client.ts'
import { recordHash } from '../comment/approval-record.ts'
import { hashOfWords, type Kept, keepComment } from '../comment/comment.ts'
import type { RunId } from '../status/run-order.ts'
import { isBlocking, type StatusRequest } from '../status/status.ts'
import { statusUrl } from '../status/status-url.ts'
import {
  type Destination,
  newBaseOf,
  newerRun,
  type Published,
  readPublished,
} from './published.ts'
import { setStatus, settle } from './settle.ts'

/** What a run has to say on GitHub. */
export interface Announcement extends Destination {
  readonly status: Pick<StatusRequest, 'state' | 'description'>
  /** null: none is wanted. */
  readonly comment: {
    /** Markdown. */
    readonly body: string
    /** null: one that is there stays. */
    readonly record: ApprovalRecord | null
    /** Whether a comment is made where there is none yet. */
    readonly create: boolean
    /** Whether the status leads there, and not to the run. */
    readonly isLinked: boolean
  } | null
}

/** What came of it. */
export interface Announced {
  readonly commentUrl: string | undefined
  /** The run whose word stands instead, being newer; null: this one's does. */
  readonly newer: RunId | null
  /** How GitHub looked afterwards. */
  readonly seen: Published
}

/** Does one thing, and tells where GitHub refuses it: then the others are done all the same. */
export type TolerantWrite = <Result>(
  what: string,
  permission: string,
  act: () => Promise<Result>,
) => Promise<Result | undefined>

/**
 * Writes the comment, and then the status that leads there. Of two runs that speak for the same, both
 * are the newer one's in the end, in whatever order they write: a run that finds a newer one's status
 * writes neither, and one that finds it too late puts it back.
 */
export async function announce(
  api: Api,
  announcement: Announcement,
  before: Published,
  attempt: TolerantWrite,
): Promise<Announced> {
  const outrun = newerRun(announcement, before)
  if (outrun !== null) return { commentUrl: undefined, newer: outrun, seen: before }
  const written = await attempt('the comment', 'pull-requests: write', () =>
    writeComment(api, announcement, before),
  )
  const seen = await attempt('the status', 'statuses: write', () =>
    writeStatus(api, announcement, before, written),
  )
  const newer = seen === undefined ? null : newerRun(announcement, seen)
  return { commentUrl: written?.url, newer, seen: seen ?? before }
}

async function writeComment(
  api: Api,
  announcement: Announcement,
  { statuses }: Published,
  isRepeated = false,
): Promise<Kept | undefined> {
  const { sha, pull, key, run, context, comment } = announcement
  if (pull === null || comment === null) return undefined
  return keepComment(api, {
    body: comment.body,
    record: comment.record,
    create: comment.create && !isRepeated,
    isRepeated,
    number: pull.number,
    marker: { key, sha, run },
    run,
    login: await api.login(),
    evidence: {
      context,
      statuses: statuses ?? [],
      run: statuses === null || run.attempt > 1 ? null : run,
    },
  })
}

/** @returns how GitHub looked in the end. */
async function writeStatus(
  api: Api,
  announcement: Announcement,
  before: Published,
  written: Kept | undefined,
): Promise<Published> {
  const { context } = announcement
  if (context === null) return written === undefined ? before : readPublished(api, announcement)
  const due = { ...requestFor(api, announcement, written), context }
  // Writing takes its time, and a success must not come over what was found meanwhile.
  const hasWritten = written !== undefined && (written.isCreated || written.replaced !== null)
  const now = hasWritten && !isBlocking(due) ? await readPublished(api, announcement) : before
  if (now.statuses === null && !isBlocking(due)) throw now.refusal
  const isMoved = newBaseOf(announcement, now) !== newBaseOf(announcement, before)
  if (!isMoved && newerRun(announcement, now) === null)
    await setStatus(api, announcement, due, now.statuses)
  return settle(api, {
    destination: announcement,
    request: due,
    written,
    // Why it cannot be written was told the first time.
    rewrite: (seen) => writeComment(api, announcement, seen, true).catch(() => undefined),
  })
}

function requestFor(
  { page }: Api,
  { sha, pull, key, ref, run, status, comment }: Announcement,
  written: Kept | undefined,
): Omit<StatusRequest, 'context'> {
  const record = comment?.record ?? null
  const number = pull?.number ?? null
  const isSaid = written?.isOurs === true
  const isNew = isSaid && number !== null && record !== null && record.sha === sha
  const origin = {
    pull: number,
    key,
    ref,
    run,
    comment: written?.id ?? null,
    says: isSaid ? hashOfWords(written.body) : null,
    approved: isNew ? recordHash(number, key, record) : null,
  }
  const commentUrl = comment?.isLinked === true ? written?.url : undefined
  return { sha, ...status, url: statusUrl(origin, { page, sha, commentUrl }) }
}
