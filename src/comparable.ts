import type { ImageSize, Measurement } from './domain/image.ts'
import { formatReference } from './domain/reference.ts'
import type { ImageSource } from './image-source.ts'
import { withPlatforms } from './measure.ts'

type Measured = Extract<Measurement, { kind: 'measured' }>

/**
 * Base and head with the platforms that they are compared by. Those of plain manifests are read
 * from their configs, but only where that decides something.
 * @param isRestricted whether only some platforms are judged.
 */
export async function comparable(
  images: ImageSource,
  base: Measurement | null,
  head: Measurement,
  isRestricted: boolean,
): Promise<readonly [Measurement | null, Measurement]> {
  const sides = [base, head].filter((side) => side?.kind === 'measured')
  const plain = sides.filter((side) => side.images.some(isUnnamed))
  if (plain.length === 0 || (plain.length === sides.length && !isRestricted)) return [base, head]
  const [was, is] = await Promise.all([
    base && withPlatforms(images, base),
    withPlatforms(images, head),
  ])
  return [was && likened(was, is, isRestricted), likened(is, was, isRestricted)]
}

/** An image that names no platform is taken for the only one that it could be compared with. */
function likened(side: Measurement, other: Measurement | null, isRestricted: boolean): Measurement {
  if (side.kind !== 'measured' || !side.images.some(isUnnamed)) return side
  const [only, ...more] = other?.kind === 'measured' ? other.images : []
  const [image, ...siblings] = side.images
  if (image && siblings.length === 0 && only?.platform && more.length === 0) {
    return { ...side, images: [{ ...image, platform: only.platform }] }
  }
  return only?.platform || more.length > 0 || isRestricted ? withoutPlatform(side) : side
}

function withoutPlatform({ reference }: Measured): Measurement {
  return {
    kind: 'unmeasurable',
    reference,
    reason: `${formatReference(reference)} does not say which platform it is for: its config names no os and architecture`,
    cure: 'Build it with docker or buildx, which write them; or push an index that names its platform.',
  }
}

function isUnnamed({ platform }: ImageSize): boolean {
  return platform === null
}
