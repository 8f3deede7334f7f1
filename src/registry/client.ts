import type { Digest } from '../domain/digest.ts'
import type { Descriptor, ImageConfig, Manifest } from '../domain/manifest.ts'
import { type Reference, type RegistryReference, withDefaultTag } from '../domain/reference.ts'
import type { ImageSource } from '../measure.ts'
import { parseConfig, parseManifest } from '../oci/parse.ts'
import { inlineContent } from './content.ts'
import { RegistryError } from './error.ts'
import type { Manifests } from './manifests.ts'
import type { TimeLimit } from './time-limit.ts'

interface ClientOptions {
  readonly manifests: Manifests
  /** For each image, all its requests together. */
  readonly newLimit: () => TimeLimit
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

  async manifest(reference: Reference, descriptor: Descriptor): Promise<Manifest> {
    const target = inRegistry(reference)
    const inline = inlineContent(descriptor)
    if (inline !== undefined) return parseManifest(inline)
    const limit = this.limitOf(reference)
    const manifest = await this.options.manifests.listed(target, descriptor, limit)
    if (manifest === undefined) throw listedButMissing(target, descriptor)
    return manifest
  }

  async config(reference: Reference, descriptor: Descriptor): Promise<ImageConfig> {
    const target = inRegistry(reference)
    const inline = inlineContent(descriptor)
    if (inline !== undefined) return parseConfig(inline)
    const limit = this.limitOf(reference)
    const config = await this.options.manifests.config(target, descriptor, limit)
    if (config === undefined) throw listedButMissing(target, descriptor)
    return config
  }

  private limitOf(reference: Reference): TimeLimit {
    const limit = this.limits.get(reference) ?? this.options.newLimit()
    this.limits.set(reference, limit)
    return limit
  }
}

function listedButMissing(target: RegistryReference, { digest }: Descriptor): RegistryError {
  return new RegistryError('protocol', {
    reason: `${target.registry}/${target.repository} lists ${digest}, and does not have it`,
    cure: 'Push the image again: a clean-up may have removed a part of it.',
  })
}

function inRegistry(reference: Reference): RegistryReference {
  if (reference.kind === 'registry') return reference
  throw new TypeError(`${reference.transport}:${reference.path} is not in a registry`)
}
