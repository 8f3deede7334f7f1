import type { DescribedLayer } from '../history/described-layer.ts'
import type { Digest } from '../image/digest.ts'
import type { Compression } from '../image/image.ts'
import type { TracedBaseImage } from './base-image.ts'
import { bytesOf, isRecompressed, type LayerChange } from './layers.ts'
import { UNPACKED_RATIO } from './pull.ts'
import { sameCommand } from './resemblance.ts'
import { type BaseImages, splitLayers } from './split.ts'

/** A part of the difference that has one reason; the parts add up to the whole. */
export type Contribution =
  | { readonly of: 'compression'; readonly bytes: number; readonly changes: readonly LayerChange[] }
  | {
      readonly of: 'base-image'
      readonly bytes: number
      readonly changes: readonly LayerChange[]
      readonly from: TracedBaseImage
      readonly to: TracedBaseImage
    }
  | { readonly of: 'layer'; readonly bytes: number; readonly change: LayerChange }

/** Of a gzip's bytes, what zstd takes of the same content: some 7 % less. */
const ZSTD_OF_GZIP = 0.93
/**
 * How far a size may lie from what another compression lets expect, where the contents are not known
 * to be equal. Beyond, they changed: to call that compression would hide real growth.
 */
const COMPRESSION_SWING = 0.05
/** Nobody knows how well an uncompressed layer shrinks. */
const FIRST_COMPRESSION_SWING = 0.25

/** The difference, divided: what another compression, the base image, and each own layer makes. */
export function contributions(
  changes: readonly LayerChange[],
  baseImages: BaseImages,
): Contribution[] {
  const different = changes.filter(isDifferent(changes))
  const compressed = different.filter(isCompressedAnew)
  const contents = different.filter((change) => !isCompressedAnew(change))
  const parts: Contribution[] =
    compressed.length === 0
      ? []
      : [{ of: 'compression', bytes: sumOf(compressed), changes: compressed }]
  const { base: from, head: to } = baseImages
  if (from.kind === 'unknown' || to.kind === 'unknown')
    return [...parts, ...contents.map(layerPart)]
  const isInherited = inheritance(changes, baseImages)
  const divided = contents.flatMap((change) => separate(change, isInherited))
  const inherited = divided.filter(isInherited)
  const own = divided.filter((change) => !isInherited(change))
  return [
    ...parts,
    ...(inherited.length === 0
      ? []
      : [{ of: 'base-image' as const, bytes: sumOf(inherited), changes: inherited, from, to }]),
    ...own.map(layerPart),
  ]
}

function layerPart(change: LayerChange): Contribution {
  return { of: 'layer', bytes: bytesOf(change), change }
}

function sumOf(changes: readonly LayerChange[]): number {
  return changes.reduce((sum, change) => sum + bytesOf(change), 0)
}

export function layersOf(changes: readonly LayerChange[], side: 'base' | 'head'): DescribedLayer[] {
  return changes.flatMap((change) => change[side] ?? [])
}

function digestsOf(layers: readonly DescribedLayer[]): Set<Digest> {
  return new Set(layers.map(({ layer }) => layer.digest))
}

/** Not the layers that both sides have: not even where they changed places. */
function isDifferent(changes: readonly LayerChange[]): (change: LayerChange) => boolean {
  const was = digestsOf(layersOf(changes, 'base'))
  const is = digestsOf(layersOf(changes, 'head'))
  return ({ base, head }) => {
    if (base === null) return !was.has(head.layer.digest)
    if (head === null) return !is.has(base.layer.digest)
    return base.layer.digest !== head.layer.digest
  }
}

function isCompressedAnew(change: LayerChange): boolean {
  return isRecompressed(change) || isReencoded(change)
}

/** Another compression and other contents, by the same command; most of it by the compression. */
function isReencoded({ base, head }: LayerChange): boolean {
  if (base === null || head === null || !sameCommand(base, head)) return false
  const [from, to] = [base.layer.compression, head.layer.compression]
  if (from === to || from === 'unknown' || to === 'unknown') return false
  const swing = from === 'none' || to === 'none' ? FIRST_COMPRESSION_SWING : COMPRESSION_SWING
  const expected = base.layer.bytes * expectedRatio(from, to)
  return Math.abs(head.layer.bytes - expected) <= swing * expected
}

function expectedRatio(from: Compression, to: Compression): number {
  if (from === 'gzip' && to === 'zstd') return ZSTD_OF_GZIP
  if (from === 'zstd' && to === 'gzip') return 1 / ZSTD_OF_GZIP
  return UNPACKED_RATIO[from] / UNPACKED_RATIO[to]
}

type IsInherited = (change: LayerChange) => boolean

/** Tells the layers of the base image, by what head has, and by base of what it has lost. */
function inheritance(changes: readonly LayerChange[], images: BaseImages): IsInherited {
  const digests = (side: 'base' | 'head') =>
    digestsOf(splitLayers(layersOf(changes, side), images[side])?.baseImage ?? [])
  const [was, is] = [digests('base'), digests('head')]
  return ({ base, head }) =>
    head === null ? was.has(base.layer.digest) : is.has(head.layer.digest)
}

/** An own layer paired with one of the base image is two changes: each has its own reason. */
function separate(change: LayerChange, isInherited: IsInherited): LayerChange[] {
  const { base, head } = change
  if (base === null || head === null) return [change]
  const apart: LayerChange[] = [
    { change: 'removed', base, head: null },
    { change: 'added', base: null, head },
  ]
  return apart.every(isInherited) || !apart.some(isInherited) ? [change] : apart
}
