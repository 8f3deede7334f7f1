import type { Explanation } from '../explanation/explanation.ts'
import { splitLayers } from '../explanation/split.ts'
import type { DescribedLayer } from '../history/described-layer.ts'
import type { SourceLine } from '../image/provenance.ts'
import type { Finding } from '../verdict/finding.ts'
import { RULES } from '../verdict/rule.ts'
import type { Verdict } from '../verdict/verdict.ts'

/**
 * The line of a Dockerfile that a finding about a size comes from: of the step that made the layer
 * which grew most, of FROM where the base image did; of a new image, of its largest own layer. null
 * where provenance does not tell.
 */
export function originOf({ changes }: Verdict, { rule, platform }: Finding): SourceLine | null {
  if (!RULES[rule].isExplainedByLayers) return null
  const explanation = changes.find((each) => each.platform === platform)?.explanation
  if (explanation === undefined) return null
  const layer = culprit(explanation)
  return (layer && explanation.places.get(layer.layer.digest)) ?? null
}

/** The line of the step that is to blame for a change; null where provenance does not tell. */
export function causePlace(explanation: Explanation): SourceLine | null {
  const layer = culprit(explanation)
  return (layer && explanation.places.get(layer.layer.digest)) ?? null
}

function culprit({ cause, layers, baseImages }: Explanation): DescribedLayer | null {
  const head = layers.flatMap((change) => change.head ?? [])
  const parts = splitLayers(head, baseImages.head)
  switch (cause?.kind) {
    case 'layer':
      return cause.change.head
    case 'layers':
      return cause.changes[0]?.head ?? null
    case 'base-image':
      return parts?.baseImage.at(-1) ?? null
    default:
      return (parts?.own ?? head).toSorted((a, b) => b.layer.bytes - a.layer.bytes)[0] ?? null
  }
}
