import { type Change, platformName } from '../domain/image/change.ts'
import { usedPercent } from '../domain/report/report.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { oneLine } from '../domain/values/text.ts'
import type { Finding } from '../domain/verdict/finding.ts'
import { OUTCOMES } from '../domain/verdict/outcome.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'

/** What a registry says may be long; the list below the table has all of it. */
const LONGEST = 60

/**
 * Why a row is red, or yellow, in few words; what it uses of its limit, where nothing is wrong.
 * @param change null: of a service without any image.
 */
export function rowReason({ findings, budget }: Verdict, change: Change | null): string {
  const platform = platformName(change?.platform ?? null)
  const own = findings.filter(
    ({ platform: of, approval }) =>
      approval === undefined && (change === null || [null, platform].includes(platformName(of))),
  )
  const [worst] = own.toSorted((a, b) => rank(b) - rank(a))
  if (worst !== undefined) return words(worst)
  const { limit } = budget
  const head = change?.head ?? null
  return head === null || limit === undefined ? '' : `${usedPercent(head.bytes, limit.value)} %`
}

function rank({ outcome }: Finding): number {
  return OUTCOMES.indexOf(outcome)
}

function words(finding: Finding): string {
  const { rule, outcome, actualBytes, allowedBytes, waiver, edit, message } = finding
  if (edit !== undefined) return `${edit.what} edited: needs approval`
  const over = formatBytes((actualBytes ?? 0) - (allowedBytes ?? 0))
  const allowed = formatBytes(allowedBytes ?? 0)
  switch (rule) {
    case 'max_size':
      if (waiver !== undefined) return `over, waived until ${waiver.until}`
      return outcome === 'fail' ? `${over} over the limit` : 'over the limit as before'
    case 'warn_at':
      return `above ${allowed}, where it warns`
    case 'max_increase':
      return `grew too much: ${allowed} allowed`
    case 'review_increase':
      return `grew by more than ${allowed}: needs approval`
    case 'warn_increase':
      return `grew by more than ${allowed}`
    case 'max_cves':
      return outcome === 'fail' ? 'too many CVEs' : ''
    case 'max_growth_since':
      return actualBytes === null
        ? oneLine(message, LONGEST)
        : `${formatBytes(actualBytes)} in small steps, ${allowed} allowed`
    case 'max_waste':
      if (actualBytes === null) return oneLine(message, LONGEST)
      return outcome === 'fail'
        ? `hides ${formatBytes(actualBytes)} below later layers, ${allowed} allowed`
        : `hides ${formatBytes(actualBytes)} below later layers, as before`
    default:
      return oneLine(message, LONGEST)
  }
}
