import type { Digest } from './digest.ts'
import type { Platform } from './platform.ts'

/** What a manifest says of another content, OCI image-spec descriptor.md. */
export interface Descriptor {
  readonly mediaType: string
  readonly digest: Digest
  readonly bytes: number
  readonly platform?: Platform
  readonly annotations: Readonly<Record<string, string>>
  /** The content itself, base64, where the descriptor embeds it. */
  readonly data?: string
}

export interface ImageManifest {
  readonly kind: 'image'
  readonly digest: Digest
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
  /** Where there are any. */
  readonly annotations?: Readonly<Record<string, string>>
}

export interface ImageIndex {
  readonly kind: 'index'
  readonly digest: Digest
  readonly manifests: readonly Descriptor[]
}

/** A manifest that carries something else than an image, OCI image-spec manifest.md "artifacts". */
interface ArtifactManifest {
  readonly kind: 'artifact'
  readonly digest: Digest
  readonly artifactType: string
}

export type Manifest = ImageManifest | ImageIndex | ArtifactManifest

/**
 * BuildKit stores provenance and SBOMs as further "platforms" of an index. The annotation names
 * them; the platform unknown/unknown is only the second sign.
 */
export function isAttestation({ annotations, platform }: Descriptor): boolean {
  return (
    annotations['vnd.docker.reference.type'] !== undefined ||
    (platform?.os === 'unknown' && platform.architecture === 'unknown')
  )
}

/** What BuildKit says of an image of the index, by the image's digest: of two the first. */
export function attestationsIn({ manifests }: ImageIndex): ReadonlyMap<string, Descriptor> {
  const attestations = manifests.filter(
    ({ annotations }) => annotations['vnd.docker.reference.type'] === 'attestation-manifest',
  )
  return new Map(
    attestations
      .toReversed()
      .map((entry) => [entry.annotations['vnd.docker.reference.digest'] ?? '', entry]),
  )
}

/** What is needed of an image's config, OCI image-spec config.md. Its words are untrusted text. */
export interface ImageConfig {
  readonly platform: Platform
  /** When it was built, as `Date.toISOString` writes it; null where the builder tells no such time. */
  readonly created: string | null
  /** Uncompressed layers, in the order of the manifest's; empty where the builder wrote none. */
  readonly diffIds: readonly Digest[]
  /** Empty where the builder wrote none. */
  readonly history: readonly HistoryEntry[]
  readonly labels: Readonly<Record<string, string>>
}

/** One step of the build, as its builder signed it. */
export interface HistoryEntry {
  readonly createdBy: string
  readonly comment: string
  /** It made no layer. */
  readonly isEmpty: boolean
}
