import type { Budget } from './domain/budget.ts'
import type { Measurement } from './domain/image.ts'
import type { Platform } from './domain/platform.ts'
import { Malformed } from './domain/problem.ts'
import { formatReference, isSameName, type Reference } from './domain/reference.ts'
import {
  applyTag,
  commitPlaceholder,
  expandTemplate,
  type PlaceholderValues,
} from './domain/template.ts'
import type { ImageSource } from './image-source.ts'
import { type Found, find, measure, type Unmeasured, unmeasurable } from './measure.ts'

/** The two sides of a comparison, for budgets that have no words of their own for them. */
export interface Sides {
  /** A template. */
  readonly headTag: string
  /** A template; null: only absolute limits judge. */
  readonly baseTag: string | null
  readonly values: PlaceholderValues
  /** For a base that is not there, one after the other; empty: then there is none. */
  readonly baseFallbacks: readonly PlaceholderValues[]
  /** Whether there is a change to merge: then one reference for both sides is a mistake. */
  readonly isChange: boolean
}

/** What the budget's head names. */
export function findHead(
  budget: Budget,
  { headTag, values }: Sides,
  images: ImageSource,
): Promise<Found> {
  const template = budget.head ?? (namesOneImage(budget.image) ? null : headTag)
  if (template === null) return find(images, budget.image)
  const named = { template, values, side: 'head' } as const
  return located(budget, named, (reference) => find(images, reference))
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
  /** What was asked for first, and is not there; null: this is it. */
  readonly insteadOf: Reference | null
}

/** Nobody's commit. */
const asTold = (measurement: Measurement | null): Base => ({
  measurement,
  commit: null,
  distance: 0,
  insteadOf: null,
})

/**
 * The base image; with a commit in its template, of the nearest commit that has one. Where there is
 * none at all, another branch's stands in for it.
 */
export async function measureBase(
  budget: Budget,
  { baseTag, values, baseFallbacks, isChange }: Sides,
  { images, firstParents }: BasePorts,
  { wanted, head }: { wanted: (platform: Platform) => boolean; head: Found },
): Promise<Base> {
  // A file has no branches: it is compared with what its budget names.
  const template = budget.base ?? (budget.image.kind === 'layout' ? null : baseTag)
  if (template === null) return asTold(null)
  const expected = head.kind === 'found' ? head.manifest.digest : undefined
  const asked = new Set<string>()
  const measureAt = (at: PlaceholderValues) =>
    located(budget, { template, values: at, side: 'base' }, async (reference) => {
      const name = formatReference(reference)
      if (head.reference !== null && isSameName(head.reference, reference)) {
        if (isChange) return oneForBoth(name)
        // A branch is not compared with itself, unless somebody asks for just that.
        if (budget.base === undefined) return null
      }
      if (asked.has(name)) return { kind: 'missing', reference } as const
      asked.add(name)
      return measure(images, reference, { wanted, expected })
    })
  const nearest = (at: PlaceholderValues) => nearestBase(template, at, { measureAt, firstParents })

  const first = await nearest(values)
  if (first.measurement?.kind !== 'missing') return first
  for (const at of baseFallbacks) {
    const other = await nearest(at)
    if (other.measurement?.kind === 'missing') continue
    return { ...other, insteadOf: first.measurement.reference }
  }
  return first
}

/** A change that is measured as its own base never grows. */
function oneForBoth(name: string): Unmeasured {
  return {
    kind: 'unmeasurable',
    reference: null,
    reason: `it is the head as well: both are ${name}, and nothing of this change would be seen`,
    cure: 'Set head-tag (head in the budget) to the tag that the pull request pushes, such as pr-{number}; or base-tag (base) to that of the branch it is compared with.',
  }
}

interface Nearby {
  readonly measureAt: (values: PlaceholderValues) => Promise<Measurement | null>
  readonly firstParents: BasePorts['firstParents']
}

/** What a template names; with a commit in it, back over first parents until there is an image. */
async function nearestBase(
  template: string,
  values: PlaceholderValues,
  { measureAt, firstParents }: Nearby,
): Promise<Base> {
  const first = await measureAt(values)
  const placeholder = commitPlaceholder(template)
  const commit = placeholder === undefined ? undefined : values[placeholder]
  if (placeholder === undefined || commit === undefined) return asTold(first)
  if (first?.kind !== 'missing') return { ...asTold(first), commit }
  try {
    const ancestors = await firstParents(commit)
    for (const [index, sha] of ancestors.entries()) {
      const measurement = await measureAt({ ...values, [placeholder]: sha })
      if (measurement?.kind === 'missing') continue
      return { ...asTold(measurement), commit: sha, distance: index + 1 }
    }
    return asTold(first)
  } catch (error) {
    return asTold(unmeasurable(first.reference, error))
  }
}

interface Named {
  readonly template: string
  readonly values: PlaceholderValues
  readonly side: 'head' | 'base'
}

/** Expands a template to a reference and goes on with it; a template that cannot be is a measurement that says why. */
async function located<Result>(
  budget: Budget,
  { template, values, side }: Named,
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
