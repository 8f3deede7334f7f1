import { formatApart } from '../domain/values/bytes.ts'
import { largest } from '../domain/values/largest.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { cveWords } from './cve-words.ts'
import { type Links, lineIn, urlOf } from './markdown-links.ts'
import { breakable, noBreak, prose, row } from './markdown-text.ts'
import { groupedChanges, type PlatformGroup } from './platform-groups.ts'
import { type Row, rowsOf } from './rows.ts'

/** What the table's words are about. */
export interface TableSettings {
  readonly links: Links
  /** `main → pull request`, in Markdown. */
  readonly sides: readonly string[]
  readonly icon: (outcome: Row['outcome']) => string
  /** Whether platforms that agree share a row. */
  readonly isGrouped: boolean
}

/** The table of sizes: narrow enough for a phone, where a cell breaks at its blanks. */
export function tableOf(
  verdicts: readonly Verdict[],
  settings: TableSettings,
  most = Number.POSITIVE_INFINITY,
): string[] {
  // A platform beside the name takes the room.
  const isSingle = verdicts.every(({ changes }) => changes.length < 2)
  const isNarrow = isSingle && longestPiece(verdicts) <= NARROW
  const rows = verdicts.flatMap((verdict) => rowsIn(verdict, { ...settings, isNarrow }))
  if (rows.length === 0) return []
  const hasLimit = verdicts.some(({ budget }) => budget.limit !== undefined)
  const head = [
    'Image',
    'Change',
    noBreakArrows([...settings.sides, ...(hasLimit ? ['limit'] : [])]),
  ]
  const more = rows.length - most
  return [
    [row(head), row([':--', '--:', ':--']), ...rows.slice(0, most)].join('\n'),
    ...(more > 0 ? [`… and ${more} more`] : []),
  ]
}

/** Beside names whose pieces are no longer, a phone has room for two sizes in one line. */
const NARROW = 5

function longestPiece(verdicts: readonly Verdict[]): number {
  return largest(
    verdicts.flatMap(({ budget }) => budget.name.split(/[-/ ]/)).map((each) => each.length),
  )
}

interface RowSettings extends TableSettings {
  readonly isNarrow: boolean
}

function rowsIn(verdict: Verdict, settings: RowSettings): string[] {
  const rows = rowsOf(verdict)
  // They are of the service, whichever of its rows comes first.
  const cvesAt = (position: number) => (position === 0 ? cveWords(verdict) : null)
  if (verdict.changes.length < 2 || !settings.isGrouped) {
    return rows.map((each, at) =>
      rowText(each, { verdict, at, label: each.platform, cves: cvesAt(at), settings }),
    )
  }
  return groupedChanges(verdict, rows).map(({ row: each, at, label }: PlatformGroup, position) =>
    rowText(each, { verdict, at, label, cves: cvesAt(position), settings }),
  )
}

interface Context {
  readonly verdict: Verdict
  /** Which of its changes. */
  readonly at: number
  readonly label: string | null
  readonly cves: string | null
  readonly settings: RowSettings
}

function rowText(each: Row, { verdict, at, label, cves, settings }: Context): string {
  const platform = label === null ? '' : ` ${prose(label)}`
  return row([
    `${settings.icon(each.outcome)} ${breakable(each.name)}${platform}`,
    changeCell(each),
    `${sizesCell(each, verdict, at, settings)}${cves === null ? '' : `<br>${cves}`}`,
  ])
}

function changeCell({ change, growth, state, outcome }: Row): string {
  // It may break before its percent.
  const words = noBreak(change).replace('\u00a0(', ' (')
  if (state === 'new' && change === 'new') return `🆕 ${words}`
  const [size = '', ...rest] = words.split(' (')
  return growth > 0 && outcome !== 'pass' ? [`**${size}**`, ...rest].join(' (') : words
}

/** `231.0 → **269.2** → 250.0 MiB`: what differs reads so, and the limit leads to its line. */
function sizesCell(each: Row, verdict: Verdict, at: number, settings: RowSettings): string {
  const { base, head } = each
  const { limit } = verdict.budget
  const bytes = verdict.changes[at]?.head?.bytes
  const [size, most] =
    limit === undefined
      ? [head]
      : bytes === undefined
        ? [head, ...formatApart([limit.value])]
        : formatApart([bytes, limit.value])
  const isAlone = settings.sides.length < 2
  const parts = [...(isAlone ? [] : [base]), size ?? head, ...(most === undefined ? [] : [most])]
  const short = withoutEqualUnits(parts)
  const bold = isAlone ? 0 : 1
  const line = limit === undefined ? undefined : urlOf(lineIn(verdict, limit), settings.links)
  const told = short.map((part, position) => {
    const text = noBreak(part)
    if (position === bold) return bytes === undefined ? text : `**${text}**`
    return position === bold + 1 && line !== undefined ? `[${text}](${line})` : text
  })
  const arrows = noBreakArrows(settings.isNarrow ? together(told) : told)
  const sizes = limit === undefined && bytes !== undefined ? `${arrows}, no limit` : arrows
  return `${sizes}${pastWords(each)}`
}

/** What it weighed before, the head last, and when it is over its limit at its pace. */
function pastWords({ sparkline, forecast }: Row): string {
  const parts = [
    ...(sparkline ? [`\`${sparkline}\``] : []),
    ...(forecast ? [`<sub>${forecast}</sub>`] : []),
  ]
  return parts.map((part) => `<br>${part}`).join('')
}

/** The unit is told once, at the end, where all have the same. */
function withoutEqualUnits(sizes: readonly string[]): string[] {
  const units = new Set(sizes.flatMap((size) => (size === NONE ? [] : unitOf(size))))
  const last = sizes.findLastIndex((size) => size !== NONE)
  if (units.size !== 1) return [...sizes]
  return sizes.map((size, index) =>
    index === last || size === NONE ? size : size.slice(0, -unitOf(size).length - 1),
  )
}

const NONE = '–'

function unitOf(size: string): string {
  return size.split(' ').at(-1) ?? ''
}

/** A line breaks behind an arrow, never before it. */
function noBreakArrows(parts: readonly string[]): string {
  return parts.join('\u00a0→ ')
}

/** The first two in one line. */
function together([first = '', second, ...rest]: readonly string[]): string[] {
  return second === undefined ? [first] : [`${first}\u00a0→\u00a0${second}`, ...rest]
}
