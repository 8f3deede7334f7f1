import type { Budget } from './domain/budget.ts'
import type { Measurement } from './domain/image.ts'
import type { Platform } from './domain/platform.ts'
import { Malformed } from './domain/problem.ts'
import { formatReference, type Reference } from './domain/reference.ts'
import {
  applyTag,
  commitPlaceholder,
  expandTemplate,
  type PlaceholderValues,
} from './domain/template.ts'
import {
  type Found,
  find,
  type ImageSource,
  measure,
  type Unmeasured,
  unmeasurable,
} from './measure.ts'

/** The two sides of a comparison, for budgets that have no words of their own for them. */
export interface Sides {
  /** A template. */
  readonly headTag: string
  /** A template; null: only absolute limits judge. */
  readonly baseTag: string | null
  readonly values: PlaceholderValues
  /** For a base that is not there; null: then there is none. */
  readonly baseFallback: PlaceholderValues | null
}

/** What the budget's head names. */
export function findHead(
  budget: Budget,
  { headTag, values }: Sides,
  images: ImageSource,
): Promise<Found> {
  const template = budget.head ?? (namesOneImage(budget.image) ? null : headTag)
  if (template === null) return find(images, budget.image)
  return located(budget, template, values, 'head', (reference) => find(images, reference))
}

/** An image with a tag of its own, or in a file, is the head itself. */
export function namesOneImage(image: Reference): boolean {
  return image.kind === 'layout' || image.tag !== undefined || image.digest !== undefined
}

interface BasePorts {
  readonly images: ImageSource
  readonly firstParents: (sha: string) => Promise<readonly string[]>
}

interface Base {
  readonly measurement: Measurement | null
  /** Whose image it is, where the tag names a commit. */
  readonly commit: string | null
  readonly distance: number
}

/** Nobody's commit. */
const asTold = (measurement: Measurement | null): Base => ({
  measurement,
  commit: null,
  distance: 0,
})

/** The base image; with a commit in its template, of the nearest commit that has one. */
export async function measureBase(
  budget: Budget,
  { baseTag, values, baseFallback }: Sides,
  { images, firstParents }: BasePorts,
  { wanted, head }: { wanted: (platform: Platform) => boolean; head: Found },
): Promise<Base> {
  // A file has no branches: it is compared with what its budget names.
  const template = budget.base ?? (budget.image.kind === 'layout' ? null : baseTag)
  if (template === null) return asTold(null)
  const expected = head.kind === 'found' ? head.manifest.digest : undefined
  const measureAt = (at: PlaceholderValues) =>
    located(budget, template, at, 'base', async (reference) => {
      // A branch is not compared with itself, unless somebody asks for just that.
      const isHead =
        budget.base === undefined &&
        head.reference !== null &&
        formatReference(head.reference) === formatReference(reference)
      return isHead ? null : measure(images, reference, { wanted, expected })
    })

  const first = await measureAt(values)
  const placeholder = commitPlaceholder(template)
  const commit = placeholder === undefined ? undefined : values[placeholder]
  if (placeholder === undefined || commit === undefined) {
    const isMissing = first?.kind === 'missing' && baseFallback !== null
    return asTold(isMissing ? await measureAt(baseFallback) : first)
  }
  if (first?.kind !== 'missing') return { measurement: first, commit, distance: 0 }
  try {
    const ancestors = await firstParents(commit)
    for (const [index, sha] of ancestors.entries()) {
      const measurement = await measureAt({ ...values, [placeholder]: sha })
      if (measurement?.kind !== 'missing') return { measurement, commit: sha, distance: index + 1 }
    }
    return asTold(first)
  } catch (error) {
    return asTold(unmeasurable(first.reference, error))
  }
}

/** Expands a template to a reference and goes on with it; a template that cannot be is a measurement that says why. */
async function located<Result>(
  budget: Budget,
  template: string,
  values: PlaceholderValues,
  side: 'head' | 'base',
  measureAt: (reference: Reference) => Promise<Result>,
): Promise<Result | Unmeasured> {
  let reference: Reference
  try {
    reference = applyTag(budget.image, expandTemplate(template, values))
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return {
      kind: 'unmeasurable',
      reference: null,
      reason: `the tag of the ${side} is not known: ${error.message}`,
      cure: `Set ${side}-tag (--${side} on the command line), or the budget’s ${side}, to the tag that is pushed.`,
    }
  }
  return measureAt(reference)
}
