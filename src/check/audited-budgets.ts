import type { Budget } from '../domain/budget/budget.ts'
import {
  commitPlaceholder,
  type PlaceholderValues,
  usesPlaceholder,
} from '../domain/budget/template.ts'
import { formatReference } from '../domain/image/reference.ts'
import type { ImageSource } from '../measure/image-source.ts'
import { locateBaseline } from './locate-baseline.ts'
import { headTemplate } from './locate-head.ts'

/** How the tags of the default branch are named. */
export interface AuditTags {
  readonly headTag: string
  readonly baseTag: string
  readonly values: PlaceholderValues
}

interface AuditSources {
  readonly images: ImageSource
  readonly firstParents: (sha: string) => Promise<readonly string[]>
}

const NOT_LOCATED = { kind: 'unmeasurable', reference: null, reason: '', cure: '' } as const

/**
 * Budgets of what the default branch has now, which is compared with nothing. Where a head is a pull
 * request's, what pull requests are compared with stands for it; where it is a commit's, the nearest
 * commit before that has an image: not each one builds all of them.
 */
export function auditedBudgets(
  budgets: readonly Budget[],
  tags: AuditTags,
  sources: AuditSources,
): Promise<Budget[]> {
  return Promise.all(budgets.map((budget) => audited(budget, tags, sources)))
}

/** The same, as far as the budgets alone tell it. @param baseTag null: nobody says what they are compared with. */
export function auditedTemplate(
  { base, ...budget }: Budget,
  { headTag, baseTag }: { readonly headTag: string | null; readonly baseTag: string | null },
): Budget {
  const own = headTemplate(budget, headTag)
  const template = own !== null && usesPlaceholder(own, 'number') ? (base ?? baseTag) : own
  return template === null ? budget : { ...budget, head: template }
}

async function audited(
  original: Budget,
  { headTag, baseTag, values }: AuditTags,
  sources: AuditSources,
): Promise<Budget> {
  const budget = auditedTemplate(original, { headTag, baseTag })
  const template = headTemplate(budget, headTag)
  if (template === null) return budget
  if (commitPlaceholder(template) === undefined && !usesPlaceholder(template, 'head_sha')) {
    return { ...budget, head: template }
  }
  const commits = template.replaceAll('{head_sha', '{base_sha')
  const { image } = await locateBaseline(
    { ...budget, base: commits },
    { headTag, baseTag: commits, values, baseFallbacks: [], isChange: false },
    { ...sources, head: NOT_LOCATED },
  )
  const isThere = image?.kind === 'located'
  return { ...budget, head: isThere ? formatReference(image.reference) : template }
}

/** Whoever looks at sizes each night need not scan each night. */
export function withoutCves({ maxCves: _, ...budget }: Budget): Budget {
  return budget
}
