import { applyTag, expandTemplate, type PlaceholderValues } from '../domain/budget/template.ts'
import type { Reference } from '../domain/image/reference.ts'
import { Malformed } from '../domain/values/problem.ts'
import type { Unmeasured } from '../measure/locate.ts'

/** The tags of head and baseline, for budgets that name none of their own. */
export interface TagTemplates {
  /** A template. */
  readonly headTag: string
  /** A template; null: only absolute limits judge. */
  readonly baseTag: string | null
  readonly values: PlaceholderValues
  /** For a baseline that is not there, one after the other; empty: then there is none. */
  readonly baseFallbacks: readonly PlaceholderValues[]
  /** Whether there is a change to merge: then one reference for head and baseline is a mistake. */
  readonly isChange: boolean
}

interface TagTemplate {
  readonly template: string
  readonly values: PlaceholderValues
  /** As its input and its word in the budget file are called. */
  readonly name: 'head' | 'base'
}

/** The reference that a template comes to; where it comes to none, why. */
export function expandReference(
  image: Reference,
  { template, values, name }: TagTemplate,
): Reference | Unmeasured {
  try {
    return applyTag(image, expandTemplate(template, values))
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return {
      kind: 'unmeasurable',
      reference: null,
      reason: `the tag of the ${name} is not known: ${error.message}`,
      cure: `Set ${name}-tag, or the budget’s ${name}, to the tag that is pushed.`,
    }
  }
}
