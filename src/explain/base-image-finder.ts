import { slimmerVariants, type Variant } from '../domain/advice/advice.ts'
import {
  type BaseClaim,
  baseClaims,
  claimOf,
  PROOFS,
  prefixLength,
} from '../domain/explanation/base-claims.ts'
import type { BaseImage, KnownBaseImage } from '../domain/explanation/base-image.ts'
import { type Gap, NOTHING_PROVED } from '../domain/explanation/gaps.ts'
import type { Digest } from '../domain/image/digest.ts'
import type { ImageSize } from '../domain/image/image.ts'
import type { ImageConfig } from '../domain/image/manifest.ts'
import { formatPlatform, type Platform, samePlatform } from '../domain/image/platform.ts'
import type { Provenance } from '../domain/image/provenance.ts'
import {
  formatReference,
  parseReference,
  type Reference,
  type RegistryReference,
  withDefaultTag,
} from '../domain/image/reference.ts'
import { Malformed, Unmeasurable } from '../domain/values/problem.ts'
import type { ImageSource } from '../measure/image-source.ts'
import { measure } from '../measure/measure.ts'
import type { ExplanationDeadline } from './explanation-deadline.ts'

/** An image whose base is looked for. */
export interface BuiltImage {
  readonly reference: Reference
  readonly image: ImageSize
  readonly config: ImageConfig
  readonly provenance: Provenance | undefined
  readonly deadline: ExplanationDeadline
  /** The image in the Dockerfile's FROM, where one names it. */
  readonly claimed?: string | null
}

interface FoundBaseImage {
  readonly base: BaseImage
  /** What it may have been, and could not be read; nothing where it is known. */
  readonly gaps: readonly Gap[]
}

interface Candidate {
  /** Of the index, where there is one. */
  readonly digest: Digest
  readonly image: ImageSize
}

/** Why there is no candidate. `missing`: the registry has no such image. */
interface Unread {
  readonly unread: string
  readonly missing: boolean
}

/** null: it is there, and not for the platform. */
type Answer = Candidate | Unread | null

/**
 * Finds what images were built from. A claim counts only where the layers prove it; what cannot be
 * asked for, or does not fit, is unknown and no error. Each base image is asked for once.
 */
export class BaseImageFinder {
  private readonly images: ImageSource
  readonly isUntrusted: boolean
  private readonly asked = new Map<string, Promise<Answer>>()

  /** @param options.isUntrusted whether anybody may have made the images: then only what is proved is told. */
  constructor(images: ImageSource, { isUntrusted = false } = {}) {
    this.images = images
    this.isUntrusted = isUntrusted
  }

  async find(built: BuiltImage): Promise<FoundBaseImage> {
    const { config, image, provenance, claimed } = built
    const claims = [
      ...baseClaims(config, image.annotations ?? {}, provenance),
      ...(claimed ? [claimOf(claimed)] : []),
    ]
    const gaps: Gap[] = []
    for (const proof of PROOFS) {
      const tried = claims.filter((claim) => claim.proof === proof)
      const proved = await Promise.all(tried.map((claim) => this.prove(claim, built)))
      // A build has many inputs: the one that reaches highest is what it was built from.
      const known = proved.filter((base) => base !== null && 'kind' in base)
      const [highest] = known.toSorted((a, b) => b.layers - a.layers)
      if (highest !== undefined) return { base: highest, gaps: [] }
      gaps.push(...proved.filter((gap) => gap !== null && 'why' in gap))
    }
    if (!this.isUntrusted) return { base: { kind: 'unknown' }, gaps }
    // The same whether it is there or not: else each name would be a question that is answered.
    return { base: { kind: 'unknown' }, gaps: claims.length === 0 ? [] : [NOTHING_PROVED] }
  }

  /** Slimmer variants of a base image, with their real sizes, as far as the registry tells them. */
  async variants(name: string, built: BuiltImage): Promise<Variant[]> {
    const measured = slimmerVariants(name).map(async (variant) => {
      const reference = referenceIn(variant, built.reference)
      const found = reference === null ? null : await this.ask(reference, built)
      return isThere(found) ? [{ name: variant, bytes: found.image.bytes }] : []
    })
    return (await Promise.all(measured)).flat()
  }

