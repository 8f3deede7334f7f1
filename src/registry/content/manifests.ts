import { type Digest, isDigest } from '../../domain/image/digest.ts'
import type { Descriptor, Manifest } from '../../domain/image/manifest.ts'
import type { RegistryReference } from '../../domain/image/reference.ts'
import { holdsSecrets } from '../../domain/secrets/mask.ts'
import { JUDGE_OTHERS, NoManifest } from '../../domain/values/problem.ts'
import { parseManifest, type Received } from '../../oci/parse.ts'
import { RegistryError } from '../transport/error.ts'
import type { TimeLimit } from '../transport/time-limit.ts'
import type { Cache } from './cache.ts'
import { checkSize, inlineContent } from './content.ts'
import type { Downloads } from './downloads.ts'
import { Memory } from './memory.ts'

/** The largest manifest that registries have to take, OCI distribution-spec "Pushing Manifests". */
const MAX_BYTES = 4 * 1024 * 1024

/** Throws Unmeasurable. */
type Parse<Value> = (received: Received) => Value

interface Listed<Value> {
  readonly kind: 'manifests' | 'blobs'
  readonly descriptor: Descriptor
  readonly parse: Parse<Value>
}

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
      return received && parseManifest(received)
    } finally {
      this.tags.delete(key)
    }
  }

  /**
   * What a tag stands for now, whatever this run or an earlier one has seen: a HEAD, or where that
   * cannot tell, a GET. Nothing of it is kept.
   */
  async currentDigest(target: RegistryReference, limit: TimeLimit): Promise<Digest | undefined> {
    const tag = target.tag ?? 'latest'
    const head = await this.downloads.head(target, tag, limit)
    // A tag's content is known by its sha256 here: only that can be compared.
    if (head?.digest.startsWith('sha256:')) return head.digest
    const options = { maxBytes: MAX_BYTES, limit }
    return (await this.downloads.get(target, `manifests/${tag}`, options))?.digest
  }

  /** A digest that the user names: the registry has to have it still, and to let us have it. */
  async byDigest(
    target: RegistryReference,
    digest: Digest,
    limit: TimeLimit,
  ): Promise<Manifest | undefined> {
    const isCached = (await this.cache?.read(target, digest)) !== undefined
    const confirmed = isCached ? await this.confirmed(target, digest, limit) : undefined
    const fetch = () =>
      this.fetched(target, { path: `manifests/${digest}`, parse: parseManifest }, limit)
    const received = confirmed ?? (await this.once(target, digest, fetch))
    return received && parseManifest(received)
  }

  /** What a manifest or index of the repository lists: not asked for at all where it is known. */
  async listed<Value>(
    target: RegistryReference,
    { kind, descriptor, parse }: Listed<Value>,
    limit: TimeLimit,
  ): Promise<Value> {
    const inline = inlineContent(descriptor)
    if (inline !== undefined) return parse(inline)
    const { digest } = descriptor
    const received = await this.once(
      target,
      digest,
      async () =>
        (await this.cache?.read(target, digest)) ??
        (await this.fetched(target, { path: `${kind}/${digest}`, parse }, limit)),
    )
    if (received === undefined) throw listedButMissing(target, descriptor)
    return parse(checkSize(received, descriptor))
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
    if (received === undefined) return undefined
    this.memory.keep(target, received.digest, Promise.resolve(received))
    await this.keep(target, received, parseManifest, tag)
    return received
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
      // Whoever asked first may have had less time left. Each asks for itself then: to wait for one
      // another again would take the time of them all.
      if (error instanceof RegistryError && error.isLimit) return find()
      throw error
    }
  }

  private async fetched(
    target: RegistryReference,
    { path, parse }: { path: `${'manifests' | 'blobs'}/${Digest}`; parse: Parse<unknown> },
    limit: TimeLimit,
  ): Promise<Received | undefined> {
    const received = await this.downloads.get(target, path, { maxBytes: MAX_BYTES, limit })
    if (received !== undefined) await this.keep(target, received, parse)
    return received
  }

  /** For later runs: only what can be read. */
  private async keep(
    target: RegistryReference,
    received: Received,
    parse: Parse<unknown>,
    tag?: string,
  ): Promise<void> {
    // What a cache keeps may be read by more people than the image.
    if (this.cache === undefined || holdsSecrets(received.bytes)) return
    parse(received)
    await this.cache.write(target, received, tag)
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

function listedButMissing(target: RegistryReference, { digest, platform }: Descriptor): NoManifest {
  const cure = 'Push the image again: a clean-up may have removed a part of it.'
  return new NoManifest(
    `${target.registry}/${target.repository} lists ${digest}, and does not have it`,
    platform ? `${cure} Or, if it is left out on purpose, ${JUDGE_OTHERS}` : cure,
  )
}
