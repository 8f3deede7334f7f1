/** Part of a text: what is read for itself, such as the words within quotes. */
export interface Section {
  readonly start: number
  readonly end: number
}

export interface Word extends Section {
  /** Without its quotes. */
  readonly text: string
  /** What stands within quotes, or is run to make the word. */
  readonly inner: readonly Section[]
}

export interface Command {
  readonly words: readonly Word[]
  /** Nothing stands before it in its line. */
  readonly startsLine: boolean
  /** Its output goes to the one behind it. */
  readonly isPiped: boolean
}

// Each alternative is linear: nothing in it can be read in two ways.
const ESCAPED_QUOTES = String.raw`\\{1,9}"[^]*?(?:\\{1,9}"|$)|\\{1,9}'[^]*?(?:\\{1,9}'|$)|`
const SHELL = [
  // A comment may hold a lone apostrophe, and so may a word: `don't`.
  String.raw`(?<=^|[\s;&|(])#(?!\(nop\))[^\n]*`,
  // Not the start of what is quoted: -p'd 0', x='s 0'.
  String.raw`'(?<=(?:^|[\s(])[A-Za-z]{1,20}')(?=(?:s|t|re|ve|ll|d|m)(?:[\s.,;:!?)]|$))`,
  String.raw`\\\r?\n|\\[^]`,
  String.raw`\$?"(?:[^"\\]+|\\[^])*"?`,
  String.raw`\$'(?:[^'\\]+|\\[^])*'?|'[^']*'?`,
  '`(?:[^`\\\\]+|\\\\[^])*`?',
  String.raw`\$\{[^}]*\}?|\$\((?:[^()]+|\([^()]*\))*\)`,
  String.raw`<<<|&&|\|\||[;&|\n()<>]`,
].join('|')
const REST = '[ \\t\\r\\f\\v]+|[^\\\\"\'`\\s;&|()<>$]+|[^]'
const TOKEN = new RegExp(`${SHELL}|${REST}`, 'g')
/** Within quotes there may be further ones, escaped. */
const INNER_TOKEN = new RegExp(`${ESCAPED_QUOTES}${SHELL}|${REST}`, 'g')
const EXEC_TOKEN = new RegExp(
  `${SHELL}|[\\[\\],]+|[ \\t\\r]+|[^\\\\"'\`\\s;&|()<>$,[\\]]+|[^]`,
  'g',
)

/** `["mysql", "-p…"]` with whatever instruction before it. */
const EXEC = /^[^"'[\n]{0,200}\[\s*"/

const QUOTED = /^(?:#+|\\+["']|\$?["'](?=.)|`|\$\()/s
const SEPARATOR = /^(?:&&|\|\||[;&|\n()])$/
const BLANK = /^(?:[ \t\r\f\v]+|\\\r?\n|[<>])$/

/** The simple commands of a section, whatever it is: prose is one, too. */
export function commandsIn(text: string, { start, end }: Section, isInner: boolean): Command[] {
  const section = text.slice(start, end)
  const isExec = !isInner && EXEC.test(section)
  const token = isExec ? EXEC_TOKEN : isInner ? INNER_TOKEN : TOKEN
  const reader = new Reader(start)
  for (const { index, 0: found } of section.matchAll(token)) {
    if (isExec && /^[[\],]+$/.test(found)) reader.endWord()
    else reader.read(found, start + index)
  }
  return reader.end()
}

class Reader {
  private readonly commands: Command[] = []
  private words: Word[] = []
  private startsLine = true
  private parts: string[] = []
  private inner: Section[] = []
  private from: number
  private to: number

  constructor(start: number) {
    this.from = start
    this.to = start
  }

  read(token: string, at: number): void {
    if (SEPARATOR.test(token)) this.endCommand(token)
    else if (BLANK.test(token)) this.endWord()
    else this.addToWord(token, at)
  }

  private addToWord(token: string, at: number): void {
    if (this.parts.length === 0) this.from = at
    this.to = at + token.length
    const [opening = ''] = QUOTED.exec(token) ?? []
    const closing = opening === '$(' ? ')' : opening.replace('$', '')
    const isClosed =
      !/^#?$/.test(closing[0] ?? '') && token.length > opening.length && token.endsWith(closing)
    const start = at + opening.length
    const end = this.to - (isClosed ? closing.length : 0)
    if (opening !== '') this.inner.push({ start, end })
    const isQuoted = opening !== '' && opening !== '$(' && opening !== '`'
    this.parts.push(isQuoted ? token.slice(start - at, end - at) : token)
    if (token === '<<<') this.endWord()
  }

  endWord(): void {
    if (this.parts.length === 0) return
    const text = this.parts.join('')
    this.words.push({ start: this.from, end: this.to, text, inner: this.inner })
    this.parts = []
    this.inner = []
  }

  end(): Command[] {
    this.endCommand('')
    return this.commands
  }

  private endCommand(separator: string): void {
    this.endWord()
    const { words, startsLine } = this
    if (words.length > 0) this.commands.push({ words, startsLine, isPiped: separator === '|' })
    this.words = []
    this.startsLine = separator === '\n'
  }
}
