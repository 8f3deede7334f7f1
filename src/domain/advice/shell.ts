/** One simple command: its name first, without quotes, assignments or `sudo` before it. */
export interface Command {
  readonly name: string
  readonly words: readonly string[]
  /** Words after the name that do not start with a dash. */
  readonly operands: readonly string[]
}

const TOKEN =
  /\\\n|\\.|"(?:\\[\s\S]|[^"\\])*"|'[^']*'|&&|\|\||;;|[;&|\n(){}]|\s+|[^\\"'\s;&|(){}]+|[\s\S]/g
const SEPARATOR = /^(?:&&|\|\||;;|[;&|\n(){}])$/
const ASSIGNMENT = /^[A-Za-z_]\w*=/
/** They stand before a command without changing what it does to the files. */
const PREFIXES = new Set(
  '! command do else env eval exec if nice sudo then time until while'.split(' '),
)
const SHELLS = new Set(['ash', 'bash', 'dash', 'sh', 'zsh'])
const NESTING = 3

/**
 * History tells a heredoc's lines as one, so that nothing parts its commands but their names.
 */
const STARTERS = new Set(
  'apk apt apt-get aptitude chmod chown dnf find microdnf npm pip pip3 rm set tar unzip yarn yum'.split(
    ' ',
  ),
)

/** The simple commands of a shell line, in order. Never throws, whatever the text. */
export function commandsOf(text: string, depth = 0): Command[] {
  const heredoc = text.includes('<<')
  const commands: string[][] = [[]]
  for (const word of wordsOf(text)) {
    const current = commands.at(-1) ?? []
    if (word.separates) commands.push([])
    else if (heredoc && STARTERS.has(word.text) && current.length > 0) commands.push([word.text])
    else current.push(word.text)
  }
  return commands.flatMap((words) => commandOf(words, depth))
}

function commandOf(words: readonly string[], depth: number): Command[] {
  const start = words.findIndex(
    (word) => !ASSIGNMENT.test(word) && !PREFIXES.has(word) && !word.startsWith('-'),
  )
  const name = words[start]?.replace(/^.*\//, '')
  if (name === undefined || name === '') return []
  const rest = words.slice(start + 1)
  const flag = rest.findIndex((word) => /^-[a-z]*c$/.test(word))
  const script = flag < 0 ? undefined : rest[flag + 1]
  if (SHELLS.has(name) && depth < NESTING && script !== undefined) {
    return commandsOf(script, depth + 1)
  }
  const operands = rest.filter((word) => !word.startsWith('-'))
  return [{ name, words: [name, ...rest], operands }]
}

interface Word {
  readonly text: string
  readonly separates: boolean
}

function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let open = ''
  let isOpen = false
  const close = () => {
    if (isOpen) words.push({ text: open, separates: false })
    open = ''
    isOpen = false
  }
  for (const [token] of text.matchAll(TOKEN)) {
    const isBrace = token === '{' || token === '}'
    if (isBrace && (isOpen || open !== '')) {
      open += token
    } else if (SEPARATOR.test(token) || /^\s*\n\s*$/.test(token)) {
      close()
      words.push({ text: token, separates: true })
    } else if (/^(?:\s+|\\\n)$/.test(token)) {
      close()
    } else {
      open += unquoted(token)
      isOpen = true
    }
  }
  close()
  return words
}

function unquoted(token: string): string {
  if (/^".*"$/s.test(token) && token.length > 1)
    return token.slice(1, -1).replace(/\\([\s\S])/g, '$1')
  if (/^'.*'$/s.test(token) && token.length > 1) return token.slice(1, -1)
  return token.replace(/^\\([\s\S])$/, '$1')
}
