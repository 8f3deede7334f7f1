import { type Advice, type AdviceSubject, adviceFor } from '../../src/domain/advice/advice.ts'
import type { AdviceRule } from '../../src/domain/advice/rule.ts'
import type { DescribedLayer } from '../../src/domain/history/described-layer.ts'
import { MIB } from '../../src/domain/values/bytes.ts'
import { aDigest, aLayer } from './builders.ts'

/** A layer of `bytes` that the step of `text` made. */
export function aStepLayer(
  text: string,
  bytes = 100 * MIB,
  buildArguments: readonly string[] = [],
): DescribedLayer {
  const instruction = text.split(/\s/)[0] ?? ''
  const layer = aLayer({ seed: text, bytes })
  return {
    layer,
    diffId: aDigest(`diff ${text} ${bytes}`),
    step: { text, instruction, buildArguments },
  }
}

/** An image of its own layers only, unless a base is given. */
export function anAdviceSubject(
  layers: readonly DescribedLayer[],
  given: Partial<AdviceSubject> = {},
): AdviceSubject {
  return {
    layers,
    base: { kind: 'unknown' },
    variants: [],
    unshared: null,
    environment: [],
    startCommands: [],
    ...given,
  }
}

/** What one rule says of layers made by steps of these texts, 100 MiB each. */
export function adviceOf(
  rule: AdviceRule,
  steps: readonly (string | DescribedLayer)[],
  given: Partial<AdviceSubject> = {},
): Advice[] {
  const layers = steps.map((step) => (typeof step === 'string' ? aStepLayer(step) : step))
  return adviceFor(anAdviceSubject(layers, given)).filter((advice) => advice.rule === rule)
}
