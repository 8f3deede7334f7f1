import type { AuditFinding, AuditRule } from '../../domain/audit/finding.ts'
import type { StateChange } from '../../domain/audit/state.ts'
import { outlookWords, reachPhrase } from '../forecast-words.ts'

/** What an audit has found, in one sentence without its end. */
export function findingWords({ message, trend, platform, rule }: AuditFinding): string {
  const phrase = trend === undefined ? null : reachPhrase(trend.reach)
  const words = phrase === null ? message : `${phrase} (${message})`
  const isNamed = platform === null || message.includes(platform) || rule === 'platform'
  return isNamed ? words : `${platform}: ${words}`
}

/** What is to be done about it; for a forecast, what it rests on. */
export function cureWords({ cure, trend }: AuditFinding): string | null {
  return trend === undefined ? cure : `${outlookWords(trend.outlook, null, (text) => text)}.`
}

/** What was wrong, where there is no finding any more to tell it. */
const RESOLVED: Readonly<Record<AuditRule, string>> = {
  max_size: 'back under its limit',
  warn_at: 'no longer near its limit',
  max_increase: 'no longer grown too much',
  review_increase: 'no longer grown so that it needs review',
  warn_increase: 'no longer grown',
  max_growth_since: 'no longer grown too much since then',
  max_waste: 'no longer hides too much',
  max_cves: 'no longer too many CVEs',
  budget_file: 'its budget is as it was',
  waiver: 'its waiver needs no look any more',
  platform: 'its platforms are there again',
  measurement: 'measured again',
  base: 'there is something to compare it with again',
  drift: 'its tag stands for a recorded push again',
  weekly_growth: 'the last week added no more than it may',
  stale_base: 'built from what its base image is now',
  forecast: 'its limit is not in sight any more',
}

export function changeWords({ told, finding, left }: StateChange): string {
  if (finding !== null) return findingWords(finding)
  const after = left === null ? '' : ` (${findingWords(left)})`
  return `${RESOLVED[told.rule]}${after}`
}
