import { type Change, pairPlatforms } from '../domain/image/change.ts'
import { type ImageSize, type Measurement, sharingLayers } from '../domain/image/image.ts'
import { formatReference } from '../domain/image/reference.ts'
import type { ImageSource } from '../measure/image-source.ts'
import { withConfigPlatforms } from '../measure/measure.ts'
import type { JudgedPlatforms } from './judged-platforms.ts'

/** Two measurements to compare; base is null where there is nothing to compare with. */
interface Measurements {
  readonly base: Measurement | null
  readonly head: Measurement
}

export interface PairedImages extends Measurements {
  /** One for each platform that is judged. */
  readonly changes: readonly Change[]
}

/** Pairs the images of head and base that are for one platform. */
export async function pairImages(
  images: ImageSource,
  measured: Measurements,
  platforms: JudgedPlatforms,
): Promise<PairedImages> {
  const named = await withComparedPlatforms(images, measured, platforms)
  const { head } = named
  const base = named.base && sharingLayers(named.base, head)
  const changes = pairPlatforms(judgedImages(base, platforms), judgedImages(head, platforms))
  return { base, head, changes }
}

/**
 * Base and head with the platforms that they are compared by. Those of plain manifests are read
 * from their configs, but only where that decides something.
 */
async function withComparedPlatforms(
  images: ImageSource,
  measured: Measurements,
  { isRestricted }: JudgedPlatforms,
): Promise<Measurements> {
  const both = [measured.base, measured.head].filter((each) => each?.kind === 'measured')
  const plain = both.filter((each) => each.images.some(hasNoPlatform))
  if (plain.length === 0 || (plain.length === both.length && !isRestricted)) return measured
  const [base, head] = await Promise.all([
    measured.base && withConfigPlatforms(images, measured.base),
    withConfigPlatforms(images, measured.head),
  ])
  return {
    base: base && withLikelyPlatform(base, head, isRestricted),
    head: withLikelyPlatform(head, base, isRestricted),
  }
}

/** An image that names no platform is taken for the only one that it could be compared with. */
function withLikelyPlatform(
  measurement: Measurement,
  other: Measurement | null,
  isRestricted: boolean,
): Measurement {
  if (measurement.kind !== 'measured' || !measurement.images.some(hasNoPlatform)) return measurement
  const [only, ...more] = other?.kind === 'measured' ? other.images : []
  const [image, ...siblings] = measurement.images
  if (image && siblings.length === 0 && only?.platform && more.length === 0) {
    return { ...measurement, images: [{ ...image, platform: only.platform }] }
  }
  return only?.platform || more.length > 0 || isRestricted
    ? withoutPlatform(measurement)
    : measurement
}

function withoutPlatform({ reference }: Extract<Measurement, { kind: 'measured' }>): Measurement {
  return {
    kind: 'unmeasurable',
    reference,
    reason: `${formatReference(reference)} does not say which platform it is for: its config names no os and architecture`,
    cure: 'Build it with docker or buildx, which write them; or push an index that names its platform.',
  }
}

/** One without a platform may be for any. */
function judgedImages(
  measurement: Measurement | null,
  { isJudged }: JudgedPlatforms,
): readonly ImageSize[] {
  if (measurement?.kind !== 'measured') return []
  return measurement.images.filter(({ platform }) => platform === null || isJudged(platform))
}

function hasNoPlatform({ platform }: ImageSize): boolean {
  return platform === null
}
