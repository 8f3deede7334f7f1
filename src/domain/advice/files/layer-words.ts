import type { DescribedLayer } from '../../history/described-layer.ts'
import { oneLine } from '../../values/text.ts'

/** Enough of a step to know it by. */
const STEP_LENGTH = 80

/** An earlier step, within a sentence. */
export function layerWords({ step }: DescribedLayer): string {
  return step === null ? 'an earlier step' : `“${oneLine(step.text, STEP_LENGTH)}”`
}
