import { createHash } from 'node:crypto'
import type { Api } from './client.ts'
import type { EventContext } from './event-context.ts'
import { readPull } from './reviews.ts'
import { baseName, type Judge, mayReplace, type RunId, standingOf } from './standing.ts'
import { type CommitStatus, type StatusOwner, statusesBy, statusesOf } from './status.ts'

const MAX_REF = 100

/** For what a run speaks. */
export interface Subject {
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

/** How a run speaks, and under which name. */
interface Speaking {
  readonly id: RunId
  /** When it began to measure. */
  readonly at: number
  readonly key: string
  readonly context: string | null
}

export function subjectOf(
  { headSha: sha, baseSha, pull, reviewedPull, ref, isAside }: EventContext,
  { id, at, key, context }: Speaking,
): Subject {
  const base = baseName(pull?.baseRef ?? '', baseSha ?? '')
  const run = { ...id, at, isOpinion: reviewedPull?.isOpinion === true || isAside === true, base }
  return { sha, pull, key, ref: ref === null ? null : refName(ref), run, context }
}

/** Links have no room for the longest ones. */
function refName(ref: string): string {
  return ref.length <= MAX_REF ? ref : createHash('sha256').update(ref).digest('base64url')
}

/** What stands on GitHub at one moment. */
export interface Survey {
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

export async function survey(api: Api, { sha, pull, context }: Subject): Promise<Survey> {
  const [read, base] = await Promise.all([
    readStatuses(api, sha, context),
    pull === null ? null : readBase(api, pull.number),
  ])
  return { ...read, baseRef: null, baseRefusal: null, ...base }
}

async function readBase(
  api: Api,
  number: number,
): Promise<Partial<Pick<Survey, 'baseRef' | 'baseRefusal'>>> {
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
): Promise<Pick<Survey, 'statuses' | 'refusal' | 'login'>> {
  if (context === null) return { statuses: null, refusal: null, login: '' }
  try {
    const [login, statuses] = await Promise.all([api.login(), statusesOf(api, sha, context)])
    return { statuses, refusal: null, login }
  } catch (refusal) {
    return { statuses: null, refusal, login: '' }
  }
}

/** The branch that the pull request goes into by now, where the run has judged it for another. */
export function newBaseOf({ pull }: Subject, { baseRef }: Survey): string | null {
  return pull === null || baseRef === pull.baseRef ? null : baseRef
}

/** What stands of those who speak for the same: this run's, or a newer one's. */
export function standingFor(subject: Subject, seen: Survey): CommitStatus | undefined {
  return standingOf(ownStatuses(subject, seen), seen.baseRef)
}

/** Newest first. */
export function ownStatuses(subject: Subject, { statuses, login }: Survey): CommitStatus[] {
  return statusesBy(login, statusOwnerOf(subject), statuses ?? [])
}

export function statusOwnerOf({ pull, key, ref }: Subject): StatusOwner {
  return { pull: pull?.number ?? null, key, ref }
}

/** The run that has spoken for the same, and has the last word; null: this one may have it. */
export function newerRun(subject: Subject, seen: Survey): RunId | null {
  const run = standingFor(subject, seen)?.run ?? null
  return run === null || mayReplace(run, subject.run, seen.baseRef) ? null : run
}
