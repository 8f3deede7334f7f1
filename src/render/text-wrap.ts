import { widthOf } from './text-width.ts'

/** Narrower than this nothing is read more easily by being wrapped. */
const NARROWEST = 20

/**
 * Lines of at most so many columns, as far as their words allow. What is continued stands under its
 * own beginning: behind the indent, or in the second column of a list.
 * @param columns undefined: lines stay as long as they are.
 */
export function wrapped(text: string, columns: number | undefined): string {
  if (columns === undefined) return text
  const lines = text
    .split('\n')
    .flatMap((line) =>
      wrappedLine(line, columns, Math.min(indentOf(line), Math.floor(columns / 2))),
    )
  return lines.join('\n')
}

/** @param indent of the lines that follow the first. */
export function wrappedLine(line: string, columns: number, indent: number): string[] {
  if (columns < NARROWEST || widthOf(line) <= columns) return [line]
  const hang = ' '.repeat(indent)
  const lead = /^ */.exec(line)?.[0] ?? ''
  const lines: string[] = []
  let current = lead
  let isEmpty = true
  for (const [part, space = '', word = ''] of line.slice(lead.length).matchAll(/( *)([^ ]+)/g)) {
    if (!isEmpty && widthOf(current) + widthOf(part) > columns) {
      lines.push(current)
      current = hang + word
    } else {
      current += isEmpty ? word : space + word
    }
    isEmpty = false
  }
  return [...lines, current]
}

/** `  --option TEXT   what it does`, `✗ api: …`, or the line's own indent. */
function indentOf(line: string): number {
  const [column] = /^ {2}\S.*? {2,}(?=\S)/.exec(line) ?? []
  if (column !== undefined) return widthOf(column)
  const own = /^ */.exec(line)?.[0].length ?? 0
  return own + (own === 0 ? 2 : 0)
}
