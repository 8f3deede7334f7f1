import type { Budget } from '../budget/budget.ts'
import type { Trend } from '../forecast/trend.ts'
import { platformName } from '../image/change.ts'
import type { Platform } from '../image/platform.ts'
import type { Evidence } from './evidence.ts'
import type { Finding } from './finding.ts'
import { type Outcome, worst } from './outcome.ts'
import { editFindings } from './rules/budget-edits.ts'
import { cveFindings } from './rules/cves.ts'
import { creepFindings, growthFindings } from './rules/growth.ts'
import { baselineFindings, measurementFindings, platformFindings } from './rules/measurement.ts'
import { sizeFindings, waiverFindings } from './rules/size.ts'
import { wasteFindings } from './rules/waste.ts'

/** A service as it was judged. */
export interface Verdict extends Evidence {
  readonly budget: Budget
  readonly findings: readonly Finding[]
  readonly outcome: Outcome
}

/** The policy: what a budget says of the evidence. */
export function judge(budget: Budget, evidence: Evidence): Verdict {
  const { changes } = evidence
  const findings = [
    ...measurementFindings(budget, evidence),
    ...platformFindings(budget, evidence),
    ...changes.flatMap((change) => sizeFindings(budget, change, evidence)),
    ...changes.flatMap((change) => growthFindings(budget, change)),
    ...creepFindings(budget, evidence),
    ...cveFindings(budget, evidence),
    ...editFindings(evidence),
    ...waiverFindings(budget, evidence),
    ...baselineFindings(budget, evidence),
  ]
  return found(
    { ...evidence, budget },
    findings.map((each) => markEstimate(each, evidence)),
  )
}

/** The same verdict, and what the layers of its images add to it once they were looked into. */
export function judgeFiles(verdict: Verdict, changes: Verdict['changes']): Verdict {
  const waste = changes.flatMap((change) => wasteFindings(verdict.budget, change, verdict))
  return found({ ...verdict, changes }, [...verdict.findings, ...waste])
}

/** A finding on a size that no registry tells says so itself, wherever it is shown. */
function markEstimate(finding: Finding, { changes }: Evidence): Finding {
  const { actualBytes, message } = finding
  const name = platformName(finding.platform)
  const isEstimate = changes.some(
    ({ platform, base, head }) =>
      (name === null || platformName(platform) === name) &&
      (base?.isEstimated || head?.isEstimated),
  )
  if (actualBytes === null || !isEstimate) return finding
  return { ...finding, message: `${message}, by an estimate` }
}

/** A verdict of these findings. */
export function found(
  of: Omit<Verdict, 'findings' | 'outcome'>,
  findings: readonly Finding[],
): Verdict {
  return { ...of, findings, outcome: worst(findings.map(({ outcome }) => outcome)) }
}

/** What the history says of one of its images; null where it says nothing. */
export function trendFor({ trends }: Verdict, platform: Platform | null): Trend | null {
  return trends?.find((trend) => trend.platform === platformName(platform)) ?? null
}
