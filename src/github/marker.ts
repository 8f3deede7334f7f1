/** The hidden first line of the comment: whose it is, and how new. */
export interface Marker {
  readonly key: string
  readonly sha: string
  readonly run: { readonly id: number; readonly attempt: number }
}

const MARKER = /^<!-- docker-image-budgets key=(\S+) sha=(\S+) run=(\d+)\/(\d+) -->/

export function formatMarker({ key, sha, run }: Marker): string {
  return `<!-- docker-image-budgets key=${key} sha=${sha} run=${run.id}/${run.attempt} -->`
}

export function parseMarker(body: string): Marker | undefined {
  const [, key, sha, id, attempt] = MARKER.exec(body) ?? []
  if (key === undefined || sha === undefined) return undefined
  return { key, sha, run: { id: Number(id), attempt: Number(attempt) } }
}

/**
 * Whether a run may write over a comment of the same commit: an older run not over a newer
 * one's, unless somebody has started it again.
 */
export function mayReplace(theirs: Marker | undefined, ours: Marker): boolean {
  return theirs === undefined || ours.run.id >= theirs.run.id || ours.run.attempt > 1
}
