import { type Change, layersNotIn, pullBytes } from '../image/change.ts'
import type { Compression, Layer } from '../image/image.ts'

/** What a pull moves, and about how long it takes. */
export interface Pull {
  /** Compressed. */
  readonly bytes: number
  /** Milliseconds, rounded: an estimate. */
  readonly ms: number
}

/**
 * Uncompressed bytes of a compressed one, since manifests do not tell. What images hold shrinks to
 * between a half and a third: programs and libraries of a Debian by 2.9 with gzip -6 and by 3.0 with
 * zstd -3, already packed files (wheels, jars, images) by less. Nothing is claimed of the unknown.
 */
export const UNPACKED_RATIO: Readonly<Record<Compression, number>> = {
  none: 1,
  gzip: 2.6,
  zstd: 2.6,
  unknown: 1,
}

/**
 * Uncompressed bytes a second onto the disk, one layer after the other, as each needs the one below.
 * `tar xzf` of 1.1 GB of programs and libraries: 142 to 149 MB/s on two small cores.
 */
export const UNPACK_RATE = 145e6

/** Layers that docker (max-concurrent-downloads) and containerd fetch at once, by default. */
export const LAYERS_AT_ONCE = 3

/**
 * Bits a second that one connection gets at most, and a layer is fetched over one: object storage,
 * where registries keep layers, gives 85 to 90 MB/s, by Amazon S3's performance design patterns.
 */
export const CONNECTION_RATE = 8 * 85e6

/**
 * What a pull of head costs where nothing (cold), or where base (warm), is there already; null
 * without a head. The layers fetched at once share the bandwidth, so that a link is full to the end
 * as long as no single layer holds up the rest; then all is unpacked. Docker unpacks while it
 * fetches, so this is more than a pull takes, rather than less.
 * @param bitsPerSecond the bandwidth, above 0.
 */
export function pullCost(
  change: Pick<Change, 'base' | 'head'>,
  bitsPerSecond: number,
): { cold: Pull; warm: Pull } | null {
  const bytes = pullBytes(change)
  if (bytes === null || change.head === null) return null
  const time = (layers: readonly Layer[]) =>
    Math.round(1000 * (fetchSeconds(layers, bitsPerSecond) + unpackSeconds(layers)))
  return {
    cold: { bytes: bytes.cold, ms: time(change.head.layers) },
    warm: { bytes: bytes.warm, ms: time(layersNotIn(change.head, change.base)) },
  }
}

function fetchSeconds(layers: readonly Layer[], bitsPerSecond: number): number {
  const sizes = layers.map(({ bytes }) => bytes)
  const all = sizes.reduce((sum, bytes) => sum + bytes, 0)
  const largest = sizes.reduce((most, bytes) => Math.max(most, bytes), 0)
  return Math.max(
    (8 * all) / Math.min(bitsPerSecond, LAYERS_AT_ONCE * CONNECTION_RATE),
    (8 * largest) / Math.min(bitsPerSecond, CONNECTION_RATE),
  )
}

function unpackSeconds(layers: readonly Layer[]): number {
  const unpacked = layers.map(({ bytes, compression }) => bytes * UNPACKED_RATIO[compression])
  return unpacked.reduce((sum, bytes) => sum + bytes, 0) / UNPACK_RATE
}
