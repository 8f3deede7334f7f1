import { isTeam, sameName } from './approver.ts'
import type { Budget } from './budget.ts'
import { allowedGrowth, type Increase } from './increase.ts'

/** Somebody's leave for what needs one: who, how and when. */
export interface Approval {
  readonly by: string
  readonly how: 'review' | 'label'
  /** ISO 8601, UTC. */
  readonly at: string
}

export interface Review {
  readonly by: string
  /** APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED. */
  readonly state: string
  /** The commit that was looked at; null where GitHub no longer tells. */
  readonly sha: string | null
  readonly at: string
}

interface Labeling {
  readonly by: string
  readonly at: string
}

/** What an approval by label was for: it goes on to hold while nothing of that grows. */
export interface ApprovalRecord extends Labeling {
  /** Bytes, by the finding's key. */
  readonly amounts: Readonly<Record<string, number>>
}

/** All that may count as leave, and what it takes to tell whether it does. */
export interface Ballot {
  readonly author: string
  /** The commit that a review has to be on. */
  readonly headSha: string
  /** The name of the label. */
  readonly label: string
  /** Who set the label last; null where it is not set. */
  readonly labeling: Labeling | null
  /** Whether it was set when the head commit was there already. */
  readonly isLabelFresh: boolean
  /** In the order in which they were submitted. */
  readonly reviews: readonly Review[]
  /** Lower-case logins that may write, of those who have voted. */
  readonly writers: ReadonlySet<string>
  /** Those of them who belong to a team: lower-case `org/team login`. */
  readonly members: ReadonlySet<string>
  readonly record: ApprovalRecord | null
  /** What could not be found out, and what to do about it: a sentence each. */
  readonly gaps: readonly string[]
}

export interface Policy {
  /** For budgets that name nobody; empty: anyone with write permission. */
  readonly approvers: readonly string[]
  /** What approved growth may move by without asking again. */
  readonly noiseFloor: Increase
}

/** What is to be approved. */
export interface Motion {
  readonly key: string
  readonly budget: Budget
  /** Growth in bytes; 0 where nothing is measured. */
  readonly bytes: number
  /** Of the base. */
  readonly baseBytes: number
}

export interface Count {
  readonly approval: Approval | null
  /** Why what was given does not count: a sentence each. */
  readonly refusals: readonly string[]
}

/** Whose word counts for a budget; null: anyone with write permission. */
export function approversOf({ approvers }: Budget, policy: Policy): readonly string[] | null {
  if (approvers !== undefined) return approvers.value
  return policy.approvers.length > 0 ? policy.approvers : null
}

/** A review on the head commit comes before the label; without either, why what there is does not count. */
export function count(motion: Motion, ballot: Ballot, policy: Policy): Count {
  const [reviewed, labeled] = [
    countReviews(motion, ballot, policy),
    countLabel(motion, ballot, policy),
  ]
  const approval = reviewed.approval ?? labeled.approval
  return {
    approval,
    refusals: approval === null ? [...reviewed.refusals, ...labeled.refusals] : [],
  }
}

function countReviews({ budget }: Motion, ballot: Ballot, policy: Policy): Count {
  const { author, headSha } = ballot
  const refusals: string[] = []
  for (const { by, at, sha } of approvals(ballot.reviews)) {
    if (sameName(by, author)) refusals.push(`${by} has approved, and is the author`)
    else if (sha !== headSha)
      refusals.push(`${by} has approved ${commit(sha)}, and not the head commit ${commit(headSha)}`)
    else if (!mayApprove(by, budget, ballot, policy))
      refusals.push(`${by} has approved, and ${lacks(budget, policy)}`)
    else return { approval: { by, how: 'review', at }, refusals: [] }
  }
  return { approval: null, refusals }
}

/** Of each person's reviews the last that takes a side; a comment takes none. */
function approvals(reviews: readonly Review[]): Review[] {
  const last = new Map<string, Review>()
  for (const review of reviews) {
    if (['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(review.state))
      last.set(review.by.toLowerCase(), review)
  }
  return [...last.values()].filter(({ state }) => state === 'APPROVED')
}

function countLabel(motion: Motion, ballot: Ballot, policy: Policy): Count {
  const { labeling, label, author, isLabelFresh } = ballot
  const refused = (why: string): Count => ({ approval: null, refusals: [why] })
  if (labeling === null) return { approval: null, refusals: [] }
  const { by, at } = labeling
  if (sameName(by, author)) return refused(`the label ${label} was set by ${by}, who is the author`)
  if (!mayApprove(by, motion.budget, ballot, policy))
    return refused(`the label ${label} was set by ${by}, who ${lacks(motion.budget, policy)}`)
  if (isLabelFresh || isCovered(motion, ballot, policy))
    return { approval: { by, how: 'label', at }, refusals: [] }
  return refused(
    `the label ${label} was set by ${by} before the head commit, and that grew or changed something since: take it off, and set it again`,
  )
}

/** Approved before, and nothing more than noise has come since. */
function isCovered(
  { key, bytes, baseBytes }: Motion,
  { record, labeling }: Ballot,
  policy: Policy,
): boolean {
  if (record === null || record.by !== labeling?.by || record.at !== labeling.at) return false
  const approved = Object.hasOwn(record.amounts, key) ? record.amounts[key] : undefined
  return approved !== undefined && bytes <= approved + allowedGrowth(policy.noiseFloor, baseBytes)
}

function mayApprove(login: string, budget: Budget, ballot: Ballot, policy: Policy): boolean {
  const approvers = approversOf(budget, policy)
  if (approvers === null) return ballot.writers.has(login.toLowerCase())
  return approvers.some((approver) =>
    isTeam(approver)
      ? ballot.members.has(`${approver} ${login}`.toLowerCase())
      : sameName(approver, login),
  )
}

function commit(sha: string | null): string {
  return sha === null ? 'another commit' : sha.slice(0, 7)
}

function lacks(budget: Budget, policy: Policy): string {
  return approversOf(budget, policy) === null
    ? 'has no write permission, as far as GitHub tells'
    : 'is not among the approvers, as far as GitHub tells'
}
