import type { RunId } from '../status/run-order.ts'

/**
 * The hidden first line of the comment: whose it is, and for what. Another workflow's comment may
 * begin with the same line, quoted from anybody: what it says is never reason enough to be silent.
 */
export interface Marker {
  readonly key: string
  readonly sha: string
  readonly run: RunId
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
