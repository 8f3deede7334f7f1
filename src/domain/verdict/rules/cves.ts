import type { Budget } from '../../budget/budget.ts'
import {
  type CveCounts,
  type CveLimits,
  type CveScan,
  countsOf,
  type Rating,
  SEVERITIES,
  type Severity,
} from '../../budget/cves.ts'
import type { Place } from '../../budget/written.ts'
import type { Measurement } from '../../image/image.ts'
import { plural } from '../../values/text.ts'
import type { Evidence } from '../evidence.ts'
import type { Finding } from '../finding.ts'

type Measured = Extract<Measurement, { kind: 'measured' }>

/** What is known of the vulnerabilities of an image, and of the one before it. */
export type KnownCves =
  | {
      readonly kind: 'counted'
      readonly counts: CveCounts
      readonly found: ReadonlyMap<string, Rating>
      /** null: not known. */
      readonly before: CveCounts | null
      /** Those of the image before, where a file of it tells. */
      readonly foundBefore: ReadonlyMap<string, Rating> | null
      readonly files: readonly string[]
    }
  | { readonly kind: 'unknown'; readonly reason: string; readonly cure: string }

type Counted = Extract<KnownCves, { kind: 'counted' }>

const NO_FILE = {
  kind: 'unknown',
  reason: 'no scanner’s result is given',
  cure: 'Name it in the input sarif as service=path, in every workflow that checks the image.',
} as const

/** null: nobody asks for them, or there is no image. */
export function knownCves(
  { maxCves }: Pick<Budget, 'maxCves'>,
  { head, base, cves }: Pick<Evidence, 'head' | 'base' | 'cves'>,
): KnownCves | null {
  if (head.kind !== 'measured') return null
  const scan = cves?.head ?? null
  if (scan === null) return maxCves === undefined ? null : NO_FILE
  if (scan.kind === 'unknown') return scan
  const other = ofAnother(scan, head)
  if (other !== undefined) {
    return {
      kind: 'unknown',
      reason: `${other.file} is of ${other.digests[0]}, and the image that was measured is ${head.digest}`,
      cure: 'Scan the image that was pushed, by its digest, and let this step come after it.',
    }
  }
  const old = cves?.base ?? null
  const isOfBase =
    old?.kind === 'scanned' && base?.kind === 'measured' && ofAnother(old, base) === undefined
  return {
    kind: 'counted',
    counts: countsOf(scan.found),
    found: scan.found,
    before: isOfBase ? countsOf(old.found) : (cves?.recorded ?? null),
    foundBefore: isOfBase ? old.found : null,
    files: scan.files,
  }
}

/** The file that says that it is of another image; undefined: none does. */
function ofAnother(
  { subjects }: Extract<CveScan, { kind: 'scanned' }>,
  { digest, images }: Measured,
) {
  const known = new Set<string>([digest])
  // An image's id, as docker shows it, is its config's digest.
  for (const image of images) known.add(image.digest).add(image.config.digest)
  return subjects.find(
    ({ digests }) => digests.length > 0 && !digests.some((each) => known.has(each)),
  )
}

/** By severity, a number each: never by their sum, which depends on what a scanner is set to tell. */
export function cveFindings(budget: Budget, evidence: Evidence): Finding[] {
  const known = knownCves(budget, evidence)
  if (known === null) return []
  const { maxCves, place } = budget
  if (known.kind === 'unknown') {
    const message = `its CVEs are not known: ${known.reason}`
    return maxCves === undefined
      ? [{ ...NO_SIZE, rule: 'measurement', outcome: 'warn', message, cure: known.cure, place }]
      : [unknownFinding(message, known.cure, maxCves.place)]
  }
  return [
    ...(maxCves === undefined ? [] : judged(known, maxCves.value, maxCves.place)),
    ...uncompared(evidence).map((reason): Finding => {
      const message = `its CVEs are not compared: ${reason}`
      return { ...NO_SIZE, rule: 'base', outcome: 'warn', message, cure: null, place }
    }),
  ]
}

const NO_SIZE = { platform: null, actualBytes: null, allowedBytes: null } as const

function unknownFinding(message: string, cure: string, place: Place): Finding {
  return { ...NO_SIZE, rule: 'max_cves', outcome: 'inconclusive', message, cure, place }
}

function judged(known: Counted, limits: CveLimits, place: Place): Finding[] {
  const over = SEVERITIES.filter((each) => isOver(known.counts, limits, each))
  if (over.length === 0) {
    return ambiguous(known.counts, limits).map((message) =>
      unknownFinding(
        message,
        'Let a scanner tell the severity of each: Trivy, Grype and Docker Scout do.',
        place,
      ),
    )
  }
  const isGrown = over.some((each) => hasGrown(known, each))
  const words = over.map((each) => overWords(known, limits, each)).join('; ')
  const finding = { ...NO_SIZE, rule: 'max_cves', place } as const
  return [
    isGrown
      ? { ...finding, outcome: 'fail', message: words, cure: CURE }
      : {
          ...finding,
          outcome: 'warn',
          message: `${words}; no more than before this change`,
          cure: null,
        },
  ]
}

/** Why a file of the image before does not count. */
function uncompared({ base, cves }: Evidence): string[] {
  const old = cves?.base ?? null
  if (old === null || base?.kind !== 'measured') return []
  if (old.kind === 'unknown') return [old.reason]
  const other = ofAnother(old, base)
  if (other === undefined) return []
  return [`${other.file} is of ${other.digests[0]}, and the base is ${base.digest}`]
}

const CURE =
  'Renew the FROM image and the packages that have them; what does not concern this image, tell the scanner to ignore.'

function isOver(counts: CveCounts, limits: CveLimits, severity: Severity): boolean {
  return (counts[severity] ?? 0) > (limits[severity] ?? Number.POSITIVE_INFINITY)
}

/** Where nobody knows what there was before, all of it is new. */
function hasGrown({ counts, before }: Counted, severity: Severity) {
  return before === null || (counts[severity] ?? 0) > (before[severity] ?? 0)
}

const MOST_NAMED = 5

function overWords(
  { counts, found, foundBefore }: Counted,
  limits: CveLimits,
  severity: Severity,
): string {
  const own = [...found].filter(([, rating]) => rating === severity).map(([id]) => id)
  const fresh = foundBefore === null ? [] : own.filter((id) => foundBefore.get(id) !== severity)
  const named = fresh.length > 0 ? fresh : own
  const more = named.length - MOST_NAMED
  const ids = `${fresh.length > 0 ? 'new: ' : ''}${named.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return `${plural(counts[severity] ?? 0, `${severity} CVE`)}, ${limits[severity]} allowed (${ids})`
}

/** Whether a limit is kept, where one word stands for two severities. */
function ambiguous(counts: CveCounts, limits: CveLimits): string[] {
  const either = counts['critical or high'] ?? 0
  const open = (['critical', 'high'] as const).filter((each) =>
    isOver({ [each]: (counts[each] ?? 0) + either }, limits, each),
  )
  return open.map(
    (each) =>
      `${plural(either, 'CVE')} may be ${each}, ${limits[each]} allowed: the scanner tells no more of them than “error”`,
  )
}
