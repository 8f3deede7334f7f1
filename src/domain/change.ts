import type { Explanation } from './explanation.ts'
import type { ImageSize, Layer, Measurement } from './image.ts'
import { totalBytes } from './image.ts'
import { formatPlatform, type Platform, samePlatform } from './platform.ts'

/** One platform of a service, before and after; null where there is no such image. */
export interface Change {
  readonly platform: Platform | null
  readonly base: ImageSize | null
  readonly head: ImageSize | null
  /** Where the images were looked into. */
  readonly explanation?: Explanation
  /** Why there is none, where there should be one. */
  readonly unexplained?: string
}

export interface Growth {
  readonly bytes: number
  /** Of the base; null on a base of 0 bytes. */
  readonly percent: number | null
}

/** Pairs the platforms of base and head: head's order first, then what head has lost. */
export function pairPlatforms(base: readonly ImageSize[], head: readonly ImageSize[]): Change[] {
  const matches = (a: ImageSize, b: ImageSize) =>
    a.platform === null || b.platform === null
      ? a.platform === b.platform
      : samePlatform(a.platform, b.platform)
  const paired = head.map((image) => ({
    platform: image.platform,
    base: base.find((candidate) => matches(candidate, image)) ?? null,
    head: image,
  }))
  const lost = base
    .filter((image) => !paired.some((change) => change.base === image))
    .map((image) => ({ platform: image.platform, base: image, head: null }))
  return [...paired, ...lost]
}

/** How much an image grew; null unless both sides are there. */
export function growth({ base, head }: Change): Growth | null {
  if (base === null || head === null) return null
  const bytes = head.bytes - base.bytes
  return { bytes, percent: base.bytes === 0 ? null : (bytes / base.bytes) * 100 }
}

type Stack = Pick<ImageSize, 'layers'>

/** Layers of `image` that `other` has not, by digest: what a pull moves where `other` is already. */
export function layersNotIn(image: Stack, other: Stack | null): Layer[] {
  const known = new Set(other?.layers.map((layer) => layer.digest))
  return image.layers.filter((layer) => !known.has(layer.digest))
}

export interface LayerChange {
  readonly change: 'added' | 'removed'
  readonly layer: Layer
}

/** The layers that only one side has, by digest alone: base's first. */
export function layerChanges({ base, head }: Change): LayerChange[] {
  const removed = base === null ? [] : layersNotIn(base, head)
  const added = head === null ? [] : layersNotIn(head, base)
  return [
    ...removed.map((layer) => ({ change: 'removed' as const, layer })),
    ...added.map((layer) => ({ change: 'added' as const, layer })),
  ]
}

/** Bytes that a pull of head moves where nothing, or where base, is there already. */
export function pullBytes({
  base,
  head,
}: Pick<Change, 'base' | 'head'>): { cold: number; warm: number } | null {
  if (head === null) return null
  return { cold: head.bytes, warm: totalBytes(layersNotIn(head, base)) }
}

/** `linux/amd64`, or nothing for a plain manifest. */
export function platformName(platform: Platform | null): string | null {
  return platform === null ? null : formatPlatform(platform)
}

/** Whether both sides are the very same image, by the digest of what the references name. */
export function sameImage(base: Measurement | null, head: Measurement): boolean {
  return base?.kind === 'measured' && head.kind === 'measured' && base.digest === head.digest
}
