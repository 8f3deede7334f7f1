import { type Digest, isDigest } from '../domain/digest.ts'
import type { RegistryReference } from '../domain/reference.ts'
import type { Received } from '../oci/parse.ts'
import type { Cache } from './cache.ts'
import type { Downloads } from './downloads.ts'
import { RegistryError } from './error.ts'
import { Memory } from './memory.ts'
import type { TimeLimit } from './time-limit.ts'

/** The largest manifest that registries have to take, OCI distribution-spec "Pushing Manifests". */
const MAX_BYTES = 4 * 1024 * 1024

/** Manifests by tag and digest, with the fewest requests: this run's, an earlier run's, the registry's. */
export class Manifests {
  private readonly downloads: Downloads
  private readonly cache: Cache | undefined
  private readonly memory = new Memory()

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
  ): Promise<Received | undefined> {
    const tag = target.tag ?? 'latest'
    const isSeen = (await this.cache?.digestOf(target, tag)) !== undefined
    const unmoved = isSeen ? await this.confirmed(target, tag, limit) : undefined
    if (unmoved !== undefined) return unmoved
    const known = await (expected && this.memory.get(target, expected))?.catch(() => undefined)
    const options = { maxBytes: MAX_BYTES, limit, known }
    const received = await this.downloads.get(target, `manifests/${tag}`, options)
    if (received === undefined) return undefined
    this.memory.keep(target, received.digest, Promise.resolve(received))
    await this.cache?.write(target, received, tag)
    return received
  }

  /** A digest that the user names: the registry has to have it still, and to let us have it. */
  async byDigest(
    target: RegistryReference,
    digest: Digest,
    limit: TimeLimit,
  ): Promise<Received | undefined> {
    const isCached = (await this.cache?.read(target, digest)) !== undefined
    const confirmed = isCached ? await this.confirmed(target, digest, limit) : undefined
    return confirmed ?? this.once(target, digest, () => this.fetched(target, digest, limit))
  }

  /** A digest that an index of the repository lists: asked for once, and not at all where it is known. */
  async listed(
    target: RegistryReference,
    digest: Digest,
    limit: TimeLimit,
  ): Promise<Received | undefined> {
    return this.once(target, digest, async () => {
      const cached = await this.cache?.read(target, digest)
      return cached ?? this.fetched(target, digest, limit)
    })
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

  private async fetched(
    target: RegistryReference,
    digest: Digest,
    limit: TimeLimit,
  ): Promise<Received | undefined> {
    const options = { maxBytes: MAX_BYTES, limit }
    const received = await this.downloads.get(target, `manifests/${digest}`, options)
    if (received !== undefined) await this.cache?.write(target, received)
    return received
  }

  /** What a name stands for, where that is known already and the registry says that it still is so. */
  private async confirmed(
    target: RegistryReference,
    name: string,
    limit: TimeLimit,
  ): Promise<Received | undefined> {
    const head = await this.downloads.head(target, name, limit)
    if (head === undefined || (isDigest(name) && head.digest !== name)) return undefined
    const received = await this.known(target, head.digest)
    if (received?.bytes.length !== head.bytes) return undefined
    this.memory.keep(target, head.digest, Promise.resolve(received))
    if (!isDigest(name)) await this.cache?.write(target, received, name)
    return received
  }

  private async known(target: RegistryReference, digest: Digest): Promise<Received | undefined> {
    const inMemory = await this.memory.get(target, digest)?.catch(() => undefined)
    return inMemory ?? this.cache?.read(target, digest)
  }
}
