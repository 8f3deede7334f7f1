import { BaseImages } from './base-images.ts'
import type { Explain } from './check.ts'
import { adviceFor, type Variant } from './domain/advice.ts'
import type { BaseImage } from './domain/base-image.ts'
import { causeOf } from './domain/cause.ts'
import { type DescribedLayer, describeLayers } from './domain/described-layer.ts'
import type { Gap } from './domain/gaps.ts'
import { environmentOf, stepsOf } from './domain/history.ts'
import type { ImageSize } from './domain/image.ts'
import { Unmeasurable } from './domain/problem.ts'
import type { Provenance } from './domain/provenance.ts'
import { pullCost } from './domain/pull.ts'
import { formatReference, type Reference } from './domain/reference.ts'
import { alignByParts, splitGrowth } from './domain/split.ts'
import type { ImageSource } from './image-source.ts'
import { type Deadline, OVER, Patience, type Timer } from './patience.ts'

export interface ExplainOptions {
  /** What a stranger's image names is asked of this; left out, there are no strangers. */
  readonly forStrangers?: ImageSource
  /** Bits a second, for pull times. */
  readonly bandwidth: number
  /** The machine's own where it is left out. */
  readonly timer?: Timer
}

/** An image as far as it could be looked into. */
interface Side {
  readonly layers: readonly DescribedLayer[]
  readonly base: BaseImage
  readonly environment: readonly string[]
  readonly places: Provenance['places']
  readonly variants: readonly Variant[]
  readonly gaps: readonly Gap[]
}

const NOTHING: Side = {
  layers: [],
  base: { kind: 'unknown' },
  environment: [],
  places: new Map(),
  variants: [],
  gaps: [],
}

type Described = Side | Promise<Side>

/** How one image is looked into. */
interface Look {
  readonly isDeep: boolean
  readonly deadline: Deadline
  /** Who looks for what it was built from. */
  readonly bases: BaseImages
}

/**
 * Explains images from their manifests and configs alone: one config an image, what it was built
 * from where it says so, and, only when asked to look deeper, its provenance. What cannot be read,
 * or not in time, explains less and fails nothing; it is told as a gap.
 */
export class Explainer {
  private readonly images: ImageSource
  private readonly bases: BaseImages
  /** One of its own: nothing that was asked for with a login is lent to it. */
  private readonly strangersBases: BaseImages | undefined
  private readonly options: ExplainOptions
  private readonly patience: Patience

  constructor(images: ImageSource, options: ExplainOptions) {
    this.images = images
    this.bases = new BaseImages(images)
    const { forStrangers } = options
    this.strangersBases = forStrangers && new BaseImages(forStrangers, { ofStrangers: true })
    this.options = options
    this.patience = new Patience(options.timer)
  }

  /** @returns null where the head has no image. */
  readonly explain: Explain = async (change, references, { isDeep, isStrangers }) => {
    const { head, base } = change
    if (head === null) return null
    const deadline = this.patience.start()
    const lookAs = (isStrangers: boolean) => ({
      isDeep,
      deadline,
      bases: this.basesFor(isStrangers),
    })
    const looks = { base: lookAs(isStrangers.base), head: lookAs(isStrangers.head) }
    const each = (describe: (image: ImageSize, reference: Reference, look: Look) => Described) =>
      Promise.all([
        base === null || references.base === null
          ? NOTHING
          : describe(base, references.base, looks.base),
        describe(head, references.head, looks.head),
      ])
    const described = await each((...asked) => this.describe(...asked))
    const [before, after] = deadline.leavesTime() ? described : await each(byDigestsAlone)
    const baseImages = { base: before.base, head: after.base }
    const layers = alignByParts(before.layers, after.layers, baseImages)
    const pull = pullCost(change, this.options.bandwidth)
    if (pull === null) return null
    const { places, gaps, ...of } = after
    const subject = { ...of, unshared: null }
    return {
      references,
      layers,
      baseImages,
      split: base === null ? null : splitGrowth(before.layers, after.layers, baseImages),
      cause: base === null ? null : causeOf(layers, baseImages),
      pull,
      advice: adviceFor(subject),
      subject,
      gaps: [...gaps, ...before.gaps],
      places,
    }
  }

  private basesFor(isStrangers: boolean): BaseImages {
    const bases = isStrangers ? this.strangersBases : this.bases
    if (bases === undefined) throw new TypeError('strangers have no source of their own')
    return bases
  }

  private async describe(image: ImageSize, reference: Reference, look: Look): Promise<Side> {
    const count = image.stack?.length ?? image.layers.length
    const { isDeep, deadline, bases } = look
    const name = formatReference(reference)
    const { value: config, gaps } = await read({ of: 'config', name }, () =>
      deadline.within(() => this.images.config(reference, image.config)),
    )
    if (config === undefined) return { ...NOTHING, layers: describeLayers(image, null, []), gaps }
    const provenance = await this.provenance(image, reference, look)
    const built = { reference, image, config, provenance: provenance.value, deadline }
    const { base, gaps: unread } = await bases.find(built)
    return {
      layers: describeLayers(image, config, stepsOf(config, count)),
      base,
      environment: environmentOf(config),
      places: provenance.value?.places ?? NOTHING.places,
      variants: isDeep && base.kind === 'known' ? await bases.variants(base.name, built) : [],
      gaps: [...provenance.gaps, ...unread],
    }
  }

  private async provenance(
    { attestation }: ImageSize,
    reference: Reference,
    { isDeep, deadline }: Look,
  ): Promise<Read<Provenance | undefined>> {
    if (!isDeep || attestation === undefined) return { value: undefined, gaps: [] }
    return read({ of: 'provenance', name: formatReference(reference) }, () =>
      deadline.within(() => this.images.provenance(reference, attestation)),
    )
  }
}

function byDigestsAlone(image: ImageSize, reference: Reference): Side {
  const gap = { of: 'config', name: formatReference(reference), why: OVER } as const
  return { ...NOTHING, layers: describeLayers(image, null, []), gaps: [gap] }
}

interface Read<Value> {
  readonly value: Value | undefined
  readonly gaps: readonly Gap[]
}

async function read<Value>(
  what: Omit<Gap, 'why'>,
  ask: () => Promise<Value>,
): Promise<Read<Value>> {
  try {
    return { value: await ask(), gaps: [] }
  } catch (error) {
    if (error instanceof Unmeasurable)
      return { value: undefined, gaps: [{ ...what, why: error.message }] }
    throw error
  }
}
