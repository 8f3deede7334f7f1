import { oneLine } from '../domain/text.ts'

/**
 * Untrusted text as a code span: nothing in it is a mention, a link, HTML or Markdown.
 * The fence is longer than any run of backticks inside (CommonMark, "Code spans").
 */
export function code(text: string): string {
  const line = oneLine(text)
  if (line === '') return '` `'
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${space}${line}${space}${fence}`
}

/** Untrusted text as plain prose: HTML, mentions and Markdown in it stay what they look like. */
export function prose(text: string): string {
  const escaped = oneLine(text)
    .replace(/[\\`*_{}[\]()#+!|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
  // An empty comment inside, and nobody is called and nothing linked; what is copied stays whole.
  return escaped.replace(/@/g, '@<!-- -->').replace(/\b(https?:|www)(?=\/\/|\.)/gi, '$1<!-- -->')
}

/** Sizes keep their units beside them when a phone breaks the line. */
export function noBreak(text: string): string {
  return text.replace(/ /g, '\u00a0')
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A row of a GFM table. A pipe ends a cell even in a code span, unless it is escaped. */
export function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\\*\|/g, '\\|')).join(' | ')} |`
}

/** Untrusted text inside HTML, such as a summary, where Markdown is not read. */
export function htmlCode(text: string): string {
  const escaped = oneLine(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return `<code>${escaped}</code>`
}

/** @param summary HTML: words of our own, or {@link htmlCode}. */
export function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`
}
