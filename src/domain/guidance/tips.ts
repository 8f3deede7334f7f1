import type { Advice } from '../advice/advice.ts'
import type { LayerChange } from '../explanation/layers.ts'
import { bytesOf } from '../explanation/layers.ts'

/** Advice on what a change has added or made larger: what was there before is nobody's news. */
export function relevantAdvice(
  advice: readonly Advice[],
  layers: readonly LayerChange[],
): readonly Advice[] {
  const grown = new Set(
    layers.filter((layer) => bytesOf(layer) > 0).map(({ head }) => head?.layer.digest),
  )
  return advice.filter(({ layer }) => layer !== null && grown.has(layer.layer.digest))
}
