import type { Explanation } from '../explanation/explanation.ts'
import { splitLayers } from '../explanation/split.ts'
import type { DescribedLayer } from '../history/described-layer.ts'
import type { Place } from '../image/provenance.ts'
import type { Finding } from '../verdict/finding.ts'
import type { Verdict } from '../verdict/verdict.ts'

const SIZE_RULES = ['max_size', 'warn_at', 'max_increase', 'review_increase', 'warn_increase']

/**
 * The line of a Dockerfile that a finding about a size comes from: of the step that made the layer
 * which grew most, of FROM where the base image did; of a new image, of its largest own layer. null
 * where provenance does not tell.
 */
export function originOf({ changes }: Verdict, { rule, platform }: Finding): Place | null {
  if (!SIZE_RULES.includes(rule)) return null
  const explanation = changes.find((each) => each.platform === platform)?.explanation
  if (explanation === undefined) return null
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
