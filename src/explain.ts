import { BaseImages } from './base-images.ts'
import type { Explain } from './check.ts'
import { adviceFor, type Variant } from './domain/advice.ts'
import type { BaseImage } from './domain/base-image.ts'
import { causeOf } from './domain/cause.ts'
import { environmentOf, stepsOf } from './domain/history.ts'
import type { ImageSize } from './domain/image.ts'
import { type DescribedLayer, describeLayers } from './domain/layers.ts'
import { Unmeasurable } from './domain/problem.ts'
import type { Provenance } from './domain/provenance.ts'
import { pullCost } from './domain/pull.ts'
import type { Reference } from './domain/reference.ts'
import { alignByParts, splitGrowth } from './domain/split.ts'
import type { ImageSource } from './measure.ts'

export interface ExplainOptions {
  /** Bits a second, for pull times. */
  readonly bandwidth: number
}

/** An image as far as it could be looked into. */
interface Side {
  readonly layers: readonly DescribedLayer[]
  readonly base: BaseImage
  readonly environment: readonly string[]
  readonly places: Provenance['places']
  readonly variants: readonly Variant[]
}

const NOTHING: Side = {
  layers: [],
  base: { kind: 'unknown' },
  environment: [],
  places: new Map(),
  variants: [],
}

/**
 * Explains images from their manifests and configs alone: one config an image, what it was built
 * from where it says so, and, only when asked to look deeper, its provenance. What cannot be read
 * explains less, and fails nothing.
 */
export class Explainer {
  private readonly images: ImageSource
  private readonly bases: BaseImages
  private readonly options: ExplainOptions

  constructor(images: ImageSource, options: ExplainOptions) {
    this.images = images
    this.bases = new BaseImages(images)
    this.options = options
  }

  /** @returns null where the head has no image. */
  readonly explain: Explain = async (change, references, { isDeep }) => {
    const { head, base } = change
    if (head === null) return null
    const [before, after] = await Promise.all([
      base === null || references.base === null
        ? NOTHING
        : this.describe(base, references.base, isDeep),
      this.describe(head, references.head, isDeep),
    ])
    const baseImages = { base: before.base, head: after.base }
    const layers = alignByParts(before.layers, after.layers, baseImages)
    const pull = pullCost(change, this.options.bandwidth)
    if (pull === null) return null
    const { places, ...described } = after
    const subject = { ...described, unshared: null }
    return {
      references,
      layers,
      baseImages,
      split: base === null ? null : splitGrowth(before.layers, after.layers, baseImages),
      cause: base === null ? null : causeOf(layers, baseImages),
      pull,
      advice: adviceFor(subject),
      subject,
      places,
    }
  }

  private async describe(image: ImageSize, reference: Reference, isDeep: boolean): Promise<Side> {
    const count = image.stack?.length ?? image.layers.length
    const config = await unlessUnmeasurable(() => this.images.config(reference, image.config))
    if (config === undefined) return { ...NOTHING, layers: describeLayers(image, null, []) }
    const { attestation } = image
    const provenance =
      isDeep && attestation !== undefined
        ? await unlessUnmeasurable(() => this.images.provenance(reference, attestation))
        : undefined
    const built = { reference, image, config, provenance }
    const base = await this.bases.find(built)
    return {
      layers: describeLayers(image, config, stepsOf(config, count)),
      base,
      environment: environmentOf(config),
      places: provenance?.places ?? NOTHING.places,
      variants: isDeep && base.kind === 'known' ? await this.bases.variants(base.name, built) : [],
    }
  }
}

async function unlessUnmeasurable<Result>(ask: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Unmeasurable) return undefined
    throw error
  }
}
