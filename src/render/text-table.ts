import { largest } from '../domain/values/largest.ts'
import type { Outcome } from '../domain/verdict/outcome.ts'
import { widthOf } from './text-width.ts'
import { wrappedLine } from './text-wrap.ts'

/** Paints a text for an outcome; the identity where there is no terminal. */
export type Paint = (outcome: Outcome | 'dim' | 'bold', text: string) => string

export const plain: Paint = (_, text) => text

/** A last column of fewer characters than this is read better on a line of its own. */
const NARROWEST_COLUMN = 20
const GAP = '  '

/**
 * Lines whose cells stand in columns.
 * @param right the columns, from 0, that end alike.
 * @param most of a terminal: what is longer continues in the last column, or on lines of its own.
 */
export function columns(
  rows: readonly (readonly string[])[],
  right: readonly number[],
  most?: number,
): string[] {
  const count = largest(rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, column) =>
    largest(rows.map((row) => widthOf(row[column] ?? ''))),
  )
  const lines = rows.map((row) =>
    row.map((cell, column) => pad(cell, widths[column] ?? 0, right.includes(column))),
  )
  const isTooWide = (line: readonly string[]) =>
    most !== undefined && widthOf(line.join(GAP).trimEnd()) > most
  if (most === undefined || !lines.some(isTooWide)) {
    return lines.map((line) => line.join(GAP).trimEnd())
  }
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + GAP.length, 0)
  if (before + NARROWEST_COLUMN <= most) {
    return lines.map((line) => wrappedLine(line.join(GAP).trimEnd(), most, before).join('\n'))
  }
  if (before > most) return rows.map((row) => stacked(row, most))
  return lines.map((line) => (isTooWide(line) ? lastBelow(line, most) : line.join(GAP).trimEnd()))
}

/** The last cell, which is the longest, on lines of its own. */
function lastBelow(line: readonly string[], most: number): string {
  const last = `    ${line.at(-1)?.trimEnd() ?? ''}`
  return [line.slice(0, -1).join(GAP).trimEnd(), ...wrappedLine(last, most, 4)].join('\n')
}

/** What does not fit beside each other stands below each other. */
function stacked([first = '', ...others]: readonly string[], most: number): string {
  const told = others.filter((cell) => cell.trim() !== '').join(GAP)
  return [
    ...wrappedLine(first.trimEnd(), most, 4),
    ...(told === '' ? [] : wrappedLine(`    ${told}`, most, 4)),
  ].join('\n')
}

function pad(text: string, columns: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, columns - widthOf(text)))
  return right ? space + text : text + space
}
