/** A text that does not say what it should. The message says what is wrong and what is allowed. */
export class Malformed extends Error {
  override name = 'Malformed'
}

/**
 * Why something could not be measured. `reason` is what happened (with METHOD url and the
 * registry's own code where there was a request), `cure` what to do next.
 */
export class Unmeasurable extends Error {
  override name = 'Unmeasurable'
  readonly cure: string

  constructor(reason: string, cure: string, options?: ErrorOptions) {
    super(reason, options)
    this.cure = cure
  }
}

/** What was to be a manifest is not there, or is something else. */
export class NoManifest extends Unmeasurable {
  override name = 'NoManifest'
}

/** A wrong call: inputs, command line, budget file. Nothing was measured or published. */
export class UsageError extends Error {
  override name = 'UsageError'
}
