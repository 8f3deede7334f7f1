import { platformName } from '../image/change.ts'
import type { Finding } from '../verdict/finding.ts'
import { found, type Verdict } from '../verdict/verdict.ts'
import {
  type ApprovalQuestion,
  type ApprovalRecord,
  approversOf,
  count,
  currentRecord,
  type Policy,
  type Votes,
} from './votes.ts'

/** What is still open, and who can close it. */
export interface ApprovalRequest {
  readonly author: string
  readonly headSha: string
  readonly label: string
  /** It is on already, and does not count for all of it. */
  readonly isLabelOn: boolean
  /** Services by who may approve them; null: anyone with write permission. */
  readonly groups: readonly {
    readonly services: readonly string[]
    readonly approvers: readonly string[] | null
  }[]
  /** Why what was given does not count: a sentence each. */
  readonly refusals: readonly string[]
  /** What could not be found out, and what to do about it. */
  readonly gaps: readonly string[]
}

export interface Approved {
  readonly verdicts: readonly Verdict[]
  /** null: nothing is open. */
  readonly request: ApprovalRequest | null
  /** For later runs to read; null: nothing is approved by label. */
  readonly record: ApprovalRecord | null
}

/** Whether anything waits for an approval. */
export function needsApproval(verdicts: readonly Verdict[]): boolean {
  return verdicts.some(isOpen)
}

function isOpen({ findings }: Verdict): boolean {
  return findings.some(({ outcome }) => outcome === 'review')
}

/** A review that somebody has approved who may is a pass, with the name on it. */
export function approve(verdicts: readonly Verdict[], votes: Votes, policy: Policy): Approved {
  const refusals = new Set<string>()
  const amounts: Record<string, number> = { ...currentRecord(votes)?.amounts }
  const decided = verdicts.map((verdict) => {
    if (!isOpen(verdict)) return verdict
    const findings = verdict.findings.map((finding) => {
      if (finding.outcome !== 'review') return finding
      const question = questionOf(verdict, finding)
      const { approval, isLabeled, refusals: more } = count(question, votes, policy)
      for (const refusal of more) refusals.add(refusal)
      // The first amount stays: noise upon noise adds up to growth.
      if (isLabeled) amounts[policy.idOf(question.key)] ??= question.bytes
      if (approval === null) return finding
      return { ...finding, outcome: 'pass' as const, approval }
    })
    return found(verdict, findings)
  })
  return {
    verdicts: decided,
    request: requestFor(decided, [...refusals], votes, policy),
    record: recordOf(amounts, votes),
  }
}

/** What nothing was added to stays the record that it was, and of the commit that it was made on. */
function recordOf(amounts: ApprovalRecord['amounts'], votes: Votes): ApprovalRecord | null {
  const { labeling, headSha } = votes
  const count = Object.keys(amounts).length
  if (labeling === null || count === 0) return null
  const kept = currentRecord(votes)
  if (kept !== null && Object.keys(kept.amounts).length === count) return kept
  return { ...labeling, sha: headSha, amounts }
}

function questionOf({ budget, changes }: Verdict, finding: Finding): ApprovalQuestion {
  const { rule, platform, actualBytes, edit } = finding
  const subject = edit === undefined ? '' : `${edit.what}: ${edit.from} → ${edit.to}`
  const change = changes.find((each) => each.platform === platform)
  return {
    key: [budget.name, platformName(platform) ?? '', rule, subject].join('|'),
    budget,
    bytes: actualBytes ?? 0,
    baseBytes: change?.base?.bytes ?? 0,
  }
}

function requestFor(
  verdicts: readonly Verdict[],
  refusals: readonly string[],
  votes: Votes,
  policy: Policy,
): ApprovalRequest | null {
  const open = verdicts.filter(isOpen)
  if (open.length === 0) return null
  const groups = new Map<string, { services: string[]; approvers: readonly string[] | null }>()
  for (const { budget } of open) {
    const approvers = approversOf(budget, policy)
    const key = JSON.stringify(approvers)
    const group = groups.get(key) ?? { services: [], approvers }
    group.services.push(budget.name)
    groups.set(key, group)
  }
  const { author, headSha, label, labeling, gaps } = votes
  const isLabelOn = labeling !== null
  return { author, headSha, label, isLabelOn, groups: [...groups.values()], refusals, gaps }
}

/** Who has approved, each once: one approval may be for many findings. */
export function approvalsIn(verdicts: readonly Verdict[]): string[] {
  const names = verdicts.flatMap(({ findings }) =>
    findings.flatMap(({ approval }) => approval?.by ?? []),
  )
  return [...new Set(names)]
}
