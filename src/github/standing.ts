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
  readonly isWord: boolean
}

export function sameRun(a: RunId | null, b: RunId | null): boolean {
  return a?.id === b?.id && a?.attempt === b?.attempt
}

/**
 * A label or a review may start a run while the commit's own is still building the image: of these
 * two the one is newer that has measured later, and knows the image and the label.
 */
function isNewer(a: Judge, b: Judge): boolean {
  if (a.isWord !== b.isWord && a.at !== null && b.at !== null) return a.at > b.at
  return a.id > b.id || (a.id === b.id && a.attempt > b.attempt)
}

/**
 * Whether what a run has to say replaces what stands: an older run's does not replace a newer one's,
 * unless somebody has started it again, and it judges what there is now.
 * @param isOutdated its pull request goes into another branch by now.
 */
export function mayReplace(standing: Judge, run: Judge, isOutdated = false): boolean {
  return !isNewer(standing, run) || (run.attempt > 1 && !isOutdated)
}

/**
 * Which of the statuses of one pull request and comment key stands, in whatever order they were
 * written; undefined: none of them tells its run.
 * @param statuses newest first.
 * @param outdated a run whose pull request goes into another branch by now.
 */
export function standingOf<Status extends { readonly run: Judge | null }>(
  statuses: readonly Status[],
  outdated: RunId | null = null,
): Status | undefined {
  let standing: Status | undefined
  for (const status of statuses.toReversed()) {
    const { run } = status
    if (run === null) continue
    const before = standing?.run ?? null
    if (before === null || mayReplace(before, run, outdated !== null && sameRun(run, outdated)))
      standing = status
  }
  return standing
}
