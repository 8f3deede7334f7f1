import { type Change, growth, platformName } from '../domain/image/change.ts'
import type { Measurement } from '../domain/image/image.ts'
import type { Reference } from '../domain/image/reference.ts'
import { type Report, type State, stateOf, usedPercent } from '../domain/report/report.ts'
import { formatBytes, formatChange, formatPercent } from '../domain/values/bytes.ts'
import { largest } from '../domain/values/largest.ts'
import { OUTCOMES, type Outcome, worst } from '../domain/verdict/outcome.ts'
import { trendFor, type Verdict } from '../domain/verdict/verdict.ts'
import { cveWords } from './cve-words.ts'
import { reachPhrase } from './forecast-words.ts'
import { rowReason } from './row-reasons.ts'

/** One line of the table: a platform of a service, in words. */
export interface Row {
  readonly outcome: Outcome
  readonly state: State
  readonly name: string
  /** null where there is but one image. */
  readonly platform: string | null
  readonly base: string
  readonly head: string
  readonly change: string
  /** Of the limit, in percent; null without a limit or a size. */
  readonly used: number | null
  readonly limit: string | null
  /** What is wrong, in few words; else what it uses of its limit. */
  readonly reason: string
  /** Bytes, to sort by. */
  readonly growth: number
  /** The last sizes, as bars; of what changed, where a history is kept. */
  readonly sparkline?: string
  /** When it is over its limit, where that is worth a phrase. */
  readonly forecast?: string | null
  /** What scanners say of the service; in its first row. */
  readonly cves?: string | null
}

const NONE = '–'
const NOT_BUILT = 'not built here'

export const ICONS: Record<Outcome, string> = {
  pass: '✅',
  warn: '🟡',
  inconclusive: '⚠️',
  review: '👀',
  fail: '❌',
}

/** What was not measured reads as red where it ends red. */
export function iconIn({ setting }: Pick<Report, 'setting'>): (outcome: Outcome) => string {
  return (outcome) =>
    outcome === 'inconclusive' && setting.onInconclusive === 'fail' ? '⛔' : ICONS[outcome]
}

/** Failures first, then by growth; a service's platforms stay together. */
export function sortedVerdicts({ verdicts }: Pick<Report, 'verdicts'>): Verdict[] {
  const most = (verdict: Verdict) =>
    largest(verdict.changes.map((change) => Math.abs(growth(change)?.bytes ?? 0)))
  return verdicts.toSorted(
    (a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome) || most(b) - most(a),
  )
}

export function rowsOf(verdict: Verdict): Row[] {
  const { budget, changes, outcome } = verdict
  const state = stateOf(verdict)
  if (changes.length === 0) {
    const change = unmeasuredWord(verdict, state)
    const limit = budget.limit === undefined ? null : formatBytes(budget.limit.value)
    const reason = rowReason(verdict, null)
    const row = { base: NONE, head: NONE, change, used: null, limit, reason, growth: 0 }
    return [{ outcome, state, name: budget.name, platform: null, ...row }]
  }
  return changes.map((change, at) => ({
    ...rowOf(verdict, change, state),
    cves: at === 0 ? cveWords(verdict) : null,
  }))
}

function rowOf(verdict: Verdict, change: Change, state: State): Row {
  const { budget, findings, changes } = verdict
  const { base, head } = change
  const grown = growth(change)
  const platform = platformName(change.platform)
  // What is done to the budget is no property of a size; of what is gone there is nothing else.
  const own = findings.filter(
    (finding) =>
      (finding.edit === undefined || head === null) &&
      [null, platform].includes(platformName(finding.platform)),
  )
  const { limit } = budget
  return {
    outcome: worst(own.map((finding) => finding.outcome)),
    state,
    name: budget.name,
    platform: changes.length > 1 ? platform : null,
    base: sizeWords(base),
    head: sizeWords(head),
    change: changeWords(verdict, change, state),
    used: head === null || limit === undefined ? null : usedPercent(head.bytes, limit.value),
    limit: limit === undefined ? null : formatBytes(limit.value),
    reason: rowReason(verdict, change),
    growth: grown?.bytes ?? 0,
    ...trendCells(verdict, change, state),
  }
}

function unmeasuredWord(verdict: Verdict, state: State): string {
  if (state === 'not-built') return NOT_BUILT
  return state === 'retired' ? goneWord(verdict) : 'not measured'
}

function trendCells(verdict: Verdict, { platform }: Change, state: State) {
  const trend = state === 'changed' ? trendFor(verdict, platform) : null
  if (trend === null) return {}
  return { sparkline: trend.sparkline, forecast: reachPhrase(trend.reach) }
}

/** Before what is an estimate. */
const ABOUT = '≈ '

function sizeWords(image: Change['head']): string {
  if (image === null) return NONE
  return `${image.isEstimated ? ABOUT : ''}${formatBytes(image.bytes)}`
}

/** The change takes the budget away, or its branch is older than the budget. */
function goneWord({ edits }: Verdict): string {
  return edits.some(({ what, to }) => what === 'budget' && to === null)
    ? 'removed'
    : 'not in this branch'
}

function changeWords(verdict: Verdict, change: Change, state: State): string {
  const { base, head } = verdict
  if (state === 'not-built') return NOT_BUILT
  const grown = growth(change)
  if (grown === null) {
    if (head.kind !== 'measured' && state !== 'retired') return 'not measured'
    if (change.head === null) return state === 'retired' ? goneWord(verdict) : 'removed'
    if (base === null) return 'not compared'
    return base.kind === 'unmeasurable' ? 'not compared' : 'new'
  }
  if (change.base?.digest === change.head?.digest) return 'unchanged'
  const percent =
    grown.percent === null || grown.bytes === 0 ? '' : ` (${formatPercent(grown.percent)})`
  const isEstimated = change.base?.isEstimated || change.head?.isEstimated
  return `${isEstimated ? ABOUT : ''}${formatChange(grown.bytes)}${percent}`
}

/** Ten cells that fill with the limit: `███████░░░`. */
export function bar(percent: number): string {
  const filled = Math.min(10, Math.floor(percent / 10))
  return `${'█'.repeat(filled)}${'░'.repeat(10 - filled)}`
}

/** The tag of each side where all services share it, null where they do not; no base: undefined. */
export function commonTags(verdicts: readonly Verdict[]): {
  head: string | null
  base: string | null | undefined
} {
  const common = (sides: readonly (Measurement | null)[]): string | null => {
    const tags = new Set(sides.map((side) => tagOf(side?.reference ?? null)))
    const [tag] = tags
    return tags.size === 1 ? (tag ?? null) : null
  }
  const bases = verdicts.map(({ base }) => base).filter((base) => base !== null)
  return {
    head: common(verdicts.map(({ head }) => head)),
    base: bases.length === 0 ? undefined : common(bases),
  }
}

function tagOf(reference: Reference | null): string | undefined {
  return reference?.kind === 'registry' ? reference.tag : reference?.name
}
