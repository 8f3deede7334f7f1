import { createHash } from 'node:crypto'
import type { Digest } from '../domain/image/digest.ts'

/** The digest of a content, by the algorithm of the one that it will be compared with. */
export function digestOf(bytes: Uint8Array, like?: Digest): Digest {
  const algorithm = like?.startsWith('sha512:') ? 'sha512' : 'sha256'
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`
}
