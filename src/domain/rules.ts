import type { Budget } from './budget.ts'
import { formatBytes, formatChange, formatPercent } from './bytes.ts'
import { type Change, type Growth, growth, platformName } from './change.ts'
import { allowedGrowth, amountBytes, type Increase } from './increase.ts'
import { formatPlatform, type Platform, samePlatform } from './platform.ts'
import { formatReference, type Reference } from './reference.ts'
import type { Evidence, Finding, Rule } from './verdict.ts'

/** The rules, each a function from what is known to what there is to say. */

export function measurementFindings(budget: Budget, { base, head, retired }: Evidence): Finding[] {
  const inconclusive = (message: string, cure: string) =>
    unmeasured(budget, 'measurement', null, message, cure)
  const findings: Finding[] = []
  if (head.kind === 'unmeasurable') findings.push(inconclusive(head.reason, head.cure))
  if (head.kind === 'missing' && !retired) {
    findings.push(
      inconclusive(
        `there is no image ${formatReference(head.reference)}`,
        missingCure(head.reference),
      ),
    )
  }
  if (base?.kind === 'unmeasurable' && !retired) {
    findings.push(inconclusive(`the base could not be measured: ${base.reason}`, base.cure))
  }
  return findings
}

function unmeasured(
  { place }: Budget,
  rule: Rule,
  platform: Platform | null,
  message: string,
  cure: string,
): Finding {
  const outcome = 'inconclusive'
  return { rule, outcome, platform, actualBytes: null, allowedBytes: null, message, cure, place }
}

function missingCure(reference: Reference): string {
  if (reference.kind === 'layout')
    return 'Build it before this step, and check the path and the tag.'
  return 'Build and push it first, or set head-tag (--head on the command line, head in the budget) to the tag that is pushed. If the service is gone, remove its budget in the same pull request.'
}

export function platformFindings(budget: Budget, { base, head, changes }: Evidence): Finding[] {
  if (head.kind !== 'measured') return []
  const available = changes.flatMap(({ head, platform }) =>
    head === null || platform === null ? [] : platform,
  )
  const absent = (budget.platforms ?? []).filter(
    (wanted) => !available.some((platform) => samePlatform(platform, wanted)),
  )
  const has = available.map(formatPlatform).join(', ') || 'none of those asked for'
  const wanted = absent.map((platform) =>
    unmeasured(
      budget,
      'platform',
      platform,
      `${formatReference(head.reference)} has no image for ${formatPlatform(platform)}`,
      `It has ${has}. Build ${formatPlatform(platform)} too, or take it out of platforms.`,
    ),
  )
  if (absent.length === 0 && !changes.some((change) => change.head !== null)) {
    wanted.push(
      unmeasured(
        budget,
        'platform',
        null,
        `${formatReference(head.reference)} has none of the platforms that the input platforms leaves`,
        'Build one of them, or widen the input.',
      ),
    )
  }
  const lost = changes
    .filter(
      ({ head, platform }) =>
        head === null && !absent.some((each) => platform !== null && samePlatform(platform, each)),
    )
    .map(
      ({ platform, base }): Finding => ({
        rule: 'platform',
        outcome: 'warn',
        platform,
        actualBytes: null,
        allowedBytes: null,
        message: `${platformName(platform) ?? 'the plain image'} (${formatBytes(base?.bytes ?? 0)}) is in the base and no longer in the head`,
        cure: 'If that is not meant, build it again; to have it demanded, list it under platforms.',
        place: budget.place,
      }),
    )
  return base?.kind === 'measured' ? [...wanted, ...lost] : wanted
}

/** Only the absolute limit, and the size to warn above: they judge a new image too. */
export function sizeFindings(budget: Budget, change: Change): Finding[] {
  const over = overLimit(budget, change)
  if (over !== undefined) return [over]
  const near = aboveWarning(budget, change)
  return near === undefined ? [] : [near]
}

