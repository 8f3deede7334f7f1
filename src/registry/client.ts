import { type Digest, isDigest } from '../domain/digest.ts'
import type { Descriptor, ImageConfig, Manifest } from '../domain/manifest.ts'
import { type Reference, type RegistryReference, withDefaultTag } from '../domain/reference.ts'
import { oneLine } from '../domain/text.ts'
import type { ImageSource } from '../measure.ts'
import { IMAGE_TYPES, INDEX_TYPES, SCHEMA_1_TYPES } from '../oci/media-types.ts'
import { parseConfig, parseManifest, type Received } from '../oci/parse.ts'
import { checkSize, inlineContent, verified } from './content.ts'
import { RegistryError } from './error.ts'
import { type HttpResponse, headerValues } from './http.ts'
import type { Repositories } from './repositories.ts'
import type { TimeLimit } from './time-limit.ts'

/** The largest manifest that registries have to take, OCI distribution-spec "Pushing Manifests". */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024
const MAX_CONFIG_BYTES = 4 * 1024 * 1024
/** Contents kept for the other side of a comparison; a fleet must not fill the memory. */
const KEPT_CONTENTS = 512
const ACCEPT = [...INDEX_TYPES, ...IMAGE_TYPES, ...SCHEMA_1_TYPES].join(', ')

interface ClientOptions {
  readonly repositories: Repositories
  readonly warn: (message: string) => void
  /** For each image, all its requests together. */
  readonly newLimit: () => TimeLimit
}

interface FetchOptions {
  readonly maxBytes: number
  readonly limit: TimeLimit
  /** What the answer may well be, to be spared its transfer. */
  readonly known?: Received | undefined
}

/** Reads manifests and configs over the OCI distribution API. Whatever it returns is verified. */
export class RegistryClient implements ImageSource {
  private readonly options: ClientOptions
  private readonly kept = new Map<string, Promise<Received | undefined>>()
  private readonly limits = new WeakMap<Reference, TimeLimit>()

  constructor(options: ClientOptions) {
    this.options = options
  }

  async resolve(reference: Reference, expected?: Digest): Promise<Manifest | undefined> {
    const target = inRegistry(withDefaultTag(reference))
    const limit = this.options.newLimit()
    this.limits.set(reference, limit)
    const received =
      target.digest === undefined
        ? await this.byTag(target, expected, limit)
        : await this.byDigest(target, target.digest, limit)
    return received && parseManifest(received)
  }

  async manifest(reference: Reference, descriptor: Descriptor): Promise<Manifest> {
    const target = inRegistry(reference)
    const received =
      inlineContent(descriptor) ??
      (await this.byDigest(target, descriptor.digest, this.limitOf(reference)))
    if (received === undefined) throw listedButMissing(target, descriptor)
    return parseManifest(checkSize(received, descriptor))
  }

  async config(reference: Reference, descriptor: Descriptor): Promise<ImageConfig> {
    const target = inRegistry(reference)
    const options = { maxBytes: MAX_CONFIG_BYTES, limit: this.limitOf(reference) }
    const received =
      inlineContent(descriptor) ?? (await this.fetch(target, 'blobs', descriptor.digest, options))
    if (received === undefined) throw listedButMissing(target, descriptor)
    return parseConfig(checkSize(received, descriptor))
  }

  private limitOf(reference: Reference): TimeLimit {
    const limit = this.limits.get(reference) ?? this.options.newLimit()
    this.limits.set(reference, limit)
    return limit
  }

  /** A tag costs one request, without a body where its content is known already (RFC 9110, 13.1.2). */
  private async byTag(
    target: RegistryReference,
    expected: Digest | undefined,
    limit: TimeLimit,
  ): Promise<Received | undefined> {
    const pending = expected && this.kept.get(keyOf(target, expected))
    const known = await pending?.catch(() => undefined)
    const options = { maxBytes: MAX_MANIFEST_BYTES, limit, known }
    const received = await this.fetch(target, 'manifests', target.tag ?? 'latest', options)
    if (received !== undefined) this.keep(target, received.digest, Promise.resolve(received))
    return received
  }

  /** A digest is asked for once. */
  private byDigest(
    target: RegistryReference,
    digest: Digest,
    limit: TimeLimit,
  ): Promise<Received | undefined> {
    const known = this.kept.get(keyOf(target, digest))
    if (known !== undefined) return known
    const options = { maxBytes: MAX_MANIFEST_BYTES, limit }
    const pending = this.fetch(target, 'manifests', digest, options)
    this.keep(target, digest, pending)
    return pending
  }

  /** What is missing, or failed, may be there the next time. */
  private keep(
    target: RegistryReference,
    digest: Digest,
    pending: Promise<Received | undefined>,
  ): void {
    const key = keyOf(target, digest)
    const forget = () => this.kept.delete(key)
    this.kept.set(key, pending)
    pending.then((received) => received ?? forget(), forget)
    const [oldest] = this.kept.keys()
    if (this.kept.size > KEPT_CONTENTS && oldest !== undefined) this.kept.delete(oldest)
  }

  /** @returns undefined when the registry has no such thing. */
  private async fetch(
    target: RegistryReference,
    kind: 'manifests' | 'blobs',
    name: string,
    { maxBytes, limit, known }: FetchOptions,
  ): Promise<Received | undefined> {
    const { repositories } = this.options
    const headers = {
      ...(kind === 'manifests' ? { accept: ACCEPT } : {}),
      ...(known === undefined ? {} : { 'if-none-match': `"${known.digest}"` }),
    }
    const wanted = isDigest(name) ? name : undefined
    for (let attempt = 1; ; attempt++) {
      const question = { path: `${kind}/${name}`, headers, maxBytes }
      const response = await repositories.get(target, question, limit)
      this.passOnWarnings(response)
      if (response === undefined) return undefined
      if (response.status === 304 && known !== undefined) return known
      try {
        return verified(response, wanted)
      } catch (error) {
        // A byte may flip on the way; that it does so twice is no accident.
        if (attempt === 2) throw error
      }
    }
  }

  /** What a registry wants its users to know (RFC 7234, 5.5). */
  private passOnWarnings(response: HttpResponse | undefined): void {
    for (const value of headerValues(response?.headers ?? {}, 'warning')) {
      for (const [, text = ''] of value.matchAll(/\b299 \S+ "((?:[^"\\]|\\.)*)"/g)) {
        const warning = oneLine(text.replace(/\\(.)/g, '$1'), 300)
        if (warning !== '') this.options.warn(`${response?.url.host} says: ${warning}`)
      }
    }
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

function keyOf({ registry, repository }: RegistryReference, digest: Digest): string {
  return `${registry}/${repository}@${digest}`
}
