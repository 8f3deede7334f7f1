import { platformName } from '../image/change.ts'
import type { ImageSize, Measurement } from '../image/image.ts'
import type { Reference } from '../image/reference.ts'
import { type SizeRecord, timeOf } from '../series/record.ts'
import { knownCves } from '../verdict/rules/cves.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** Who measured, when, and what of. */
type Origin = Pick<SizeRecord, 'commit' | 'run' | 'by'> & { readonly now: Date }

/**
 * What the history is to keep of a check: each head that was measured, platform by platform. An
 * estimate is no size, and what only a fork's run claims may be none.
 */
export function sizeRecords(verdicts: readonly Verdict[], origin: Origin): SizeRecord[] {
  return verdicts.flatMap((verdict) => {
    const { budget, head, changes } = verdict
    if (head.kind !== 'measured' || isHearsay(head)) return []
    const images = changes.flatMap(({ head: image }) => (image?.isEstimated ? [] : (image ?? [])))
    const cves = knownCves(budget, verdict)
    const counted = cves?.kind === 'counted' ? { cve: cves.counts } : {}
    return images.map((image) => ({
      ...recordOf({ service: budget.name, reference: head.reference, image }, head.digest, origin),
      ...counted,
    }))
  })
}

/** A size that nobody has measured who is believed. */
export function isHearsay({ claimedBy }: Extract<Measurement, { kind: 'measured' }>): boolean {
  return claimedBy?.by === 'fork' && !claimedBy.isVerified
}

interface Measured {
  readonly service: string
  readonly reference: Reference
  readonly image: ImageSize
}

/** @param tagged what the reference stands for: the image itself, or an index that lists it. */
export function recordOf(
  { service, reference, image }: Measured,
  tagged: SizeRecord['digest'],
  { commit, run, by, now }: Origin,
): SizeRecord {
  return {
    t: timeOf(now),
    service,
    ...nameOf(reference),
    platform: platformName(image.platform),
    digest: image.digest,
    index: tagged === image.digest ? null : tagged,
    bytes: image.bytes,
    layers: image.layers.length,
    commit,
    run,
    by,
    created: createdOf(image, now),
    also: [],
  }
}

/** A repository, or a file, apart from the tag in it. */
export function nameOf(reference: Reference): Pick<SizeRecord, 'image' | 'ref'> {
  if (reference.kind === 'layout') {
    return { image: `${reference.transport}:${reference.path}`, ref: reference.name ?? '' }
  }
  const { registry, repository, tag, digest } = reference
  return { image: `${registry}/${repository}`, ref: tag ?? digest ?? 'latest' }
}

/** As far as the manifest tells; reproducible builds say 1970 or 1980, which is no time. */
function createdOf({ annotations }: ImageSize, now: Date): string | null {
  const told = Date.parse(annotations?.['org.opencontainers.image.created'] ?? '')
  return isBuildTime(told, now) ? timeOf(new Date(told)) : null
}

/** Whether an image may have been built then: after 1980, and not later than now. */
export function isBuildTime(ms: number, now: Date): boolean {
  return ms >= Date.UTC(1981) && ms <= now.valueOf()
}
