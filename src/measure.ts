import type { Digest } from './domain/digest.ts'
import { type ImageSize, imageSize, type Measurement } from './domain/image.ts'
import type { ArtifactManifest, Manifest } from './domain/manifest.ts'
import { formatPlatform, type Platform, withoutFeatures } from './domain/platform.ts'
import { Unmeasurable } from './domain/problem.ts'
import { formatReference, type Reference } from './domain/reference.ts'
import type { ImageSource } from './image-source.ts'
import { imagesIn, type PlatformImage } from './index-images.ts'

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
  const name = formatReference(reference)
  if (manifest.kind === 'artifact') throw noImage(name, manifest)
  const images = onePerPlatform(await imagesIn(manifest, source, reference, wanted))
  if (images.length > MOST_PLATFORMS) throw tooManyPlatforms(name)
  return images
}

/** Where an index has several for one platform, and runtimes differ on them, the largest counts. */
function onePerPlatform(found: readonly PlatformImage[]): ImageSize[] {
  const names = new Set(found.map(({ platform }) => platform && formatPlatform(platform)))
  const images = new Map<string | null, ImageSize>()
  for (const { image, platform, attestation, isForFeaturesAlone } of found) {
    // What needs features is for other machines than a twin that needs none.
    const plain = platform && withoutFeatures(platform)
    const hasTwin = names.has(plain && formatPlatform(plain))
    const size = imageSize(image, hasTwin ? platform : plain, attestation)
    const name = size.platform && formatPlatform(size.platform)
    const known = images.get(name)
    const isAlone = isForFeaturesAlone && known?.isForFeaturesAlone !== false
    const osFeatures = (!hasTwin && platform?.osFeatures) || []
    const largest = known && known.bytes >= size.bytes ? known : { ...size, osFeatures }
    images.set(name, { ...largest, isForFeaturesAlone: isAlone })
  }
  return [...images.values()]
}

function noImage(name: string, { artifactType, layerTypes }: ArtifactManifest): Unmeasurable {
  if (layerTypes === undefined) {
    return new Unmeasurable(
      `${name} is an artifact (${artifactType}), not a container image`,
      'Check that the reference names the image, and not something stored beside it.',
    )
  }
  return new Unmeasurable(
    `${name} is no image: its layers are ${artifactType}`,
    'Name the image, or the index that lists it: this is said of an image, as attestations and signatures are.',
  )
}

/** Each of base is compared with each of head, and each has its line. */
const MOST_PLATFORMS = 64

function tooManyPlatforms(name: string): Unmeasurable {
  return new Unmeasurable(
    `${name} has images for more than ${MOST_PLATFORMS} platforms`,
    'List the ones that are to be judged under platforms.',
  )
}
