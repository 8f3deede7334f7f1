import type { Digest } from './domain/digest.ts'
import { type ImageSize, imageSize, type Measurement } from './domain/image.ts'
import type { Descriptor, ImageConfig, Manifest } from './domain/manifest.ts'
import { formatPlatform, type Platform } from './domain/platform.ts'
import { Unmeasurable } from './domain/problem.ts'
import type { Provenance } from './domain/provenance.ts'
import { formatReference, type Reference } from './domain/reference.ts'
import { IndexWalk } from './index-walk.ts'

/** Where manifests come from: a registry, or files. Every method throws {@link Unmeasurable}. */
export interface ImageSource {
  /**
   * The manifest that a reference names; undefined when there is none.
   * @param expected the digest that the reference may well have: a source that holds its
   *   manifest already need not transfer it again.
   */
  resolve(reference: Reference, expected?: Digest): Promise<Manifest | undefined>
  /** The tags of the reference's repository, in no order; undefined when it is not there. */
  tags(reference: Reference): Promise<readonly string[] | undefined>
  /**
   * What the reference names now, though this run may have resolved it to something else before;
   * undefined when it is not there any more.
   */
  currentDigest(reference: Reference): Promise<Digest | undefined>
  /** The manifest of an index entry, in the repository of `reference`. */
  manifest(reference: Reference, descriptor: Descriptor): Promise<Manifest>
  config(reference: Reference, descriptor: Descriptor): Promise<ImageConfig>
  /** What an image's {@link ImageSize.attestation} tells of its build; undefined if it does not. */
  provenance(reference: Reference, attestation: Descriptor): Promise<Provenance | undefined>
}

interface MeasureOptions {
  /** Platforms to leave out of an index cost no request. */
  readonly wanted?: (platform: Platform) => boolean
  readonly expected?: Digest | undefined
}

/** What a reference names is found, and not measured yet; or there is no more to find out. */
export type Found =
  | { readonly kind: 'found'; readonly reference: Reference; readonly manifest: Manifest }
  | Exclude<Measurement, { kind: 'measured' }>

/**
 * Measures every platform of what a reference names, attestations left out.
 * A measurement that fails is no error: it says so, and why.
 */
export async function measure(
  source: ImageSource,
  reference: Reference,
  options: MeasureOptions = {},
): Promise<Measurement> {
  return weigh(source, await find(source, reference, options.expected), options)
}

/** The first step of measuring: what the reference names. */
export async function find(
  source: ImageSource,
  reference: Reference,
  expected?: Digest,
): Promise<Found> {
  try {
    const manifest = await source.resolve(reference, expected)
    return manifest === undefined
      ? { kind: 'missing', reference }
      : { kind: 'found', reference, manifest }
  } catch (error) {
    return unmeasurable(reference, error)
  }
}

/** The second: its platforms. */
export async function weigh(
  source: ImageSource,
  found: Found,
  { wanted = () => true }: Pick<MeasureOptions, 'wanted'> = {},
): Promise<Measurement> {
  if (found.kind !== 'found') return found
  const { reference, manifest } = found
  try {
    const images = await imagesOf(source, reference, manifest, wanted)
    return { kind: 'measured', reference, digest: manifest.digest, images }
  } catch (error) {
    return unmeasurable(reference, error)
  }
}

/** The same measurement, with the platform of a plain manifest read from its config. */
export async function withPlatforms(
  source: ImageSource,
  measurement: Measurement,
): Promise<Measurement> {
  if (measurement.kind !== 'measured') return measurement
  const { reference } = measurement
  const identify = async (image: ImageSize): Promise<ImageSize> => ({
    ...image,
    platform: image.platform ?? (await source.config(reference, image.config)).platform,
  })
  try {
    return { ...measurement, images: await Promise.all(measurement.images.map(identify)) }
  } catch (error) {
    return unmeasurable(reference, error)
  }
}

/** The images of a measurement that somebody asks for; one without a platform may be any. */
export function wantedImages(
  measurement: Measurement | null,
  wanted: (platform: Platform) => boolean,
): readonly ImageSize[] {
  if (measurement?.kind !== 'measured') return []
  return measurement.images.filter(({ platform }) => platform === null || wanted(platform))
}

export function unmeasurable(reference: Reference | null, error: unknown): Unmeasured {
  if (!(error instanceof Unmeasurable)) throw error
  return { kind: 'unmeasurable', reference, reason: error.message, cure: error.cure }
}

export type Unmeasured = Extract<Measurement, { kind: 'unmeasurable' }>

async function imagesOf(
  source: ImageSource,
  reference: Reference,
  manifest: Manifest,
  wanted: (platform: Platform) => boolean,
): Promise<ImageSize[]> {
  if (manifest.kind === 'image') return [imageSize(manifest, null)]
  const images = new Map<string, ImageSize>()
  if (manifest.kind === 'index') {
    const walk = new IndexWalk(source, reference, wanted)
    const found = await walk.collect(manifest, 1)
    for (const { image, platform, attestation } of found) {
      // Of two entries for one platform a runtime takes the first (containerd, platforms.Only).
      const name = formatPlatform(platform)
      if (!images.has(name)) images.set(name, imageSize(image, platform, attestation))
    }
    if (found.length > 0 || walk.hasUnwanted) return [...images.values()]
  }
  const what =
    manifest.kind === 'index' ? 'an index without images' : `an artifact (${manifest.artifactType})`
  throw new Unmeasurable(
    `${formatReference(reference)} is ${what}, not a container image`,
    'Check that the reference names the image, and not something stored beside it.',
  )
}
