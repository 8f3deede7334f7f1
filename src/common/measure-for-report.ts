import { SERVICES_AT_ONCE } from '../check/check.ts'
import { judgedPlatforms } from '../check/judged-platforms.ts'
import { measureSides, type Sides } from '../check/measure-sides.ts'
import type { CheckRequest } from '../check/request.ts'
import type { TagTemplates } from '../check/tag-templates.ts'
import { workThrough } from '../check/work-queue.ts'
import { type Budget, judgesGrowth } from '../domain/budget/budget.ts'
import type { Digest } from '../domain/image/digest.ts'
import type { ImageSize, Measurement } from '../domain/image/image.ts'
import type { ImageConfig } from '../domain/image/manifest.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import type { ImageSource } from '../measure/image-source.ts'
import type { Entry } from '../measurements/schema.ts'
import { entriesOf } from '../measurements/write.ts'

interface MeasureOptions {
  /** What only a fork's budget file names has another. */
  readonly imagesFor: (budget: Budget) => ImageSource
  /** Whether it is told what explains a change. */
  readonly isExplained: boolean
  readonly progress?: (done: number, total: number) => void
}

/** The budgets, and the tags of head and baseline. */
export type MeasureRequest = TagTemplates & Pick<CheckRequest, 'budgets' | 'platforms'>

/** What a job that only measures tells of its budgets: nothing is judged, and GitHub is asked nothing. */
export async function measureForReport(
  request: MeasureRequest,
  { imagesFor, isExplained, progress }: MeasureOptions,
): Promise<Entry[]> {
  const measured = await workThrough(
    request.budgets,
    (budget) => entriesFor(budget, request, { images: imagesFor(budget), isExplained }),
    { atOnce: SERVICES_AT_ONCE, progress },
  )
  return measured.flat()
}

interface Asking {
  readonly images: ImageSource
  readonly isExplained: boolean
}

async function entriesFor(
  budget: Budget,
  request: MeasureRequest,
  asking: Asking,
): Promise<Entry[]> {
  const { images } = asking
  const { isJudged, isRestricted } = judgedPlatforms(budget, request.platforms)
  // Who looks back, or for another branch's image, asks GitHub: whoever judges does that.
  const firstParents = async () => []
  const sides = await measureSides(budget, request, { images, firstParents, isJudged })
  const { head, base } = sides
  const isChanged = haveChanged(sides)
  const isExplained = isChanged && asking.isExplained
  const look = { isExplained, isNamed: isRestricted || areUnlike(sides), images }
  const [lookedAtHead, lookedAtBase] = await Promise.all([
    lookInto(head, look),
    base && lookInto(base, look),
  ])
  const service = budget.name
  return [
    ...entriesOf({ service, side: 'head', ...lookedAtHead }),
    ...(lookedAtBase === null
      ? []
      : entriesOf({
          service,
          side: 'base',
          ...lookedAtBase,
          movedTo: await movedTo(budget, sides, images),
        })),
  ]
}

/** What did not change raises no question. */
function haveChanged({ head, base }: Sides): boolean {
  if (head.kind !== 'measured') return false
  return base?.kind !== 'measured' || base.digest !== head.digest
}

/** Whether plain manifests may have to tell their platforms: not where they are compared with plain ones. */
function areUnlike({ head, base }: Sides): boolean {
  const isPlain = (side: Measurement | null) =>
    side?.kind === 'measured' && side.images.every(({ platform }) => platform === null)
  return !(isPlain(head) && isPlain(base))
}

interface Look {
  readonly isExplained: boolean
  /** Whether plain manifests are to tell their platforms. */
  readonly isNamed: boolean
  readonly images: ImageSource
}

/** With its configs, where they explain something; what cannot be read explains less. */
async function lookInto(
  measurement: Measurement,
  { isExplained, isNamed, images: source }: Look,
): Promise<{ measurement: Measurement; configs: ReadonlyMap<Digest, ImageConfig> }> {
  const configs = new Map<Digest, ImageConfig>()
  if (measurement.kind !== 'measured') return { measurement, configs }
  const { reference } = measurement
  const look = async (image: ImageSize): Promise<ImageSize> => {
    const isUnnamed = image.platform === null && isNamed
    if (!isExplained && !isUnnamed) return image
    try {
      const config = await source.config(reference, image.config)
      if (isExplained) configs.set(image.digest, config)
      return isUnnamed ? { ...image, platform: config.platform } : image
    } catch (error) {
      if (error instanceof Unmeasurable) return image
      throw error
    }
  }
  const images = await Promise.all(measurement.images.map(look))
  return { measurement: { ...measurement, images }, configs }
}

/**
 * What the baseline's tag names once everything is measured, where a verdict may rest on it; null:
 * nobody has looked, or can tell.
 */
async function movedTo(
  budget: Budget,
  { head, base }: Sides,
  images: ImageSource,
): Promise<Digest | null> {
  if (head.kind !== 'measured' || base?.kind !== 'measured') return null
  const { limit } = budget
  const isOver = limit !== undefined && head.images.some(({ bytes }) => bytes > limit.value)
  if (head.digest === base.digest || !(judgesGrowth(budget) || isOver)) return null
  try {
    return (await images.currentDigest(base.reference)) ?? null
  } catch (error) {
    if (error instanceof Unmeasurable) return null
    throw error
  }
}
