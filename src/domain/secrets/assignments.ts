import { isHarmless, namesSecret } from './names.ts'
import { mayBeTold } from './shapes.ts'
import type { Span } from './span.ts'
import type { Command, Word } from './words.ts'

const ASSIGNED = /(?<![\w.-])([\w.-]+)(?:\+|:)?=(?!=)/g
/** They come before the version of a package. */
const INSTALLS = /^(?:add|install|update|upgrade)$/
const VERSION = /^=?\d[\w.+~:*-]*$/

/** What is run to make a longer value is not looked into from each name in it: it is read for itself. */
const MOST_HARMLESS = 1_000

export function kindOf(name: string): string {
  return mayBeTold(name) ? `the value of ${name}` : 'a value by its name'
}

/** `NAME=value` in a word, wherever in it: `--build-arg=NAME=value`, `a=b,password=c`. */
export function assignmentsIn(text: string, { words }: Command, at: number): Span[] {
  const word = words[at]
  if (word === undefined || !word.text.includes('=')) return []
  const isQuoted = /^\\*["']/.test(text.slice(word.start, word.start + 4))
  if (isQuoted && words[at - 1]?.text === '-c') return []
  const isInstall = words.slice(0, Math.min(at, 8)).some((each) => INSTALLS.test(each.text))
  const raw = text.slice(word.start, word.end)
  const spans: Span[] = []
  let last = 0
  for (const { index, 0: all, 1: name = '' } of raw.matchAll(ASSIGNED)) {
    if (index < last || !namesSecret(name)) continue
    const start = word.start + index + all.length
    const end = valueEnd(text, word, { start, before: raw[index - 1] ?? '' })
    const value = text.slice(start, end)
    if (isHarmless(value, name) || (isInstall && VERSION.test(value))) {
      if (value.length > MOST_HARMLESS) last = end - word.start
      continue
    }
    spans.push({ start, end, what: kindOf(name.replace(/^-D(?=.)/, '')) })
    last = end - word.start
  }
  return spans
}

/** A list ends a value by what parts its items; a quote that was opened before the name closes it. */
function valueEnd(
  text: string,
  { end, inner }: Word,
  { start, before }: { readonly start: number; readonly before: string },
): number {
  const around = inner.find((each) => each.start < start && start <= each.end)
  const last = around?.end ?? end
  const quoted = inner.find((each) => each.start > start && each.start - start <= 3)
  if (!/[,;&?]/.test(before) || quoted !== undefined) return last
  const next = text.slice(start, last).indexOf(before === '?' ? '&' : before)
  return next < 0 ? last : start + next
}

const NAMED = /^(?:\$env:|\/\/\S*:)?([A-Za-z_][\w.-]*):?$/i
const OPERATOR = /^(?:=|:|:=|=>)$/
const SCHEME = /^(?:basic|bearer|digest|negotiate|token)$/i

/** `password: value`, `password = value`: in files that a step writes, and in prose. */
export function namedValueIn(text: string, command: Command, at: number): Span[] {
  const { words, startsLine } = command
  const [word, next] = [words[at], words[at + 1]]
  if (word === undefined || next === undefined) return []
  if (!/[:=]$/.test(word.text) && !OPERATOR.test(next.text)) return []
  const [, name = ''] = NAMED.exec(word.text) ?? []
  const isOperator = OPERATOR.test(next.text)
  const isAlone = at === 0 && startsLine && words.length === 2 && word.text.endsWith('=')
  const isNamed = word.text.endsWith(':') || isOperator
  if (!(isNamed && namesSecret(name)) && !(isAlone && namesSecret(word.text.slice(0, -1))))
    return []
  const first = isOperator ? words[at + 2] : next
  if (first === undefined) return []
  const value = (SCHEME.test(first.text) && words[words.indexOf(first) + 1]) || first
  if (isHarmless(text.slice(value.start, value.end), name)) return []
  return [{ start: value.start, end: value.end, what: kindOf(name || word.text.slice(0, -1)) }]
}

/** A line of a file `password: correct; horse`, in which nothing parts commands. */
const LINE = /^[ \t]*["']?([A-Za-z_][\w.-]{0,80})["']?[ \t]*:[ \t]+(?=[^\s[{])([^\n]*)/gm

export function linesIn(text: string, start: number, end: number): Span[] {
  const section = text.slice(start, end)
  return [...section.matchAll(LINE)].flatMap(({ index, 0: all, 1: name = '', 2: value = '' }) => {
    const bare = value.trim().replace(/^(?:basic|bearer|token)\s+/i, '')
    if (!namesSecret(name) || isHarmless(bare, name)) return []
    const from = start + index + all.length - value.length
    return [{ start: from, end: from + value.trimEnd().length, what: kindOf(name) }]
  })
}

/** JSON's `"name": "value"`, as a list's `"--name", "value"`, escaped however often. */
const PAIR = /(?<!\\)(\\{0,9}["'])([\w.\- /:@$]{1,80})\1[ \t]*(:|,|=>|=)\s*(\\{0,9}["'])/g

export function pairsIn(text: string): Span[] {
  const spans: Span[] = []
  const pair = new RegExp(PAIR)
  for (let found = pair.exec(text); found !== null; found = pair.exec(text)) {
    const [all, , name = '', operator, quote = ''] = found
    const start = found.index + all.length
    pair.lastIndex = start - quote.length
    if (operator === ',' && !/^-|^[A-Z][A-Z\d_]*$/.test(name)) continue
    if (!namesSecret(name)) continue
    const end = closing(text, start, quote)
    if (!isHarmless(text.slice(start, end), name)) spans.push({ start, end, what: kindOf(name) })
    pair.lastIndex = Math.max(start, end)
  }
  return spans
}

function closing(text: string, start: number, quote: string): number {
  if (quote === '"') {
    const unescaped = /(?:[^"\\]+|\\[\s\S])*/y
    unescaped.lastIndex = start
    return start + (unescaped.exec(text)?.[0].length ?? 0)
  }
  const end = text.indexOf(quote, start)
  return end < 0 ? text.length : end
}
