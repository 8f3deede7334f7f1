import type { Digest } from '../domain/image/digest.ts'
import { type ImageSize, imageSize, type Measurement } from '../domain/image/image.ts'
import type { ArtifactManifest, Manifest } from '../domain/image/manifest.ts'
import { formatPlatform, type Platform, withoutFeatures } from '../domain/image/platform.ts'
import { formatReference, type Reference } from '../domain/image/reference.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import type { ImageSource } from './image-source.ts'
import { imagesIn, type PlatformImage } from './index-images.ts'
import { type LocatedImage, locate, unmeasurable } from './locate.ts'

interface MeasureOptions {
  /** Platforms to leave out of an index cost no request. */
  readonly wanted?: (platform: Platform) => boolean
  readonly expected?: Digest | undefined
}

/**
 * Measures every platform of what a reference names, attestations left out.
 * A measurement that fails is no error: it says so, and why.
 */
export async function measure(
  source: ImageSource,
  reference: Reference,
  { wanted = () => true, expected }: MeasureOptions = {},
): Promise<Measurement> {
  return measureLocated(source, await locate(source, reference, expected), wanted)
}

/** The same, where it is located already. */
export async function measureLocated(
  source: ImageSource,
  located: LocatedImage,
  wanted: (platform: Platform) => boolean,
): Promise<Measurement> {
  if (located.kind !== 'located') return located
  const { reference, manifest } = located
  try {
    const images = await imagesOf(source, reference, manifest, wanted)
    return { kind: 'measured', reference, digest: manifest.digest, images }
  } catch (error) {
    return unmeasurable(reference, error)
  }
}

/** The same measurement, with the platform of a plain manifest read from its config. */
export async function withConfigPlatforms(
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
