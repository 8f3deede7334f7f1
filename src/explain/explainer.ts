import type { Explain } from '../check/explain-changes.ts'
import type { Variant } from '../domain/advice/advice.ts'
import { adviseOn } from '../domain/advice/advised.ts'
import type { BaseImage } from '../domain/explanation/base-image.ts'
import { causeOf } from '../domain/explanation/cause.ts'
import type { Gap } from '../domain/explanation/gaps.ts'
import { agreedBases } from '../domain/explanation/likely-base.ts'
import { pullCost } from '../domain/explanation/pull.ts'
import { alignByParts, splitGrowth } from '../domain/explanation/split.ts'
import { type DescribedLayer, describeLayers } from '../domain/history/described-layer.ts'
import { environmentOf, startCommandsOf, stepsOf } from '../domain/history/history.ts'
import { likelyParent } from '../domain/history/parent-steps.ts'
import type { ImageSize } from '../domain/image/image.ts'
import type { ImageConfig } from '../domain/image/manifest.ts'
import type { Provenance } from '../domain/image/provenance.ts'
import { formatReference, type Reference } from '../domain/image/reference.ts'
import type { ImageSource } from '../measure/image-source.ts'
import { BaseImageFinder, type BuiltImage } from './base-image-finder.ts'
import {
  type ExplanationDeadline,
  ExplanationDeadlines,
  OUT_OF_TIME,
  type Timer,
} from './explanation-deadline.ts'
import { type Read, readOrGap } from './read-or-gap.ts'

export interface ExplainOptions {
  /** What an untrusted image names is asked of this; left out, there are no untrusted ones. */
  readonly anonymous?: ImageSource
  /** Bits a second, for pull times. */
  readonly bandwidth: number
  /** The machine's own where it is left out. */
  readonly timer?: Timer
}

/** An image as far as it could be looked into. */
interface DescribedImage {
  readonly layers: readonly DescribedLayer[]
  readonly base: BaseImage
  readonly environment: readonly string[]
  readonly startCommands: readonly string[]
  readonly places: Provenance['places']
  readonly variants: readonly Variant[]
  readonly gaps: readonly Gap[]
}

const NOTHING: DescribedImage = {
  layers: [],
  base: { kind: 'unknown' },
  environment: [],
  startCommands: [],
  places: new Map(),
  variants: [],
  gaps: [],
}

/** An image that is looked into, and how. */
interface Subject {
  readonly image: ImageSize
  readonly reference: Reference
  readonly isDeep: boolean
  readonly deadline: ExplanationDeadline
  /** Who looks for what it was built from. */
  readonly finder: BaseImageFinder
}

/** An image of the base, where there is one, and of the head. */
interface Compared<Base, Head = Base> {
  readonly base: Base
  readonly head: Head
}

/**
 * Explains images from their manifests and configs alone: one config an image, what it was built
 * from where it says so, and, only when asked to look deeper, its provenance. What cannot be read,
 * or not in time, explains less and fails nothing; it is told as a gap.
 */
export class Explainer {
  private readonly images: ImageSource
  private readonly finder: BaseImageFinder
  /** One of its own: nothing that was asked for with a login is lent to it. */
  private readonly untrustedFinder: BaseImageFinder | undefined
  private readonly bandwidth: number
  private readonly deadlines: ExplanationDeadlines

  constructor(images: ImageSource, { anonymous, bandwidth, timer }: ExplainOptions) {
    this.images = images
    this.finder = new BaseImageFinder(images)
    this.untrustedFinder = anonymous && new BaseImageFinder(anonymous, { isUntrusted: true })
    this.bandwidth = bandwidth
    this.deadlines = new ExplanationDeadlines(timer)
  }

