import { shortDigest } from '../domain/image/digest.ts'
import type { Measurement } from '../domain/image/image.ts'
import { formatReference, type Reference } from '../domain/image/reference.ts'
import { plural } from '../domain/values/text.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { code, prose, row } from './markdown-text.ts'

/** Which images were compared, by their digests. */
export function referenceTable(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map((verdict) => {
    const { budget, base, head } = verdict
    const from = `${referenceCell(base)}${commitWords(verdict)}${insteadWords(verdict)}${sinceWords(verdict)}`
    return row([code(budget.name), from, referenceCell(head)])
  })
  return [row(['What was compared', 'Before', 'Now']), row([':--', ':--', ':--']), ...rows].join(
    '\n',
  )
}

/** Whose image was taken, and how far it lies behind the one asked for. */
function commitWords({ baseCommit, baseDistance }: Verdict): string {
  if (baseCommit === null) return ''
  const commit = code(baseCommit.slice(0, 7))
  return baseDistance === 0
    ? ` (commit ${commit})`
    : ` (commit ${commit}, ${plural(baseDistance, 'commit')} before it)`
}

function insteadWords({ baseInsteadOf }: Verdict): string {
  return baseInsteadOf === null ? '' : `, instead of ${name(baseInsteadOf)}: not there`
}

function sinceWords({ budget, since }: Verdict): string {
  if (since === null) return ''
  if (since.kind === 'none')
    return `; no version is as old as ${code(budget.growthSince?.text ?? '')}`
  if (since.kind === 'recorded') return `; growth also since ${prose(since.name)}`
  return since.kind === 'measured' ? `; growth also since ${name(since.reference)}` : ''
}

function referenceCell(measurement: Measurement | null): string {
  if (measurement === null) return 'not compared'
  if (measurement.kind === 'unmeasurable') {
    return measurement.reference === null
      ? 'not known'
      : `${name(measurement.reference)}: not measured`
  }
  if (measurement.kind === 'missing') return `${name(measurement.reference)}: not there`
  return `${name(measurement.reference)} ${code(shortDigest(measurement.digest))}${claimWords(measurement)}`
}

function claimWords({ claimedBy }: Extract<Measurement, { kind: 'measured' }>): string {
  if (claimedBy === undefined) return ''
  return claimedBy.by === 'fork'
    ? ' (the fork’s own word)'
    : ' (the word of the job that measured it)'
}

function name(reference: Reference): string {
  return code(formatReference(reference))
}
