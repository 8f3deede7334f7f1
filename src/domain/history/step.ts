/** What made a layer. */
export interface Step {
  /**
   * As a person wrote it, on one visible line: `RUN pip install -r requirements.txt`. Build
   * arguments are cut out, since they may hold secrets.
   */
  readonly text: string
  /** `RUN`, `COPY`, `ADD`, …; null where no Dockerfile made it (buildpacks, ko, Jib, Bazel, Nix). */
  readonly instruction: string | null
  /** Names of the build arguments that were cut out; never their values. */
  readonly buildArguments: readonly string[]
}
