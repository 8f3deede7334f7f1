import { createHash } from 'node:crypto'

/** A run of a workflow: newer ones have higher ids; whoever starts one again makes an attempt of it. */
export interface RunId {
  readonly id: number
  readonly attempt: number
}

/** A run that has judged a commit. */
export interface Judge extends RunId {
  /** When it began to measure, in milliseconds since 1970; null: not told. */
  readonly at: number | null
  /** It was started by a label or a review, and brings no image of its own. */
  readonly isOpinion: boolean
  /** What it has compared with, as `baseName` says it; null: not told. */
  readonly base: string | null
  /** When it set its status, by GitHub's clock: a runner's may be ahead. */
  readonly setAt?: number
}

/** A short name of a branch, and of the commit that it was at. */
export function baseName(branch: string, sha: string): string {
  return `${branchName(branch)}.${sha.slice(0, 10)}`
}

function branchName(branch: string): string {
  return createHash('sha256').update(branch).digest('base64url').slice(0, 8)
}

export function sameRun(a: RunId | null, b: RunId | null): boolean {
  return a?.id === b?.id && a?.attempt === b?.attempt
}

/**
 * The newer one has the higher id, but for two kinds of runs, of which the one is newer that has
 * measured later: a label or a review may start a run while the commit's own is still building the
 * image; and somebody may start an older run again, which judges with the event of that time.
 * @param branch that the pull request goes into by now; null: not known, or none.
 */
function isNewer(a: Judge, b: Judge, branch: string | null): boolean {
  if (a.id === b.id) return a.attempt > b.attempt
  const isByTime = a.isOpinion !== b.isOpinion || isRevived(a, b, branch) || isRevived(b, a, branch)
  if (!isByTime || a.at === null || b.at === null) return a.id > b.id
  const [measured, other] = [measuredAt(a.at, a), measuredAt(b.at, b)]
  // Of two within a second an opinion says nothing of the other run: whoever has written last has seen it.
  return measured === other && a.isOpinion === b.isOpinion ? a.at > b.at : measured > other
}

/** Nobody has measured after having set the status, to the second. */
function measuredAt(at: number, { setAt = Number.POSITIVE_INFINITY }: Judge): number {
  return Math.min(at, setAt + 999)
}

/** Whether the older one was started again, and what it compares with is no older than the other's. */
function isRevived(older: Judge, other: Judge, branch: string | null): boolean {
  if (older.id > other.id || older.attempt === 1) return false
  if (older.base === null || other.base === null) return false
  if (older.base === other.base) return true
  const isNow = ({ base }: Judge) => branch !== null && base?.startsWith(`${branchName(branch)}.`)
  return isNow(older) === true && !isNow(other)
}

/** Whether what a run has to say replaces what stands: an older run's does not replace a newer one's. */
export function mayReplace(standing: Judge, run: Judge, branch: string | null = null): boolean {
  return !isNewer(standing, run, branch)
}

/**
 * Which of the statuses of one pull request and comment key stands, in whatever order they were
 * written; undefined: none of them tells its run.
 * @param statuses newest first.
 * @param branch that the pull request goes into by now.
 */
export function standingOf<Status extends { readonly run: Judge | null }>(
  statuses: readonly Status[],
  branch: string | null = null,
): Status | undefined {
  let standing: Status | undefined
  for (const status of statuses.toReversed()) {
    const { run } = status
    if (run === null) continue
    const before = standing?.run ?? null
    if (before === null || mayReplace(before, run, branch)) standing = status
  }
  return standing
}
