import { type Report, stateOf, subjectOf } from '../domain/report/report.ts'
import { oneLine, plural } from '../domain/values/text.ts'
import type { Outcome } from '../domain/verdict/outcome.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { approvedWords, refusalWords, requestWords } from './approval-words.ts'
import { costLine, fleetLine, unsharedLines } from './fleet-words.ts'
import { nextStepWords } from './next-step-words.ts'
import { commonTags, rowsOf, sortedVerdicts } from './rows.ts'
import { type Detail, explanationText } from './text-explanation.ts'
import { columns, type Paint, plain } from './text-table.ts'
import { wrapped } from './text-wrap.ts'

/** How a terminal shows it. */
export interface TextStyle {
  readonly paint: Paint
  /** Of the terminal; undefined: lines stay as long as they are. */
  readonly columns: number | undefined
}

const PLAIN_STYLE: TextStyle = { paint: plain, columns: undefined }

/** The report for a terminal: the verdict, a table, what was found and what to do. */
export function renderText(
  report: Report,
  style: TextStyle = PLAIN_STYLE,
  detail: Detail = { isWhole: false },
): string {
  const { paint, columns: most } = style
  const verdicts = sortedVerdicts(report)
  const isQuiet = (verdict: Verdict) =>
    stateOf(verdict) === 'not-built' && verdict.findings.length === 0
  const prose = [
    ...nextStepText(report, paint),
    ...unbuiltText(verdicts.filter(isQuiet)),
    ...findings(report, verdicts, paint),
    ...approvalText(report, paint),
    ...explanationText(verdicts, detail, style),
    ...fleetText(report),
    ...report.notices.map((notice) => `note: ${oneLine(notice)}`),
    paint('dim', [comparedLine(verdicts), ...lookbackLines(verdicts)].join('\n')),
  ]
  const title = paint('bold', paint(report.outcome, `${MARKS[report.outcome]} ${report.headline}`))
  return [
    wrapped(title, most),
    ...table(
      verdicts.filter((each) => !isQuiet(each)),
      style,
    ),
    ...prose.map((each) => wrapped(each, most)),
  ].join('\n\n')
}

function unbuiltText(verdicts: readonly Verdict[]): string[] {
  if (verdicts.length === 0) return []
  const names = verdicts.map(({ budget }) => oneLine(budget.name)).join(', ')
  return [`- ${plural(verdicts.length, 'image')} not built here: ${names}`]
}

/** The same as in the comment. */
function nextStepText({ nextStep }: Report, paint: Paint): string[] {
  return nextStep === null
    ? []
    : [
        paint(
          'bold',
          nextStepWords(nextStep, (name) => oneLine(name)),
        ),
      ]
}

/** One column wide everywhere, unlike emoji. */
export const MARKS: Record<Outcome, string> = {
  pass: '✓',
  warn: '!',
  inconclusive: '?',
  review: '▲',
  fail: '✗',
}

function table(verdicts: readonly Verdict[], { paint, columns: most }: TextStyle): string[] {
  const lines = verdicts.flatMap(rowsOf).map((row) => ({
    outcome: row.outcome,
    cells: [
      `${MARKS[row.outcome]} ${[oneLine(row.name), row.platform].filter(Boolean).join(' ')}`,
      row.change,
      row.base,
      row.head,
      row.limit ?? '–',
      [row.reason, row.cves].filter((words) => words).join('; '),
    ],
  }))
  if (lines.length === 0) return []
  const heading = ['  image', 'change', 'base', 'head', 'limit', 'used']
  // Without a budget there is no limit to speak of.
  const last = heading.findLastIndex((_, at) => lines.some(({ cells }) => !isBlank(cells[at])))
  const cells = [heading, ...lines.map((line) => line.cells)].map((row) => row.slice(0, last + 1))
  const [first = '', ...rest] = columns(cells, [1, 2, 3, 4], most)
  const painted = rest.map((line, index) => {
    const outcome = lines[index]?.outcome ?? 'pass'
    return outcome === 'pass' ? line : paint(outcome, line)
  })
  return [[paint('dim', first), ...painted].join('\n')]
}

function isBlank(cell = ''): boolean {
  return cell === '' || cell === '–'
}

function fleetText({ fleet, cost }: Report): string[] {
  const money = cost === null ? [] : [costLine(cost)]
  const all = fleet.services.length < 2 ? [] : [`all ${fleetLine(fleet)}`]
  const lines = [...all, ...unsharedLines(fleet, (name) => oneLine(name)), ...money]
  return lines.length === 0 ? [] : [lines.join('\n')]
}

function findings({ budgetFile }: Report, verdicts: readonly Verdict[], paint: Paint): string[] {
  const lines = verdicts.flatMap((verdict) =>
    verdict.findings.map((finding) => {
      const { outcome, message, cure, place, approval } = finding
      const approved = approval === undefined ? '' : `; ${approvedWords(approval, oneLine)}`
      const source = budgetFile.path === '' ? '' : ` (${oneLine(budgetFile.path)}:${place.line})`
      const subject = oneLine(subjectOf(verdict, finding))
      const text = paint(
        outcome,
        `${MARKS[outcome]} ${subject}: ${oneLine(message)}${source}${approved}`,
      )
      return cure === null ? text : `${text}\n  ${oneLine(cure)}`
    }),
  )
  return lines.length === 0 ? [] : [lines.join('\n')]
}

function approvalText({ approval }: Report, paint: Paint): string[] {
  if (approval === null) return []
  const lines = requestWords(approval, oneLine).map((line) => paint('review', line))
  return [[...lines, ...refusalWords(approval).map((line) => oneLine(line))].join('\n')]
}

function comparedLine(verdicts: readonly Verdict[]): string {
  const { head, base } = commonTags(verdicts)
  const compared =
    base === undefined
      ? (head ?? 'each head')
      : `${head ?? 'each head'} compared with ${base ?? 'its base'}`
  return `Compressed sizes, 1 MiB = 1,048,576 bytes; ${oneLine(compared)}.`
}

/** Where another commit's image was taken than the one asked for. */
function lookbackLines(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap(({ budget, baseCommit, baseDistance }) =>
    baseCommit === null || baseDistance === 0
      ? []
      : [
          `${oneLine(budget.name)}: compared with commit ${baseCommit.slice(0, 7)}, ${plural(baseDistance, 'commit')} before the base.`,
        ],
  )
}
