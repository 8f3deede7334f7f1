import type { Budget } from '../domain/budget/budget.ts'
import { commitPlaceholder, type PlaceholderValues } from '../domain/budget/template.ts'
import { formatReference, type Reference } from '../domain/image/reference.ts'
import { isSameName } from '../domain/image/same-reference.ts'
import type { ImageSource } from '../measure/image-source.ts'
import { type LocatedImage, locate, type Unmeasured, unmeasurable } from '../measure/locate.ts'
import { expandReference, type TagTemplates } from './tag-templates.ts'

/** The image that a head is compared with: what inputs and budget file call its base. */
export interface Baseline {
  /** null: there is nothing to compare with, by the user's choice. */
  readonly image: LocatedImage | null
  /** Whose image it is, where the tag names a commit. */
  readonly commit: string | null
  /** Commits that it lies behind the one asked for; 0 for a tag. */
  readonly distance: number
  /** What was asked for first, and is not there; null: this is it. */
  readonly insteadOf: Reference | null
}

interface BaselineOptions {
  readonly head: LocatedImage
  readonly images: ImageSource
  readonly firstParents: (sha: string) => Promise<readonly string[]>
}

/**
 * Locates the baseline; with a commit in its template, of the nearest commit that has an image. Where
 * there is none at all, another branch's stands in for it.
 */
export async function locateBaseline(
  budget: Budget,
  { baseTag, values, baseFallbacks, isChange }: TagTemplates,
  { head, images, firstParents }: BaselineOptions,
): Promise<Baseline> {
  // A file has no branches: it is compared with what its budget names.
  const template = budget.base ?? (budget.image.kind === 'layout' ? null : baseTag)
  if (template === null) return ofNoCommit(null)
  const expected = head.kind === 'located' ? head.manifest.digest : undefined
  const asked = new Set<string>()
  const locateAt = async (at: PlaceholderValues) => {
    const expanded = expandReference(budget.image, { template, values: at, name: 'base' })
    if (expanded.kind === 'unmeasurable') return expanded
    const reference = otherThan(head.reference, expanded, { budget, isChange })
    if (reference === null || reference.kind === 'unmeasurable') return reference
    const name = formatReference(reference)
    if (asked.has(name)) return { kind: 'missing', reference } as const
    asked.add(name)
    return locate(images, reference, expected)
  }
  const nearest = (at: PlaceholderValues) => lookBack(template, at, { locateAt, firstParents })

  const first = await nearest(values)
  if (first.image?.kind !== 'missing') return first
  for (const at of baseFallbacks) {
    const other = await nearest(at)
    if (other.image?.kind === 'missing') continue
    return { ...other, insteadOf: first.image.reference }
  }
  return first
}

/** The baseline's reference, unless it is the head's. */
function otherThan(
  head: Reference | null,
  reference: Reference,
  { budget, isChange }: { readonly budget: Budget; readonly isChange: boolean },
): Reference | Unmeasured | null {
  if (head === null || !isSameName(head, reference)) return reference
  if (isChange) return sameAsHead(reference)
  // A branch is not compared with itself, unless somebody asks for just that.
  return budget.base === undefined ? null : reference
}

/** A change that is measured as its own baseline never grows. */
function sameAsHead(reference: Reference): Unmeasured {
  return {
    kind: 'unmeasurable',
    reference: null,
    reason: `it is the head as well: both are ${formatReference(reference)}, and nothing of this change would be seen`,
    cure: 'Set head-tag (head in the budget) to the tag that the pull request pushes, such as pr-{number}; or base-tag (base) to that of the branch it is compared with.',
  }
}

interface Lookback {
  readonly locateAt: (values: PlaceholderValues) => Promise<LocatedImage | null>
  readonly firstParents: BaselineOptions['firstParents']
}

/** What a template names; with a commit in it, back over first parents until there is an image. */
async function lookBack(
  template: string,
  values: PlaceholderValues,
  { locateAt, firstParents }: Lookback,
): Promise<Baseline> {
  const first = await locateAt(values)
  const placeholder = commitPlaceholder(template)
  const commit = placeholder === undefined ? undefined : values[placeholder]
  if (placeholder === undefined || commit === undefined) return ofNoCommit(first)
  if (first?.kind !== 'missing') return { ...ofNoCommit(first), commit }
  try {
    const ancestors = await firstParents(commit)
    for (const [index, sha] of ancestors.entries()) {
      const image = await locateAt({ ...values, [placeholder]: sha })
      if (image?.kind === 'missing') continue
      return { ...ofNoCommit(image), commit: sha, distance: index + 1 }
    }
    return ofNoCommit(first)
  } catch (error) {
    return ofNoCommit(unmeasurable(first.reference, error))
  }
}

function ofNoCommit(image: LocatedImage | null): Baseline {
  return { image, commit: null, distance: 0, insteadOf: null }
}
