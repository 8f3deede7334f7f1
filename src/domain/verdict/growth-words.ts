import type { Growth } from '../image/change.ts'
import { formatApart, formatShare } from '../values/bytes.ts'
import { type Amount, amountBytes, type Increase } from '../values/increase.ts'
import { grouped } from '../values/text.ts'

/** What is allowed, and of how much a percent of it is. */
interface Allowed {
  readonly increase: Increase
  readonly bytes: number
  readonly baseBytes: number
}

/** A growth and its limit in words, with as many digits as it takes to see which one is larger. */
export interface GrowthWords {
  /** `188 KiB, 5.1 %` */
  readonly grown: string
  /** `185 KiB, 5 % of 3.6 MiB` */
  readonly allowed: string
  /** `5 % or 10 MiB, whichever is reached first`; null where there is but one amount. */
  readonly choice: string | null
}

export function growthWords(growth: Growth, { increase, bytes, baseBytes }: Allowed): GrowthWords {
  const [grown = '', allowed = ''] = formatApart([growth.bytes, bytes])
  const amount = increase.amounts.find((each) => amountBytes(each, baseBytes) === bytes)
  const limit = amount !== undefined && 'percent' in amount ? amount.percent : null
  const share = growth.percent === null ? '' : `, ${percentApart(growth.percent, limit)}`
  const of = limit === null ? '' : `, ${formatShare(limit)} of ${formatApart([baseBytes])[0]}`
  return { grown: `${grown}${share}`, allowed: `${allowed}${of}`, choice: choiceOf(increase) }
}

function choiceOf(increase: Increase): string | null {
  if (increase.amounts.length < 2) return null
  const which = increase.join === 'or' ? 'first' : 'last'
  return `${increaseText(increase)}, whichever is reached ${which}`
}

/** `5 % or 10 MiB`: as its author wrote it, with percent signs as everywhere. */
function increaseText({ text }: Pick<Increase, 'text'>): string {
  return text.replace(/(\d)%/g, '$1 %')
}

/** One digit, and more where the limit would else read the same. */
export function percentApart(percent: number, limit: number | null): string {
  const digits = [1, 2, 3].find((each) => Number(percent.toFixed(each)) !== limit) ?? 6
  return `${grouped(percent.toFixed(digits))} %`
}

export function amountText(amount: Amount): string {
  return 'percent' in amount ? formatShare(amount.percent) : (formatApart([amount.bytes])[0] ?? '')
}
