import { Unmeasurable } from '../values/problem.ts'
import type { Digest } from './digest.ts'
import type { Descriptor, ImageManifest } from './manifest.ts'
import type { Platform } from './platform.ts'
import type { Reference } from './reference.ts'

export type Compression = 'none' | 'gzip' | 'zstd' | 'unknown'

export interface Layer {
  readonly digest: Digest
  /** As stored and transferred: compressed, where it is. */
  readonly bytes: number
  readonly compression: Compression
  /** Foreign, or non-distributable: not held by the registry itself. */
  readonly foreign: boolean
}

/** One platform's image, measured from its manifest. */
export interface ImageSize {
  /** null for a plain manifest, as long as nothing needs its config. */
  readonly platform: Platform | null
  /** What of the system it needs, where its platform does not say so. */
  readonly osFeatures?: readonly string[]
  /** Only runtimes that look for its features pull it; all others a twin that needs none. */
  readonly isForFeaturesAlone?: boolean
  readonly digest: Digest
  /** The sum of the layers, each digest once; the config is not in it. */
  readonly bytes: number
  readonly config: Descriptor
  /** Of the manifest, where it has any. */
  readonly annotations?: Readonly<Record<string, string>>
  /** Each digest once, in the order of its first appearance. */
  readonly layers: readonly Layer[]
  /**
   * The digests as the manifest lists them, only where one appears more than once (builders that
   * write a layer for an empty step repeat the empty one): history and diff_ids go by these positions.
   */
  readonly stack?: readonly Digest[]
  /**
   * Where the index lists what BuildKit says of the image. The referrers API and the tag
   * `sha256-<hex>` are not asked: a request for each image, mostly to learn of nothing.
   */
  readonly attestation?: Descriptor
  /** No registry holds it: its sizes are what a push would likely make. */
  readonly isEstimated?: true
}

/** Whose word a measurement is, where it was not made here. */
export interface ClaimedBy {
  /** The measurement file that says so: untrusted text. */
  readonly file: string
  /** A fork’s run may say anything; another job of ours may have measured what no registry has. */
  readonly by: 'fork' | 'job'
  /** The registry has what it names, and says the same of it. */
  readonly isVerified: boolean
}

/** What measuring a reference came to. Never a size for something unknown. */
export type Measurement =
  | {
      readonly kind: 'measured'
      readonly reference: Reference
      readonly digest: Digest
      readonly images: readonly ImageSize[]
      /** Left out: it was measured here, or by a job that is believed. */
      readonly claimedBy?: ClaimedBy
    }
  | {
      readonly kind: 'missing'
      readonly reference: Reference
      /** It was to be measured by another job, and no file of one tells of it. */
      readonly isUnreported?: true
    }
  | {
      readonly kind: 'unmeasurable'
      readonly reference: Reference | null
      readonly reason: string
      readonly cure: string
    }

/**
 * The size of an image: the sum of its layer descriptors' sizes, a repeated digest counted once.
 * @throws {Unmeasurable} when one digest is given two sizes, or the sum is beyond exact numbers.
 */
export function imageSize(
  manifest: ImageManifest,
  platform: Platform | null,
  attestation?: Descriptor,
): ImageSize {
  const layers = new Map<Digest, Layer>()
  for (const descriptor of manifest.layers) {
    const known = layers.get(descriptor.digest)
    if (known !== undefined && known.bytes !== descriptor.bytes) {
      throw new Unmeasurable(
        `the manifest ${manifest.digest} gives the layer ${descriptor.digest} two sizes, ${known.bytes} and ${descriptor.bytes} bytes`,
        'Build and push the image again: its manifest contradicts itself.',
      )
    }
    layers.set(descriptor.digest, layerOf(descriptor))
  }
  const unique = [...layers.values()]
  const bytes = totalBytes(unique)
  if (!Number.isSafeInteger(bytes)) {
    throw new Unmeasurable(
      `the layers of the manifest ${manifest.digest} add up to more than 2^53 bytes`,
      'Build and push the image again: no image is that large.',
    )
  }
  return {
    platform,
    digest: manifest.digest,
    bytes,
    config: manifest.config,
    layers: unique,
    ...(attestation && { attestation }),
    ...(manifest.isEstimated && { isEstimated: true }),
    ...(manifest.annotations && { annotations: manifest.annotations }),
    ...(unique.length < manifest.layers.length && {
      stack: manifest.layers.map(({ digest }) => digest),
    }),
  }
}

/**
 * The same measurement, with the other's own layers where they are equal: until the report is made
 * the layers of all images are kept, and most of them base and head have in common.
 */
export function sharingLayers(measurement: Measurement, other: Measurement): Measurement {
  if (measurement.kind !== 'measured' || other.kind !== 'measured') return measurement
  const known = new Map<Digest, Layer>()
  for (const { layers } of other.images) for (const layer of layers) known.set(layer.digest, layer)
  const shared = (layer: Layer): Layer => {
    const like = known.get(layer.digest)
    return like !== undefined && isSameLayer(layer, like) ? like : layer
  }
  const images = measurement.images.map((image) => ({
    ...image,
    layers: image.layers.map(shared),
  }))
  return { ...measurement, images }
}

/** Two manifests may give one digest two sizes. */
function isSameLayer(one: Layer, other: Layer): boolean {
  return (
    one.bytes === other.bytes &&
    one.compression === other.compression &&
    one.foreign === other.foreign
  )
}

/** What stands at the manifest's first positions, each digest once. */
export function firstLayers({ stack, layers }: ImageSize, positions: number): Layer[] {
  if (stack === undefined) return layers.slice(0, positions)
  const digests = new Set(stack.slice(0, positions))
  return layers.filter(({ digest }) => digests.has(digest))
}

function layerOf({ digest, bytes, mediaType }: Descriptor): Layer {
  return {
    digest,
    bytes,
    compression: compressionOf(mediaType),
    foreign: /\.foreign\.|\.nondistributable\./.test(mediaType),
  }
}

/** From the suffix of the media type, OCI image-spec layer.md; Docker writes `.tar.gzip`. */
function compressionOf(mediaType: string): Compression {
  const type = mediaType.replace(/\+encrypted$/, '')
  if (/[.+]gzip$/.test(type)) return 'gzip'
  if (/[.+]zstd$/.test(type)) return 'zstd'
  return /\.tar$/.test(type) ? 'none' : 'unknown'
}

export function totalBytes(layers: readonly Layer[]): number {
  return layers.reduce((sum, layer) => sum + layer.bytes, 0)
}
