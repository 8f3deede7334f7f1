import { largest } from '../domain/values/largest.ts'
import { printable } from '../domain/values/text.ts'
import type { Paint } from './text-table.ts'

/** For eyes: in colours, and without what moves a cursor or reorders characters. */
export function shownDiff(diff: string, paint: Paint): string {
  const lines = diff.replace(/\n$/, '').split('\n')
  const ends = mixesLineEnds(lines) ? '^M' : ''
  return lines
    .map((line) => printable(line.replace(/\r$/, ends)))
    .map(painted(paint))
    .join('\n')
}

/** In a fence that is longer than any in it. */
export function fencedDiff(diff: string): string {
  const longest = largest(
    [...diff.matchAll(/`+/g)].map(([run]) => run.length),
    2,
  )
  const fence = '`'.repeat(longest + 1)
  return `${fence}diff\n${shownDiff(diff, (_, text) => text)}\n${fence}`
}

/** Then a line may differ in nothing but its end. */
function mixesLineEnds(lines: readonly string[]): boolean {
  const ended = lines.filter(
    (line, index) => index > 1 && /^[ +-]/.test(line) && !lines[index + 1]?.startsWith('\\'),
  )
  return new Set(ended.map((line) => line.endsWith('\r'))).size > 1
}

function painted(paint: Paint) {
  return (line: string, index: number): string => {
    if (index < 2) return paint('bold', line)
    if (line.startsWith('+')) return paint('pass', line)
    if (line.startsWith('-')) return paint('fail', line)
    return line.startsWith('@@') || line.startsWith('\\') ? paint('dim', line) : line
  }
}
