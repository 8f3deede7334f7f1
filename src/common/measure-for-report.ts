import { SERVICES_AT_ONCE } from '../check/check.ts'
import { judgedPlatforms } from '../check/judged-platforms.ts'
import { measureSides, type Sides } from '../check/measure-sides.ts'
import type { CheckRequest } from '../check/request.ts'
import type { TagTemplates } from '../check/tag-templates.ts'
import { workThrough } from '../check/work-queue.ts'
import type { Budget } from '../domain/budget/budget.ts'
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
  const look = { isWanted: isChanged, isExplained: asking.isExplained, isRestricted, images }
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
          movedTo: isChanged ? await movedTo(lookedAtBase.measurement, images) : null,
        })),
  ]
}

/** What did not change raises no question. */
function haveChanged({ head, base }: Sides): boolean {
  if (head.kind !== 'measured') return false
  return base?.kind !== 'measured' || base.digest !== head.digest
}

interface Look {
  readonly isWanted: boolean
  readonly isExplained: boolean
  readonly isRestricted: boolean
  readonly images: ImageSource
}

/** With its configs, where they explain something; what cannot be read explains less. */
async function lookInto(
  measurement: Measurement,
  { isWanted, isExplained, isRestricted, images: source }: Look,
): Promise<{ measurement: Measurement; configs: ReadonlyMap<Digest, ImageConfig> }> {
  const configs = new Map<Digest, ImageConfig>()
  if (measurement.kind !== 'measured') return { measurement, configs }
  const { reference } = measurement
  const look = async (image: ImageSize): Promise<ImageSize> => {
    const isPlain = image.platform === null
    if (isPlain ? !isWanted && !isRestricted : !isWanted || !isExplained) return image
    try {
      const config = await source.config(reference, image.config)
      if (isExplained) configs.set(image.digest, config)
      return isPlain ? { ...image, platform: config.platform } : image
    } catch (error) {
      if (error instanceof Unmeasurable) return image
      throw error
    }
  }
  const images = await Promise.all(measurement.images.map(look))
  return { measurement: { ...measurement, images }, configs }
}

/** What the tag names once everything is measured; null: the same, or nobody can tell any more. */
async function movedTo(base: Measurement, images: ImageSource): Promise<Digest | null> {
  if (base.kind !== 'measured') return null
  try {
    const now = await images.currentDigest(base.reference)
    return now === base.digest ? null : (now ?? null)
  } catch (error) {
    if (error instanceof Unmeasurable) return null
    throw error
  }
}
