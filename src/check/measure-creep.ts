import type { Budget } from '../domain/budget/budget.ts'
import { type CreepReference, momentAgo, versionTags } from '../domain/budget/creep-reference.ts'
import { applyTag } from '../domain/budget/template.ts'
import type { Measurement } from '../domain/image/image.ts'
import type { Reference } from '../domain/image/reference.ts'
import type { SizeHistory } from '../domain/series/size-history.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import type { CreepEvidence } from '../domain/verdict/evidence.ts'
import type { ImageSource } from '../measure/image-source.ts'
import { measure } from '../measure/measure.ts'
import type { JudgedPlatforms } from './judged-platforms.ts'
import { newestVersionBefore } from './newest-version.ts'
import { pairImages } from './pair-images.ts'
import { recordedStart } from './recorded-start.ts'

interface CreepOptions {
  readonly images: ImageSource
  readonly platforms: JudgedPlatforms
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string
  /** Left out: none is kept. */
  readonly history?: SizeHistory | undefined
}

/**
 * Many small steps add up: measures the image that a budget's max_growth_since names, and pairs it
 * with the head; null where no rule asks.
 */
export async function measureCreep(
  budget: Budget,
  measuredHead: Measurement,
  options: CreepOptions,
): Promise<CreepEvidence | null> {
  const { image, growthSince } = budget
  if (growthSince === undefined || measuredHead.kind !== 'measured') return null
  const { images, platforms } = options
  try {
    const { history, today } = options
    const asked = { images, history, isJudged: platforms.isJudged, today }
    const recorded = await recordedStart(budget, measuredHead, asked)
    if (recorded !== null) return recorded
    const start = await locateStart(image, growthSince.value, options)
    if (start === undefined) return { kind: 'none' }
    const { name, reference } = start
    const measured = await measure(images, reference, { wanted: platforms.isJudged })
    if (measured.kind === 'missing') return { kind: 'missing', reference }
    if (measured.kind === 'unmeasurable') return measured
    const { base, head, changes } = await pairImages(
      images,
      { base: measured, head: measuredHead },
      { ...platforms, isRestricted: false },
    )
    if (base?.kind === 'unmeasurable') return base
    if (head.kind === 'unmeasurable') return head
    return { kind: 'measured', reference, name, changes }
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error
    return { kind: 'unmeasurable', reason: error.message, cure: error.cure }
  }
}

interface Start {
  readonly reference: Reference
  /** With its day, where an age was asked for. */
  readonly name: string
}

/** undefined: nothing is that old. */
async function locateStart(
  image: Reference,
  since: CreepReference,
  { images, platforms, today }: CreepOptions,
): Promise<Start | undefined> {
  if (since.kind === 'tag') return { reference: applyTag(image, since.tag), name: since.tag }
  const oldestFirst = versionTags((await images.tags(image)) ?? [])
  const search = { image, oldestFirst, moment: momentAgo(since, today) }
  const newest = await newestVersionBefore(search, images, platforms.isJudged)
  return (
    newest && {
      reference: applyTag(image, newest.tag),
      name: `${newest.tag} (${newest.created.slice(0, 10)})`,
    }
  )
}
