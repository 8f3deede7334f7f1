import type { Place } from './provenance.ts'
import type { Finding, Verdict } from './verdict.ts'

const SIZE_RULES = ['max_size', 'warn_at', 'max_increase', 'warn_increase']

/**
 * The line of a Dockerfile that a finding about a size comes from: of the step that made the layer
 * which grew most; null where provenance does not tell.
 */
export function originOf({ changes }: Verdict, { rule, platform }: Finding): Place | null {
  if (!SIZE_RULES.includes(rule)) return null
  const change = changes.find((each) => each.platform === platform)
  const cause = change?.explanation?.cause
  const grown =
    cause?.kind === 'layer' ? cause.change : cause?.kind === 'layers' ? cause.changes[0] : undefined
  const digest = grown?.head?.layer.digest
  return (digest && change?.explanation?.places.get(digest)) ?? null
}
