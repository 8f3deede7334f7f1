import { kindOf } from './assignments.ts'
import { isHarmless, namesSecret } from './names.ts'
import type { Span } from './span.ts'
import type { Command, Word } from './words.ts'

const HEADER = /^(\\*["']?)([A-Za-z][\w-]{0,80}):[ \t]*(?=[^\s/])/
const HEADER_OPTION = /^(?:-H|--header|--headers|--add-header)$/

/** `-H "Authorization: Bearer …"`. */
export function headerIn(text: string, { words }: Command, at: number): Span[] {
  const word = words[at]
  if (word === undefined) return []
  if (!word.text.includes(':')) return []
  const raw = text.slice(word.start, word.end)
  const [option = ''] = /^(?:-H|--header=)(?=.)/.exec(raw) ?? []
  const [all, quote = '', name = ''] = HEADER.exec(raw.slice(option.length)) ?? []
  if (all === undefined || !namesSecret(name)) return []
  const isBehind = HEADER_OPTION.test(words[at - 1]?.text ?? '')
  const isHeader = isBehind || option !== '' || quote !== '' || /^(?:x-|private-|job-)/i.test(name)
  if (!isHeader) return []
  const start = word.start + option.length + all.length
  const end = quote !== '' && raw.endsWith(quote) ? word.end - quote.length : word.end
  const value = text.slice(start, end).replace(/^(?:basic|bearer|token)\s+/i, '')
  return end <= start || isHarmless(value) ? [] : [{ start, end, what: `the header ${name}` }]
}

const LOGIN = /^(?:auth|authtoken|login)$/
const LOGS_IN = /^(?:cargo|snyk|vault|ngrok|pulumi|flyctl|fly|railway)$/

/** `cargo login TOKEN`; two names that a user and a password follow, as Composer and Poetry have them. */
export function subcommandIn(text: string, { words }: Command, at: number): Span[] {
  const [word, next] = [words[at], words[at + 1]]
  const isLogin = LOGIN.test(word?.text ?? '') && LOGS_IN.test(words[at - 1]?.text ?? '')
  if (isLogin && next !== undefined && !next.text.startsWith('-')) {
    return spanOf(text, next, `what is given to ${words[at - 1]?.text ?? ''} login`)
  }
  const user = /^(?:http-basic|gitlab-token|pypi-token|github-oauth|bearer|token)\./.exec(
    word?.text ?? '',
  )
  if (user === null || !words.slice(0, at).some((each) => each.text === 'config')) return []
  const value = words[at + 2] ?? next
  return value === undefined ? [] : spanOf(text, value, 'a login of a package manager')
}

/** What comes last is a secret, in so many words. */
const LAST = [
  { name: /^htpasswd$/, needs: /^-\w*b/, count: 1 },
  { name: /^mc$/, needs: /^alias$/, count: 2 },
  { name: /^rclone$/, needs: /^pass(?:word)?$/, count: 1 },
  { name: /^bundle$/, needs: /^config$/, count: 1 },
] as const

export function lastWordsIn(text: string, { words }: Command): Span[] {
  const names = words.slice(0, 8).map((word) => word.text)
  return LAST.filter(
    ({ name, needs }) =>
      names.some((each) => name.test(each)) && words.some((each) => needs.test(each.text)),
  ).flatMap(({ name, count }) => {
    const isLogin = name.test('bundle')
    const last = words.slice(-count).filter((word) => !isLogin || /^[^:/]+:[^/]/.test(word.text))
    return last.flatMap((word) => spanOf(text, word, 'a login'))
  })
}

function spanOf(text: string, { start, end }: Word, what: string): Span[] {
  return isHarmless(text.slice(start, end)) ? [] : [{ start, end, what }]
}

const WRITES = /^(?:echo|printf)$/
const READS =
  /^(?:passwd|chpasswd|base64|vncpasswd|cryptsetup|--password-stdin|--with-token|--token-stdin|--stdin|--passphrase-fd|--password-fd)$/
const MOST_PIPES = 8

/** `echo hunter2 | docker login --password-stdin`, `base64 -d <<< …`. */
export function pipedSecrets(text: string, commands: readonly Command[], at: number): Span[] {
  const command = commands[at]
  const words = command?.words ?? []
  const reader = (command && readerOf(commands, at)) ?? null
  const here = words.findIndex((word) => word.text === '<<<')
  const read = here >= 0 && words.some((word) => READS.test(word.text)) ? words.slice(here + 1) : []
  const echo = words.findIndex((word) => WRITES.test(word.text))
  const written = reader === null || echo < 0 ? [] : words.slice(echo + 1)
  const values = [...read, ...written].filter(({ text: value }) => !/^-\w+$/.test(value))
  return values.flatMap(({ start, end }) => {
    const raw = text.slice(start, end)
    const shown = reader === 'chpasswd' ? raw.indexOf(':') + 1 : 0
    const value = raw.slice(shown)
    if (isHarmless(value) || /^(?:\\*["'])?(?:%s|\\n|%s\\n)(?:\\*["'])?$/.test(value)) return []
    return [{ start: start + shown, end, what: `what is given to ${reader ?? 'its input'}` }]
  })
}

/** Who reads a secret from what a command writes, in its pipeline. */
function readerOf(commands: readonly Command[], at: number): string | null {
  for (let next = at; commands[next]?.isPiped && next - at < MOST_PIPES; next++) {
    const words = commands[next + 1]?.words.map(({ text }) => text.replace(/^.*\//, '')) ?? []
    const reader = words.find((word) => READS.test(word))
    if (reader !== undefined) return reader
    if (words.includes('sudo') && words.includes('-S')) return 'sudo'
  }
  return null
}

const PHRASE =
  /(?<![\w$])(?:identified[ \t]+by|(?:password|passwd|passphrase)(?:[ \t]+(?:is|to|was))?)[ \t]*(?:\([ \t]*)?(?:(\\*["'])|[ \t]+)/gi
const ONLY_QUOTED = /(?:identified[ \t]+by|password|passwd|passphrase)[ \t(]*$/i

/** SQL's `IDENTIFIED BY 'x'` and `PASSWORD 'x'`, and a comment's `password is x`. */
export function phrasesIn(text: string): Span[] {
  return [...text.matchAll(PHRASE)].flatMap(({ index, 0: all, 1: quote }) => {
    const isQuoted = quote !== undefined
    if (!isQuoted && ONLY_QUOTED.test(all)) return []
    const start = index + all.length
    const word = /[^\s"'\\]*/y
    word.lastIndex = start
    const unquoted = start + (word.exec(text)?.[0].length ?? 0)
    const closed = isQuoted ? text.indexOf(quote, start) : unquoted
    const end = closed < 0 || closed - start > 500 ? unquoted : closed
    if (end <= start || isHarmless(text.slice(start, end))) return []
    return [{ start, end, what: 'a password' }]
  })
}

/** `machine x login y password z`, in a file or in what printf writes into one. */
const NETRC =
  /(?:default|login|machine|user)(?:\s|\\[nrt])+\S{1,200}?(?:\s|\\[nrt])+password(?:\s|\\[nrt])+((?:[^\s"'\\]|\\(?![nrt]))+)/gi

export function netrcIn(text: string): Span[] {
  return [...text.matchAll(NETRC)].flatMap(({ index, 0: all, 1: value = '' }) => {
    const end = index + all.length
    return isHarmless(value) ? [] : [{ start: end - value.length, end, what: 'a password' }]
  })
}

const HEREDOC =
  /(chpasswd|passwd|base64|--password-stdin|--with-token|--token-stdin|--stdin)[^\n<]{0,200}<<-?[ \t]*["']?(\w{1,40})["']?[^\n]{0,200}\n/g

/** What a heredoc gives to whoever reads a secret. */
export function heredocsIn(text: string): Span[] {
  const spans: Span[] = []
  const heredoc = new RegExp(HEREDOC)
  for (let found = heredoc.exec(text); found !== null; found = heredoc.exec(text)) {
    const start = found.index + found[0].length
    const closed = text.indexOf(`\n${found[2]}`, start)
    const end = closed < 0 ? text.length : closed
    if (!isHarmless(text.slice(start, end))) {
      spans.push({ start, end, what: `what is given to ${found[1]}` })
    }
    heredoc.lastIndex = end
  }
  return spans
}

const SETS = /^(?:\/\S{1,60} -c #\(nop\)\s+)?(?:ONBUILD\s+)?(?:ENV|LABEL)\s+/
const NAME = /(?<=^|\s)["']?([^\s="']+)["']?(=|\s)/g

/** Builders write what ENV and LABEL set without quotes: a value goes on to the next name. */
export function setValuesIn(text: string): Span[] {
  const [start] = SETS.exec(text) ?? []
  if (start === undefined) return []
  const set = text.slice(start.length)
  const [old, oldName = ''] = /^([^\s=]+)\s+/.exec(set) ?? []
  const from = start.length + (old?.length ?? 0)
  if (old !== undefined) {
    const isSecret = namesSecret(oldName) && !isHarmless(text.slice(from).trim(), oldName)
    return isSecret ? [{ start: from, end: text.length, what: kindOf(oldName) }] : []
  }
  const names = [...set.matchAll(NAME)].filter(({ 2: operator }) => operator === '=')
  return names.flatMap(({ index, 0: all, 1: name = '' }, at) => {
    const value = set.slice(index + all.length, names[at + 1]?.index ?? set.length)
    if (!namesSecret(name) || isHarmless(value.trim(), name)) return []
    const begin = start.length + index + all.length
    return [{ start: begin, end: begin + value.trimEnd().length, what: kindOf(name) }]
  })
}
