import type { Place } from '../domain/budget/written.ts'
import { oneLine, printable } from '../domain/values/text.ts'

/** Something wrong in a budget file: where, what, and what is allowed. */
export interface Problem {
  readonly place: Place
  readonly message: string
}

/** Lines end as YAML has them: a carriage return alone ends one too. */
export const LINE_END = /\r\n?|\n/g

/** Of more than these only the number is told: nobody mends them all at once. */
export const MOST_PROBLEMS = 100

/** Each of them as compilers print it, and how many there are beside. */
export function formatProblems(
  file: string,
  text: string,
  problems: readonly Problem[],
  more = 0,
): string {
  const lines = text.split(LINE_END)
  const list = problems.map((problem) => formatted(file, lines, problem))
  const rest = more === 0 ? [] : [`… and ${more.toLocaleString('en-US')} more`]
  return [...list, ...rest].join('\n')
}

/** As compilers print it: `file:line:column: message`, the line itself, and a mark under it. */
function formatted(file: string, lines: readonly string[], { place, message }: Problem): string {
  const line = lines[place.line - 1] ?? ''
  const gutter = `${place.line} | `
  // A tab before the mark stays a tab, so that both lines indent alike.
  const indent = shown(line.slice(0, place.column - 1)).replace(/[^\t]/g, ' ')
  return [
    `${oneLine(file)}:${place.line}:${place.column}: ${message}`,
    `  ${gutter}${shown(line)}`,
    `  ${' '.repeat(gutter.length)}${indent}^`,
  ].join('\n')
}

/** A line of somebody's file, at the same width, without what hides or reorders characters. */
function shown(line: string): string {
  return printable(line.slice(0, 200))
}
