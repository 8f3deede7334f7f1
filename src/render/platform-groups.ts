import { growth } from '../domain/image/change.ts'
import { plural } from '../domain/values/text.ts'
import { OUTCOMES } from '../domain/verdict/outcome.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import type { Row } from './rows.ts'

/** Platforms that agree, and the row of the one that speaks for them. */
export interface PlatformGroup {
  readonly row: Row
  /** Its change among those of the verdict. */
  readonly at: number
  /** `linux/arm64`, or `12 platforms, worst linux/loong64`. */
  readonly label: string
}

interface Candidate {
  readonly row: Row
  readonly at: number
  readonly percent: number
  /** Of the limit; without one, its size. */
  readonly weight: number
}

/** Platforms agree that have come to the same outcome, in the same way, by about the same percent. */
export function groupedChanges(verdict: Verdict, rows: readonly Row[]): PlatformGroup[] {
  const candidates = rows
    .map((row, at): Candidate => {
      const change = verdict.changes[at]
      const percent = (change && growth(change)?.percent) ?? 0
      return { row, at, percent, weight: change?.head?.bytes ?? 0 }
    })
    .toSorted(
      (a, b) =>
        OUTCOMES.indexOf(b.row.outcome) - OUTCOMES.indexOf(a.row.outcome) || b.weight - a.weight,
    )
  const groups: Candidate[][] = []
  for (const candidate of candidates) {
    const group = groups.find(([first]) => first !== undefined && agree(first, candidate))
    if (group === undefined) groups.push([candidate])
    else group.push(candidate)
  }
  return groups.flatMap(([worst, ...others]) => {
    if (worst === undefined) return []
    const { row, at } = worst
    const platform = row.platform ?? ''
    const count = others.length + 1
    const label = count === 1 ? platform : `${plural(count, 'platform')}, ${most(row)} ${platform}`
    return [{ row, at, label }]
  })
}

function most({ outcome }: Row): string {
  return outcome === 'pass' || outcome === 'warn' ? 'largest' : 'worst'
}

function agree(one: Candidate, other: Candidate): boolean {
  if (one.row.outcome !== other.row.outcome || kindOf(one.row) !== kindOf(other.row)) return false
  return Math.abs(one.percent - other.percent) <= Math.max(1, Math.abs(one.percent) / 2)
}

/** `new`, `removed` and the like, or that it was compared. */
function kindOf({ change, growth }: Row): string {
  return /\d/.test(change) ? String(Math.sign(growth)) : change
}
