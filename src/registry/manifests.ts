import { type Digest, isDigest } from '../domain/digest.ts'
import type { Descriptor, ImageConfig, Manifest } from '../domain/manifest.ts'
import type { RegistryReference } from '../domain/reference.ts'
import { parseConfig, parseManifest, type Received } from '../oci/parse.ts'
import type { Cache } from './cache.ts'
import { checkSize } from './content.ts'
import type { Downloads } from './downloads.ts'
import { RegistryError } from './error.ts'
import { Memory } from './memory.ts'
import type { TimeLimit } from './time-limit.ts'

/** The largest manifest that registries have to take, OCI distribution-spec "Pushing Manifests". */
const MAX_BYTES = 4 * 1024 * 1024

/**
 * Manifests and configs by tag and digest, with the fewest requests: this run's, an earlier run's,
 * the registry's. What cannot be read is not kept for later runs.
 */
export class Manifests {
  private readonly downloads: Downloads
  private readonly cache: Cache | undefined
  private readonly memory = new Memory()
  /** Tags that are being asked for: one that two services share is asked for once. */
  private readonly tags = new Map<string, Promise<Received | undefined>>()

  constructor(downloads: Downloads, cache: Cache | undefined) {
    this.downloads = downloads
    this.cache = cache
  }

  /**
   * A tag costs one request: a HEAD where an earlier run has seen it, and it has not moved since.
   * @param expected what it may well be, so that it comes without a body.
   */
  async byTag(
    target: RegistryReference,
    expected: Digest | undefined,
    limit: TimeLimit,
  ): Promise<Manifest | undefined> {
    const tag = target.tag ?? 'latest'
    const key = `${target.registry}/${target.repository}:${tag}`
    const asked = this.tags.get(key)
    // Whoever asked first may have had less time left, and then the second asks again.
    const shared = asked && (await asked.catch(() => undefined))
    if (shared !== undefined) return parseManifest(shared)
    const pending = this.taggedContent(target, tag, expected, limit)
    this.tags.set(key, pending)
    try {
      const received = await pending
      return received && (await this.read(target, received, parseManifest, tag))
    } finally {
      this.tags.delete(key)
    }
  }

  /** A digest that the user names: the registry has to have it still, and to let us have it. */
  async byDigest(
    target: RegistryReference,
    digest: Digest,
    limit: TimeLimit,
  ): Promise<Manifest | undefined> {
    const isCached = (await this.cache?.read(target, digest)) !== undefined
    const confirmed = isCached ? await this.confirmed(target, digest, limit) : undefined
    const received =
      confirmed ??
      (await this.once(target, digest, () => this.fetched(target, `manifests/${digest}`, limit)))
    return received && this.read(target, received, parseManifest)
  }

  /** A manifest that an index of the repository lists: not asked for at all where it is known. */
  async listed(
    target: RegistryReference,
    descriptor: Descriptor,
    limit: TimeLimit,
  ): Promise<Manifest | undefined> {
    const path = `manifests/${descriptor.digest}` as const
    const received = await this.known(target, descriptor, () => this.fetched(target, path, limit))
    return received && this.read(target, checkSize(received, descriptor), parseManifest)
  }

  /** The config that a manifest of the repository lists. */
  async config(
    target: RegistryReference,
    descriptor: Descriptor,
    limit: TimeLimit,
  ): Promise<ImageConfig | undefined> {
    const path = `blobs/${descriptor.digest}` as const
    const received = await this.known(target, descriptor, () => this.fetched(target, path, limit))
    return received && this.read(target, checkSize(received, descriptor), parseConfig)
  }

  /** Only what can be read is worth keeping for later runs. */
  private async read<Value>(
    target: RegistryReference,
    received: Received,
    parse: (received: Received) => Value,
    tag?: string,
  ): Promise<Value> {
    const value = parse(received)
    if (this.cache !== undefined) {
      const isKept = (await this.cache.read(target, received.digest)) !== undefined
      if (!isKept || tag !== undefined) await this.cache.write(target, received, tag)
    }
    return value
  }

  private async taggedContent(
    target: RegistryReference,
    tag: string,
    expected: Digest | undefined,
    limit: TimeLimit,
  ): Promise<Received | undefined> {
    const isSeen = (await this.cache?.digestOf(target, tag)) !== undefined
    const unmoved = isSeen ? await this.confirmed(target, tag, limit) : undefined
    if (unmoved !== undefined) return unmoved
    const known = await (expected && this.memory.get(target, expected))?.catch(() => undefined)
    const options = { maxBytes: MAX_BYTES, limit, known }
    const received = await this.downloads.get(target, `manifests/${tag}`, options)
    if (received !== undefined) {
      this.memory.keep(target, received.digest, Promise.resolve(received))
    }
    return received
  }

  private known(
    target: RegistryReference,
    { digest }: Descriptor,
    fetch: () => Promise<Received | undefined>,
  ): Promise<Received | undefined> {
    return this.once(
      target,
      digest,
      async () => (await this.cache?.read(target, digest)) ?? (await fetch()),
    )
  }

  private async once(
    target: RegistryReference,
    digest: Digest,
    find: () => Promise<Received | undefined>,
  ): Promise<Received | undefined> {
    const known = this.memory.get(target, digest)
    if (known === undefined) {
      const pending = find()
      this.memory.keep(target, digest, pending)
      return pending
    }
    try {
      return await known
    } catch (error) {
      // Whoever asked first may have had less time left.
      if (error instanceof RegistryError && error.isLimit) return this.once(target, digest, find)
      throw error
    }
  }

  private fetched(
    target: RegistryReference,
    path: `manifests/${string}` | `blobs/${string}`,
    limit: TimeLimit,
  ): Promise<Received | undefined> {
    return this.downloads.get(target, path, { maxBytes: MAX_BYTES, limit })
  }

  /** What a name stands for, where that is known already and the registry says that it still is so. */
  private async confirmed(
    target: RegistryReference,
    name: string,
    limit: TimeLimit,
  ): Promise<Received | undefined> {
    const head = await this.downloads.head(target, name, limit)
    if (head === undefined || (isDigest(name) && head.digest !== name)) return undefined
    const inMemory = await this.memory.get(target, head.digest)?.catch(() => undefined)
    const received = inMemory ?? (await this.cache?.read(target, head.digest))
    if (received?.bytes.length !== head.bytes) return undefined
    this.memory.keep(target, head.digest, Promise.resolve(received))
    return received
  }
}
