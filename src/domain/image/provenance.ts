import type { Digest } from './digest.ts'

/** What a build signed off of itself. It proves nothing alone: whoever pushed the image wrote it. */
export interface Provenance {
  /**
   * Images that the build took as its input, its other stages' and its frontend's among them, as
   * it named them: `debian:bookworm-slim`, `debian@sha256:…`.
   */
  readonly materials: readonly { readonly name: string; readonly digest: Digest }[]
  /** Where the step that made a layer stands, by the layer's digest; empty unless `mode=max`. */
  readonly places: ReadonlyMap<Digest, SourceLine>
}

/** A line of what was built from. */
export interface SourceLine {
  /** From the root of the repository where the builder knew that, else as the builder called it. */
  readonly file: string
  readonly line: number
}
