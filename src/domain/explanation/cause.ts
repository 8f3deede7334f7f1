import type { Culprit } from '../files/culprit.ts'
import { layersNotIn } from '../image/change.ts'
import { type Compression, totalBytes } from '../image/image.ts'
import type { TracedBaseImage } from './base-image.ts'
import { type Contribution, contributions, layersOf } from './contributions.ts'
import { bytesOf, isRecompressed, type LayerChange } from './layers.ts'
import type { BaseImages } from './split.ts'

/** Head minus base, compressed, and its parts. */
interface Shares {
  readonly totalBytes: number
  /** Of it, from another compression. */
  readonly recompressedBytes: number
  /** Of it, from layers of the base image, compression apart; null where one is unknown. */
  readonly baseImageBytes: number | null
  /** What moved the other way, of the other sign: a cause may be larger than the whole. */
  readonly againstBytes: number
}

/** Why an image's size differs, as data; the words are the renderer's. */
export type Cause =
  /** Every layer is on both sides. */
  | { readonly kind: 'none' }
  /** Other layers of about the same sizes: nothing in size, and everything in pull. */
  | { readonly kind: 'rebuilt'; readonly pullBytes: number; readonly totalBytes: number }
  | (Shares & {
      readonly kind: 'base-image'
      readonly baseImageBytes: number
      readonly from: TracedBaseImage
      readonly to: TracedBaseImage
    })
  | (Shares & {
      readonly kind: 'layer'
      readonly change: LayerChange
      readonly bytes: number
      /** Where the layer was looked into. */
      readonly culprit?: Culprit
    })
  | (Shares & {
      readonly kind: 'layers'
      /** Own layers, at most three, the largest difference first. */
      readonly changes: readonly LayerChange[]
      /** Theirs together. */
      readonly bytes: number
    })
  | (Shares & {
      readonly kind: 'recompressed'
      /** Of the layer that it changed the most; both alike where only the level differs. */
      readonly from: Compression
      readonly to: Compression
      /**
       * same: the diffIDs prove that nothing was saved or added. rebuilt: other contents in some,
       * and a real difference may hide in it.
       */
      readonly content: 'same' | 'rebuilt'
    })

const MOST_LAYERS = 3

/**
 * Why head differs from base in size: what makes at least two thirds of all that moved in the
 * direction of the whole difference, be it a layer, the base image or another compression; else up
 * to three layers.
 */
export function causeOf(changes: readonly LayerChange[], baseImages: BaseImages): Cause {
  const parts = contributions(changes, baseImages)
  if (parts.length === 0) return { kind: 'none' }
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  const shares = sharesOf(parts, total, baseImages)
  const [first] = parts
  if (parts.length === 1 && first?.of === 'compression') return told(first, shares)
  // Without a direction all that moved is named: what grew as well as what made up for it.
  const moved = largestFirst(parts.filter(({ bytes }) => bytes !== 0 && bytes * total >= 0))
  if (moved.length === 0 || parts.every(isRebuilt)) {
    return { kind: 'rebuilt', pullBytes: pulledBytes(changes), totalBytes: total }
  }
  const main = mainOf(moved)
  return main === undefined ? severalLayers(moved, shares) : told(main, shares)
}

function isRebuilt(part: Contribution): boolean {
  const changes = part.of === 'layer' ? [part.change] : part.changes
  return changes.every(({ change }) => change === 'rebuilt')
}

/** What a machine that has base has to fetch for head. */
function pulledBytes(changes: readonly LayerChange[]): number {
  const side = (name: 'base' | 'head') => ({
    layers: layersOf(changes, name).map(({ layer }) => layer),
  })
  return totalBytes(layersNotIn(side('head'), side('base')))
}

function largestFirst<Part extends { readonly bytes: number }>(parts: readonly Part[]): Part[] {
  return parts.toSorted((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes))
}

/** What makes two thirds; or the largest, where no own layer moved. */
function mainOf(moved: readonly Contribution[]): Contribution | undefined {
  const whole = moved.reduce((sum, { bytes }) => sum + Math.abs(bytes), 0)
  const [largest] = moved
  if (largest !== undefined && 3 * Math.abs(largest.bytes) >= 2 * whole) return largest
  return moved.some(({ of }) => of === 'layer') ? undefined : largest
}

function sharesOf(
  parts: readonly Contribution[],
  total: number,
  { base, head }: BaseImages,
): Shares {
  const sum = (isIn: (part: Contribution) => boolean) =>
    parts.filter(isIn).reduce((bytes, part) => bytes + part.bytes, 0)
  const isKnown = base.kind === 'known' && head.kind === 'known'
  return {
    totalBytes: total,
    recompressedBytes: sum(({ of }) => of === 'compression'),
    baseImageBytes: isKnown ? sum(({ of }) => of === 'base-image') : null,
    againstBytes: sum(({ bytes }) => bytes * total < 0),
  }
}

function told(part: Contribution, shares: Shares): Cause {
  switch (part.of) {
    case 'layer':
      return { ...shares, kind: 'layer', change: part.change, bytes: part.bytes }
    case 'base-image':
      return {
        ...shares,
        kind: 'base-image',
        baseImageBytes: part.bytes,
        from: part.from,
        to: part.to,
      }
    case 'compression': {
      const ordered = largestFirst(
        part.changes.map((change) => ({ change, bytes: bytesOf(change) })),
      )
      const main = ordered[0]?.change
      return {
        ...shares,
        kind: 'recompressed',
        from: main?.base?.layer.compression ?? 'unknown',
        to: main?.head?.layer.compression ?? 'unknown',
        content: part.changes.every(isRecompressed) ? 'same' : 'rebuilt',
      }
    }
  }
}

function severalLayers(moved: readonly Contribution[], shares: Shares): Cause {
  const layers = moved.filter((part) => part.of === 'layer').slice(0, MOST_LAYERS)
  return {
    ...shares,
    kind: 'layers',
    changes: layers.map(({ change }) => change),
    bytes: layers.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}
