import type { Budget } from '../domain/budget/budget.ts'
import { commitPlaceholder } from '../domain/budget/template.ts'
import type { Measurement } from '../domain/image/image.ts'
import type { Reference } from '../domain/image/reference.ts'
import type { ReportedSide, ReportedSides } from '../domain/image/reported.ts'
import { isSameName } from '../domain/image/same-reference.ts'
import type { LocatedImage, Unmeasured } from '../measure/locate.ts'
import { headTemplate } from './locate-head.ts'
import { measureBase, type Sides } from './measure-sides.ts'
import {
  isNamed,
  type ReportedOptions,
  reportedHead,
  unlessContradicting,
} from './reported-head.ts'
import { expandReference, type TagTemplates } from './tag-templates.ts'

/**
 * Head and baseline as another job reports them, as far as that is believed: of the baseline only a
 * job of ours is.
 */
export async function reportedSides(
  budget: Budget,
  templates: TagTemplates,
  reported: ReportedSides,
  options: ReportedOptions,
): Promise<Sides> {
  const named = headReference(budget, templates)
  const head = await reportedHead(reported.head, named, options)
  const base = await reportedBase({ budget, templates, reported }, { named, head }, options)
  return { ...base, head: unlessContradicting(head, base.base) }
}

/** What the judging budget calls the head: never a word of the other job's. */
function headReference(budget: Budget, { headTag, values }: TagTemplates): Reference | Unmeasured {
  const template = headTemplate(budget, headTag)
  if (template === null) return budget.image
  return expandReference(budget.image, { template, values, name: 'head' })
}

interface ReportedBudget {
  readonly budget: Budget
  readonly templates: TagTemplates
  readonly reported: ReportedSides
}

async function reportedBase(
  { budget, templates, reported }: ReportedBudget,
  { named, head }: { readonly named: Reference | Unmeasured; readonly head: Measurement },
  options: ReportedOptions,
): Promise<Omit<Sides, 'head'>> {
  const { baseTag, values } = templates
  if (options.isTrusted && reported.base?.measurement.kind === 'measured')
    return { ...asMeasured(reported.base), baseline: AS_NAMED }
  const template = budget.base ?? (budget.image.kind === 'layout' ? null : baseTag)
  if (template === null) return { base: null, baseline: AS_NAMED }
  const reference = expandReference(budget.image, { template, values, name: 'base' })
  const placeholder = commitPlaceholder(template)
  const baseline = { ...AS_NAMED, commit: (placeholder && values[placeholder]) ?? null }
  const believed = options.isForeign ? null : believedBase(reported.base, reference, head)
  if (believed !== null) return { ...believed, baseline }
  return measureBase(budget, templates, { ...options, head: asLocated(named, head) })
}

const AS_NAMED = { commit: null, distance: 0, insteadOf: null }

/** A job of ours measured the very image that the judging budget names. */
function believedBase(
  reported: ReportedSide | null,
  named: Reference | Unmeasured,
  head: Measurement,
): Pick<Sides, 'base' | 'movedTo'> | null {
  if (reported?.measurement.kind !== 'measured' || !isNamed(reported, named)) return null
  const { reference } = reported.measurement
  const isBoth = head.reference !== null && isSameName(head.reference, reference)
  return isBoth ? null : asMeasured(reported)
}

function asMeasured({ measurement, movedTo }: ReportedSide): Pick<Sides, 'base' | 'movedTo'> {
  return { base: measurement, movedTo }
}

/** A baseline must be another image than the head, by whichever name that goes. */
function asLocated(named: Reference | Unmeasured, head: Measurement): LocatedImage {
  const reference = named.kind === 'unmeasurable' ? head.reference : named
  return reference === null
    ? { kind: 'unmeasurable', reference, reason: '', cure: '' }
    : { kind: 'missing', reference }
}
