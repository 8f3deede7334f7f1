import type {
  ArtifactManifest,
  Descriptor,
  ImageIndex,
  ImageManifest,
} from '../domain/image/manifest.ts'
import {
  formatPlatform,
  isWindows,
  type Platform,
  withoutFeatures,
} from '../domain/image/platform.ts'
import { isForFeaturesAlone } from '../domain/image/platform-choice.ts'
import { formatReference, type Reference } from '../domain/image/reference.ts'
import { JUDGE_OTHERS, Unmeasurable } from '../domain/values/problem.ts'
import type { ImageSource } from './image-source.ts'
import { type WalkedIndex, walkIndex } from './index-walk.ts'

export interface PlatformImage {
  readonly image: ImageManifest
  /** null where nothing tells it. */
  readonly platform: Platform | null
  /** What the same index says of the image. */
  readonly attestation: Descriptor | undefined
  /** Whether others take a twin of it that stands before. */
  readonly isForFeaturesAlone: boolean
}

/**
 * The images of an index that are for platforms that are wanted: whatever a runtime may pull there.
 * @returns none where there are none but for others.
 * @throws {Unmeasurable} where it cannot be told what would be pulled.
 */
export async function imagesIn(
  index: ImageIndex,
  source: ImageSource,
  reference: Reference,
  wanted: (platform: Platform) => boolean,
): Promise<PlatformImage[]> {
  const walked = await walkIndex(index, source, reference, wanted)
  const listed = walked.images
  const name = formatReference(reference)
  if (listed.length === 0 && !walked.hasUnwanted) {
    throw new Unmeasurable(
      `${name} is an index without images, not a container image`,
      'Check that the reference names the image, and not something stored beside it.',
    )
  }
  if (listed.length > 0) refuseStrays(name, walked)
  const hasImage = listed.some(({ manifest }) => manifest.kind === 'image')
  const images = listed.map((each, position) => {
    const { manifest, platform, attestation } = each
    if (manifest.kind !== 'image') return refuse(name, { manifest, platform, hasImage })
    const forFeatures = isForFeaturesAlone(each, listed.slice(0, position))
    return { image: manifest, platform, attestation, isForFeaturesAlone: forFeatures }
  })
  if (images.length > 1 && images.some(({ platform }) => platform === null)) {
    throw new Unmeasurable(
      `${name} lists an image whose platform neither the index nor its config names`,
      'Name the platform of each image in the index, or build it with docker or buildx.',
    )
  }
  return images
}

/** What is for none of the platforms that are asked for, and pulled on one of them all the same. */
function refuseStrays(name: string, { stray, hasUnnamedStray }: WalkedIndex): void {
  if (stray !== undefined) {
    // A platform is asked for without its features, and with them all.
    const [image, machine] = [stray.image, stray.machine].map(withoutFeatures).map(formatPlatform)
    const isBuild = isWindows(stray.image)
    const whose = isBuild ? `the build of ${machine} that is asked for` : machine
    throw new Unmeasurable(
      `${name} has no image for ${whose}, whose machines pull the one for ${image} then`,
      `Build ${isBuild ? 'it' : machine} too, or judge ${image} as well: list it under platforms.`,
    )
  }
  if (hasUnnamedStray) {
    throw new Unmeasurable(
      `${name} lists an image without its platform, which is none of those asked for, and which runtimes pull all the same`,
      'Name the platform of each image in the index.',
    )
  }
}

function refuse(
  name: string,
  entry: { manifest: ArtifactManifest; platform: Platform | null; hasImage: boolean },
): never {
  const { manifest, platform, hasImage } = entry
  const whose = platform === null ? 'without a platform' : `for ${formatPlatform(platform)}`
  const cure =
    'Push an index that lists images for its platforms, and says of nothing else that it is for one.'
  throw new Unmeasurable(
    `${name} lists ${whose} what is no image (${manifest.artifactType})`,
    platform && hasImage ? `${cure} Or ${JUDGE_OTHERS}` : cure,
  )
}
