import type { Digest } from '../image/digest.ts'

/** What an image was built from. Unproved is unknown. */
export type BaseImage =
  | {
      readonly kind: 'known'
      /** As the build named it: `debian:bookworm-slim`. */
      readonly name: string
      /** What was built from, where it is recorded. */
      readonly digest: Digest | null
      /**
       * How many of the image's layers, from the first, are the base image's: positions of the
       * manifest, where a digest may repeat.
       */
      readonly layers: number
      readonly proof: 'provenance' | 'label' | 'buildpacks' | 'dockerfile' | 'candidate'
      /** What the name stands for now, where that is something else. */
      readonly movedTo: Digest | null
    }
  | LikelyBaseImage
  | { readonly kind: 'unknown' }

/**
 * The history or a Dockerfile shows which steps came with it, and no layers prove that: it is told
 * as likely, and never counts in a verdict.
 */
interface LikelyBaseImage {
  readonly kind: 'likely'
  /** As FROM names it, or of the official image whose steps these are; else null. */
  readonly name: string | null
  readonly shownBy: 'history' | 'dockerfile'
  /** As of a known one. */
  readonly layers: number
}

export type KnownBaseImage = BaseImage & { readonly kind: 'known' }
export type TracedBaseImage = KnownBaseImage | LikelyBaseImage
