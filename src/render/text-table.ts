import { stripVTControlCharacters } from 'node:util'
import { largest } from '../domain/values/largest.ts'
import type { Outcome } from '../domain/verdict/outcome.ts'

/** Paints a text for an outcome; the identity where there is no terminal. */
export type Paint = (outcome: Outcome | 'dim' | 'bold', text: string) => string

export const plain: Paint = (_, text) => text

/** Lines whose cells stand in columns. @param right the columns, from 0, that end alike. */
export function columns(rows: readonly (readonly string[])[], right: readonly number[]): string[] {
  const count = largest(rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, column) =>
    largest(rows.map((row) => width(row[column] ?? ''))),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, right.includes(column)))
      .join('  ')
      .trimEnd(),
  )
}

function width(text: string): number {
  return [...stripVTControlCharacters(text)].length
}

function pad(text: string, columns: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, columns - width(text)))
  return right ? space + text : text + space
}
