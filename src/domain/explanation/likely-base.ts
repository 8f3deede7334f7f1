import type { DescribedLayer } from '../history/described-layer.ts'
import type { BaseImage } from './base-image.ts'
import { sameCommand, sameContent } from './resemblance.ts'
import { type BaseImages, splitLayers } from './split.ts'

/** An image's layers, and what it was built from as far as it shows alone. */
interface Side {
  readonly layers: readonly DescribedLayer[]
  readonly base: BaseImage
}

/**
 * What base and head were built from, where one tells of the other: an image that begins with all
 * layers of the other's base image was likely built from that, too. So a history that is read
 * otherwise on one side, as by a CMD in its middle, makes no other base image.
 */
export function agreedBases(base: Side, head: Side): BaseImages {
  return { base: agreed(base, head), head: agreed(head, base) }
}

function agreed(side: Side, other: Side): BaseImage {
  const { kind } = side.base
  if (kind === 'known' || other.base.kind === 'unknown') return side.base
  if (kind === 'likely' && side.base.layers <= other.base.layers) return side.base
  const inherited = splitLayers(other.layers, other.base)?.baseImage ?? []
  const isBegun = inherited.every((layer, index) => {
    const own = side.layers[index]
    return own !== undefined && sameContent(layer, own)
  })
  if (inherited.length === 0) return side.base
  if (!isBegun)
    return kind === 'unknown' ? belowSameSteps(side, other, inherited.length) : side.base
  const { name, layers } = other.base
  const shownBy = other.base.kind === 'likely' ? other.base.shownBy : 'history'
  return { kind: 'likely', name, layers, shownBy }
}

/**
 * Nothing of Dockerfiles stands below FROM: where the first layers differ, both were built from
 * other images, and what both end with, step for step, is what was built upon them.
 */
function belowSameSteps(side: Side, other: Side, inherited: number): BaseImage {
  const own = other.layers.slice(inherited)
  const layers = side.layers.length - own.length
  const [first, theirs] = [side.layers[0], other.layers[0]]
  const isRepeated = [...side.layers, ...other.layers].some(
    ({ position }) => position !== undefined,
  )
  const isOther = first !== undefined && theirs !== undefined && !sameContent(first, theirs)
  const isEnd = own.every((layer, index) => {
    const same = side.layers[layers + index]
    return same !== undefined && sameCommand(layer, same)
  })
  return isOther && isEnd && own.length > 0 && layers > 0 && !isRepeated
    ? { kind: 'likely', name: null, layers, shownBy: 'history' }
    : side.base
}
