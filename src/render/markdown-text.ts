import { largest } from '../domain/values/largest.ts'
import { oneLine } from '../domain/values/text.ts'

/**
 * Untrusted text as a code span: nothing in it is a mention, a link, HTML or Markdown.
 * The fence is longer than any run of backticks inside (CommonMark, "Code spans").
 */
export function code(text: string): string {
  const line = oneLine(text)
  if (line === '') return '` `'
  const longest = largest([...line.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${space}${line}${space}${fence}`
}

/**
 * Untrusted text as plain prose: HTML and Markdown in it stay what they look like, nobody is called
 * and nothing linked. GitHub reads the words once more when Markdown is done, so that a backslash
 * keeps it from nothing: an empty comment inside does, and what is copied stays whole.
 */
export function prose(text: string): string {
  return (
    defused(oneLine(text))
      // A plain character stays one, for whoever reads the text of a mail: parentheses mean nothing
      // without brackets, nor do underscores inside a word, or a plus, a hash, an exclamation mark there.
      .replace(/[\\`*[\]|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
      .replace(/^(?=[-+#])|^(\d+)(?=[.)](?: |$))/, '$1\\')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      // Between two of them GitHub sets a formula.
      .replace(/\$/g, '<span>$</span>')
      .replaceAll(BREAK, '<!-- -->')
  )
}

/** It is in no visible line. */
const BREAK = '\u0000'

/** With a break inside each word that GitHub makes a link, a call or a picture of. */
function defused(line: string): string {
  return (
    line
      // Logins, teams and addresses; any scheme, and hosts without one; issues; advisories.
      .replace(/@|:(?=\/\/)|www(?=\.)|#(?=\w)|GHSA(?=-)/gi, `$&${BREAK}`)
      // `GH-7`, and such as `API-7`: a repository may have links for a prefix of its own.
      .replace(/(?:\b[gG][hH]|[A-Z])[-_](?=\d)/g, `$&${BREAK}`)
      // `:tada:`
      .replace(/:(?=[\w+-]+:)/g, `:${BREAK}`)
      // Commits, by seven digits or more.
      .replace(/(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/gi, (commit) =>
        commit.replace(/.{6}(?=.)/g, `$&${BREAK}`),
      )
  )
}

/** So many characters without a place to break are wider than a phone's column. */
const MOST_UNBROKEN = 11

/** A name as code that a phone can break: where it has no hyphen for long, at places of our own. */
export function breakable(name: string): string {
  const longest = largest(name.split(/[-/ ]/).map(({ length }) => length))
  if (longest <= MOST_UNBROKEN || !/^[\w./-]+$/.test(name)) return code(name)
  const pieces = name.split(/(?<=[-/])/).flatMap((piece) => piece.match(/.{1,10}/g) ?? [])
  return `<code>${pieces.map((piece) => piece.replaceAll('_', '\\_')).join('<wbr>')}</code>`
}

/** Sizes keep their units beside them when a phone breaks the line. */
export function noBreak(text: string): string {
  return text.replace(/ /g, '\u00a0')
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** With a capital, unless it begins with a platform. */
export function sentenceStart(sentence: string): string {
  return /^[a-z0-9]+\//.test(sentence) ? sentence : upperFirst(sentence)
}

/** A row of a GFM table. A pipe ends a cell even in a code span, unless it is escaped. */
export function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/(?<!\\)\\*\|/g, '\\|')).join(' | ')} |`
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
