import { LINE_END } from './problem.ts'
import type { Span, Yaml } from './yaml.ts'

/** A document and the text that it was read from. */
export interface Source {
  readonly yaml: Yaml
  readonly text: string
}

/** What stands from `start` to `end` gives way to `text`. */
export interface Patch {
  readonly start: number
  readonly end: number
  readonly text: string
}

export function insertion(offset: number, text: string): Patch {
  return { start: offset, end: offset, text }
}

/** The end of the line that ends at an offset; of the last one, which may have none, the one before. */
export function lineEndAt(text: string, offset: number): string {
  const [own] = text.slice(offset, offset + 2).match(/^(?:\r\n?|\n)/) ?? []
  return own ?? text.slice(0, offset).match(LINE_END)?.at(-1) ?? '\n'
}

export function startOfLine(text: string, offset: number): number {
  const before = text.slice(0, offset)
  return Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1
}

/** Of the line that the last word of something stands on, comment included. */
export function endOfLine(text: string, { after }: Span): number {
  const end = text.slice(0, after).trimEnd().length
  return end + text.slice(end).search(/\r|\n|$/)
}

/** The quote around a key; JSON has one around every key, and takes none without. */
export function quoteOf(text: string, { key }: Span): string {
  const before = text[key - 1]
  return before === '"' || before === "'" ? before : ''
}
