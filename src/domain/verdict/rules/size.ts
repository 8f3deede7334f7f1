import type { Budget } from '../../budget/budget.ts'
import { daysLeft, isInForce, waiverInForce } from '../../budget/waiver.ts'
import type { Change } from '../../image/change.ts'
import { formatBytes } from '../../values/bytes.ts'
import { allowedGrowth, amountBytes } from '../../values/increase.ts'
import type { Evidence } from '../evidence.ts'
import type { Finding } from '../finding.ts'

type Circumstances = Pick<Evidence, 'today' | 'noiseFloor'>

/** Only the absolute limit, and the size to warn above: they judge a new image too. */
export function sizeFindings(
  budget: Budget,
  change: Change,
  circumstances: Circumstances,
): Finding[] {
  const over = overLimit(budget, change, circumstances)
  if (over !== undefined) return [over]
  const near = aboveWarning(budget, change)
  return near === undefined ? [] : [near]
}

function overLimit(
  budget: Budget,
  change: Change,
  { today, noiseFloor }: Circumstances,
): Finding | undefined {
  const { limit, waivers } = budget
  const { platform, base, head } = change
  if (head === null || limit === undefined || head.bytes <= limit.value) return undefined
  const finding = {
    rule: 'max_size',
    platform,
    actualBytes: head.bytes,
    allowedBytes: limit.value,
    cure: null,
    place: limit.place,
  } as const
  const size = formatBytes(head.bytes)
  const over = `${size}, ${formatBytes(head.bytes - limit.value)} over the limit of ${limitText(limit)}`
  const waiver = waiverInForce(waivers?.value ?? [], today)
  if (waiver !== undefined && head.bytes <= waiver.bytes) {
    const message = `${over}; waived up to ${formatBytes(waiver.bytes)} until ${waiver.until} (${daysLeft(waiver, today)}): ${waiver.reason}`
    const { bytes: allowedBytes, place } = waiver
    return { ...finding, outcome: 'warn', allowedBytes, message, place, waiver }
  }
  const wasOver = base !== null && base.bytes > limit.value
  if (wasOver && head.bytes - base.bytes <= allowedGrowth(noiseFloor, base.bytes)) {
    const message = `${size}, over the limit of ${limitText(limit)} as it was before this change (${formatBytes(base.bytes)})`
    return { ...finding, outcome: 'warn', message }
  }
  const exceeded =
    waiver === undefined
      ? ''
      : `, and over the ${formatBytes(waiver.bytes)} that a waiver allows until ${waiver.until}`
  const before = wasOver ? `; it was over before (${formatBytes(base.bytes)}), and has grown` : ''
  return { ...finding, outcome: 'fail', message: `${over}${exceeded}${before}` }
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

/** Exceptions that are over: nobody is left to believe in them. */
export function waiverFindings({ waivers }: Budget, { today }: Circumstances): Finding[] {
  return (waivers?.value ?? [])
    .filter((waiver) => !isInForce(waiver, today))
    .map(({ bytes, until, reason, place }) => ({
      rule: 'waiver',
      outcome: 'warn',
      platform: null,
      actualBytes: null,
      allowedBytes: bytes,
      message: `the waiver up to ${formatBytes(bytes)} ended on ${until}: ${reason}`,
      cure: 'Take it out of the budget file, or give it a new date in a pull request of its own.',
      place,
    }))
}

/** The limit in MiB; and as written, where that is another unit. */
function limitText(limit: { value: number; text: string }): string {
  const size = formatBytes(limit.value)
  return /^[\d.]+$|MiB$/.test(limit.text) ? size : `${size} (${limit.text})`
}
