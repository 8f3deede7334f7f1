import type { Digest } from './domain/digest.ts'
import {
  attestationsIn,
  type Descriptor,
  type ImageIndex,
  type ImageManifest,
  isAttestation,
  type Manifest,
} from './domain/manifest.ts'
import type { Platform } from './domain/platform.ts'
import { Unmeasurable } from './domain/problem.ts'
import { formatReference, type Reference } from './domain/reference.ts'
import type { ImageSource } from './measure.ts'

/** Indexes in indexes are followed this deep. */
const MAX_DEPTH = 3

interface PlatformImage {
  readonly image: ImageManifest
  readonly platform: Platform
  /** What the same index says of the image. */
  readonly attestation: Descriptor | undefined
}

/** Finds the images of an index, and those of the indexes in it. */
export class IndexWalk {
  /** Whether images were left out: an index of nothing else is no index without images. */
  hasUnwanted = false
  private readonly visited = new Set<Digest>()
  private readonly manifests = new Map<Digest, Promise<Manifest>>()
  private readonly source: ImageSource
  private readonly reference: Reference
  private readonly accepts: (platform: Platform) => boolean

  constructor(source: ImageSource, reference: Reference, wanted: (platform: Platform) => boolean) {
    this.source = source
    this.reference = reference
    this.accepts = wanted
  }

  async collect(index: ImageIndex, depth: number): Promise<PlatformImage[]> {
    if (depth > MAX_DEPTH) {
      throw new Unmeasurable(
        `${formatReference(this.reference)} nests indexes more than ${MAX_DEPTH} deep`,
        'Push an index whose entries are the images themselves.',
      )
    }
    const entries = index.manifests.filter(
      (entry) =>
        !isAttestation(entry) && (entry.platform === undefined || this.isWanted(entry.platform)),
    )
    const attestations = attestationsIn(index)
    const found = await Promise.all(entries.map((entry) => this.follow(entry, attestations, depth)))
    return found.flat()
  }

  private async follow(
    entry: Descriptor,
    attestations: ReturnType<typeof attestationsIn>,
    depth: number,
  ): Promise<PlatformImage[]> {
    const manifest = await this.manifestOf(entry)
    if (manifest.kind === 'artifact') return []
    if (manifest.kind === 'index') {
      if (this.visited.has(manifest.digest)) return []
      this.visited.add(manifest.digest)
      return this.collect(manifest, depth + 1)
    }
    const platform =
      entry.platform ?? (await this.source.config(this.reference, manifest.config)).platform
    if (!this.isWanted(platform)) return []
    return [{ image: manifest, platform, attestation: attestations.get(manifest.digest) }]
  }

  /** Several platforms may share one image: it is asked for once, and counts for each. */
  private manifestOf(entry: Descriptor): Promise<Manifest> {
    const known = this.manifests.get(entry.digest)
    if (known !== undefined) return known
    const manifest = this.source.manifest(this.reference, entry)
    this.manifests.set(entry.digest, manifest)
    return manifest
  }

  private isWanted(platform: Platform): boolean {
    const isWanted = this.accepts(platform)
    this.hasUnwanted ||= !isWanted
    return isWanted
  }
}
