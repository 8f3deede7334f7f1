import type { Explain } from '../check/explain-changes.ts'
import { adviseOn } from '../domain/advice/advised.ts'
import type { BuiltStage } from '../domain/dockerfile/dockerfile.ts'
import { causeOf } from '../domain/explanation/cause.ts'
import { agreedBases } from '../domain/explanation/likely-base.ts'
import { pullCost } from '../domain/explanation/pull.ts'
import { alignByParts, splitGrowth } from '../domain/explanation/split.ts'
import type { ImageSize } from '../domain/image/image.ts'
import type { Reference } from '../domain/image/reference.ts'
import type { ImageSource } from '../measure/image-source.ts'
import { BaseImageFinder } from './base-image-finder.ts'
import {
  byDigest,
  type DescribedImage,
  describeImage,
  NOTHING,
  type Subject,
} from './described-image.ts'
import { loadDockerfile } from './dockerfile.ts'
import { ExplanationDeadlines, type Timer } from './explanation-deadline.ts'

export interface ExplainOptions {
  /** What an untrusted image names is asked of this; left out, there are no untrusted ones. */
  readonly anonymous?: ImageSource
  /** Bits a second, for pull times. */
  readonly bandwidth: number
  /** The machine's own where it is left out. */
  readonly timer?: Timer
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
  readonly explain: Explain = async (change, references, options) => {
    const { isDeep, isUntrusted, source, baseSource } = options
    const { head, base } = change
    if (head === null) return null
    const deadline = this.deadlines.start()
    const dockerfile = source && loadDockerfile(source, deadline)
    // Whoever waits for it is told; nobody does where a config cannot be read.
    dockerfile?.catch(() => undefined)
    const subjectOf = (image: ImageSize, reference: Reference, which: 'base' | 'head') => ({
      image,
      reference,
      isDeep,
      deadline,
      finder: this.finderFor(isUntrusted[which]),
    })
    const { promise: claimed, resolve } = Promise.withResolvers<BuiltStage | null>()
    // What a fork names is never asked for with a login, and the base's finder may have one.
    const claim = (stage: BuiltStage | null) =>
      resolve(stage && isUntrusted.head ? { ...stage, from: null } : stage)
    const subjects = {
      base: base &&
        references.base && {
          ...subjectOf(base, references.base, 'base'),
          claimed,
          // One request more, for whom the head's own tells too little.
          ownDockerfile: baseSource && (() => loadDockerfile(baseSource, deadline)),
        },
      head: { ...subjectOf(head, references.head, 'head'), dockerfile, claim },
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
      base === null ? NOTHING : describeImage(base, this.images),
      describeImage(head, this.images),
    ])
    return { base: before, head: after }
  }
}

/** What is left where time is over. */
function byDigests({ base, head }: Compared<Subject | null, Subject>): Compared<DescribedImage> {
  return { base: base === null ? NOTHING : byDigest(base), head: byDigest(head) }
}
