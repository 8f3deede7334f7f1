import type { Digest } from '../../src/domain/image/digest.ts'
import type { Measurement } from '../../src/domain/image/image.ts'
import type {
  Descriptor,
  HistoryEntry,
  ImageConfig,
  ImageIndex,
  ImageManifest,
  Manifest,
} from '../../src/domain/image/manifest.ts'
import { formatPlatform, type Platform, parsePlatform } from '../../src/domain/image/platform.ts'
import type { Provenance } from '../../src/domain/image/provenance.ts'
import {
  formatReference,
  parseReference,
  type Reference,
} from '../../src/domain/image/reference.ts'
import { NoManifest } from '../../src/domain/values/problem.ts'
import type { BlobSink, ImageSource } from '../../src/measure/image-source.ts'
import { aDescriptor, aDigest } from './builders.ts'
import { anEntry } from './history.ts'
import type { SignedImage } from './library-images.ts'

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
const INDEX = 'application/vnd.oci.image.index.v1+json'
/** The annotation that tells an attestation from an image. */
export const ATTESTATION = { 'vnd.docker.reference.type': 'attestation-manifest' }

interface GivenImage {
  readonly MiB?: number
  /** null: nothing tells it. */
  readonly platform?: string | null
  readonly created?: string | undefined
}

interface GivenBuild {
  readonly compression?: 'gzip' | 'zstd'
  readonly platform?: string
  readonly created?: string
  /** Steps that made no layer. */
  readonly history?: readonly HistoryEntry[]
  readonly annotations?: Readonly<Record<string, string>>
  readonly labels?: Readonly<Record<string, string>>
}

/** A registry in memory: what was pushed can be resolved, and every call is written down. */
export class FakeImages implements ImageSource {
  /**
   * `resolve ghcr.io/acme/api:main`, `tags ghcr.io/acme/api`, `digest ghcr.io/acme/api:main`,
   * `manifest linux/amd64`, `config …`, `provenance …`, in order.
   */
  readonly calls: string[] = []
  private readonly references = new Map<string, Manifest | Error>()
  private readonly contents = new Map<Digest, Manifest | ImageConfig>()
  private readonly layers = new Map<string, Buffer>()
  private readonly provenances = new Map<Digest, Provenance>()
  private readonly names = new Map<Digest, string>()

  /** What a reference names from now on; an error is thrown when it, or its repository, is asked for. */
  push(reference: string, what: Manifest | Error): this {
    this.references.set(reference, what)
    return this
  }

  /** An image of one layer, with its config. */
  image({ MiB = 100, platform = 'linux/amd64', created }: GivenImage = {}): ImageManifest {
    const seed = `${MiB} MiB for ${platform}${created === undefined ? '' : ` at ${created}`}`
    const name = platform ?? 'no platform'
    const contents = {
      platform: platform === null ? null : parsePlatform(platform),
      created: created ?? null,
    }
    const config = this.hold(`config of ${seed}`, contents, name)
    const layers = [aDescriptor({ seed, bytes: MiB * 1_048_576 })]
    return this.keep({ kind: 'image', digest: aDigest(seed), config, layers }, name)
  }

  /** An image with a history: the steps that made its layers, with their MiB. */
  built(steps: Readonly<Record<string, number>>, given: GivenBuild = {}): ImageManifest {
    const { compression = 'gzip', platform = 'linux/amd64', annotations = {}, labels = {} } = given
    const names = Object.keys(steps)
    const layers = Object.entries(steps).map(([step, MiB]) => {
      const mediaType = `application/vnd.oci.image.layer.v1.tar+${compression}`
      return aDescriptor({
        mediaType,
        seed: `${compression} ${step} ${MiB}`,
        bytes: MiB * 1_048_576,
      })
    })
    const seed = `${JSON.stringify([steps, given])}`
    const contents: Partial<ImageConfig> = {
      platform: parsePlatform(platform),
      created: given.created ?? null,
      diffIds: names.map((step) => aDigest(`content of ${step} ${steps[step]}`)),
      history: [...names.map((step) => anEntry(step)), ...(given.history ?? [])],
      labels,
    }
    const config = this.hold(`config of ${seed}`, contents, names.join())
    const digest = aDigest(seed)
    return this.keep({ kind: 'image', digest, config, layers, annotations }, names.join())
  }

  /** An image as its builder signed it. */
  signed({ history, bytes }: SignedImage): ImageManifest {
    const seed = JSON.stringify([history, bytes])
    const layers = bytes.map((size, index) =>
      aDescriptor({ seed: `${index} ${size}`, bytes: Math.round(size) }),
    )
    const config = this.hold(`config of ${seed}`, { history }, 'signed')
    return this.keep({ kind: 'image', digest: aDigest(seed), config, layers }, 'signed')
  }

  index(...manifests: readonly Descriptor[]): ImageIndex {
    const digest = aDigest(`index of ${manifests.map((entry) => entry.digest).join()}`)
    return this.keep({ kind: 'index', digest, manifests }, 'index')
  }

  /** The entry of an index for an image of its own. */
  entry(platform: string, MiB = 100): Descriptor {
    return entryOf(this.image({ MiB, platform }), { platform: parsePlatform(platform) })
  }

  /** An image that was built for several platforms: the short way to an index. */
  multiPlatform(sizes: Readonly<Record<string, number>>): ImageIndex {
    return this.index(...Object.entries(sizes).map(([platform, MiB]) => this.entry(platform, MiB)))
  }

