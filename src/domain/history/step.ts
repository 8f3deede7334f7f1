import type { SourceLine } from '../image/provenance.ts'

/** What made a layer. */
export interface Step {
  /**
   * As a person wrote it, on one visible line: `RUN pip install -r requirements.txt`. Build
   * arguments are cut out, since they may hold secrets.
   */
  readonly text: string
  /**
   * What a RUN gives its shell, with its own lines: to be looked at, and never to be printed. Left
   * out where the text tells as much.
   */
  readonly script?: string
  /**
   * `RUN`, `COPY`, `ADD`, …; null where no Dockerfile made it (buildpacks, ko, Jib, Bazel, Nix), and
   * where several steps did.
   */
  readonly instruction: string | null
  /** Names of the build arguments that were cut out; never their values. */
  readonly buildArguments: readonly string[]
  /** Where it stands, if a Dockerfile or the build's provenance tells. */
  readonly place?: SourceLine
  /** Kinds of secrets that stood in it, in words: its own, and those of the steps before it that made no layer. */
  readonly secrets?: readonly string[]
  /** Where the builder stored more than this step in the layer. */
  readonly merged?: MergedSteps
}

/** What a builder stored in one layer: Buildah by default, Kaniko's single snapshot, `--squash`. */
export interface MergedSteps {
  /** In their order; empty where the builder does not tell which they are. */
  readonly steps: readonly Step[]
  /** The files of the base image are in it too. */
  readonly withBase: boolean
  /** Store paths of Nix, and no steps. */
  readonly isOfPaths?: true
}
