import { MIB, parseSize } from '../values/bytes.ts'
import { largest } from '../values/largest.ts'

/** Where a limit lies: above today's size, or below it as a goal to shrink to. */
export interface Margin {
  readonly percent: number
  readonly isBelow: boolean
}

/** How a limit is written: its key, and what follows the number. */
export interface Spelling {
  readonly key: 'max_mb' | 'max_size'
  readonly suffix: string
}

const MEGABYTES: Spelling = { key: 'max_mb', suffix: ' MB' }

/** As the author of a limit wrote it: `200` is max_mb, `200MiB` max_size. */
function spellingOf(limit: string): Spelling {
  const suffix = /^\s*[\d.]+(\s*[a-z]+)\s*$/i.exec(limit)?.[1]
  return suffix === undefined ? MEGABYTES : { key: 'max_size', suffix }
}

/** An image whose limit is asked for. */
export interface Subject {
  readonly name: string
  /** Of each of its references the largest platform, for limits hold for each platform by itself. */
  readonly sizes: readonly number[]
  /** The limit that the file has for it, its own or the defaults'. */
  readonly limit: { readonly value: number; readonly text: string } | null
}

export interface Proposal {
  /** The average of what was measured. */
  readonly measuredBytes: number
  readonly limitBytes: number
  readonly previousLimitBytes: number | null
  readonly change: 'new' | 'lowered' | 'raised' | 'kept'
  /** Why a limit is kept that today's size does not keep to. */
  readonly note: string | null
  /** The number to write, in the spelling that is there. */
  readonly amount: string
  readonly spelling: Spelling
}

/** A ratchet: a limit that is there is only lowered, unless raising is asked for. */
export function propose(
  subject: Subject,
  margin: Margin,
  { raise, basis = 'today’s size' }: { raise: boolean; basis?: string },
): Proposal {
  const { name, sizes, limit } = subject
  const spelling = limit === null ? MEGABYTES : spellingOf(limit.text)
  const goal = goalOf(sizes, margin)
  const amount = roundedAmount(goal, spelling, margin)
  const bytes = limitBytes(amount, spelling)
  const common = { measuredBytes: Math.round(averageOf(sizes)), amount, spelling }
  if (limit === null) {
    return { ...common, limitBytes: bytes, previousLimitBytes: null, change: 'new', note: null }
  }
  const previousLimitBytes = limit.value
  // What only rounding asks for raises nothing.
  const asksForMore = goal > limit.value && bytes > limit.value
  if (bytes < limit.value || (asksForMore && raise)) {
    const change = asksForMore ? 'raised' : 'lowered'
    return { ...common, limitBytes: bytes, previousLimitBytes, change, note: null }
  }
  const words = spelling.key === 'max_mb' ? `${limit.text}${spelling.suffix}` : limit.text.trim()
  const note = asksForMore
    ? `${name} keeps ${words}: ${basis} asks for ${amount}${spelling.suffix}; --raise takes it`
    : null
  return { ...common, limitBytes: limit.value, previousLimitBytes, change: 'kept', note }
}

function averageOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length
}

/** In whole bytes. Above: nothing that was measured today is over it. */
function goalOf(sizes: readonly number[], { percent, isBelow }: Margin): number {
  const share = isBelow ? 100 - percent : 100 + percent
  const goal = Math.floor((averageOf(sizes) * share) / 100)
  return isBelow ? goal : largest(sizes, goal)
}

/** The smallest part of a unit that is written; the budget file takes none below it. */
const MAX_DECIMALS = 6

/** Whole numbers from 10 on, two significant digits below; away from today's size; never 0. */
function roundedAmount(goal: number, spelling: Spelling, { isBelow }: Margin): string {
  const unit = spelling.key === 'max_mb' ? MIB : parseSize(`1${spelling.suffix}`)
  const decimals =
    unit === 1 ? 0 : Math.min(MAX_DECIMALS, Math.max(0, 1 - Math.floor(Math.log10(goal / unit))))
  const text = (steps: number) => decimalText(steps, decimals)
  const bytes = (steps: number) => limitBytes(text(steps), spelling)
  let steps = Math.max(1, Math.round((goal / unit) * 10 ** decimals))
  if (isBelow) while (steps > 1 && bytes(steps) > goal) steps--
  else while (bytes(steps) < goal) steps++
  return text(steps)
}

function decimalText(steps: number, decimals: number): string {
  const text = (steps / 10 ** decimals).toFixed(decimals)
  return decimals === 0 ? text : text.replace(/\.?0+$/, '')
}

/** What the budget file reads such a limit as. */
function limitBytes(amount: string, { key, suffix }: Spelling): number {
  return key === 'max_mb' ? Math.floor(Number(amount) * MIB) : parseSize(`${amount}${suffix}`)
}
