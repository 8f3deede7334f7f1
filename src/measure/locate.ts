import type { Digest } from '../domain/image/digest.ts'
import type { Measurement } from '../domain/image/image.ts'
import type { Manifest } from '../domain/image/manifest.ts'
import type { Reference } from '../domain/image/reference.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import type { ImageSource } from './image-source.ts'

/** What a reference names is there, and not measured yet; or there is nothing to measure. */
export type LocatedImage =
  | { readonly kind: 'located'; readonly reference: Reference; readonly manifest: Manifest }
  | Exclude<Measurement, { kind: 'measured' }>

export type Unmeasured = Extract<Measurement, { kind: 'unmeasurable' }>

/**
 * Asks what a reference names. A failure is no error: the answer says so, and why.
 * @param expected the digest that it may well have.
 */
export async function locate(
  source: ImageSource,
  reference: Reference,
  expected?: Digest,
): Promise<LocatedImage> {
  try {
    const manifest = await source.resolve(reference, expected)
    return manifest === undefined
      ? { kind: 'missing', reference }
      : { kind: 'located', reference, manifest }
  } catch (error) {
    return unmeasurable(reference, error)
  }
}

export function unmeasurable(reference: Reference | null, error: unknown): Unmeasured {
  if (!(error instanceof Unmeasurable)) throw error
  return { kind: 'unmeasurable', reference, reason: error.message, cure: error.cure }
}
