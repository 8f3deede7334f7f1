import type { Digest } from '../domain/digest.ts'
import type { Descriptor, ImageConfig, Manifest } from '../domain/manifest.ts'
import { type Reference, type RegistryReference, withDefaultTag } from '../domain/reference.ts'
import type { ImageSource } from '../measure.ts'
import { parseConfig, parseManifest } from '../oci/parse.ts'
import { checkSize, inlineContent } from './content.ts'
import type { Downloads } from './downloads.ts'
import { RegistryError } from './error.ts'
import type { Manifests } from './manifests.ts'
import type { TimeLimit } from './time-limit.ts'

const MAX_CONFIG_BYTES = 4 * 1024 * 1024

interface ClientOptions {
  readonly manifests: Manifests
  readonly downloads: Downloads
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
    const received =
      target.digest === undefined
        ? await manifests.byTag(target, expected, limit)
        : await manifests.byDigest(target, target.digest, limit)
    return received && parseManifest(received)
  }

  async manifest(reference: Reference, descriptor: Descriptor): Promise<Manifest> {
    const target = inRegistry(reference)
    const received =
      inlineContent(descriptor) ??
      (await this.options.manifests.listed(target, descriptor.digest, this.limitOf(reference)))
    if (received === undefined) throw listedButMissing(target, descriptor)
    return parseManifest(checkSize(received, descriptor))
  }

  async config(reference: Reference, descriptor: Descriptor): Promise<ImageConfig> {
    const target = inRegistry(reference)
    const options = { maxBytes: MAX_CONFIG_BYTES, limit: this.limitOf(reference) }
    const received =
      inlineContent(descriptor) ??
      (await this.options.downloads.get(target, `blobs/${descriptor.digest}`, options))
    if (received === undefined) throw listedButMissing(target, descriptor)
    return parseConfig(checkSize(received, descriptor))
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
