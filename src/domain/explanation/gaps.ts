import { oneLine } from '../values/text.ts'

/** Something that an explanation lacks because it could not be read. */
export interface Gap {
  /** `all`: there is no explanation. */
  readonly of: 'all' | 'config' | 'provenance' | 'base-image' | 'dockerfile'
  /**
   * The image that it is missing from; of a Dockerfile, its path; of a base image, what the image calls it, or nothing where
   * that is a stranger's word. Untrusted.
   */
  readonly name: string
  /** Untrusted. */
  readonly why: string
}

/** All that is told where the layers prove nothing of what a stranger's image says. */
export const NOTHING_PROVED: Gap = {
  of: 'base-image',
  name: '',
  why: 'what a fork’s image names is asked for without a login, over https at public addresses only',
}

/** A name is untrusted text, and this much of it is enough to know it by. */
const NAME_LENGTH = 120

/** `the config of ghcr.io/acme/api:pr-7 cannot be read`. */
export function gapWords({ of, name }: Gap): string {
  if (of === 'all') return 'that was not foreseen, and is worth a report'
  if (of === 'base-image' && name === '')
    return 'nothing that anybody may pull proves what this fork’s image says of it'
  if (of === 'dockerfile') return oneLine(name, NAME_LENGTH)
  const what = of === 'base-image' ? '' : `the ${of} of `
  return `${what}${oneLine(name, NAME_LENGTH)} cannot be read`
}
