import type { Budget } from '../domain/budget/budget.ts'
import type { Digest } from '../domain/image/digest.ts'
import type { Measurement } from '../domain/image/image.ts'
import type { Platform } from '../domain/image/platform.ts'
import type { ImageSource } from '../measure/image-source.ts'
import type { LocatedImage } from '../measure/locate.ts'
import { measureLocated } from '../measure/measure.ts'
import { type Baseline, locateBaseline } from './locate-baseline.ts'
import { locateHead } from './locate-head.ts'
import type { TagTemplates } from './tag-templates.ts'

/** Head and baseline of a budget, measured. */
export interface Sides {
  readonly head: Measurement
  /** null: there is nothing to compare with. */
  readonly base: Measurement | null
  readonly baseline: Omit<Baseline, 'image'>
  /** What the baseline's tag names by now, as far as another job has looked; undefined: nobody has. */
  readonly movedTo?: Digest | null
}

/** What sides are asked of. */
export interface SideSources {
  readonly images: ImageSource
  readonly firstParents: (sha: string) => Promise<readonly string[]>
  readonly isJudged: (platform: Platform) => boolean
}

/** Locates and measures both: the baseline is asked for as soon as the head's digest is known. */
export async function measureSides(
  budget: Budget,
  templates: TagTemplates,
  sources: SideSources,
): Promise<Sides> {
  const { images, isJudged } = sources
  const located = await locateHead(budget, templates, images)
  const [head, base] = await Promise.all([
    measureLocated(images, located, isJudged),
    measureBase(budget, templates, { ...sources, head: located }),
  ])
  return { head, ...base }
}

/** The baseline of a head that is known. */
export async function measureBase(
  budget: Budget,
  templates: TagTemplates,
  { images, firstParents, isJudged, head }: SideSources & { readonly head: LocatedImage },
): Promise<Omit<Sides, 'head'>> {
  const { image, ...baseline } = await locateBaseline(budget, templates, {
    head,
    images,
    firstParents,
  })
  return { baseline, base: image && (await measureLocated(images, image, isJudged)) }
}
