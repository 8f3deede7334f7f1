import { trendOf } from '../forecast/trend.ts'
import { weeklyGrowth } from '../forecast/weekly-growth.ts'
import { platformName } from '../image/change.ts'
import type { SizeHistory } from '../series/size-history.ts'
import { formatApart, formatBytes, formatChange, formatPercent } from '../values/bytes.ts'
import { parseIncrease } from '../values/increase.ts'
import { plural } from '../values/text.ts'
import { OUTCOMES, type Outcome, worst } from '../verdict/outcome.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { driftOf } from './drift.ts'
import { type AuditFinding, worstOfEach } from './finding.ts'
import { type Headroom, headroomIn } from './headroom.ts'

/** What looking at every budget has found. */
export interface Audit {
  readonly outcome: Outcome
  readonly headline: string
  /** Of all services that were looked at. */
  readonly services: readonly string[]
  /** The worst first. */
  readonly findings: readonly AuditFinding[]
  /** What is not known of a service today is neither well nor worse. */
  readonly unmeasured: readonly { readonly service: string; readonly reason: string }[]
  readonly headroom: readonly Headroom[]
  readonly notices: readonly string[]
}

interface Looked {
  readonly verdicts: readonly Verdict[]
  /** With what this audit has measured; null: there is none. */
  readonly history: SizeHistory | null
  /** Services whose forecast was told of before: it is told until it is clearly over. */
  readonly forecast: ReadonlySet<string>
  readonly notices: readonly string[]
  readonly now: Date
}

/** A week may add so much: percent alone hides what is much of a large image. */
const WEEKLY = parseIncrease('10% or 100 MiB')

/** A limit that may be reached within a quarter is told of, and until it is further away than this. */
const NEAR_WEEKS = 13
const STILL_NEAR_WEEKS = 17

export function auditOf({ verdicts, history, forecast, notices, now }: Looked): Audit {
  const findings = worstOfEach(
    verdicts.flatMap((verdict) => [
      ...ruleFindings(verdict),
      ...staleBases(verdict),
      ...(history === null
        ? []
        : [
            ...weeklyFindings(verdict, history, now),
            ...forecastFindings(verdict, history, {
              now,
              isTold: forecast.has(verdict.budget.name),
            }),
            ...driftOf(verdict, history),
          ]),
    ]),
  ).toSorted((a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome))
  const unmeasured = verdicts.flatMap(unmeasuredOf)
  const outcome = worst([
    ...findings.map((each) => each.outcome),
    ...(unmeasured.length > 0 ? (['inconclusive'] as const) : []),
  ])
  return {
    outcome,
    headline: headlineOf(verdicts.length, findings, unmeasured.length),
    services: verdicts.map(({ budget }) => budget.name),
    findings,
    unmeasured,
    headroom: history === null ? [] : headroomIn(verdicts, history, now),
    notices,
  }
}

/** What a check says of the same image, apart from what it does not know. */
function ruleFindings({ budget, findings }: Verdict): AuditFinding[] {
  return findings
    .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'inconclusive')
    .map(({ rule, outcome, platform, actualBytes, allowedBytes, message, cure }) => ({
      service: budget.name,
      rule,
      outcome,
      platform: platformName(platform),
      actualBytes,
      allowedBytes,
      message,
      cure,
    }))
}

function unmeasuredOf({ budget, findings }: Verdict) {
  const unknown = findings.find(({ outcome }) => outcome === 'inconclusive')
  if (unknown === undefined) return []
  const { message, cure } = unknown
  return [{ service: budget.name, reason: cure === null ? message : `${message}. ${cure}` }]
}

/** An image that was built from one that its name no longer stands for: what was mended there is not here. */
function staleBases({ budget, changes }: Verdict): AuditFinding[] {
  return changes.flatMap(({ platform, explanation }) => {
    const base = explanation?.baseImages.head
    if (base?.kind !== 'known' || base.movedTo === null) return []
    return [
      {
        service: budget.name,
        rule: 'stale_base' as const,
        outcome: 'warn' as const,
        platform: platformName(platform),
        actualBytes: null,
        allowedBytes: null,
        message: `built from ${base.name}, which stands for a newer image by now`,
        cure: 'Build it again, with the base image pulled anew.',
      },
    ]
  })
}

function weeklyFindings(verdict: Verdict, history: SizeHistory, now: Date): AuditFinding[] {
  const { budget, changes, head } = verdict
  if (head.kind !== 'measured') return []
  return changes.flatMap(({ platform }) => {
    const series = history.of(budget.name, platformName(platform))
    const growth = series === null ? null : weeklyGrowth(series, now, WEEKLY)
    if (growth === null || !growth.isTooMuch) return []
    const { bytes, percent, beforeBytes, afterBytes } = growth
    const [before, after] = formatApart([beforeBytes, afterBytes])
    return [
      {
        service: budget.name,
        rule: 'weekly_growth' as const,
        outcome: 'warn' as const,
        platform: platformName(platform),
        actualBytes: afterBytes,
        allowedBytes: null,
        message: `${formatChange(bytes)} (${formatPercent(percent)}) within a week, from ${before} to ${after}`,
        cure: null,
      },
    ]
  })
}

function forecastFindings(
  { budget, changes, head }: Verdict,
  history: SizeHistory,
  { now, isTold }: { readonly now: Date; readonly isTold: boolean },
): AuditFinding[] {
  const limit = budget.limit?.value ?? null
  if (limit === null || head.kind !== 'measured') return []
  return changes.flatMap(({ platform, head: image }) => {
    const series = history.of(budget.name, platformName(platform))
    if (series === null || image === null) return []
    const trend = trendOf(series, { head: image.bytes, limit, now })
    const { reach } = trend
    const most = isTold ? STILL_NEAR_WEEKS : NEAR_WEEKS
    if (reach?.kind !== 'any-time' && !(reach?.kind === 'range' && reach.low <= most)) return []
    return [
      {
        service: budget.name,
        rule: 'forecast' as const,
        outcome: 'warn' as const,
        platform: platformName(platform),
        actualBytes: image.bytes,
        allowedBytes: limit,
        message: `${formatBytes(image.bytes)} of ${formatBytes(limit)}`,
        cure: null,
        trend,
      },
    ]
  })
}

function headlineOf(
  services: number,
  findings: readonly AuditFinding[],
  unmeasured: number,
): string {
  const count = (isCounted: (finding: AuditFinding) => boolean) =>
    new Set(findings.filter(isCounted).map(({ service }) => service)).size
  const bad = count(({ outcome }) => outcome !== 'warn')
  const parts = [
    { number: bad, one: 'breaks its budget', many: 'break their budgets' },
    { number: count(() => true) - bad, one: 'has a warning', many: 'have a warning' },
    { number: unmeasured, one: 'could not be measured', many: 'could not be measured' },
  ].filter(({ number }) => number > 0)
  if (parts.length === 0) {
    return services === 1
      ? 'The image is within its budget'
      : `All ${plural(services, 'image')} are within budget`
  }
  const words = parts.map(({ number, one, many }, index) => {
    const subject = index === 0 ? `${number} of ${plural(services, 'image')}` : String(number)
    return `${services === 1 ? 'the image' : subject} ${number === 1 ? one : many}`
  })
  const sentence = words.join(', ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
}
