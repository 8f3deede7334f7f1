import type { BaseImage } from './base-image.ts'
import { totalBytes } from './image.ts'
import type { DescribedLayer } from './layers.ts'

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
  const was = splitLayers(base, baseImages.base)
  const is = splitLayers(head, baseImages.head)
  if (was === null || is === null) return null
  return {
    baseImageBytes: bytesIn(is.baseImage) - bytesIn(was.baseImage),
    ownBytes: bytesIn(is.own) - bytesIn(was.own),
  }
}

/** The layers of the base image, and those built upon it; null where it is unknown. */
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

function bytesIn(layers: readonly DescribedLayer[]): number {
  return totalBytes(layers.map(({ layer }) => layer))
}
