import type { Audit } from '../../domain/audit/audit.ts'
import { formatBytes } from '../../domain/values/bytes.ts'
import { oneLine } from '../../domain/values/text.ts'
import type { TextStyle } from '../text.ts'
import { shownDiff } from '../text-diff.ts'
import { columns, plain } from '../text-table.ts'
import { cureWords, findingWords } from './finding-words.ts'

/** For a log, or a terminal. */
export function renderAuditText(
  audit: Audit,
  patch: string,
  { paint = plain, columns: most }: Partial<TextStyle> = {},
): string {
  const { headline, outcome, findings, unmeasured, headroom, notices } = audit
  const rows = findings.map((finding) => {
    const cure = cureWords(finding)
    const words = `${findingWords(finding)}${cure === null ? '' : `. ${cure}`}`
    return [finding.outcome, oneLine(finding.service, 100), oneLine(words)]
  })
  const unknown = unmeasured.map(({ service, reason }) => [
    'inconclusive',
    oneLine(service, 100),
    oneLine(reason),
  ])
  const unused = headroom.map(
    ({ budget, limitBytes, mostBytes, proposal }) =>
      `${oneLine(budget.name, 100)}: no more than ${formatBytes(mostBytes)} of ${formatBytes(limitBytes)} for four weeks; ${formatBytes(proposal.limitBytes)} would do`,
  )
  return [
    paint(outcome, oneLine(headline)),
    ...section(columns([...rows, ...unknown], [], most)),
    ...section(unused),
    ...(patch === '' ? [] : ['', shownDiff(patch, paint)]),
    ...section(notices.map((each) => `note: ${oneLine(each)}`)),
  ].join('\n')
}

function section(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines]
}
