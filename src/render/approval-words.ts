import type { ApprovalRequest } from '../domain/approval.ts'
import { isTeam, sameName } from '../domain/approver.ts'
import type { Approval } from '../domain/ballot.ts'

/** Untrusted words as the medium shows them. */
type Quote = (text: string) => string

/** `approved by bob in a review, 2026-11-25 10:12 UTC`. */
export function approvedWords({ by, how, at }: Approval, quote: Quote): string {
  const way = how === 'review' ? 'in a review' : 'with the label'
  return `approved by ${quote(by)} ${way}, ${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
}

/** How to approve what is open: a sentence for each group of approvers. */
export function requestWords(request: ApprovalRequest, quote: Quote): string[] {
  const { author, headSha, label, groups } = request
  return groups.map(({ services, approvers }) => {
    const what = listed(services, 'and', quote)
    const who =
      approvers === null ? 'someone with write permission' : listed(approvers, 'or', quote)
    const mayBeAuthor =
      approvers === null || approvers.some((each) => isTeam(each) || sameName(each, author))
    const but = author === '' || !mayBeAuthor ? '' : `, but not the author, ${quote(author)},`
    return `To approve ${what}: ${who}${but} approves commit ${quote(headSha.slice(0, 7))} in a review, or sets the label ${quote(label)}.`
  })
}

/** What was given and does not count, and what could not be read. */
export function refusalWords({ refusals, gaps }: ApprovalRequest): string[] {
  return [
    ...refusals.map((refusal) => `Does not count: ${refusal}.`),
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
