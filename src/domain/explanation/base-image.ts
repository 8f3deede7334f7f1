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
      readonly proof: 'provenance' | 'label' | 'buildpacks' | 'candidate'
      /** What the name stands for now, where that is something else. */
      readonly movedTo: Digest | null
    }
  | { readonly kind: 'unknown' }

export type KnownBaseImage = BaseImage & { readonly kind: 'known' }
