import type { Digest } from '../domain/image/digest.ts'
import type { Descriptor, ImageConfig, Manifest } from '../domain/image/manifest.ts'
import type { Provenance } from '../domain/image/provenance.ts'
import {
  type Reference,
  type RegistryReference,
  withDefaultTag,
} from '../domain/image/reference.ts'
import { NoManifest } from '../domain/values/problem.ts'
import type { BlobSink, ImageSource, MakeListing } from '../measure/image-source.ts'
import { parseConfig, parseManifest, type Received } from '../oci/parse.ts'
import type { Cache } from './content/cache.ts'
import type { Downloads } from './content/downloads.ts'
import type { Manifests } from './content/manifests.ts'
import type { TagLists } from './content/tag-lists.ts'
import type { TimeLimit } from './transport/time-limit.ts'

interface ClientOptions {
  readonly manifests: Manifests
  readonly tagLists: TagLists
  readonly downloads: Downloads
  readonly cache: Cache | undefined
  /** For each image, all its requests together. */
  readonly newLimit: () => TimeLimit
  /** For each layer that is streamed. */
  readonly newLayerLimit: () => TimeLimit
}

/** Reads manifests and configs over the OCI distribution API. Whatever it returns is verified. */
export class RegistryClient implements ImageSource {
  private readonly options: ClientOptions
  private readonly limits = new WeakMap<Reference, TimeLimit>()

  constructor(options: ClientOptions) {
    this.options = options
  }

  async resolve(reference: Reference, expected?: Digest): Promise<Manifest | undefined> {
    const { manifests, newLimit } = this.options
    const target = inRegistry(withDefaultTag(reference))
    const limit = newLimit()
    this.limits.set(reference, limit)
    return target.digest === undefined
      ? manifests.byTag(target, expected, limit)
      : manifests.byDigest(target, target.digest, limit)
  }

  async tags(reference: Reference): Promise<readonly string[] | undefined> {
    const { tagLists, newLimit } = this.options
    return tagLists.of(inRegistry(reference), newLimit())
  }

  async someTags(reference: Reference): Promise<readonly string[] | undefined> {
    const { tagLists, newLimit } = this.options
    return tagLists.firstOf(inRegistry(reference), newLimit())
  }

  async currentDigest(reference: Reference): Promise<Digest | undefined> {
    const { manifests, newLimit } = this.options
    const target = inRegistry(reference)
    return target.digest ?? manifests.currentDigest(target, newLimit())
  }

  manifest(reference: Reference, descriptor: Descriptor): Promise<Manifest> {
    return this.listed(reference, 'manifests', descriptor, parseManifest)
  }

  config(reference: Reference, descriptor: Descriptor): Promise<ImageConfig> {
    return this.listed(reference, 'blobs', descriptor, parseConfig)
  }

  async provenance(reference: Reference, attestation: Descriptor): Promise<Provenance | undefined> {
    // Only who explains asks for it.
    const [{ provenanceIn }, { readProvenance }] = await Promise.all([
      import('../oci/attestation.ts'),
      import('../oci/provenance.ts'),
    ])
    const statement = await this.listed(reference, 'manifests', attestation, provenanceIn)
    return statement && this.listed(reference, 'blobs', statement, readProvenance)
  }

  async layer(reference: Reference, descriptor: Descriptor, sink: BlobSink): Promise<void> {
    const { downloads, newLayerLimit } = this.options
    const target = inRegistry(reference)
    if (await downloads.stream(target, descriptor, { sink, limit: newLayerLimit() })) return
    throw new NoManifest(
      `${target.registry}/${target.repository} lists ${descriptor.digest}, and does not hold it`,
      'Push the image again.',
    )
  }

  async keptListing(reference: Reference, digest: Digest): Promise<Uint8Array | undefined> {
    return this.options.cache?.listing(inRegistry(reference), digest)
  }

  async keepListing(reference: Reference, digest: Digest, make: MakeListing): Promise<void> {
    const { cache } = this.options
    const listing = cache && make()
    if (listing !== undefined) await cache?.keepListing(inRegistry(reference), digest, listing)
  }

  private async listed<Value>(
    reference: Reference,
    kind: 'manifests' | 'blobs',
    descriptor: Descriptor,
    parse: (received: Received) => Value,
  ): Promise<Value> {
    const limit = this.limits.get(reference) ?? this.options.newLimit()
    this.limits.set(reference, limit)
    return this.options.manifests.listed(inRegistry(reference), { kind, descriptor, parse }, limit)
  }
}

function inRegistry(reference: Reference): RegistryReference {
  if (reference.kind === 'registry') return reference
  throw new TypeError(`${reference.transport}:${reference.path} is not in a registry`)
}
