import { Malformed, quoted } from './problem.ts'

/** What the action's inputs and the command line's options have in common. */

/** @throws {Malformed} unless the text is a registry's `host` or `host:port`. */
export function parseHost(text: string): string {
  if (/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+)(:\d+)?$/.test(text)) return text
  throw new Malformed(`${quoted(text)} is not a registry’s host or host:port`)
}

/**
 * Milliseconds of a whole number of seconds.
 * @throws {Malformed} unless it is from 1 to 999.
 */
export function parseSeconds(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) > 0) return Number(text) * 1000
  throw new Malformed(`${quoted(text)} is not a number of seconds from 1 to 999`)
}

/**
 * Bits a second of a number of Mbit/s (10^6 bits).
 * @throws {Malformed} unless it is more than 0 and at most 1,000,000.
 */
export function parseBandwidth(text: string): number {
  const megabits = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (megabits > 0 && megabits <= 1e6) return megabits * 1e6
  throw new Malformed(`${quoted(text)} is not a number of Mbit/s, such as 100`)
}

/** @throws {Malformed} */
export type Explain = 'none' | 'layers' | 'files'

export function parseExplain(text: string): Explain {
  if (text === 'none' || text === 'layers' || text === 'files') return text
  throw new Malformed(`${quoted(text)} is not allowed: none, layers, files`)
}

/**
 * Percent of a margin: `20%`, `20`, `7.5 %`.
 * @throws {Malformed} on anything but a number from 0 to 1000 with two decimals at most.
 */
export function parseMargin(text: string): number {
  const [, digits] = /^(\d{1,4}(?:\.\d{1,2})?) ?%?$/.exec(text) ?? []
  const percent = Number(digits)
  if (digits === undefined || percent > 1000) {
    throw new Malformed(
      `${quoted(text)} is not a margin: a percent from 0 to 1000, such as 20% or 7.5%`,
    )
  }
  return percent
}

/**
 * How many days back: `7`.
 * @throws {Malformed} unless it is a whole number from 1 to 366.
 */
export function parseDays(text: string): number {
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (days >= 1 && days <= 366) return days
  throw new Malformed(`${quoted(text)} is not a number of days from 1 to 366`)
}
