import { Malformed, quoted } from '../values/problem.ts'

/** What a registry charges. There are no defaults: a price without its date is a guess. */
export interface Prices {
  /** `USD`, `EUR`: as the user names it. */
  readonly currency: string
  /** When the prices were read, `2026-11-01`. */
  readonly date: string
  /** For a GB (10^9 bytes) a month. */
  readonly storagePerGb: number
  /** For a GB (10^9 bytes) that leaves the registry. */
  readonly egressPerGb: number
}

/** What the user tells of a month. */
export interface PriceList extends Prices {
  /** Of each service. */
  readonly pulls: number
}

export interface Pulls {
  /** In a month. */
  readonly count: number
  /** That one pull moves where the release before is there already. */
  readonly warmBytes: number
}

/** For a month, in the prices' currency. */
export interface MonthlyCost {
  readonly storage: number
  readonly egress: number
  readonly total: number
  readonly currency: string
  readonly date: string
}

const GB = 1e9

/** What a fleet of `uniqueBytes` costs a month, pulled as often as `pulls` say. */
export function monthlyCost(
  uniqueBytes: number,
  pulls: readonly Pulls[],
  prices: Prices,
): MonthlyCost {
  const { currency, date, storagePerGb, egressPerGb } = prices
  const storage = (uniqueBytes / GB) * storagePerGb
  const pulledBytes = pulls.reduce((sum, { count, warmBytes }) => sum + count * warmBytes, 0)
  const egress = (pulledBytes / GB) * egressPerGb
  return { storage, egress, total: storage + egress, currency, date }
}

const KEYS = ['currency', 'date', 'storage', 'egress', 'pulls'] as const

/**
 * Prices as a user writes them: `currency=USD date=2026-11-01 storage=0.10 egress=0.09 pulls=3000`.
 * @throws {Malformed} naming what is missing or wrong.
 */
export function parsePrices(text: string): PriceList {
  const given = new Map(
    text
      .split(/[\s,]+/)
      .filter((word) => word !== '')
      .map((word) => [word.split('=')[0] ?? '', word.split('=').slice(1).join('=')]),
  )
  const strange = [...given.keys()].find((key) => !KEYS.some((known) => known === key))
  if (strange !== undefined) {
    throw new Malformed(`${quoted(strange)} is not one of ${KEYS.join(', ')}`)
  }
  const value = (key: (typeof KEYS)[number], pattern: RegExp, example: string): string => {
    const found = given.get(key) ?? ''
    if (pattern.test(found)) return found
    const what = found === '' ? 'is missing' : `is ${quoted(found)}`
    throw new Malformed(`${key} ${what}: write ${key}=${example}`)
  }
  return {
    currency: value('currency', /^[A-Z]{3}$/, 'USD'),
    date: value('date', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '2026-11-01'),
    storagePerGb: Number(value('storage', NUMBER, '0.10')),
    egressPerGb: Number(value('egress', NUMBER, '0.09')),
    pulls: Number(value('pulls', NUMBER, '3000')),
  }
}

const NUMBER = /^\d{1,9}(?:\.\d{1,6})?$/
