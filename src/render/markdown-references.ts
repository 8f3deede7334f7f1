import { shortDigest } from '../domain/digest.ts'
import type { Measurement } from '../domain/image.ts'
import { formatReference, type Reference } from '../domain/reference.ts'
import { plural } from '../domain/text.ts'
import type { Verdict } from '../domain/verdict.ts'
import { code, details, row } from './markdown-text.ts'

/** Folded: which images were compared, by their digests. */
export function referenceBlock(verdicts: readonly Verdict[]): string[] {
  const rows = verdicts.map(({ budget, base, head, baseDistance }) => {
    const distance =
      baseDistance === 0 ? '' : ` (${plural(baseDistance, 'commit')} before the base)`
    return row([code(budget.name), `${referenceCell(base)}${distance}`, referenceCell(head)])
  })
  const head = [row(['Image', 'Base', 'Head']), row([':--', ':--', ':--'])]
  return [details('What was compared with what', [...head, ...rows].join('\n'))]
}

function referenceCell(measurement: Measurement | null): string {
  if (measurement === null) return 'not compared'
  if (measurement.kind === 'unmeasurable') {
    return measurement.reference === null
      ? 'not known'
      : `${name(measurement.reference)}: not measured`
  }
  if (measurement.kind === 'missing') return `${name(measurement.reference)}: not there`
  return `${name(measurement.reference)} ${code(shortDigest(measurement.digest))}`
}

function name(reference: Reference): string {
  return code(formatReference(reference))
}
