import { createHash } from 'node:crypto'
import { approve, needsApproval } from '../domain/approval/approval.ts'
import { type ApprovalRecord, ownApprovers } from '../domain/approval/votes.ts'
import { type Report, type ReportContext, summarise } from '../domain/report/report.ts'
import { oneLine } from '../domain/values/text.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { readVotes } from '../github/approvals/read-votes.ts'
import { messageOf } from '../github/commits.ts'
import { isReadOnly, statusOf } from '../github/errors.ts'
import type { EventContext } from '../github/events/event-context.ts'
import type { Run } from './load-budgets.ts'

/** What is to be published, as far as people have had their say. */
export interface Decision {
  readonly report: Report
  /** For the comment to keep. */
  readonly record: ApprovalRecord | null
  /** Whether somebody's approval may change it at any moment. */
  readonly isOpen: boolean
  /** Whether a comment is worth its interruption, whatever the report has. */
  readonly isUrgent?: true
  /** Whether it is no verdict: the status is an error. */
  readonly isGap?: true
}

/** A status has little room. */
const MAX_REF = 30

const NO_PULL_REQUEST = 'Approvals are given on a pull request, and this event belongs to none.'

/** Reads who has approved what, each time that it is called: nothing where nobody has to. */
export function createDecide(
  { inputs, eventContext, api }: Run,
  verdicts: readonly Verdict[],
  context: ReportContext,
): () => Promise<Decision> {
  const { reviewedPull } = eventContext
  const isNeeded = needsApproval(verdicts)
  if (reviewedPull === null || !isNeeded) {
    const notices = isNeeded ? [...context.notices, NO_PULL_REQUEST] : context.notices
    const report = summarise(verdicts, { ...context, notices })
    return async () => unlessGap({ report, record: null, isOpen: false })
  }
  const { approvers, noiseFloor, approvalLabel, statusContext, commentKey } = inputs
  const named = verdicts.map(({ budget }) => ownApprovers(budget))
  return async () => {
    const votes = await readVotes(await api(), {
      reviewedPull,
      label: approvalLabel,
      approvers: [...new Set([...approvers, ...named.flatMap((each) => each ?? [])])],
      asksWriters: approvers.length === 0 && named.includes(undefined),
      statusContext,
      hasStatus: inputs.status,
      commentKey,
    })
    const { request, record, ...approved } = approve(verdicts, votes, {
      approvers,
      noiseFloor,
      idOf,
    })
    const report = summarise(approved.verdicts, { ...context, approval: request })
    return unlessGap({ report, record, isOpen: true })
  }
}

/** What is not all there is no verdict, and nobody may take it for one, whatever on-inconclusive says. */
function unlessGap(decision: Decision): Decision {
  const { report } = decision
  if (report.gaps.length === 0) return decision
  return { ...overruled(report, report.headline), isGap: true }
}

/** A verdict for a branch that the pull request no longer goes into allows nobody to merge. */
export function judgedForAnother(
  { report }: Decision,
  pull: EventContext['pull'],
  base: string,
): Decision {
  const [now, then] = [oneLine(base, MAX_REF), oneLine(pull?.baseRef ?? '', MAX_REF)]
  const number = `#${pull?.number}`
  const headline = `Judged for ${then}, and ${number} now goes into ${now}: start the workflow for it`
  const notice = `A run that is started again judges what it has judged before. A new commit starts one for ${now}, as does closing and reopening ${number}, or by itself the type edited of pull_request.`
  return overruled(report, headline, notice)
}

/** Nor does one, where it cannot be read which branch the pull request goes into now. */
export function judgedForUnknown(
  { report }: Decision,
  pull: NonNullable<EventContext['pull']>,
  refusal: unknown,
): Decision {
  const base = oneLine(pull.baseRef, MAX_REF)
  const isGrantable = isReadOnly(refusal) || statusOf(refusal) === 404
  const cure = isGrantable
    ? 'add pull-requests: read to the permissions of the job'
    : 'run it again later'
  const headline = `Whether #${pull.number} still goes into ${base} cannot be read: ${cure}`
  const notice = `GitHub says: ${messageOf(refusal)}`
  return { ...overruled(report, headline, notice), isGap: true }
}

/** Whatever was found, and whoever has approved it. */
function overruled(report: Report, headline: string, ...more: readonly string[]): Decision {
  const notices = [...more, ...report.notices]
  return {
    report: { ...report, outcome: 'fail', headline, approval: null, notices },
    record: null,
    isOpen: false,
    isUrgent: true,
  }
}

/** Names may be many and long, and the comment has little room. */
function idOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}

/** Whether two decisions say the same. */
export function sameDecision(a: Decision, b: Decision): boolean {
  const essence = ({ report, record }: Decision) =>
    JSON.stringify([report.headline, report.approval, record, report.verdicts.map(essential)])
  return essence(a) === essence(b)
}

function essential({ findings }: Verdict) {
  return findings.map(({ outcome, approval }) => [outcome, approval])
}