  /** By what the name stands for now; and by what was recorded, where the name has moved on. */
  private async prove(claim: BaseClaim, built: BuiltImage): Promise<KnownBaseImage | Gap | null> {
    const named = referenceIn(claim.name, built.reference)
    if (named === null) return null
    const { digest: _, ...byTag } = named
    const recorded = claim.digest ?? named.digest ?? null
    const asked = named.tag === undefined && recorded !== null ? null : await this.ask(byTag, built)
    const now = isThere(asked) ? asked : null
    const isStill = now !== null && [now.digest, now.image.digest].includes(recorded ?? now.digest)
    const then =
      isStill || recorded === null ? asked : await this.ask({ ...byTag, digest: recorded }, built)
    if (!isThere(then)) return gapIn(claim, then)
    const layers = await this.sharedLayers(then, built, { claim, byTag })
    if (typeof layers !== 'number') return gapIn(claim, layers)
    const movedTo = isStill || now === null ? null : now.digest
    const { name, proof } = claim
    return { kind: 'known', name, digest: recorded, layers, proof, movedTo }
  }

  private async ask(
    reference: RegistryReference,
    { image, config, deadline }: BuiltImage,
  ): Promise<Answer> {
    // A plain manifest tells its platform by its config alone.
    const platform = image.platform ?? config.platform
    if (platform === null) return null
    const key = `${formatReference(reference)} ${formatPlatform(platform)}`
    return unlessUnread(() =>
      deadline.within(() => {
        const known = this.asked.get(key) ?? this.measured(reference, platform)
        this.asked.set(key, known)
        return known
      }),
    )
  }

  private async measured(reference: RegistryReference, platform: Platform): Promise<Answer> {
    const wanted = (each: Platform) => samePlatform(each, platform)
    const measurement = await measure(this.images, withDefaultTag(reference), { wanted })
    if (measurement.kind === 'missing') return { unread: 'there is no such image', missing: true }
    if (measurement.kind === 'unmeasurable') return { unread: measurement.reason, missing: false }
    const image = measurement.images.find((each) => each.platform === null || wanted(each.platform))
    return image === undefined ? null : { digest: measurement.digest, image }
  }

  /** By digest; else by diffID, which stays the same under another compression, and costs one config. */
  private async sharedLayers(
    { image: base }: Candidate,
    { image, config, deadline }: BuiltImage,
    { claim, byTag }: { readonly claim: BaseClaim; readonly byTag: RegistryReference },
  ): Promise<number | Unread | null> {
    const byDigest = prefixLength(stackOf(image), stackOf(base))
    if (byDigest !== null || config.diffIds.length === 0) return byDigest
    // Most of a build's many inputs are no base at all, and none is compressed anew: a config tells no more.
    if (claim.proof === 'provenance') return null
    return unlessUnread(async () => {
      const { diffIds } = await deadline.within(() => this.images.config(byTag, base.config))
      return prefixLength(config.diffIds, diffIds)
    })
  }
}

function isThere(answer: Answer): answer is Candidate {
  return answer !== null && 'image' in answer
}

async function unlessUnread<Result>(ask: () => Promise<Result>): Promise<Result | Unread> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Unmeasurable) return { unread: error.message, missing: false }
    throw error
  }
}

/** What an image is said to be built from has to be there; of a build's inputs many are gone. */
function gapIn({ name, proof }: BaseClaim, answer: Unread | null): Gap | null {
  const isGuess = proof === 'provenance' || proof === 'candidate'
  if (answer === null || (answer.missing && isGuess)) return null
  return { of: 'base-image', name, why: answer.unread }
}

function stackOf({ stack, layers }: ImageSize): readonly Digest[] {
  return stack ?? layers.map(({ digest }) => digest)
}

/**
 * What an image names is not what the user named: outside of the image's own registry it is asked
 * for at public addresses only.
 */
function referenceIn(name: string, image: Reference): RegistryReference | null {
  try {
    const reference = parseReference(name)
    if (reference.kind !== 'registry') return null
    const isSameRegistry = image.kind === 'registry' && image.registry === reference.registry
    return isSameRegistry ? reference : { ...reference, isUntrusted: true }
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}
