import type { Audit } from '../../domain/audit/audit.ts'
import type { AuditFinding } from '../../domain/audit/finding.ts'
import type { Told } from '../../domain/audit/state.ts'
import { formatBytes } from '../../domain/values/bytes.ts'
import { plural } from '../../domain/values/text.ts'
import { breakable, details, prose, row, upperFirst } from '../markdown-text.ts'
import { fencedDiff } from '../text-diff.ts'
import { cureWords, findingWords } from './finding-words.ts'

/** What is shown beside an audit. */
export interface AuditPage {
  readonly told: readonly Told[]
  /** A patch of the budget file that takes back what is not used; empty: none. */
  readonly patch: string
  /** The run on GitHub; undefined: none. */
  readonly run: string | undefined
  /** Characters that there is room for. */
  readonly most: number
}

const SIGNS: Readonly<Record<string, string>> = { fail: '❌', review: '👀', warn: '⚠️' }

/** For the issue and the job summary. What has no room is counted. */
export function renderAuditMarkdown(audit: Audit, page: AuditPage): string {
  for (let rows = audit.findings.length; ; rows = Math.floor(rows / 2)) {
    for (const hasPatch of [true, false]) {
      const text = blocks(audit, page, { rows, hasPatch }).join('\n\n')
      if (text.length <= page.most || rows === 0) return text.slice(0, page.most)
    }
  }
}

interface Shown {
  readonly rows: number
  readonly hasPatch: boolean
}

function blocks(
  audit: Audit,
  { told, patch, run }: AuditPage,
  { rows, hasPatch }: Shown,
): string[] {
  const { headline, findings, unmeasured, notices } = audit
  const link = run === undefined ? [] : [`<sub>[run](${run})</sub>`]
  return [
    `### ${signOf(audit)} ${prose(headline)}`,
    ...table(findings, told, rows),
    ...list(
      'Could not be measured',
      unmeasured.map(({ service, reason }) => `${breakable(service)}: ${prose(reason)}`),
    ),
    ...headroomBlock(audit, hasPatch ? patch : ''),
    ...(notices.length === 0 ? [] : [notices.map((each) => `> ${prose(each)}`).join('\n>\n')]),
    ...link,
  ]
}

function signOf({ outcome }: Audit): string {
  return outcome === 'pass' ? '✅' : (SIGNS[outcome] ?? '❔')
}

function table(findings: readonly AuditFinding[], told: readonly Told[], rows: number): string[] {
  if (findings.length === 0) return []
  const since = new Map(told.map((each) => [`${each.service} ${each.rule}`, each.since]))
  const lines = findings.slice(0, rows).map((finding) => {
    const { service, rule, outcome } = finding
    const cure = cureWords(finding)
    const words = prose(upperFirst(findingWords(finding)))
    const cell = cure === null ? words : `${words}<br><sub>${prose(cure)}</sub>`
    return row([
      `${SIGNS[outcome] ?? ''} ${breakable(service)}`,
      cell,
      since.get(`${service} ${rule}`) ?? '',
    ])
  })
  const more = findings.length - lines.length
  const rest = more > 0 ? [`… and ${plural(more, 'line')} more, which the run has.`] : []
  return [
    [row(['Image', 'What', 'Since']), row([':--', ':--', ':--']), ...lines].join('\n'),
    ...rest,
  ]
}

const MOST_LISTED = 20

function list(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return []
  const more = items.length - MOST_LISTED
  const lines = items.slice(0, MOST_LISTED).map((item) => `- ${item}`)
  return [[`**${title}**`, '', ...lines, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n')]
}

function headroomBlock({ headroom }: Audit, patch: string): string[] {
  if (headroom.length === 0) return []
  const items = headroom.map(
    ({ budget, limitBytes, mostBytes, proposal }) =>
      `${breakable(budget.name)}: no more than ${formatBytes(mostBytes)} of ${formatBytes(limitBytes)}; ${formatBytes(proposal.limitBytes)} would do`,
  )
  return [
    ...list('A fifth or more unused for four weeks', items),
    ...(patch === '' ? [] : [details('The patch that takes it back', fencedDiff(patch))]),
  ]
}
