/** A text that does not say what it should. The message says what is wrong and what is allowed. */
export class Malformed extends Error {
  override name = 'Malformed'
}

/** A text that is wrong may be as long as anybody likes; its beginning tells which one it is. */
const QUOTED_LENGTH = 200

/** As a message shows it. */
export function shortened(text: string): string {
  return text.length > QUOTED_LENGTH ? `${text.slice(0, QUOTED_LENGTH)}…` : text
}

/** The same, in quotes. */
export function quoted(text: string): string {
  return JSON.stringify(shortened(text))
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

/** The rest of a cure, where only some platforms of an index cannot be measured. */
export const JUDGE_OTHERS = 'list the platforms that are to be judged under platforms.'

/** A wrong call: inputs, command line, budget file. Nothing was measured or published. */
export class UsageError extends Error {
  override name = 'UsageError'
}
