import type { Api } from '../client.ts'
import { formatRecord, parseRecord } from '../comment/approval-record.ts'
import { deleteComment, hashOfWords, type Kept, updateComment } from '../comment/comment.ts'
import { formatMarker } from '../comment/comment-marker.ts'
import { findOwnComment } from '../comment/own-comment.ts'
import { copyOf, inPrecedence } from '../status/precedence.ts'
import { sameRun } from '../status/run-order.ts'
import {
  type CommitStatus,
  createStatus,
  isBlocking,
  type StatusRequest,
} from '../status/status.ts'
import {
  type Destination,
  ownStatuses,
  type Published,
  readPublished,
  standingFor,
  statusOwnerOf,
} from './published.ts'

/** What a run has published, and may have to take back. */
export interface Publication {
  readonly destination: Destination
  readonly request: StatusRequest
  readonly written: Kept | undefined
  /** Writes the comment once more, where it says something else now. */
  readonly rewrite: (seen: Published) => Promise<Kept | undefined>
}

/** Others write meanwhile: so often it is looked whether what stands is right. */
const MAX_ROUNDS = 3

/** Sets the status, or what is due instead. */
export async function setStatus(
  api: Api,
  destination: Destination,
  request: StatusRequest,
  statuses: Published['statuses'],
): Promise<void> {
  const due =
    statuses === null
      ? request
      : await inPrecedence(api, statusOwnerOf(destination), request, statuses)
  if (due !== undefined) await createStatus(api, due)
}

/**
 * Looks at what stands after a run has written, and sets right what others have written at the same
 * time: whoever writes last does so, and sees it.
 * @returns what stood in the end.
 */
export async function settle(api: Api, publication: Publication): Promise<Published> {
  const overwritten = [publication.written?.replaced ?? []].flat()
  let seen = await readPublished(api, publication.destination)
  for (let round = 1; round <= MAX_ROUNDS && seen.statuses !== null; round++) {
    const standing = standingFor(publication.destination, seen)
    const isOurs = standing === undefined || sameRun(standing.run, publication.destination.run)
    const isSet = await settleStatus(api, publication, seen, isOurs ? undefined : standing)
    if (isOurs) {
      const again = await publication.rewrite(seen)
      overwritten.push(...[again?.replaced ?? []].flat())
      if (isSet && typeof again?.replaced !== 'string') break
    } else {
      await restoreComment(api, publication, { standing, overwritten, seen })
      if (isSet) break
    }
    seen = await readPublished(api, publication.destination)
  }
  return seen
}

/**
 * @param newer what a newer run has said; undefined: there is none.
 * @returns whether what stands is right.
 */
async function settleStatus(
  api: Api,
  { destination, request }: Publication,
  seen: Published,
  newer: CommitStatus | undefined,
): Promise<boolean> {
  const statuses = seen.statuses ?? []
  const [top] = statuses
  const wanted = newer === undefined ? request : copyOf(newer, request)
  const due = await inPrecedence(api, statusOwnerOf(destination), wanted, statuses)
  if (due === undefined || top === undefined) return true
  const [last] = ownStatuses(destination, seen)
  const isLast = last === standingFor(destination, seen)
  if (isLast && isBlocking(top) === isBlocking(due)) return true
  await createStatus(api, due)
  return false
}

interface Standing {
  readonly standing: CommitStatus
  /** What the comment said before this run wrote, each time that it did. */
  readonly overwritten: readonly string[]
  readonly seen: Published
}

/** The comment says again what the newer run has said there, if this one has overwritten it. */
async function restoreComment(
  api: Api,
  { destination, written }: Publication,
  { standing, overwritten, seen }: Standing,
): Promise<void> {
  const { pull, key, context } = destination
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
  await updateComment(api, own.id, before ?? referral(api, destination, standing, own.body))
}

/** Where the newer run's words were overwritten unread, between reading and writing. */
function referral(
  { page }: Api,
  { key, sha }: Destination,
  { run, state }: CommitStatus,
  body: string,
): string {
  if (run === null) return body
  const title = `### ${state === 'success' ? '✅' : '❌'} Run ${run.id} has judged this commit last`
  const words = `An older run has written over what it said here: [its summary](${page}/actions/runs/${run.id}) has it all.`
  return `${formatMarker({ key, sha, run })}\n${title}\n\n${words}${formatRecord(parseRecord(body))}`
}
