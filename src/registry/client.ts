import { type Digest, isDigest } from '../domain/digest.ts'
import type { Descriptor, ImageConfig, Manifest } from '../domain/manifest.ts'
import { type Reference, type RegistryReference, withDefaultTag } from '../domain/reference.ts'
import { oneLine } from '../domain/text.ts'
import type { ImageSource } from '../measure.ts'
import { digestOf } from '../oci/digest.ts'
import { IMAGE_TYPES, INDEX_TYPES, SCHEMA_1_TYPES } from '../oci/media-types.ts'
import { parseConfig, parseManifest, type Received } from '../oci/parse.ts'
import { nameOf, RegistryError } from './error.ts'
import { type HttpResponse, header, headerValues } from './http.ts'
import type { Repositories } from './repositories.ts'

/** The largest manifest that registries have to take, OCI distribution-spec "Pushing Manifests". */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024
const MAX_CONFIG_BYTES = 4 * 1024 * 1024
/** Contents kept for the other side of a comparison; a fleet must not fill the memory. */
const KEPT_CONTENTS = 512
const ACCEPT = [...INDEX_TYPES, ...IMAGE_TYPES, ...SCHEMA_1_TYPES].join(', ')

/** Reads manifests and configs over the OCI distribution API. Whatever it returns is verified. */
export class RegistryClient implements ImageSource {
  private readonly repositories: Repositories
  private readonly warn: (message: string) => void
  private readonly kept = new Map<string, Promise<Received>>()
  private readonly warned = new Set<string>()

  constructor(repositories: Repositories, warn: (message: string) => void) {
    this.repositories = repositories
    this.warn = warn
  }

  async resolve(reference: Reference, expected?: Digest): Promise<Manifest | undefined> {
    const named = withDefaultTag(inRegistry(reference))
    const target = inRegistry(named)
    const received =
      target.digest === undefined
        ? await this.byTag(target, target.tag ?? 'latest', expected)
        : await this.byDigest(target, target.digest)
    return received && parseManifest(received)
  }

  async manifest(reference: Reference, descriptor: Descriptor): Promise<Manifest> {
    const target = inRegistry(reference)
    const received = inlineContent(descriptor) ?? (await this.byDigest(target, descriptor.digest))
    if (received === undefined) throw listedButMissing(target, descriptor)
    return parseManifest(checkSize(received, descriptor))
  }

  async config(reference: Reference, descriptor: Descriptor): Promise<ImageConfig> {
    const { digest } = descriptor
    const received =
      inlineContent(descriptor) ??
      (await this.fetch(inRegistry(reference), 'blobs', digest, { maxBytes: MAX_CONFIG_BYTES }))
    if (received === undefined) throw listedButMissing(inRegistry(reference), descriptor)
    return parseConfig(checkSize(received, descriptor))
  }

  /** A tag costs one request, without a body where its content is known already (RFC 9110, 13.1.2). */
  private async byTag(
    target: RegistryReference,
    tag: string,
    expected: Digest | undefined,
  ): Promise<Received | undefined> {
    const known = expected && (await this.kept.get(keyOf(target, expected)))
    const received = await this.fetch(target, 'manifests', tag, {
      maxBytes: MAX_MANIFEST_BYTES,
      ...(known === undefined ? {} : { known }),
    })
    if (received !== undefined) this.keep(target, received.digest, Promise.resolve(received))
    return received
  }

  /** A digest is asked for once. */
  private async byDigest(target: RegistryReference, digest: Digest): Promise<Received | undefined> {
    const known = this.kept.get(keyOf(target, digest))
    if (known !== undefined) return known
    const pending = this.fetch(target, 'manifests', digest, { maxBytes: MAX_MANIFEST_BYTES })
    const found = pending.then((received) => received ?? Promise.reject(new NotFound()))
    this.keep(target, digest, found)
    return found.catch((error: unknown) => {
      this.kept.delete(keyOf(target, digest))
      if (error instanceof NotFound) return undefined
      throw error
    })
  }

  private keep(target: RegistryReference, digest: Digest, received: Promise<Received>): void {
    this.kept.set(keyOf(target, digest), received)
    const [oldest] = this.kept.keys()
    if (this.kept.size > KEPT_CONTENTS && oldest !== undefined) this.kept.delete(oldest)
  }

  /** @returns undefined when the registry has no such thing. */
  private async fetch(
    target: RegistryReference,
    kind: 'manifests' | 'blobs',
    name: string,
    { maxBytes, known }: { maxBytes: number; known?: Received },
  ): Promise<Received | undefined> {
    const headers = {
      ...(kind === 'manifests' ? { accept: ACCEPT } : {}),
      ...(known === undefined ? {} : { 'if-none-match': `"${known.digest}"` }),
    }
    const get = () => this.repositories.get(target, `${kind}/${name}`, { headers, maxBytes })
    const wanted = isDigest(name) ? name : undefined
    for (let attempt = 1; ; attempt++) {
      const response = await get()
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

  /** What a registry wants its users to know, each sentence once (RFC 7234, 5.5). */
  private passOnWarnings(response: HttpResponse | undefined): void {
    for (const value of headerValues(response?.headers ?? {}, 'warning')) {
      const text = /^299 \S+ "((?:[^"\\]|\\.)*)"/.exec(value)?.[1]
      const warning = text && oneLine(text.replace(/\\(.)/g, '$1'), 300)
      if (!warning || this.warned.has(warning)) continue
      this.warned.add(warning)
      this.warn(`${response?.url.host} says: ${warning}`)
    }
  }
}

class NotFound extends Error {}

/** The bytes decide: a digest header is believed only as far as it agrees with them. */
function verified(response: HttpResponse, wanted: Digest | undefined): Received {
  const { body, headers, url } = response
  const name = nameOf({ method: 'GET', url })
  const told = header(headers, 'docker-content-digest')
  const digest = digestOf(body, wanted)
  const expected = wanted ?? (told !== undefined && isDigest(told) ? told : undefined)
  if (expected !== undefined && expected !== digestOf(body, expected)) {
    throw new RegistryError('integrity', {
      reason: `${name}: the content has the digest ${digest}, and not ${expected}`,
      cure: 'Something between here and the registry alters manifests, or the registry’s storage is damaged: try without the proxy or mirror, or push the image again.',
    })
  }
  return { bytes: body, digest, contentType: header(headers, 'content-type'), name }
}

/** A descriptor's embedded content spares the request, once size and digest match. */
function inlineContent({ data, digest, bytes, mediaType }: Descriptor): Received | undefined {
  if (data === undefined) return undefined
  const content = Buffer.from(data, 'base64')
  if (content.length !== bytes || digestOf(content, digest) !== digest) return undefined
  return {
    bytes: content,
    digest,
    contentType: mediaType,
    name: `the content embedded as ${digest}`,
  }
}

function checkSize(received: Received, { bytes, digest }: Descriptor): Received {
  if (received.bytes.length === bytes) return received
  throw new RegistryError('integrity', {
    reason: `${received.name}: ${received.bytes.length} bytes, where the index says ${bytes} of ${digest}`,
    cure: 'Build and push the image again: its index contradicts its manifests.',
  })
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