  /** The entry of an index for what is said of the build of an image. */
  attest({ digest }: { readonly digest: Digest }, provenance: Provenance): Descriptor {
    const entry = attestationEntry({
      digest: aDigest(`attestation of ${digest}`),
      annotations: { ...ATTESTATION, 'vnd.docker.reference.digest': digest },
    })
    this.provenances.set(entry.digest, provenance)
    this.names.set(entry.digest, this.names.get(digest) ?? digest)
    return entry
  }

  async resolve(reference: Reference, expected?: Digest): Promise<Manifest | undefined> {
    const name = formatReference(reference)
    this.calls.push(`resolve ${name}${expected === undefined ? '' : ' expecting a digest'}`)
    const what = this.references.get(name)
    if (what instanceof Error) throw what
    return what
  }

  someTags(reference: Reference): Promise<readonly string[] | undefined> {
    return this.tags(reference)
  }

  async tags(reference: Reference): Promise<readonly string[] | undefined> {
    const repository = repositoryOf(reference)
    this.calls.push(`tags ${repository}`)
    const refusal = this.references.get(repository)
    if (refusal instanceof Error) throw refusal
    const pushed = [...this.references.keys()].map((name) => parseReference(name))
    const own = pushed.filter((each) => repositoryOf(each) === repository)
    if (own.length === 0) return undefined
    return own.flatMap((each) => (each.kind === 'layout' ? each.name : each.tag) ?? [])
  }

  async currentDigest(reference: Reference): Promise<Digest | undefined> {
    const name = formatReference(reference)
    this.calls.push(`digest ${name}`)
    const what = this.references.get(name)
    if (what instanceof Error) throw what
    return reference.kind === 'registry' ? (reference.digest ?? what?.digest) : what?.digest
  }

  async manifest(_reference: Reference, { digest }: Descriptor): Promise<Manifest> {
    this.calls.push(`manifest ${this.names.get(digest) ?? digest}`)
    const manifest = this.contents.get(digest)
    if (manifest === undefined || !('kind' in manifest)) throw notFound(digest)
    return manifest
  }

  async config(_reference: Reference, { digest }: Descriptor): Promise<ImageConfig> {
    this.calls.push(`config ${this.names.get(digest) ?? digest}`)
    const config = this.contents.get(digest)
    if (config === undefined || 'kind' in config) throw notFound(digest)
    return config
  }

  async provenance(_reference: Reference, { digest }: Descriptor): Promise<Provenance | undefined> {
    this.calls.push(`provenance ${this.names.get(digest) ?? digest}`)
    return this.provenances.get(digest)
  }

  async layer(_reference: Reference, { digest }: Descriptor, sink: BlobSink): Promise<void> {
    this.calls.push(`layer ${digest}`)
    const content = this.layers.get(digest)
    if (content === undefined) throw new NoManifest(`${digest} is not there`, 'Push it again.')
    sink.begin()
    await sink.write(content)
  }

  async keptListing(): Promise<undefined> {}

  async keepListing(): Promise<void> {}

  /** What a layer's bytes are from now on. */
  fill(digest: string, content: Buffer): void {
    this.layers.set(digest, content)
  }

  /** Takes a content away, as a registry's garbage collection may. */
  lose({ digest }: { readonly digest: Digest }): void {
    this.contents.delete(digest)
  }

  /** Stores a manifest, to be found by its digest. */
  keep<Kept extends Manifest>(manifest: Kept, name: string): Kept {
    this.contents.set(manifest.digest, manifest)
    this.names.set(manifest.digest, name)
    return manifest
  }

  private hold(seed: string, given: Partial<ImageConfig>, name: string): Descriptor {
    const descriptor = aDescriptor({ seed, bytes: 1500 })
    const platform = parsePlatform('linux/amd64')
    const config = { platform, created: null, diffIds: [], history: [], labels: {}, ...given }
    this.contents.set(descriptor.digest, config)
    this.names.set(descriptor.digest, name)
    return descriptor
  }
}

/** A reference without its tag and digest. */
function repositoryOf(reference: Reference): string {
  if (reference.kind === 'layout') return `${reference.transport}:${reference.path}`
  return `${reference.registry}/${reference.repository}`
}

/** The entry of an index for a manifest; without a platform, unless one is given. */
export function entryOf(manifest: Manifest, given: Partial<Descriptor> = {}): Descriptor {
  const mediaType = manifest.kind === 'index' ? INDEX : MANIFEST
  return aDescriptor({ mediaType, digest: manifest.digest, bytes: 500, ...given })
}

/** What BuildKit adds to an index for each platform: provenance, SBOM. */
export function attestationEntry(given: Partial<Descriptor> = {}): Descriptor {
  return aDescriptor({
    mediaType: MANIFEST,
    seed: 'attestation',
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: ATTESTATION,
    ...given,
  })
}

/** `linux/amd64 100 MiB` for each image, to compare a measurement at a glance. */
export function sizesOf(images: readonly { platform: Platform | null; bytes: number }[]): string[] {
  return images.map(({ platform, bytes }) => {
    const name = platform === null ? 'plain' : formatPlatform(platform)
    return `${name} ${bytes / 1_048_576} MiB`
  })
}

/** The same of a measurement; one that came to nothing is no list without sizes. */
export function sizesIn(measurement: Measurement): string[] {
  if (measurement.kind !== 'measured') throw new TypeError(JSON.stringify(measurement))
  return sizesOf(measurement.images)
}

function notFound(digest: Digest): NoManifest {
  return new NoManifest(`GET ${digest}: MANIFEST_UNKNOWN`, 'Push it again.')
}
