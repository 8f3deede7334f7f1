import { slimmerVariants, type Variant } from './domain/advice.ts'
import { type BaseClaim, baseClaims, PROOFS, prefixLength } from './domain/base-claims.ts'
import type { BaseImage } from './domain/base-image.ts'
import type { KnownBaseImage } from './domain/contributions.ts'
import type { Digest } from './domain/digest.ts'
import type { ImageSize } from './domain/image.ts'
import type { ImageConfig } from './domain/manifest.ts'
import { formatPlatform, type Platform, samePlatform } from './domain/platform.ts'
import { Malformed, Unmeasurable } from './domain/problem.ts'
import type { Provenance } from './domain/provenance.ts'
import {
  formatReference,
  parseReference,
  type Reference,
  type RegistryReference,
  withDefaultTag,
} from './domain/reference.ts'
import { type ImageSource, measure } from './measure.ts'

/** An image whose base is looked for. */
export interface BuiltImage {
  readonly reference: Reference
  readonly image: ImageSize
  readonly config: ImageConfig
  readonly provenance: Provenance | undefined
}

interface Candidate {
  /** Of the index, where there is one. */
  readonly digest: Digest
  readonly image: ImageSize
}

const UNKNOWN: BaseImage = { kind: 'unknown' }

/**
 * Finds what images were built from. A claim counts only where the layers prove it; what cannot be
 * asked for, or does not fit, is unknown and no error. Each base image is asked for once.
 */
export class BaseImages {
  private readonly images: ImageSource
  private readonly asked = new Map<string, Promise<Candidate | null>>()

  constructor(images: ImageSource) {
    this.images = images
  }

  async find(built: BuiltImage): Promise<BaseImage> {
    const { config, image, provenance } = built
    const claims = baseClaims(config, image.annotations ?? {}, provenance)
    for (const proof of PROOFS) {
      const tried = claims.filter((claim) => claim.proof === proof)
      const proved = await Promise.all(tried.map((claim) => this.prove(claim, built)))
      // A build has many inputs: the one that reaches highest is what it was built from.
      const known = proved.filter((base) => base !== null)
      const [highest] = known.toSorted((a, b) => b.layers - a.layers)
      if (highest !== undefined) return highest
    }
    return UNKNOWN
  }

  /** Slimmer variants of a base image, with their real sizes, as far as the registry tells them. */
  async variants(name: string, built: BuiltImage): Promise<Variant[]> {
    const measured = slimmerVariants(name).map(async (variant) => {
      const reference = referenceIn(variant, built.reference)
      const found = reference === null ? null : await this.ask(reference, built)
      return found === null ? [] : [{ name: variant, bytes: found.image.bytes }]
    })
    return (await Promise.all(measured)).flat()
  }

  /** By what the name stands for now; and by what was recorded, where the name has moved on. */
  private async prove(claim: BaseClaim, built: BuiltImage): Promise<KnownBaseImage | null> {
    const named = referenceIn(claim.name, built.reference)
    if (named === null) return null
    const { digest: _, ...byTag } = named
    const recorded = claim.digest ?? named.digest ?? null
    const now = named.tag === undefined && recorded !== null ? null : await this.ask(byTag, built)
    const isStill = now !== null && [now.digest, now.image.digest].includes(recorded ?? now.digest)
    const then =
      isStill || recorded === null ? now : await this.ask({ ...byTag, digest: recorded }, built)
    const layers = then === null ? null : await this.sharedLayers(then, built, { claim, byTag })
    if (layers === null) return null
    const movedTo = isStill || now === null ? null : now.digest
    const { name, proof } = claim
    return { kind: 'known', name, digest: recorded, layers, proof, movedTo }
  }

  private ask(
    reference: RegistryReference,
    { image, config }: BuiltImage,
  ): Promise<Candidate | null> {
    // A plain manifest tells its platform by its config alone.
    const platform = image.platform ?? config.platform
    const key = `${formatReference(reference)} ${formatPlatform(platform)}`
    const known = this.asked.get(key) ?? this.measured(reference, platform)
    this.asked.set(key, known)
    return known
  }

  private async measured(
    reference: RegistryReference,
    platform: Platform,
  ): Promise<Candidate | null> {
    const wanted = (each: Platform) => samePlatform(each, platform)
    const measurement = await measure(this.images, withDefaultTag(reference), { wanted })
    if (measurement.kind !== 'measured') return null
    const image = measurement.images.find((each) => each.platform === null || wanted(each.platform))
    return image === undefined ? null : { digest: measurement.digest, image }
  }

  /** By digest; and by diffID, which survives another compression, for the price of a config. */
  private async sharedLayers(
    { image: base }: Candidate,
    { image, config }: BuiltImage,
    { claim, byTag }: { readonly claim: BaseClaim; readonly byTag: RegistryReference },
  ): Promise<number | null> {
    const byDigest = prefixLength(stackOf(image), stackOf(base))
    if (byDigest !== null || config.diffIds.length === 0) return byDigest
    // Of a build's many inputs most are no base at all, and none is stored anew.
    if (claim.proof === 'provenance') return null
    try {
      const { diffIds } = await this.images.config(byTag, base.config)
      return prefixLength(config.diffIds, diffIds)
    } catch (error) {
      if (error instanceof Unmeasurable) return null
      throw error
    }
  }
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
    const isAtHome = image.kind === 'registry' && image.registry === reference.registry
    return isAtHome ? reference : { ...reference, isHearsay: true }
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}
