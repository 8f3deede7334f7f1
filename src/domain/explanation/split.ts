import type { DescribedLayer } from '../history/described-layer.ts'
import { totalBytes } from '../image/image.ts'
import type { BaseImage } from './base-image.ts'
import { compareLayers, type LayerChange } from './layers.ts'

/** What base and head were built from. */
export interface BaseImages {
  readonly base: BaseImage
  readonly head: BaseImage
}

/** A difference in bytes, compressed, by who made it. */
export interface Split {
  readonly baseImageBytes: number
  readonly ownBytes: number
}

/** How much of the growth came with the base image; null where a base image is unknown. */
export function splitGrowth(
  base: readonly DescribedLayer[],
  head: readonly DescribedLayer[],
  baseImages: BaseImages,
): Split | null {
  if (baseImages.base.kind !== 'known' || baseImages.head.kind !== 'known') return null
  const was = splitLayers(base, baseImages.base)
  const is = splitLayers(head, baseImages.head)
  if (was === null || is === null) return null
  return {
    baseImageBytes: bytesIn(is.baseImage) - bytesIn(was.baseImage),
    ownBytes: bytesIn(is.own) - bytesIn(was.own),
  }
}

/** The layers of the base image, be it likely, and those built upon it; null where it is unknown. */
export function splitLayers(
  layers: readonly DescribedLayer[],
  baseImage: BaseImage,
): { baseImage: DescribedLayer[]; own: DescribedLayer[] } | null {
  if (baseImage.kind === 'unknown') return null
  const isBaseImages = ({ position }: DescribedLayer, index: number) =>
    (position ?? index) < baseImage.layers
  return {
    baseImage: layers.filter(isBaseImages),
    own: layers.filter((layer, index) => !isBaseImages(layer, index)),
  }
}

/**
 * Aligns the layers, the base images' and the own ones apart where both are known: another base
 * image's layers are others, however alike their steps.
 */
export function alignByParts(
  base: readonly DescribedLayer[],
  head: readonly DescribedLayer[],
  baseImages: BaseImages,
): LayerChange[] {
  const was = splitLayers(base, baseImages.base)
  const is = splitLayers(head, baseImages.head)
  if (was === null || is === null) return compareLayers(base, head)
  return [
    ...compareBases(was.baseImage, is.baseImage, baseImages),
    ...compareLayers(was.own, is.own),
  ]
}

function compareBases(
  base: readonly DescribedLayer[],
  head: readonly DescribedLayer[],
  images: BaseImages,
): LayerChange[] {
  const isSwap = isAnother(images)
  const pairs = compareLayers(base, head)
  if (!isSwap) return pairs
  return pairs.flatMap((pair): LayerChange[] => {
    const { base, head } = pair
    if (base === null || head === null || pair.change === 'same') return [pair]
    return [
      { change: 'removed', base, head: null },
      { change: 'added', base: null, head },
    ]
  })
}

/** Both are told in the same way, and called otherwise. */
function isAnother({ base, head }: BaseImages): boolean {
  if (base.kind === 'unknown' || head.kind === 'unknown' || base.kind !== head.kind) return false
  return base.name !== head.name
}

function bytesIn(layers: readonly DescribedLayer[]): number {
  return totalBytes(layers.map(({ layer }) => layer))
}
