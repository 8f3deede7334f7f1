import type { AdvisedChange } from '../../src/domain/advice/advised.ts'
import type { BaseImage } from '../../src/domain/explanation/base-image.ts'
import { causeOf } from '../../src/domain/explanation/cause.ts'
import type { Explanation } from '../../src/domain/explanation/explanation.ts'
import { compareLayers } from '../../src/domain/explanation/layers.ts'
import { pullCost } from '../../src/domain/explanation/pull.ts'
import { splitGrowth } from '../../src/domain/explanation/split.ts'
import type { DescribedLayer } from '../../src/domain/history/described-layer.ts'
import type { ImageSize } from '../../src/domain/image/image.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import { anImage } from './builders.ts'

interface GivenExplanation {
  readonly base: readonly DescribedLayer[]
  readonly head: readonly DescribedLayer[]
  readonly from?: BaseImage
  readonly to?: BaseImage
  readonly places?: Explanation['places']
  readonly references?: Explanation['references']
}

const UNKNOWN: BaseImage = { kind: 'unknown' }
const REFERENCES = {
  base: parseReference('ghcr.io/acme/api:main'),
  head: parseReference('ghcr.io/acme/api:pr-7'),
}

/** A change of one platform, explained from its layers. */
export function anExplainedChange({
  base,
  head,
  from = UNKNOWN,
  to = UNKNOWN,
  places = new Map(),
  references = REFERENCES,
}: GivenExplanation): AdvisedChange {
  const change = { platform: null, base: imageOf(base), head: imageOf(head) }
  const layers = compareLayers(base, head)
  const baseImages = { base: from, head: to }
  const pull = pullCost(change, 100e6)
  if (pull === null) throw new TypeError('a head is given')
  return {
    ...change,
    explanation: {
      references,
      layers,
      baseImages,
      split: splitGrowth(base, head, baseImages),
      cause: causeOf(layers, baseImages),
      pull,
      advice: [],
      consequence: null,
      subject: {
        layers: head,
        base: to,
        variants: [],
        environment: [],
        startCommands: [],
        unshared: null,
      },
      gaps: [],
      places,
    },
  }
}

function imageOf(layers: readonly DescribedLayer[]): ImageSize {
  return anImage({ platform: null, layers: layers.map(({ layer }) => layer) })
}
