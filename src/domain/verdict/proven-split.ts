import { type ExplainedChange, gapsOf } from '../explanation/explanation.ts'
import { gapWords } from '../explanation/gaps.ts'
import type { Split } from '../explanation/split.ts'
import {
  familiarName,
  parseReference,
  type Reference,
  type RegistryReference,
} from '../image/reference.ts'
import { sameRepository } from '../image/same-reference.ts'
import { Malformed } from '../values/problem.ts'

/**
 * What of the growth came with the base image, or why all of it counts. Layers prove that an image
 * was built on what it names, and not that this is its base: one label would do to name an image
 * that was pushed with all of the content.
 * @param image that the budget names.
 */
export function provenSplit(
  image: Reference,
  change: ExplainedChange,
): Split | { readonly doubt: string } {
  const { split, baseImages, references } = change.explanation ?? {}
  if (!split || baseImages?.base.kind !== 'known' || baseImages.head.kind !== 'known') {
    const gap = gapsOf(change).find(({ of }) => of !== 'provenance')
    return { doubt: `the FROM image is unknown${gap === undefined ? '' : `: ${gapWords(gap)}`}` }
  }
  const [was, is] = [baseImages.base.name, baseImages.head.name]
  const own = [image, references?.base, references?.head]
  if (own.some((reference) => isKeptWith(reference, is)))
    return { doubt: 'the image names itself as its FROM image' }
  if (isKeptWith(parsed(was), is)) return split
  return { doubt: `the FROM image is another one: ${shortName(is)} instead of ${shortName(was)}` }
}

/** A name that cannot be read is kept with none. */
function isKeptWith(reference: Reference | null | undefined, name: string): boolean {
  const other = parsed(name)
  return !!reference && other !== null && sameRepository(reference, other)
}

function shortName(name: string): string {
  const reference = parsed(name)
  return reference === null ? name : familiarName(reference)
}

function parsed(name: string): RegistryReference | null {
  try {
    const reference = parseReference(name)
    return reference.kind === 'registry' ? reference : null
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}
