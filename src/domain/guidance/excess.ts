import type { AdvisedChange } from '../advice/advised.ts'
import { waiverInForce } from '../budget/waiver.ts'
import { growth, platformName } from '../image/change.ts'
import type { Platform } from '../image/platform.ts'
import { allowedGrowth } from '../values/increase.ts'
import type { Finding } from '../verdict/finding.ts'
import type { Rule } from '../verdict/rule.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** How much of an image has to go before none of its rules fails. */
export interface Excess {
  readonly verdict: Verdict
  /** Of the platform that has to lose the most; all others have to lose less. */
  readonly change: AdvisedChange
  readonly platform: Platform | null
  /** Not one byte less will do. */
  readonly bytes: number
  /** The rules that fail, each once. */
  readonly rules: readonly Rule[]
  /** Whether somebody has to approve the rest of the growth all the same. */
  readonly leavesReview: boolean
}

/** All others fail by something that no smaller image mends. */
const SIZE_RULES: readonly Rule[] = ['max_size', 'max_increase']

/** null: nothing fails, or what fails is no size. */
export function excessOf(verdict: Verdict): Excess | null {
  const failed = verdict.findings.filter(
    ({ outcome, rule }) => outcome === 'fail' && SIZE_RULES.includes(rule),
  )
  const [worst] = verdict.changes
    .map((change) => ({ change, bytes: bytesToGo(verdict, change, failed) }))
    .toSorted((a, b) => b.bytes - a.bytes)
  if (worst === undefined || worst.bytes <= 0) return null
  const { change, bytes } = worst
  return {
    verdict,
    change,
    platform: change.platform,
    bytes,
    rules: [...new Set(failed.map(({ rule }) => rule))],
    leavesReview: isReviewed(verdict, change, bytes),
  }
}

function bytesToGo(verdict: Verdict, change: AdvisedChange, failed: readonly Finding[]): number {
  const own = failed.filter(
    ({ platform }) => platformName(platform) === platformName(change.platform),
  )
  return own.reduce((most, finding) => Math.max(most, bytesBy(finding, verdict, change)), 0)
}

function bytesBy(
  { rule, actualBytes, allowedBytes }: Finding,
  { budget, today, noiseFloor }: Verdict,
  { base, head }: AdvisedChange,
): number {
  const over = (actualBytes ?? 0) - (allowedBytes ?? 0)
  if (rule !== 'max_size' || head === null) return over
  const waiver = waiverInForce(budget.waivers?.value ?? [], today)
  const toLimit = head.bytes - Math.max(allowedBytes ?? 0, waiver?.bytes ?? 0)
  if (base === null || base.bytes <= (allowedBytes ?? 0)) return toLimit
  // It was over before: whoever takes back what the change adds is not to blame for the rest.
  return Math.min(toLimit, head.bytes - base.bytes - allowedGrowth(noiseFloor, base.bytes))
}

function isReviewed({ budget: { reviewIncrease } }: Verdict, change: AdvisedChange, bytes: number) {
  const grown = growth(change)
  if (reviewIncrease === undefined || grown === null) return false
  return grown.bytes - bytes > allowedGrowth(reviewIncrease.value, change.base?.bytes ?? 0)
}