  /** @returns null where the head has no image. */
  readonly explain: Explain = async (change, references, { isDeep, isUntrusted }) => {
    const { head, base } = change
    if (head === null) return null
    const deadline = this.deadlines.start()
    const subjectOf = (image: ImageSize, reference: Reference, which: 'base' | 'head') => ({
      image,
      reference,
      isDeep,
      deadline,
      finder: this.finderFor(isUntrusted[which]),
    })
    const subjects = {
      base: base && references.base && subjectOf(base, references.base, 'base'),
      head: subjectOf(head, references.head, 'head'),
    }
    const described = await this.describeBoth(subjects)
    const { base: before, head: after } = deadline.leavesTime() ? described : byDigests(subjects)
    const baseImages = agreedBases(before, after)
    const layers = alignByParts(before.layers, after.layers, baseImages)
    const pull = pullCost(change, this.bandwidth)
    if (pull === null) return null
    const { places, gaps, ...of } = after
    const subject = { ...of, base: baseImages.head, unshared: null }
    const explanation = {
      references,
      layers,
      baseImages,
      split: base === null ? null : splitGrowth(before.layers, after.layers, baseImages),
      cause: base === null ? null : causeOf(layers, baseImages),
      pull,
      gaps: [...gaps, ...before.gaps],
      places,
    }
    return { ...explanation, ...adviseOn(subject, explanation) }
  }

  private finderFor(isUntrusted: boolean): BaseImageFinder {
    const finder = isUntrusted ? this.untrustedFinder : this.finder
    if (finder === undefined) throw new TypeError('untrusted images have no source of their own')
    return finder
  }

  private async describeBoth({
    base,
    head,
  }: Compared<Subject | null, Subject>): Promise<Compared<DescribedImage>> {
    const [before, after] = await Promise.all([
      base === null ? NOTHING : this.describe(base),
      this.describe(head),
    ])
    return { base: before, head: after }
  }

  private async describe(subject: Subject): Promise<DescribedImage> {
    const { image, reference, isDeep, deadline, finder } = subject
    const count = image.stack?.length ?? image.layers.length
    const name = formatReference(reference)
    const { value: config, gaps } = await readOrGap({ of: 'config', name }, () =>
      deadline.within(() => this.images.config(reference, image.config)),
    )
    if (config === undefined) return { ...NOTHING, layers: describeLayers(image, null, []), gaps }
    const provenance = await this.provenance(subject)
    const built = { reference, image, config, provenance: provenance.value, deadline }
    const { base: proved, gaps: unread } = await finder.find(built)
    const base = proved.kind === 'unknown' ? likelyBase(config, count) : proved
    return {
      layers: describeLayers(image, config, stepsOf(config, count)),
      base,
      environment: environmentOf(config),
      startCommands: startCommandsOf(config),
      places: provenance.value?.places ?? NOTHING.places,
      variants: isDeep ? await variantsOf(base, built, finder) : [],
      gaps: [...provenance.gaps, ...unread],
    }
  }

  private async provenance({
    image: { attestation },
    reference,
    isDeep,
    deadline,
  }: Subject): Promise<Read<Provenance | undefined>> {
    if (!isDeep || attestation === undefined) return { value: undefined, gaps: [] }
    return readOrGap({ of: 'provenance', name: formatReference(reference) }, () =>
      deadline.within(() => this.images.provenance(reference, attestation)),
    )
  }
}

function likelyBase(config: ImageConfig, layerCount: number): BaseImage {
  const parent = likelyParent(config, layerCount)
  return parent === null ? { kind: 'unknown' } : { kind: 'likely', ...parent }
}

/** What a stranger's history looks like proves nothing, and nobody is asked for it. */
async function variantsOf(base: BaseImage, built: BuiltImage, finder: BaseImageFinder) {
  const isGuess = base.kind === 'likely' && finder.isUntrusted
  if (base.kind === 'unknown' || base.name === null || isGuess) return []
  return finder.variants(base.name, built)
}

/** What is left where time is over. */
function byDigests({ base, head }: Compared<Subject | null, Subject>): Compared<DescribedImage> {
  return { base: base === null ? NOTHING : byDigest(base), head: byDigest(head) }
}

function byDigest({ image, reference }: Subject): DescribedImage {
  const gap = { of: 'config', name: formatReference(reference), why: OUT_OF_TIME } as const
  return { ...NOTHING, layers: describeLayers(image, null, []), gaps: [gap] }
}
