import type { LayerChange } from '../explanation/layers.ts'
import type { Split } from '../explanation/split.ts'
import type { Digest } from '../image/digest.ts'
import type { Advice } from './rule.ts'

/** The one piece of advice that would undo most of the growth. */
export interface Consequence {
  readonly advice: Advice
  /** Of the growth, what it would undo. */
  readonly bytes: number
  readonly growthBytes: number
}

export interface Grown {
  readonly layers: readonly LayerChange[]
  readonly split: Split | null
  readonly advice: readonly Advice[]
}

/** Less of the growth than this is no reason for it. */
const LEAST_SHARE = 0.1

/** null where the image did not grow, or no advice is known to undo a tenth of it. */
export function consequenceOf({ layers, split, advice }: Grown): Consequence | null {
  const growth = layers.map((change) => ({ change, bytes: growthIn(change) }))
  const growthBytes = growth.reduce((sum, { bytes }) => sum + bytes, 0)
  if (growthBytes <= 0) return null
  const grown = new Map<Digest, number>(
    growth.flatMap(({ change: { head }, bytes }) =>
      head === null || bytes <= 0 ? [] : [[head.layer.digest, bytes] as const],
    ),
  )
  // A build's option is no reason for growth.
  const reasons = advice.filter(({ rule }) => rule !== 'recompress')
  const undone = reasons.map((each) => {
    const bytes = each.savings.reduce(
      (sum, { layer, bytes }) => sum + Math.min(bytes, grown.get(layer.layer.digest) ?? 0),
      0,
    )
    const most = isAboutBase(each) && split !== null ? split.baseImageBytes : growthBytes
    return { advice: each, bytes: Math.min(bytes, most, growthBytes), growthBytes }
  })
  const [best] = undone.toSorted((a, b) => b.bytes - a.bytes)
  return best === undefined || best.bytes < LEAST_SHARE * growthBytes ? null : best
}

function growthIn({ base, head }: LayerChange): number {
  return (head?.layer.bytes ?? 0) - (base?.layer.bytes ?? 0)
}

function isAboutBase({ rule }: Advice): boolean {
  return rule === 'full-base' || rule === 'unshared-base'
}
