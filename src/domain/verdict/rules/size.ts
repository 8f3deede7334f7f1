import type { Budget } from '../../budget/budget.ts'
import { daysLeft, isInForce, waiverInForce } from '../../budget/waiver.ts'
import type { Change } from '../../image/change.ts'
import { formatApart, formatBytes } from '../../values/bytes.ts'
import { allowedGrowth, amountBytes } from '../../values/increase.ts'
import type { Evidence } from '../evidence.ts'
import type { Finding } from '../finding.ts'
import { amountText, percentApart } from '../growth-words.ts'

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
  const waiver = waiverInForce(waivers?.value ?? [], today)
  const [size = '', most = '', waived = ''] = formatApart([
    head.bytes,
    limit.value,
    waiver?.bytes ?? limit.value,
  ])
  const allowed = limitText(limit, most)
  const over = `${size}, ${formatBytes(head.bytes - limit.value)} over the limit of ${allowed}`
  if (waiver !== undefined && head.bytes <= waiver.bytes) {
    const message = `${over}; waived up to ${waived} until ${waiver.until} (${daysLeft(waiver, today)}): ${waiver.reason}`
    const { bytes: allowedBytes, place } = waiver
    return { ...finding, outcome: 'warn', allowedBytes, message, place, waiver }
  }
  const wasOver = base !== null && base.bytes > limit.value
  if (wasOver && head.bytes - base.bytes <= allowedGrowth(noiseFloor, base.bytes)) {
    const message = `${size}, over the limit of ${allowed} as it was before this change (${formatBytes(base.bytes)})`
    return { ...finding, outcome: 'warn', message }
  }
  const exceeded =
    waiver === undefined
      ? ''
      : `, and over the ${waived} that a waiver allows until ${waiver.until}`
  const before = wasOver ? `; it was over before (${formatBytes(base.bytes)}), and has grown` : ''
  return { ...finding, outcome: 'fail', message: `${over}${exceeded}${before}` }
}

/** A percent is one of the limit; a size needs none. */
function aboveWarning({ limit, warnAt }: Budget, { platform, head }: Change): Finding | undefined {
  if (head === null || warnAt === undefined) return undefined
  if (limit === undefined && 'percent' in warnAt.value) return undefined
  const threshold = amountBytes(warnAt.value, limit?.value ?? 0)
  if (head.bytes <= threshold) return undefined
  const [size = '', line = ''] = formatApart([head.bytes, threshold])
  const percent = 'percent' in warnAt.value ? warnAt.value.percent : null
  const used =
    limit === undefined
      ? ''
      : `, ${percentApart((head.bytes / limit.value) * 100, percent)} of the limit of ${limitText(limit, formatBytes(limit.value))}`
  const above = percent === null ? line : amountText(warnAt.value)
  return {
    rule: 'warn_at',
    outcome: 'warn',
    platform,
    actualBytes: head.bytes,
    allowedBytes: threshold,
    message: `${size}${used}; above ${above}, it warns (warn_at)`,
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

/** And as written, where that is another unit. */
function limitText(limit: { value: number; text: string }, size: string): string {
  return /^[\d.]+$|MiB$/.test(limit.text) ? size : `${size} (${limit.text})`
}
