import type { Digest } from '../../domain/image/digest.ts'
import type { RegistryReference } from '../../domain/image/reference.ts'
import type { Received } from '../../oci/parse.ts'

/** For the other side of a comparison, and for what services share; a fleet must not fill the memory. */
const MAX_BYTES = 4 * 1024 * 1024

/** Contents of this run by repository and digest, each asked for once, the newest kept. */
export class Memory {
  private readonly kept = new Map<string, Promise<Received | undefined>>()
  private readonly sizes = new Map<string, number>()
  private bytes = 0

  get(target: RegistryReference, digest: Digest): Promise<Received | undefined> | undefined {
    return this.kept.get(keyOf(target, digest))
  }

  /** What is missing, or failed, may be there the next time. */
  keep(target: RegistryReference, digest: Digest, pending: Promise<Received | undefined>): void {
    const key = keyOf(target, digest)
    this.kept.set(key, pending)
    pending.then(
      (received) => (received === undefined ? this.forget(key) : this.count(key, received)),
      () => this.forget(key),
    )
  }

  private count(key: string, { bytes }: Received): void {
    this.bytes += bytes.length - (this.sizes.get(key) ?? 0)
    // Anew at the end: what was asked for last is kept longest.
    this.sizes.delete(key)
    this.sizes.set(key, bytes.length)
    for (const oldest of this.sizes.keys()) {
      if (this.bytes <= MAX_BYTES || oldest === key) return
      this.forget(oldest)
    }
  }

  private forget(key: string): void {
    this.kept.delete(key)
    this.bytes -= this.sizes.get(key) ?? 0
    this.sizes.delete(key)
  }
}

function keyOf({ registry, repository }: RegistryReference, digest: Digest): string {
  return `${registry}/${repository}@${digest}`
}
