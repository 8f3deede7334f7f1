import type { Api } from '../client.ts'
import { statusOf } from '../errors.ts'
import { readPull } from '../pull.ts'
import { standingOf } from './run-order.ts'
import {
  type CommitStatus,
  isBlocking,
  isOfRef,
  type StatusOwner,
  type StatusRequest,
  shownAs,
} from './status.ts'
import { withoutRun, withVerdict } from './status-url.ts'

/** GitHub takes a thousand statuses of a context on a commit: beyond this many, none that stands is set again. */
const ROOM = 500

/**
 * What is to be set, where a run would set something. A commit may be the head of several pull
 * requests, be pushed too, and be judged in several jobs, and has one status for all: none of them
 * says success where another has to fail, and a status of no pull request gives way to theirs.
 * @param statuses of the commit, newest first.
 * @returns undefined: what stands is right.
 */
export async function inPrecedence(
  api: Api,
  speaker: StatusOwner,
  request: StatusRequest,
  statuses: readonly CommitStatus[],
): Promise<StatusRequest | undefined> {
  const [top] = statuses
  const ofPull = speaker.pull === null ? await ofOpenPull(api, statuses, request.sha) : undefined
  if (ofPull !== undefined) {
    const isOthers = top?.pull === null && top.key === null
    if (top === ofPull || isOthers) return undefined
    // Another push may have come over it, or a pull request that is closed by now.
    const copy = copyOf(ofPull, request)
    return isBlocking(copy) ? copy : giveWay(api, ofPull, copy, statuses)
  }
  const due = isBlocking(request) ? request : await giveWay(api, speaker, request, statuses)
  return statuses.length >= ROOM && isSaid(due, top) ? undefined : due
}

/** The newest one of a pull request whose head the commit still is. */
async function ofOpenPull(
  api: Api,
  statuses: readonly CommitStatus[],
  sha: string,
): Promise<CommitStatus | undefined> {
  const pulls = new Set(statuses.flatMap(({ pull }) => pull ?? []))
  for (const number of pulls) {
    if (await isHeadOf(api, number, sha)) return statuses.find(({ pull }) => pull === number)
  }
  return undefined
}

/** A status as it was set, to be set again. */
export function copyOf(
  { state, description, url, verdict, run }: CommitStatus,
  request: StatusRequest,
): StatusRequest {
  const link = url ?? undefined
  if (verdict === null)
    return { ...request, state: stateIn(state), description, url: withVerdict(link, null) }
  // It gave way to somebody else, and its own words are not kept.
  const judged = run === null ? 'Judged' : `Judged by run ${run.id}`
  return {
    ...request,
    state: 'success',
    description: `${judged}: nothing keeps it`,
    url: withVerdict(link, null),
  }
}

function stateIn(state: string): StatusRequest['state'] {
  return state === 'success' || state === 'error' ? state : 'failure'
}

async function giveWay(
  api: Api,
  speaker: StatusOwner,
  request: StatusRequest,
  statuses: readonly CommitStatus[],
): Promise<StatusRequest> {
  for (const other of standingOthers(statuses, speaker)) {
    if (!isBlocking({ state: other.verdict ?? other.state })) continue
    if (!(await isStill(api, other, speaker, request.sha))) continue
    return {
      ...request,
      state: stateIn(other.verdict ?? other.state),
      description: `${whoIs(other, speaker)}, of the same commit: ${other.description}`,
      url: withVerdict(request.url, request.state),
    }
  }
  return request
}

/** Whether it still is of the commit: who is gone, or has moved on, keeps nobody. */
function isStill(api: Api, { pull, ref }: CommitStatus, speaker: StatusOwner, sha: string) {
  if (pull !== speaker.pull) return isHeadOf(api, pull, sha)
  return isOfRef({ ref }, speaker.ref) || isAt(api, ref ?? '', sha)
}

function whoIs({ pull, key, ref }: CommitStatus, speaker: StatusOwner): string {
  if (pull !== speaker.pull) return `#${pull}`
  return isOfRef({ ref }, speaker.ref)
    ? `key ${key}`
    : `${ref?.replace(/^refs\/(heads|tags)\//, '')}`
}

/**
 * Of each other pull request and key what stands; of each who sets statuses, for nobody takes back
 * what another has found. Pushes matter to pushes alone.
 */
function standingOthers(statuses: readonly CommitStatus[], speaker: StatusOwner): CommitStatus[] {
  const groups = new Map<string, CommitStatus[]>()
  for (const status of statuses) {
    const { pull, key, ref, by } = status
    const isKey = key === null || key === speaker.key
    const isOwn = pull === speaker.pull && isKey && isOfRef(status, speaker.ref)
    const isElsewhere = pull === null && speaker.pull !== null
    if (isOwn || isElsewhere || isSuperseded(status, statuses)) continue
    const name = JSON.stringify([pull, key, ref, by?.toLowerCase()])
    groups.set(name, [...(groups.get(name) ?? []), status])
  }
  return [...groups.values()].flatMap((group) => standingOf(group) ?? group[0] ?? [])
}

/** A status without a comment key, of an older version, is over once one with a key is there for the pull request. */
function isSuperseded({ pull, key, by }: CommitStatus, statuses: readonly CommitStatus[]): boolean {
  const isLater = (other: CommitStatus) =>
    other.pull === pull && other.key !== null && other.by === by
  return key === null && statuses.some(isLater)
}

/** Whether the pull request is open, with this commit as its head; also where that cannot be read. */
async function isHeadOf(api: Api, number: number | null, sha: string): Promise<boolean> {
  if (number === null) return true
  try {
    const { headSha, isOpen } = await readPull(api, number)
    return isOpen && headSha === sha
  } catch (error) {
    return statusOf(error) !== 404
  }
}

/** A branch or a tag; an annotated one is an object of its own. What cannot be told counts. */
async function isAt({ rest, owner, repo }: Api, ref: string, sha: string): Promise<boolean> {
  const name = /^refs\/((?:heads|tags)\/.+)$/.exec(ref)?.[1]
  if (name === undefined) return true
  try {
    const { object } = (await rest.git.getRef({ owner, repo, ref: name })).data
    return object.type !== 'commit' || object.sha === sha
  } catch (error) {
    return statusOf(error) !== 404
  }
}

/** Whether it says nothing that does not stand already, but for the run. */
function isSaid(due: StatusRequest, top: CommitStatus | undefined): boolean {
  return (
    top !== undefined &&
    due.state === top.state &&
    shownAs(due.description) === top.description &&
    withoutRun(due.url) === withoutRun(top.url ?? undefined)
  )
}
