import { stripVTControlCharacters } from 'node:util'
import { type Report, subjectOf } from '../domain/report.ts'
import { oneLine } from '../domain/text.ts'
import type { Outcome, Verdict } from '../domain/verdict.ts'
import { bar, commonTags, rowsOf, sortedVerdicts } from './rows.ts'

/** Paints a text for an outcome; the identity where there is no terminal. */
export type Paint = (outcome: Outcome | 'dim' | 'bold', text: string) => string

export const plain: Paint = (_, text) => text

/** The report for a terminal: the verdict, a table, what was found and what to do. */
export function renderText(report: Report, paint: Paint = plain): string {
  const verdicts = sortedVerdicts(report)
  return [
    paint('bold', paint(report.outcome, `${MARKS[report.outcome]} ${report.headline}`)),
    table(verdicts, paint),
    ...findings(report, verdicts, paint),
    ...report.notices.map((notice) => `note: ${oneLine(notice)}`),
    paint('dim', comparedLine(verdicts)),
  ].join('\n\n')
}

/** One column wide everywhere, unlike emoji. */
export const MARKS: Record<Outcome, string> = {
  pass: '✓',
  warn: '!',
  inconclusive: '?',
  review: '▲',
  fail: '✗',
}

function table(verdicts: readonly Verdict[], paint: Paint): string {
  const lines = verdicts.flatMap(rowsOf).map((row) => ({
    outcome: row.outcome,
    cells: [
      `${MARKS[row.outcome]} ${[oneLine(row.name), row.platform].filter(Boolean).join(' ')}`,
      row.base,
      row.head,
      row.change,
      row.used === null ? '' : `${bar(row.used)} ${row.used} % of ${row.limit}`,
    ],
  }))
  const heading = ['  image', 'base', 'head', 'change', 'budget used']
  const widths = heading.map((title, column) =>
    Math.max(...[title, ...lines.map(({ cells }) => cells[column] ?? '')].map(width)),
  )
  const align = (cells: readonly string[]) =>
    cells
      .map((cell, column) => pad(cell, widths[column] ?? 0, column > 0 && column < 4))
      .join('  ')
      .trimEnd()
  return [
    paint('dim', align(heading)),
    ...lines.map(({ outcome, cells }) =>
      outcome === 'pass' ? align(cells) : paint(outcome, align(cells)),
    ),
  ].join('\n')
}

export function width(text: string): number {
  return [...stripVTControlCharacters(text)].length
}

export function pad(text: string, columns: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, columns - width(text)))
  return right ? space + text : text + space
}

function findings({ budgetFile }: Report, verdicts: readonly Verdict[], paint: Paint): string[] {
  const lines = verdicts.flatMap((verdict) =>
    verdict.findings.map((finding) => {
      const { outcome, message, cure, place } = finding
      const source = budgetFile.path === '' ? '' : ` (${budgetFile.path}:${place.line})`
      const subject = oneLine(subjectOf(verdict, finding))
      const text = paint(outcome, `${MARKS[outcome]} ${subject}: ${oneLine(message)}${source}`)
      return cure === null ? text : `${text}\n  ${oneLine(cure)}`
    }),
  )
  return lines.length === 0 ? [] : [lines.join('\n')]
}

function comparedLine(verdicts: readonly Verdict[]): string {
  const { head, base } = commonTags(verdicts)
  const compared =
    base === undefined
      ? (head ?? 'each head')
      : `${head ?? 'each head'} compared with ${base ?? 'its base'}`
  return `Compressed sizes, 1 MiB = 1,048,576 bytes; ${oneLine(compared)}.`
}
