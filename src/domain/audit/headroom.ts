import type { Budget } from '../budget/budget.ts'
import { type Proposal, propose } from '../budget/suggestion.ts'
import { platformName } from '../image/change.ts'
import type { SizeHistory } from '../series/size-history.ts'
import { startOf } from '../series/weeks.ts'
import { largest } from '../values/largest.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** A limit that has not been needed for long, and what it could be. */
export interface Headroom {
  /** Of the budget in its file. */
  readonly index: number
  readonly budget: Budget
  readonly limitBytes: number
  /** The largest size within the weeks that were looked at. */
  readonly mostBytes: number
  readonly proposal: Proposal
}

const WEEKS = 4
const WEEK_MS = 7 * 86_400_000
/** Percent of a limit that nobody needs. */
const UNUSED = 20
/** As `suggest` has it. */
const MARGIN = { percent: 20, isBelow: false }

/** Limits of which a fifth was unused for four weeks; the order is that of the verdicts. */
export function headroomIn(
  verdicts: readonly Verdict[],
  history: SizeHistory,
  now: Date,
): Headroom[] {
  return verdicts.flatMap((verdict, index) => {
    const { budget } = verdict
    const limit = budget.limit
    const mostBytes = mostOf(verdict, history, now)
    if (limit === undefined || mostBytes === null) return []
    if (mostBytes * 100 > limit.value * (100 - UNUSED)) return []
    const subject = { name: budget.name, sizes: [mostBytes], limit }
    const proposal = propose(subject, MARGIN, { raise: false })
    return proposal.change === 'lowered'
      ? [{ index, budget, limitBytes: limit.value, mostBytes, proposal }]
      : []
  })
}

/** Of all its platforms; null: not each of them is known for as long. */
function mostOf(
  { budget, head, changes }: Verdict,
  history: SizeHistory,
  now: Date,
): number | null {
  if (head.kind !== 'measured' || changes.length === 0) return null
  const start = now.valueOf() - WEEKS * WEEK_MS
  const sizes: number[] = []
  for (const { platform, head: image } of changes) {
    const series = history.of(budget.name, platformName(platform))
    const before = history.at(budget.name, platformName(platform), start)
    if (series === null || before === null || image === null) return null
    const records = series.records.filter(({ t }) => Date.parse(t) >= start)
    const weeks = series.weeks.filter(({ week }) => startOf(week + 1) > start)
    sizes.push(
      image.bytes,
      before.bytes,
      ...records.map(({ bytes }) => bytes),
      ...weeks.map(({ max }) => max),
    )
  }
  return largest(sizes)
}
