import type { Budget } from '../domain/budget/budget.ts'
import { commitPlaceholder } from '../domain/budget/template.ts'
import type { ClaimedBy, Measurement } from '../domain/image/image.ts'
import { formatReference, isSameName, type Reference } from '../domain/image/reference.ts'
import type { ReportedSide, ReportedSides } from '../domain/image/reported.ts'
import { type LocatedImage, locate, type Unmeasured } from '../measure/locate.ts'
import { measure, measureLocated } from '../measure/measure.ts'
import { headTemplate } from './locate-head.ts'
import { measureBase, type SideSources, type Sides } from './measure-sides.ts'
import { expandReference, type TagTemplates } from './tag-templates.ts'

interface ReportedOptions extends SideSources {
  /** Whether whoever tells may be anybody. */
  readonly isForeign: boolean
}

type Measured = Extract<Measurement, { kind: 'measured' }>

/**
 * Head and baseline as another job tells of them, as far as that is believed. A job of ours is, of
 * what the budget names. A fork's says what its head is where no registry can: the head is measured
 * again where the registry has it, and of the baseline it is not asked.
 */
export async function reportedSides(
  budget: Budget,
  templates: TagTemplates,
  reported: ReportedSides,
  options: ReportedOptions,
): Promise<Sides> {
  const named = headReference(budget, templates)
  const head = await reportedHead(reported.head, named, options)
  return {
    head,
    ...(await reportedBase({ budget, templates, reported }, { named, head }, options)),
  }
}

/** What the judging budget calls the head: never a word of the other job's. */
function headReference(budget: Budget, { headTag, values }: TagTemplates): Reference | Unmeasured {
  const template = headTemplate(budget, headTag)
  if (template === null) return budget.image
  return expandReference(budget.image, { template, values, name: 'head' })
}

async function reportedHead(
  reported: ReportedSide | null,
  named: Reference | Unmeasured,
  options: ReportedOptions,
): Promise<Measurement> {
  const { isForeign } = options
  if (reported === null && !isForeign) return missing(named)
  if (reported !== null && !isForeign && isNamed(reported, named)) return reported.measurement
  const found = await inRegistry(named, reported, options)
  if (found !== null) return found
  if (reported === null) return missing(named)
  return reported.measurement.kind === 'measured'
    ? testified(reported, reported.measurement, named, options)
    : failed(reported, named)
}

function missing(named: Reference | Unmeasured): Measurement {
  return named.kind === 'unmeasurable' ? named : { kind: 'missing', reference: named }
}

function isNamed(
  { measurement: { reference } }: ReportedSide,
  named: Reference | Unmeasured,
): boolean {
  return named.kind !== 'unmeasurable' && reference !== null && isSameName(reference, named)
}

/** Whoever may push there has built it; null: the registry has no such tag, or nobody names one. */
async function inRegistry(
  named: Reference | Unmeasured,
  reported: ReportedSide | null,
  { images, isJudged }: ReportedOptions,
): Promise<Measurement | null> {
  if (named.kind !== 'registry') return null
  const expected =
    reported?.measurement.kind === 'measured' ? reported.measurement.digest : undefined
  const located = await locate(images, named, expected)
  return located.kind === 'missing' ? null : measureLocated(images, located, isJudged)
}

/** The job found nothing, or could not look: that is all that is known. */
function failed({ measurement }: ReportedSide, named: Reference | Unmeasured): Measurement {
  if (measurement.kind === 'missing') return missing(named)
  if (measurement.kind === 'measured') return measurement
  const { reason, cure } = measurement
  return { ...measurement, reason: `where it was built, it could not be measured: ${reason}`, cure }
}

/** Its word for what the head is; the sizes are the registry's, where that has the digest. */
async function testified(
  { file }: ReportedSide,
  measured: Measured,
  named: Reference | Unmeasured,
  { images, isJudged, isForeign }: ReportedOptions,
): Promise<Measurement> {
  const claimedBy: ClaimedBy = { file, by: isForeign ? 'fork' : 'job', isVerified: false }
  const words = { ...measured, images: measured.images.map(withoutAttestation), claimedBy }
  if (named.kind !== 'registry') return words
  const { registry, repository } = named
  const reference = { kind: 'registry', registry, repository, digest: measured.digest } as const
  const again = await measure(images, reference, { wanted: isJudged })
  if (again.kind !== 'measured') return words
  const isSame = again.images.every((image) =>
    measured.images.some((other) => essence(image) === essence(other)),
  )
  // What the registry has besides is reported to nobody who knows no more of it than its digest.
  if (!isSame) {
    return {
      kind: 'unmeasurable',
      reference: null,
      reason: `${file} says other layers of ${measured.digest} than the registry has`,
      cure: 'Let it be measured again where it is built.',
    }
  }
  return { ...words, claimedBy: { ...claimedBy, isVerified: true } }
}

function essence({ digest, config, layers }: Measured['images'][number]): string {
  return JSON.stringify([digest, config.digest, layers.map((layer) => [layer.digest, layer.bytes])])
}

/** Nobody is asked for what it names. */
function withoutAttestation({ attestation: _, ...image }: Measured['images'][number]) {
  return image
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
  const template = budget.base ?? (budget.image.kind === 'layout' ? null : baseTag)
  if (template === null) return { base: null, baseline: AS_NAMED }
  const reference = expandReference(budget.image, { template, values, name: 'base' })
  const placeholder = commitPlaceholder(template)
  const baseline = { ...AS_NAMED, commit: (placeholder && values[placeholder]) ?? null }
  const believed = options.isForeign ? null : believedBase(reported.base, reference, head)
  if (believed !== null) return { ...believed, baseline }
  // Whatever lies there may be the other job's as well.
  if (reference.kind === 'layout') return { base: inFile(reference), baseline }
  return measureBase(budget, templates, { ...options, head: asLocated(named, head) })
}

const AS_NAMED = { commit: null, distance: 0, insteadOf: null }

function inFile(reference: Reference): Unmeasured {
  return {
    kind: 'unmeasurable',
    reference,
    reason: `${formatReference(reference)} is a file of another job, whose word does not count for the base`,
    cure: 'Let base-tag (base in the budget) name an image in a registry.',
  }
}

/** A job of ours measured the very image that the judging budget names. */
function believedBase(
  reported: ReportedSide | null,
  named: Reference | Unmeasured,
  head: Measurement,
): Pick<Sides, 'base' | 'movedTo'> | null {
  if (reported?.measurement.kind !== 'measured' || !isNamed(reported, named)) return null
  const { measurement, movedTo } = reported
  const isBoth = head.reference !== null && isSameName(head.reference, measurement.reference)
  // It has looked, too, whether that moved.
  return isBoth ? null : { base: measurement, movedTo: movedTo ?? measurement.digest }
}

/** A baseline must be another image than the head, by whichever name that goes. */
function asLocated(named: Reference | Unmeasured, head: Measurement): LocatedImage {
  const reference = named.kind === 'unmeasurable' ? head.reference : named
  return reference === null
    ? { kind: 'unmeasurable', reference, reason: '', cure: '' }
    : { kind: 'missing', reference }
}
