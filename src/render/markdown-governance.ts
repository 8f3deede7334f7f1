import { type BudgetEdit, UNREADABLE } from '../domain/budget/edits.ts'
import type { Report } from '../domain/report/report.ts'
import type { Finding } from '../domain/verdict/finding.ts'
import { editSubject, editVerb } from '../domain/verdict/rules/budget-edits.ts'
import { approvedWords, refusalWords, requestWords } from './approval-words.ts'
import { type Links, sourceOf } from './markdown-links.ts'
import { code, prose } from './markdown-text.ts'
import { ICONS } from './rows.ts'

/** How to approve what waits for it, and why what was given does not count. */
export function approvalBlock({ approval }: Report): string[] {
  if (approval === null) return []
  const [first = '', ...more] = requestWords(approval, code)
  return [
    [
      `👀 **${first}**`,
      ...more.map((sentence) => `\n👀 **${sentence}**`),
      ...refusalWords(approval).map((sentence) => `- ⚠️ ${prose(sentence)}`),
    ].join('\n'),
  ]
}

/** What the change does to the budget file, and whether somebody has agreed to it. */
export function editBlock(
  { budgetFile, verdicts, setting }: Report,
  links: Links,
  limit: number,
): string[] {
  const { path, origin, edits, authority = 'base' } = budgetFile
  const file = code(path)
  const base = setting.baseRef === null ? 'the base branch' : code(setting.baseRef)
  const branch = authority === 'base' ? base : 'the default branch'
  if (origin === 'head') {
    return [`🆕 ${file} is not on ${branch} yet: this change is judged by its own version.`]
  }
  if (edits.length === 0) return []
  const findings = new Map(
    verdicts.flatMap(({ findings }) =>
      findings.flatMap((finding) => (finding.edit === undefined ? [] : [[finding.edit, finding]])),
    ),
  )
  const lines = edits.map((edit) => {
    // What is new stands in the change's version alone.
    const source = sourceOf(path, { place: edit.place, isOfHead: edit.from === null }, links)
    return `- ${editLine(edit, findings.get(edit))}${source}`
  })
  const more = lines.length - limit
  return [
    [
      origin === 'mended'
        ? `✏️ On ${branch}, ${file} is empty or broken. This change mends it, and is judged by its own version:`
        : `✏️ This change edits ${file}. It is judged by the limits on ${branch}; its own hold once they are merged:`,
      ...lines.slice(0, limit),
      ...(more > 0 ? [`- … and ${more} more`] : []),
    ].join('\n'),
  ]
}

function editLine(edit: BudgetEdit, finding: Finding | undefined): string {
  const words = editWords(edit)
  if (finding === undefined) return words
  const { outcome, approval } = finding
  const state = approval === undefined ? 'needs approval' : approvedWords(approval, code)
  return `${ICONS[outcome]} ${words} – ${state}`
}

function editWords(edit: BudgetEdit): string {
  const { name, what, from, to } = edit
  if (what === 'budget' && from === null)
    return `${code(name)} is new, and judged by its own limit: ${code(to ?? '')}`
  if (from === UNREADABLE) return `${code(name)}: limit ${code(to ?? '')}`
  const subject = `${code(name)}: ${editVerb(edit)} ${editSubject(edit)}`
  if (from === null) return `${subject} ${code(to ?? '')}`
  return to === null ? `${subject} ${code(from)}` : `${subject} ${code(from)} → ${code(to)}`
}
