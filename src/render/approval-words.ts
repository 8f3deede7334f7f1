import type { ApprovalRequest } from '../domain/approval/approval.ts'
import { isTeam, sameName } from '../domain/budget/approver.ts'
import type { Approval } from '../domain/verdict/finding.ts'

/** Untrusted words as the medium shows them. */
type Quote = (text: string) => string

/** `approved by bob in a review, 2026-11-25 10:12 UTC`. */
export function approvedWords({ by, how, at }: Approval, quote: Quote): string {
  const way = how === 'review' ? 'in a review' : 'with the label'
  return `approved by ${quote(by)} ${way}, ${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
}

/** How to approve what is open: a sentence for each group of approvers. */
export function requestWords(request: ApprovalRequest, quote: Quote): string[] {
  const { groups } = request
  const more = groups.length - MOST
  const rest = more > 0 ? [`${more} more have approvers of their own; the report names them.`] : []
  return [...groups.slice(0, MOST).map((group) => groupWords(group, request, quote)), ...rest]
}

function groupWords(
  { services, approvers }: ApprovalRequest['groups'][number],
  { author, headSha, label, isLabelOn }: ApprovalRequest,
  quote: Quote,
): string {
  const what = listed(services, 'and', quote)
  const others = approvers?.filter((each) => !sameName(each, author)) ?? null
  if (others?.length === 0) {
    return `Nobody may approve ${what}: ${quote(author)} is the only approver, and the author. Name somebody else in approvers, in a pull request of its own.`
  }
  const who = others === null ? 'someone with write permission' : listed(others, 'or', quote)
  const mayBeAuthor = author !== '' && (others === null || others.some(isTeam))
  const but = mayBeAuthor ? `, but not the author, ${quote(author)},` : ''
  const set = isLabelOn
    ? `takes the label ${quote(label)} off and sets it again`
    : `sets the label ${quote(label)}`
  return `To approve ${what}: ${who}${but} approves commit ${quote(headSha.slice(0, 7))} in a review, or ${set}.`
}

/** What was given and does not count, and what could not be read. */
export function refusalWords({ refusals, gaps }: ApprovalRequest): string[] {
  return [
    ...refusals.slice(0, MOST).map((refusal) => `Does not count: ${refusal}.`),
    ...gaps.map((gap) => `Not known: ${gap}.`),
  ]
}

const MOST = 10

function listed(names: readonly string[], join: 'and' | 'or', quote: Quote): string {
  const words = names.map((name) => quote(name))
  const shown =
    words.length > MOST ? [...words.slice(0, MOST), `${words.length - MOST} more`] : words
  const last = shown.at(-1) ?? ''
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${join} ${last}`
}
