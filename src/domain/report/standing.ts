import { growth, platformName } from '../image/change.ts'
import { allowedGrowth } from '../values/increase.ts'
import type { Finding } from '../verdict/finding.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { stateOf } from './state.ts'

/** What was true before this change, and is no news of it: the change that crosses a line speaks. */
export function isStanding(finding: Finding, verdict: Verdict): boolean {
  const { rule, outcome, platform, allowedBytes, waiver } = finding
  if (outcome !== 'warn') return false
  if (rule === 'waiver') return isAsLarge(verdict)
  // It only warns where as much was hidden before.
  if (rule === 'max_waste') return true
  if (rule !== 'warn_at' && rule !== 'max_size') return false
  const change = verdict.changes.find(
    (each) => platformName(each.platform) === platformName(platform),
  )
  const grown = change === undefined ? null : growth(change)
  const before = change?.base?.bytes ?? 0
  const line = waiver === undefined ? allowedBytes : (verdict.budget.limit?.value ?? null)
  if (grown === null || line === null || before <= line) return false
  return grown.bytes <= allowedGrowth(verdict.noiseFloor, before)
}

/** Whether each of its images is as large as before, but for what a rebuild differs by. */
function isAsLarge(verdict: Verdict): boolean {
  const state = stateOf(verdict)
  if (state === 'unchanged' || state === 'not-built') return true
  if (state !== 'changed') return false
  return verdict.changes.every((change) => {
    const grown = growth(change)
    const noise = allowedGrowth(verdict.noiseFloor, change.base?.bytes ?? 0)
    return grown !== null && Math.abs(grown.bytes) <= noise
  })
}

/** Nothing of it is news: it is as large as before, and what is found was so before. */
export function isQuiet(verdict: Verdict): boolean {
  return isAsLarge(verdict) && verdict.findings.every((finding) => isStanding(finding, verdict))
}
