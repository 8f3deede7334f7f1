import type { Unmeasurable } from '../values/problem.ts'
import type { Digest } from './digest.ts'
import { isUnknown, type Platform } from './platform.ts'
import type { SourceLine } from './provenance.ts'

/** What a manifest says of another content, OCI image-spec descriptor.md. */
export interface Descriptor {
  readonly mediaType: string
  readonly digest: Digest
  readonly bytes: number
  readonly platform?: Platform
  /** Instead of it, where it names no os: runtimes take their own for that. */
  readonly machine?: Omit<Platform, 'os'>
  /** The platform letter by letter, where it is named: runtimes do not all read it alike. */
  readonly spelling?: string
  readonly annotations: Readonly<Record<string, string>>
  /** The content itself, base64, where the descriptor embeds it. */
  readonly data?: string
  /** What another job says of the config that this describes; null: nothing, and nobody is asked. */
  readonly reported?: ImageConfig | null
}

export interface ImageManifest {
  readonly kind: 'image'
  readonly digest: Digest
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
  /** Where there are any. */
  readonly annotations?: Readonly<Record<string, string>>
  /** Its layers are stored uncompressed: their sizes are what a push would likely make of them. */
  readonly isEstimated?: true
}

export interface ImageIndex {
  readonly kind: 'index'
  readonly digest: Digest
  readonly manifests: readonly Descriptor[]
  /**
   * The same in their order with entries of unknown kinds, where there are any. Docker and podman
   * choose by the platform alone, and then believe the manifest: an image may be among them. Their
   * media type is left out, as it says nothing.
   */
  readonly entries?: readonly Descriptor[]
  /** Entries that are malformed. */
  readonly unreadable?: readonly UnreadableEntry[]
}

export interface UnreadableEntry {
  /** Where that much can be read. */
  readonly platform?: Platform
  readonly error: Unmeasurable
}

/** A manifest that carries something else than an image, OCI image-spec manifest.md "artifacts". */
export interface ArtifactManifest {
  readonly kind: 'artifact'
  readonly digest: Digest
  readonly artifactType: string
  /** Of its layers, where nothing else tells it from an image. */
  readonly layerTypes?: readonly string[]
  /** Where a runtime may take it for an image's all the same. */
  readonly config?: Descriptor
}

export type Manifest = ImageManifest | ImageIndex | ArtifactManifest

/**
 * BuildKit stores provenance and SBOMs as further "platforms" of an index, each referring to the
 * image that it is about. Whatever its annotations say, an entry for a real platform is pulled.
 */
export function attestationsIn({ manifests }: ImageIndex): ReadonlySet<Descriptor> {
  const listed = new Set<string>(manifests.map(({ digest }) => digest))
  return new Set(
    manifests.filter(({ platform, digest, annotations }) => {
      const subject = annotations[SUBJECT]
      return (
        isUnknown(platform) && subject !== undefined && subject !== digest && listed.has(subject)
      )
    }),
  )
}

const SUBJECT = 'vnd.docker.reference.digest'

/** What BuildKit says of an image, by the image's digest: of two the first. */
export function bySubject(attestations: ReadonlySet<Descriptor>): ReadonlyMap<string, Descriptor> {
  const own = [...attestations].filter(
    ({ annotations }) => annotations['vnd.docker.reference.type'] === 'attestation-manifest',
  )
  return new Map(own.toReversed().map((entry) => [entry.annotations[SUBJECT] ?? '', entry]))
}

/** What is needed of an image's config, OCI image-spec config.md. Its words are untrusted text. */
export interface ImageConfig {
  /** null where its builder wrote none. */
  readonly platform: Platform | null
  /** When it was built, as `Date.toISOString` writes it; null where the builder tells no such time. */
  readonly created: string | null
  /** Uncompressed layers, in the order of the manifest's; empty where the builder wrote none. */
  readonly diffIds: readonly Digest[]
  /** Empty where the builder wrote none. */
  readonly history: readonly HistoryEntry[]
  readonly labels: Readonly<Record<string, string>>
  /** What stands before each command, where it is not the usual one. */
  readonly shell?: readonly string[]
}

/** One step of the build, as its builder signed it. */
export interface HistoryEntry {
  readonly createdBy: string
  readonly comment: string
  /** As it was written; left out where it is not told. */
  readonly created?: string
  /** Where its instruction stands, if a Dockerfile tells. */
  readonly place?: SourceLine
  /** Kinds of secrets that stood in it, in words; only where there were any. */
  readonly secrets?: string[]
  /** It made no layer. */
  readonly isEmpty: boolean
}
