import { isTeam, sameName } from '../budget/approver.ts'
import type { Budget } from '../budget/budget.ts'
import { formatBytes } from '../values/bytes.ts'
import { allowedGrowth, type Increase } from '../values/increase.ts'
import type { Approval } from '../verdict/finding.ts'

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
  /** The head commit on which it was recorded. */
  readonly sha: string
  /** Bytes, by the id of the question's key. */
  readonly amounts: Readonly<Record<string, number>>
}

/** All that may count as approval, and what it takes to tell whether it does. */
export interface Votes {
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
  /** A short name of a text that nobody can give to another text. */
  readonly idOf: (text: string) => string
}

/** What is to be approved. */
export interface ApprovalQuestion {
  readonly key: string
  readonly budget: Budget
  /** Growth in bytes; 0 where nothing is measured. */
  readonly bytes: number
  /** Of the base. */
  readonly baseBytes: number
}

export interface Count {
  readonly approval: Approval | null
  /** Whether the label alone would do. */
  readonly isLabeled: boolean
  /** Why what was given does not count: a sentence each. */
  readonly refusals: readonly string[]
}

/**
 * Whether something came after the head commit, which was there at a time and is still: then it was
 * all along, unless the head was moved by force since. Times are ISO 8601, UTC, and compare as texts.
 */
export function isAfterHead(
  came: { readonly at: string; readonly headMovedAt: string | null },
  headThereAt: string,
): boolean {
  const { at, headMovedAt } = came
  return at > headThereAt && (headMovedAt === null || headMovedAt <= headThereAt)
}

/** Whom a budget names itself; what is untrusted may not name who agrees to it. */
export function ownApprovers({ approvers, isUntrusted }: Budget): readonly string[] | undefined {
  return isUntrusted ? undefined : approvers?.value
}

/** Whose word counts for a budget; null: anyone with write permission. */
export function approversOf(
  budget: Budget,
  policy: Pick<Policy, 'approvers'>,
): readonly string[] | null {
  return ownApprovers(budget) ?? (policy.approvers.length > 0 ? policy.approvers : null)
}

/** A review on the head commit comes before the label; without either, why what there is does not count. */
export function count(question: ApprovalQuestion, votes: Votes, policy: Policy): Count {
  const [reviewed, labeled] = [
    countReviews(question, votes, policy),
    countLabel(question, votes, policy),
  ]
  const approval = reviewed.approval ?? labeled.approval
  return {
    approval,
    isLabeled: labeled.approval !== null,
    refusals: approval === null ? [...reviewed.refusals, ...labeled.refusals] : [],
  }
}

type Counted = Pick<Count, 'approval' | 'refusals'>

function countReviews({ budget }: ApprovalQuestion, votes: Votes, policy: Policy): Counted {
  const { author, headSha } = votes
  const refusals: string[] = []
  for (const { by, at, sha } of approvals(votes.reviews)) {
    if (sameName(by, author)) refusals.push(`${by} has approved, and is the author`)
    else if (sha !== headSha)
      refusals.push(`${by} has approved ${commit(sha)}, and not the head commit ${commit(headSha)}`)
    else if (!mayApprove(by, budget, votes, policy))
      refusals.push(`${by} has approved, and ${lacks(budget, policy)}`)
    else return { approval: { by, how: 'review', at }, refusals: [] }
  }
  return { approval: null, refusals }
}

/** Who approves, as their last word. */
function approvals(reviews: readonly Review[]): Review[] {
  return lastWords(reviews).filter(({ state }) => state === 'APPROVED')
}

/** Of each person's reviews the last that takes a side; a comment takes none. */
function lastWords(reviews: readonly Review[]): Review[] {
  const last = new Map<string, Review>()
  for (const review of reviews) {
    if (['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(review.state))
      last.set(review.by.toLowerCase(), review)
  }
  return [...last.values()]
}

function countLabel(question: ApprovalQuestion, votes: Votes, policy: Policy): Counted {
  const { labeling, label, author, reviews } = votes
  if (labeling === null) return { approval: null, refusals: [] }
  const { by, at } = labeling
  const refused = (why: string): Counted => ({
    approval: null,
    refusals: [`the label ${label} was set by ${by}${why}`],
  })
  if (sameName(by, author)) return refused(', who is the author')
  if (!mayApprove(by, question.budget, votes, policy))
    return refused(`, who ${lacks(question.budget, policy)}`)
  const word = lastWords(reviews).find((review) => sameName(review.by, by))
  if (word?.state === 'CHANGES_REQUESTED' && word.at > at)
    return refused(', who has asked for changes since')
  const stale = staleness(question, votes, policy)
  return stale === null ? { approval: { by, how: 'label', at }, refusals: [] } : refused(stale)
}

/** What a label no longer stands for; null: nothing of what it was for has grown but noise. */
function staleness(
  { key, bytes, baseBytes }: ApprovalQuestion,
  votes: Votes,
  policy: Policy,
): string | null {
  const again = 'take it off, and set it again'
  const record = currentRecord(votes)
  const approved = record === null ? undefined : amountOf(record, policy.idOf(key))
  if (approved === undefined) {
    if (votes.isLabelFresh) return null
    const why = record === null ? 'what it was for is not kept' : 'not for this'
    return ` before the head commit, and ${why}: ${again}`
  }
  // Also on the head commit itself, whose image may have been built anew.
  if (bytes <= approved + allowedGrowth(policy.noiseFloor, baseBytes)) return null
  return ` for ${formatBytes(approved)}, and it is ${formatBytes(bytes)} now: ${again}`
}

function amountOf({ amounts }: ApprovalRecord, id: string): number | undefined {
  return Object.hasOwn(amounts, id) ? amounts[id] : undefined
}

/** A label that is set anew stands for itself. */
export function currentRecord({ record, labeling }: Votes): ApprovalRecord | null {
  return record?.by === labeling?.by && record?.at === labeling?.at ? record : null
}

function mayApprove(login: string, budget: Budget, votes: Votes, policy: Policy): boolean {
  const approvers = approversOf(budget, policy)
  if (approvers === null) return votes.writers.has(login.toLowerCase())
  return approvers.some((approver) =>
    isTeam(approver)
      ? votes.members.has(`${approver} ${login}`.toLowerCase())
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
