import { createHash } from 'node:crypto'
import type { Api } from '../client.ts'
import type { EventContext } from '../events/event-context.ts'
import { readPull } from '../pull.ts'
import { baseName, type Judge, mayReplace, type RunId, standingOf } from '../status/run-order.ts'
import { type CommitStatus, type StatusOwner, statusesBy, statusesOf } from '../status/status.ts'

const MAX_REF = 100

/** Where a run publishes, and as which run. */
export interface Destination {
  readonly sha: string
  readonly pull: { readonly number: number; readonly baseRef: string } | null
  /** The comment key. */
  readonly key: string
  /** The branch or tag that was pushed; null: it is a pull request. */
  readonly ref: string | null
  readonly run: Judge
  /** The context of the status; null: none is wanted. */
  readonly context: string | null
}

/** As which run, and under which name. */
interface Publisher {
  readonly id: RunId
  /** When it began to measure. */
  readonly at: number
  readonly key: string
  readonly context: string | null
}

export function destinationOf(
  { headSha: sha, baseSha, pull, reviewedPull, ref, isAside }: EventContext,
  { id, at, key, context }: Publisher,
): Destination {
  const base = baseName(pull?.baseRef ?? '', baseSha ?? '')
  const run = { ...id, at, isOpinion: reviewedPull?.isOpinion === true || isAside === true, base }
  return { sha, pull, key, ref: ref === null ? null : refName(ref), run, context }
}

/** Links have no room for the longest ones. */
function refName(ref: string): string {
  return ref.length <= MAX_REF ? ref : createHash('sha256').update(ref).digest('base64url')
}

/** What is published on GitHub at one moment. */
export interface Published {
  /** Of the context on the commit, newest first; null: they are not wanted, or cannot be read. */
  readonly statuses: readonly CommitStatus[] | null
  /** Why they cannot be read. */
  readonly refusal: unknown
  readonly login: string
  /** The branch that the pull request goes into now; null: there is none, or it cannot be read. */
  readonly baseRef: string | null
  /** Why it cannot be read. */
  readonly baseRefusal: unknown
}

export async function readPublished(
  api: Api,
  { sha, pull, context }: Destination,
): Promise<Published> {
  const [read, base] = await Promise.all([
    readStatuses(api, sha, context),
    pull === null ? null : readBase(api, pull.number),
  ])
  return { ...read, baseRef: null, baseRefusal: null, ...base }
}

async function readBase(
  api: Api,
  number: number,
): Promise<Partial<Pick<Published, 'baseRef' | 'baseRefusal'>>> {
  try {
    return { baseRef: (await readPull(api, number)).baseRef }
  } catch (baseRefusal) {
    return { baseRefusal }
  }
}

async function readStatuses(
  api: Api,
  sha: string,
  context: string | null,
): Promise<Pick<Published, 'statuses' | 'refusal' | 'login'>> {
  if (context === null) return { statuses: null, refusal: null, login: '' }
  try {
    const [login, statuses] = await Promise.all([api.login(), statusesOf(api, sha, context)])
    return { statuses, refusal: null, login }
  } catch (refusal) {
    return { statuses: null, refusal, login: '' }
  }
}

/** The branch that the pull request goes into by now, where the run has judged it for another. */
export function newBaseOf({ pull }: Destination, { baseRef }: Published): string | null {
  return pull === null || baseRef === pull.baseRef ? null : baseRef
}

/** What stands of those who speak for the same: this run's, or a newer one's. */
export function standingFor(destination: Destination, seen: Published): CommitStatus | undefined {
  return standingOf(ownStatuses(destination, seen), seen.baseRef)
}

/** Newest first. */
export function ownStatuses(
  destination: Destination,
  { statuses, login }: Published,
): CommitStatus[] {
  return statusesBy(login, statusOwnerOf(destination), statuses ?? [])
}

export function statusOwnerOf({ pull, key, ref }: Destination): StatusOwner {
  return { pull: pull?.number ?? null, key, ref }
}

/** The run that has spoken for the same, and has the last word; null: this one may have it. */
export function newerRun(destination: Destination, seen: Published): RunId | null {
  const run = standingFor(destination, seen)?.run ?? null
  return run === null || mayReplace(run, destination.run, seen.baseRef) ? null : run
}