function overLimit({ limit }: Budget, { platform, base, head }: Change): Finding | undefined {
  if (head === null || limit === undefined || head.bytes <= limit.value) return undefined
  const wasOver = base !== null && base.bytes > limit.value && head.bytes <= base.bytes
  const size = formatBytes(head.bytes)
  return {
    rule: 'max_size',
    outcome: wasOver ? 'warn' : 'fail',
    platform,
    actualBytes: head.bytes,
    allowedBytes: limit.value,
    message: wasOver
      ? `${size}, over the limit of ${limitText(limit)} as it was before this change (${formatBytes(base.bytes)})`
      : `${size}, ${formatBytes(head.bytes - limit.value)} over the limit of ${limitText(limit)}`,
    cure: null,
    place: limit.place,
  }
}

/** A percent is one of the limit; a size needs none. */
function aboveWarning({ limit, warnAt }: Budget, { platform, head }: Change): Finding | undefined {
  if (head === null || warnAt === undefined) return undefined
  if (limit === undefined && 'percent' in warnAt.value) return undefined
  const threshold = amountBytes(warnAt.value, limit?.value ?? 0)
  if (head.bytes <= threshold) return undefined
  const used =
    limit === undefined
      ? ''
      : `, ${((head.bytes / limit.value) * 100).toFixed(1)} % of the limit of ${limitText(limit)}`
  return {
    rule: 'warn_at',
    outcome: 'warn',
    platform,
    actualBytes: head.bytes,
    allowedBytes: threshold,
    message: `${formatBytes(head.bytes)}${used}; it warns above ${warnAt.text}`,
    cure: null,
    place: warnAt.place,
  }
}

/** How much it may grow; the sharper rule speaks, the milder one is then silent. */
export function growthFindings(budget: Budget, change: Change): Finding[] {
  const grown = judgedGrowth(budget, change)
  const { base, platform } = change
  if (grown === null || base === null || grown.bytes <= 0) return []
  const rules = [
    ['max_increase', 'fail', budget.maxIncrease],
    ['warn_increase', 'warn', budget.warnIncrease],
  ] as const
  for (const [rule, outcome, written] of rules) {
    if (written === undefined) continue
    const allowedBytes = allowedGrowth(written.value, base.bytes)
    if (grown.bytes <= allowedBytes) continue
    const percent = grown.percent === null ? '' : ` (${formatPercent(grown.percent)})`
    const message = `${formatChange(grown.bytes)}${percent}${grown.of}, more than ${rule} allows: ${increaseText(written.value, allowedBytes)}`
    return [
      {
        rule,
        outcome,
        platform,
        actualBytes: grown.bytes,
        allowedBytes,
        message,
        cure: null,
        place: written.place,
      },
    ]
  }
  return []
}

/** `growth_of: own` leaves out what came with the base image, as far as that is known. */
function judgedGrowth({ growthOf }: Budget, change: Change): (Growth & { of: string }) | null {
  const grown = growth(change)
  if (grown === null || growthOf?.value !== 'own') return grown && { ...grown, of: '' }
  const split = change.explanation?.split ?? null
  if (split === null)
    return { ...grown, of: ' (all of it counts, since the base image is unknown)' }
  const { ownBytes, baseImageBytes } = split
  const before = change.base?.bytes ?? 0
  return {
    bytes: ownBytes,
    percent: before === 0 ? null : (ownBytes / before) * 100,
    of: ` of own layers (${formatChange(baseImageBytes)} came with the base image)`,
  }
}

function increaseText({ text, amounts }: Increase, allowedBytes: number): string {
  return 'bytes' in (amounts[0] ?? {}) && amounts.length === 1
    ? formatBytes(allowedBytes)
    : `${text}, here ${formatBytes(allowedBytes)}`
}

/** The limit in MiB; and as written, where that is another unit. */
function limitText(limit: { value: number; text: string }): string {
  const size = formatBytes(limit.value)
  return /^[\d.]+$|MiB$/.test(limit.text) ? size : `${size} (${limit.text})`
}
