import { formatRecord, parseRecord } from './approval-record.ts'
import type { Api } from './client.ts'
import { deleteComment, hashOfWords, type Kept, updateComment } from './comment.ts'
import { formatMarker } from './comment-marker.ts'
import { findOwnComment } from './own-comment.ts'
import { copyOf, inPrecedence } from './precedence.ts'
import { sameRun } from './standing.ts'
import { type CommitStatus, createStatus, isBlocking, type StatusRequest } from './status.ts'
import {
  ownStatuses,
  type Subject,
  type Survey,
  standingFor,
  statusOwnerOf,
  survey,
} from './survey.ts'

/** What a run has said, and may have to take back. */
export interface Said {
  readonly subject: Subject
  readonly request: StatusRequest
  readonly written: Kept | undefined
  /** Writes the comment once more, where it says something else now. */
  readonly rewrite: (seen: Survey) => Promise<Kept | undefined>
}

/** Others write meanwhile: so often it is looked whether what stands is right. */
const MAX_ROUNDS = 3

/** Sets the status, or what is due instead. */
export async function setStatus(
  api: Api,
  subject: Subject,
  request: StatusRequest,
  statuses: Survey['statuses'],
): Promise<void> {
  const due =
    statuses === null ? request : await inPrecedence(api, statusOwnerOf(subject), request, statuses)
  if (due !== undefined) await createStatus(api, due)
}

/**
 * Looks at what stands after a run has written, and sets right what others have written at the same
 * time: whoever writes last does so, and sees it.
 * @returns what stood in the end.
 */
export async function settle(api: Api, said: Said): Promise<Survey> {
  const overwritten = [said.written?.replaced ?? []].flat()
  let seen = await survey(api, said.subject)
  for (let round = 1; round <= MAX_ROUNDS && seen.statuses !== null; round++) {
    const standing = standingFor(said.subject, seen)
    const isOurs = standing === undefined || sameRun(standing.run, said.subject.run)
    const isSet = await settleStatus(api, said, seen, isOurs ? undefined : standing)
    if (isOurs) {
      const again = await said.rewrite(seen)
      overwritten.push(...[again?.replaced ?? []].flat())
      if (isSet && typeof again?.replaced !== 'string') break
    } else {
      await restoreComment(api, said, { standing, overwritten, seen })
      if (isSet) break
    }
    seen = await survey(api, said.subject)
  }
  return seen
}

/**
 * @param newer what a newer run has said; undefined: there is none.
 * @returns whether what stands is right.
 */
async function settleStatus(
  api: Api,
  { subject, request }: Said,
  seen: Survey,
  newer: CommitStatus | undefined,
): Promise<boolean> {
  const statuses = seen.statuses ?? []
  const [top] = statuses
  const wanted = newer === undefined ? request : copyOf(newer, request)
  const due = await inPrecedence(api, statusOwnerOf(subject), wanted, statuses)
  if (due === undefined || top === undefined) return true
  const [last] = ownStatuses(subject, seen)
  const isLast = last === standingFor(subject, seen)
  if (isLast && isBlocking(top) === isBlocking(due)) return true
  await createStatus(api, due)
  return false
}

interface Standing {
  readonly standing: CommitStatus
  /** What the comment said before this run wrote, each time that it did. */
  readonly overwritten: readonly string[]
  readonly seen: Survey
}

/** The comment says again what the newer run has said there, if this one has overwritten it. */
async function restoreComment(
  api: Api,
  { subject, written }: Said,
  { standing, overwritten, seen }: Standing,
): Promise<void> {
  const { pull, key, context } = subject
  if (pull === null || written === undefined) return
  const whose = { number: pull.number, key, login: seen.login }
  const evidence = { context, statuses: seen.statuses ?? [], run: null }
  const { own } = await findOwnComment(api, whose, evidence)
  if (own === undefined) return
  if (written.isCreated && written.id !== own.id) await deleteComment(api, written.id)
  const says = hashOfWords(own.body)
  if (standing.says === null) {
    const isStray = written.isCreated && own.id === written.id && says === hashOfWords(written.body)
    if (isStray) await deleteComment(api, own.id)
    return
  }
  if (says === standing.says) return
  const before = overwritten.find((body) => hashOfWords(body) === standing.says)
  await updateComment(api, own.id, before ?? referral(api, subject, standing, own.body))
}

/** Where the newer run's words were overwritten unread, between reading and writing. */
function referral(
  { page }: Api,
  { key, sha }: Subject,
  { run, state }: CommitStatus,
  body: string,
): string {
  if (run === null) return body
  const title = `### ${state === 'success' ? '✅' : '❌'} Run ${run.id} has judged this commit last`
  const words = `An older run has written over what it said here: [its summary](${page}/actions/runs/${run.id}) has it all.`
  return `${formatMarker({ key, sha, run })}\n${title}\n\n${words}${formatRecord(parseRecord(body))}`
}
