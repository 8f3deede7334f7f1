import type { Platform } from '../image/platform.ts'
import { largest } from '../values/largest.ts'
import type { Finding } from '../verdict/finding.ts'
import type { Rule } from '../verdict/rule.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** One rule and one image: the platform that is furthest over speaks for all of them. */
export interface GroupedFinding {
  readonly finding: Finding
  /** Of all platforms of which the rule finds the same, this one's among them. */
  readonly platforms: readonly (Platform | null)[]
}

/** What these say, they say once for each platform. */
const BY_PLATFORM: readonly Rule[] = [
  'max_size',
  'warn_at',
  'max_increase',
  'review_increase',
  'warn_increase',
  'max_growth_since',
  'max_waste',
  'platform',
]

/** In the order of their first ones. */
export function groupedFindings({ findings }: Pick<Verdict, 'findings'>): GroupedFinding[] {
  const groups = new Map<string, Finding[]>()
  for (const [index, finding] of findings.entries()) {
    const key = keyOf(finding, index)
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  return [...groups.values()].flatMap((group) => {
    const most = largest(group.map(excess), Number.NEGATIVE_INFINITY)
    const finding = group.find((each) => excess(each) === most) ?? group[0]
    return finding === undefined
      ? []
      : [{ finding, platforms: group.map(({ platform }) => platform) }]
  })
}

function keyOf({ rule, outcome, approval, waiver }: Finding, index: number): string {
  if (!BY_PLATFORM.includes(rule)) return String(index)
  return [rule, outcome, approval?.by ?? '', waiver?.until ?? ''].join(' ')
}

function excess({ actualBytes, allowedBytes }: Finding): number {
  return (actualBytes ?? 0) - (allowedBytes ?? 0)
}
