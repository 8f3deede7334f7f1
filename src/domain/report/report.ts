import type { ApprovalRequest } from '../approval/approval.ts'
import { type MonthlyCost, monthlyCost, type PriceList } from '../fleet/cost.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { fleetIn, withSiblings } from '../fleet/siblings.ts'
import type { BudgetFile } from '../guidance/budget-file.ts'
import { type NextStep, nextStep } from '../guidance/next-step.ts'
import { type Setting, TERMINAL } from '../guidance/setting.ts'
import { growth, platformName, pullBytes } from '../image/change.ts'
import { allowedGrowth, type Increase } from '../values/increase.ts'
import type { Finding } from '../verdict/finding.ts'
import { OUTCOMES, type Outcome, worst } from '../verdict/outcome.ts'
import { RULES } from '../verdict/rule.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { builtNotices } from './built-notices.ts'
import { claimNotices } from './claim-notices.ts'
import { estimateNotices } from './estimate-notices.ts'
import { fallbackBaseNotices } from './fallback-base.ts'
import { gapNotices } from './gap-notices.ts'
import { headline } from './headline.ts'
import { type State, stateOf } from './state.ts'

export { type BudgetFile, type Setting, type State, stateOf }

/** What one check found; everything that is printed or published is made from it. */
export interface Report {
  /** All services together. */
  readonly fleet: Fleet
  /** Of all services; null without prices. */
  readonly cost: MonthlyCost | null
  readonly outcome: Outcome
  readonly headline: string
  readonly verdicts: readonly Verdict[]
  readonly budgetFile: BudgetFile
  readonly setting: Setting
  /** What turns a failure green; null: nothing fails by its size. */
  readonly nextStep: NextStep | null
  /** null: nothing waits for an approval, or there is nobody to ask. */
  readonly approval: ApprovalRequest | null
  /** What else the reader has to know, a sentence each. */
  readonly notices: readonly string[]
  /** Why nothing is green, whatever was found: what was to be judged is not all there. */
  readonly gaps: readonly string[]
  /** Asked of registries: requests sent, retries included, and bytes of bodies received; without what is asked for untrusted budgets. */
  readonly requests: { readonly count: number; readonly bytes: number }
}

/** What a report has that its verdicts do not tell. */
export type ReportContext = Pick<Report, 'budgetFile' | 'notices' | 'requests'> &
  Partial<Pick<Report, 'approval' | 'gaps' | 'setting'>> & { readonly prices?: PriceList | null }

export function summarise(
  verdicts: readonly Verdict[],
  { prices, approval = null, setting = TERMINAL, notices, gaps = [], ...rest }: ReportContext,
): Report {
  const fleet = fleetIn(verdicts)
  const found = worst(verdicts.map((verdict) => verdict.outcome))
  const [gap] = gaps
  // What is gone is nobody's news, unless somebody has to agree to it.
  const expected = verdicts.filter(
    (verdict) => stateOf(verdict) !== 'retired' || verdict.outcome === 'review',
  )
  return {
    outcome: gap === undefined ? found : worst([found, 'inconclusive']),
    headline: gap === undefined ? headline(expected) : gap.replace(/\.$/, ''),
    verdicts: withSiblings(verdicts, fleet),
    fleet,
    cost: prices ? costOf(verdicts, fleet, prices) : null,
    approval,
    setting,
    nextStep: nextStep(verdicts, { budgetFile: rest.budgetFile, setting }),
    ...rest,
    gaps,
    notices: [
      // The first one is the headline.
      ...gaps.slice(1),
      ...notices,
      ...claimNotices(verdicts),
      ...estimateNotices(verdicts),
      ...builtNotices(verdicts),
      ...fallbackBaseNotices(verdicts),
      ...gapNotices(verdicts),
    ],
  }
}

/** A release moves what its services' images have anew, to wherever they run. */
function costOf(verdicts: readonly Verdict[], fleet: Fleet, prices: PriceList): MonthlyCost {
  const pulls = verdicts.flatMap(({ changes }) =>
    changes.flatMap((change) => {
      const pull = pullBytes(change)
      // Whoever pulls a service pulls it for one platform.
      const count = prices.pulls / changes.length
      return pull === null ? [] : [{ count, warmBytes: pull.warm }]
    }),
  )
  return monthlyCost(fleet.uniqueBytes, pulls, prices)
}

/** The finding to lead with: of the worst ones, of the rule that the headline counts first, the furthest over. */
export function leadingFinding(
  verdicts: readonly Verdict[],
): { verdict: Verdict; finding: Finding } | undefined {
  const excess = (finding: Finding) => (finding.actualBytes ?? 0) - (finding.allowedBytes ?? 0)
  return verdicts
    .flatMap((verdict) => verdict.findings.map((finding) => ({ verdict, finding })))
    .toSorted(
      (a, b) =>
        OUTCOMES.indexOf(b.finding.outcome) - OUTCOMES.indexOf(a.finding.outcome) ||
        RANKS.indexOf(a.finding.rule) - RANKS.indexOf(b.finding.rule) ||
        excess(b.finding) - excess(a.finding),
    )[0]
}

/** The headline counts an image under its first failing rule; sizes come before edits. */
const RANKS = Object.keys(RULES)

/** Whether there is more to tell than noise: a comment is worth its interruption. */
export function isNoteworthy(report: Report, floor: Increase): boolean {
  if (report.budgetFile.edits.length > 0) return true
  return report.verdicts.some((verdict) => {
    if (['fail', 'review', 'inconclusive'].includes(verdict.outcome)) return true
    if (['new', 'retired'].includes(stateOf(verdict))) return true
    return verdict.changes.some((change) => {
      const grown = growth(change)
      if (grown === null) return stateOf(verdict) === 'changed'
      return Math.abs(grown.bytes) > allowedGrowth(floor, change.base?.bytes ?? 0)
    })
  })
}

/** `api`, or `api (linux/amd64)` where the finding is about one platform of several. */
export function subjectOf(verdict: Verdict, finding: Finding): string {
  const platform = platformName(finding.platform)
  const several = verdict.changes.length > 1
  return platform !== null && several ? `${verdict.budget.name} (${platform})` : verdict.budget.name
}

/** How much of a limit a size uses, in whole percent; rounded up when over, so that 100 never lies. */
export function usedPercent(bytes: number, limit: number): number {
  const percent = (bytes / limit) * 100
  return bytes > limit ? Math.ceil(percent) : Math.floor(percent)
}
