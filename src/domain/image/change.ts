import type { ImageSize, Layer, Measurement } from './image.ts'
import { totalBytes } from './image.ts'
import { bestOf, formatPlatform, type Platform, runsOn, samePlatform } from './platform.ts'

/** One platform of a service, before and after; null where there is no such image. */
export interface Change {
  readonly platform: Platform | null
  readonly base: ImageSize | null
  readonly head: ImageSize | null
}

export interface Growth {
  readonly bytes: number
  /** Of the base; null on a base of 0 bytes. */
  readonly percent: number | null
}

/**
 * Pairs the platforms of base and head: head's order first, then what head has lost. A platform
 * that is new beside one that its machines run (linux/amd64/v3 beside linux/amd64) is compared with
 * that: it is what they have pulled so far, and pull still where the new one only needs features.
 */
export function pairPlatforms(base: readonly ImageSize[], head: readonly ImageSize[]): Change[] {
  const own = head.map((image) => counterpart(image, base))
  const kept = base.filter((image) => own.includes(image))
  const paired = head.map((image, position) => ({
    platform: image.platform,
    base: own[position] ?? standIn(image, kept) ?? null,
    head: image,
  }))
  const lost = base
    .filter((image) => !kept.includes(image))
    .map((image) => ({ platform: image.platform, base: image, head: null }))
  return [...paired, ...lost]
}

/** By the same name before the same platform: of several builds of Windows the smallest. */
function counterpart(image: ImageSize, base: readonly ImageSize[]): ImageSize | undefined {
  const { platform } = image
  const name = platformName(platform)
  const named = base.find((each) => platformName(each.platform) === name)
  if (named !== undefined || platform === null) return named
  return smallest(base.filter((each) => each.platform && samePlatform(each.platform, platform)))
}

function standIn(image: ImageSize, kept: readonly ImageSize[]): ImageSize | undefined {
  const { platform, isForFeaturesAlone = false } = image
  if (platform === null) return undefined
  const features = String(platform.osFeatures ?? '')
  const fitting = kept.filter(
    (each) =>
      each.platform &&
      runsOn(platform, each.platform) &&
      (!isForFeaturesAlone || String(each.osFeatures ?? '') === features),
  )
  const best = bestOf(fitting.flatMap((each) => each.platform ?? []))
  return smallest(
    fitting.filter((each) => best && each.platform && samePlatform(each.platform, best)),
  )
}

function smallest(images: readonly ImageSize[]): ImageSize | undefined {
  return images.toSorted((a, b) => a.bytes - b.bytes)[0]
}

/** How much an image grew; null unless both sides are there. */
export function growth({
  base,
  head,
}: {
  readonly base: Pick<ImageSize, 'bytes'> | null
  readonly head: Pick<ImageSize, 'bytes'> | null
}): Growth | null {
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
