import type { ClaimedBy, Measurement } from '../domain/image/image.ts'
import type { Reference } from '../domain/image/reference.ts'
import type { ReportedSide } from '../domain/image/reported.ts'
import { isSameName } from '../domain/image/same-reference.ts'
import { oneLine } from '../domain/values/text.ts'
import { locate, type Unmeasured } from '../measure/locate.ts'
import { measure, measureLocated } from '../measure/measure.ts'
import type { SideSources } from './measure-sides.ts'

export interface ReportedOptions extends SideSources {
  /** Whether whoever reports may be anybody. */
  readonly isForeign: boolean
  /** Whether all of it is taken at its word. */
  readonly isTrusted: boolean
  /** That the budget names. */
  readonly image: Reference
}

type Measured = Extract<Measurement, { kind: 'measured' }>
/** What the judging budget calls an image; unmeasurable where its template comes to nothing. */
type Named = Reference | Unmeasured

/**
 * The head as another job reports it, as far as that is believed. A job of ours is, of what the budget
 * names. All else is measured again where the registry has it, and is a claim where it has not.
 */
export async function reportedHead(
  reported: ReportedSide | null,
  named: Named,
  options: ReportedOptions,
): Promise<Measurement> {
  const { isForeign, isTrusted } = options
  if (reported?.isContradicted) return reported.measurement
  if (reported === null && !isForeign) return unreported(named, options)
  if (reported !== null && !isForeign && (isTrusted || isNamed(reported, named)))
    return reported.measurement
  const found = await inRegistry(named, reported, options)
  if (found !== null) return found
  if (reported === null) return unreported(named, options)
  return reported.measurement.kind === 'measured'
    ? claimed(reported, reported.measurement, { ...options, named })
    : failed(reported, named, options)
}

function unreported(named: Named, { image }: ReportedOptions): Measurement {
  const reference = named.kind === 'unmeasurable' ? image : named
  return { kind: 'missing', reference, isUnreported: true }
}

function missing(named: Named): Measurement {
  return named.kind === 'unmeasurable' ? named : { kind: 'missing', reference: named }
}

/** Whether another job measured the very image that the judging budget names. */
export function isNamed({ measurement: { reference } }: ReportedSide, named: Named): boolean {
  return named.kind !== 'unmeasurable' && reference !== null && isSameName(reference, named)
}

/** Whoever may push there has built it; null: the registry has no such tag, or nobody names one. */
async function inRegistry(
  named: Named,
  reported: ReportedSide | null,
  { images, isJudged }: ReportedOptions,
): Promise<Measurement | null> {
  if (named.kind !== 'registry') return null
  const expected =
    reported?.measurement.kind === 'measured' ? reported.measurement.digest : undefined
  const located = await locate(images, named, expected)
  return located.kind === 'missing' ? null : measureLocated(images, located, isJudged)
}

/** The job found nothing, or could not look. Of a fork no word is passed on but that. */
function failed(
  { measurement }: ReportedSide,
  named: Named,
  { isForeign }: ReportedOptions,
): Measurement {
  if (measurement.kind !== 'unmeasurable') return missing(named)
  if (isForeign) {
    return {
      kind: 'unmeasurable',
      reference: null,
      reason: 'the fork’s run could not measure it',
      cure: 'That run’s log says why.',
    }
  }
  return { ...measurement, reason: `the job that measures could not: ${measurement.reason}` }
}

/** That it is the head is that job's word; the sizes are the registry's, where that has the digest. */
async function claimed(
  { file }: ReportedSide,
  measured: Measured,
  { images, isJudged, isForeign, named }: ReportedOptions & { readonly named: Named },
): Promise<Measurement> {
  const claimedBy: ClaimedBy = { file, by: isForeign ? 'fork' : 'job', isVerified: false }
  const claim = { ...measured, images: measured.images.map(withoutAttestation), claimedBy }
  if (named.kind !== 'registry') return claim
  const { registry, repository } = named
  const reference = { kind: 'registry', registry, repository, digest: measured.digest } as const
  const again = await measure(images, reference, { wanted: isJudged })
  if (again.kind !== 'measured') return claim
  const known = new Set(measured.images.map(essence))
  // What the registry has besides is told to nobody who knows no more of it than its digest.
  if (!again.images.every((image) => known.has(essence(image))))
    return contradiction(file, measured.digest)
  return { ...claim, claimedBy: { ...claimedBy, isVerified: true } }
}

/** Nobody is asked for what it names. */
function withoutAttestation({ attestation: _, ...image }: Measured['images'][number]) {
  return image
}

/** The base's very digest, and other layers: no image has two contents. */
export function unlessContradicting(head: Measurement, base: Measurement | null): Measurement {
  if (head.kind !== 'measured' || head.claimedBy === undefined) return head
  if (base?.kind !== 'measured') return head
  const known = new Map(base.images.map((image) => [image.digest, essence(image)]))
  const wrong = head.images.find((image) => {
    const other = known.get(image.digest)
    return other !== undefined && other !== essence(image)
  })
  return wrong === undefined ? head : contradiction(head.claimedBy.file, wrong.digest)
}

function contradiction(file: string, digest: string): Unmeasured {
  return {
    kind: 'unmeasurable',
    reference: null,
    reason: `${JSON.stringify(oneLine(file, 200))} says other layers of ${digest} than the registry has`,
    cure: 'Let it be measured again where it is built.',
  }
}

/** What one digest cannot have twice. */
function essence({ digest, config, layers }: Measured['images'][number]): string {
  return JSON.stringify([digest, config.digest, layers.map(({ digest, bytes }) => [digest, bytes])])
}
