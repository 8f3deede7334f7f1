import { parseSize } from './bytes.ts'
import { Malformed, quoted } from './problem.ts'

/** A percent of the base, or bytes. */
export type Amount = { readonly percent: number } | { readonly bytes: number }

/** How much growth is allowed: `5%`, `10 MiB`, `A or B` (either is enough to be over), `A and B`. */
export interface Increase {
  readonly amounts: readonly Amount[]
  readonly join: 'or' | 'and'
  /** As its author wrote it. */
  readonly text: string
}

/** A million percent is a slip of the pen. */
const MAX_PERCENT = 1_000_000

const MOST_AMOUNTS = 10

/** What a rebuild without any change may differ by, and somewhat more: as action.yml has it. */
export const DEFAULT_NOISE_FLOOR = '0.1% and 100 KiB'

/** @throws {Malformed} saying what is allowed. */
export function parseIncrease(text: string): Increase {
  const words = text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/ (or|and) /i)
  const joins = new Set(
    words.filter((_, index) => index % 2 === 1).map((word) => word.toLowerCase()),
  )
  if (joins.size > 1) {
    throw new Malformed(`${quoted(text)} mixes "or" and "and": use one of them`)
  }
  const given = words.filter((_, index) => index % 2 === 0)
  if (given.length > MOST_AMOUNTS) {
    throw new Malformed(`${quoted(text)} has more than ${MOST_AMOUNTS} amounts`)
  }
  const amounts = given.map(parseAmount)
  return { amounts, join: joins.has('and') ? 'and' : 'or', text: text.trim() }
}

/** @throws {Malformed} unless the text is a percent such as `5%`, or a size such as `10 MiB`. */
export function parseAmount(text: string): Amount {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim())?.[1]
  if (percent !== undefined && Number(percent) <= MAX_PERCENT) return { percent: Number(percent) }
  try {
    return { bytes: parseSize(text) }
  } catch (cause) {
    throw new Malformed(
      `${quoted(text)} is neither a percent, such as 5%, nor a size, such as 10 MiB`,
      { cause },
    )
  }
}

/** Bytes that an amount comes to, of `whole` bytes; rounded down, as bytes are whole. */
export function amountBytes(amount: Amount, whole: number): number {
  if ('bytes' in amount) return amount.bytes
  // Decimal percents are not exact in binary: 1e-6 of a byte keeps 0.57 % of 10,000 at 57.
  return Math.floor((whole * amount.percent) / 100 + 1e-6)
}

/**
 * The growth in bytes that is still allowed on a base of `baseBytes`. Over `A or B` means over
 * either, hence over the smaller; over `A and B` means over both, hence over the larger.
 */
export function allowedGrowth(increase: Increase, baseBytes: number): number {
  const allowed = increase.amounts.map((amount) => amountBytes(amount, baseBytes))
  return increase.join === 'or' ? Math.min(...allowed) : Math.max(...allowed)
}
