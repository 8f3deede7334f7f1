import {
  type Assignment,
  type Command as CommandNode,
  type HereDoc,
  parse,
  type Redirection,
  type SyntaxNode,
  type Word,
} from 'unbash'
import type { Command, Script } from './command.ts'
import { entered, filesOf, type Node, type Place, partsOf } from './nodes.ts'
import { fieldsOf, textOf, type Values } from './words.ts'
import { unwrap } from './wrappers.ts'

/** Scripts in scripts, and functions that call functions. */
const MOST_NESTING = 6
/** And so many nodes in all, loops run through. */
const MOST_VISITS = 20_000
/** What a variable holds, and what all of them put into words: no more is copied. */
const MOST_VALUE = 1_000
const MOST_EXPANDED = 1_000_000
/** More of a step's text is not read: the longest that people write has some 20,000. */
const MOST_LETTERS = 100_000

const NO_VALUES: Values = { variables: new Map(), positional: [] }
const START: Place = { isConditional: false, depth: 0, writes: [], isFed: false, isPiped: false }

/** What is known before a script begins. */
interface Known {
  readonly variables?: ReadonlyMap<string, string>
  /** Variables whose value is not to be put into words. */
  readonly isSecret?: (name: string) => boolean
}

/** The simple commands of a shell script, in order. Never throws, whatever the text. */
export function readScript(text: string, known: Known = {}): Script {
  const reader = new Reader(known)
  reader.read(text.slice(0, MOST_LETTERS), START)
  const { commands, written, isWhole } = reader
  return {
    commands,
    written,
    variables: reader.assigned,
    isWhole: isWhole && text.length <= MOST_LETTERS,
  }
}

class Reader {
  readonly commands: Command[] = []
  readonly written: string[] = []
  readonly assigned: Map<string, string>
  isWhole = true
  private folder: string | null = null
  private positional: readonly string[] = []
  private readonly functions = new Map<string, Node>()
  private readonly isSecret: (name: string) => boolean
  private visits = 0
  private expanded = 0

  constructor({ variables = new Map(), isSecret = () => false }: Known) {
    this.assigned = new Map(variables)
    this.isSecret = isSecret
  }

  read(text: string, place: Place): void {
    const { commands, errors } = parse(text)
    if (errors !== undefined && errors.length > 0) this.isWhole = false
    for (const statement of commands) this.visit(statement, place)
  }

  private visit(node: Node, place: Place): void {
    this.visits++
    if (this.visits > MOST_VISITS) {
      this.isWhole = false
      return
    }
    const before = this.folder
    switch (node.type) {
      case 'For':
        this.loop(node, place)
        break
      case 'Subshell':
        this.visit(node.body, place)
        this.folder = before
        break
      case 'Redirected':
        this.visit(node.command, {
          ...place,
          writes: [...place.writes, ...this.outputs(node.redirects)],
        })
        break
      case 'Function':
        this.functions.set(node.name.value, node.body)
        break
      case 'TestCommand':
      case 'ArithmeticCommand':
        this.add(['[['], place)
        break
      case 'Command':
        this.command(node, place)
        break
      default:
        for (const part of partsOf(node, place)) this.visit(part.node, part.place)
    }
  }

  private loop({ name, wordlist, body }: Extract<Node, { type: 'For' }>, place: Place): void {
    const values = wordlist?.flatMap((word) => this.fields(word, place)) ?? []
    const isListed = values.length > 0
    for (const value of isListed ? values : ['']) {
      if (this.visits > MOST_VISITS) break
      if (isListed) this.assigned.set(name.value, value)
      this.visit(body, isListed ? place : { ...place, isConditional: true })
    }
    this.assigned.delete(name.value)
  }

  private command({ prefix, name, args, redirects }: CommandNode, place: Place): void {
    for (const each of prefix) if (each.type === 'Assignment') this.assign(this.assignment(each))
    const words = [...(name === undefined ? [] : [name]), ...args].flatMap((word) =>
      word.type === 'Word' ? this.fields(word, place) : [this.assignment(word)],
    )
    const writes = [...place.writes, ...this.outputs(redirects)]
    const documents = redirects.filter((each): each is HereDoc => each.type === 'HereDoc')
    if (words.length > 0) this.run(words, { ...place, writes }, documents)
    else if (name === undefined) this.documents(documents, place)
  }

  private run(words: readonly string[], place: Place, documents: readonly HereDoc[]): void {
    const [first = '', ...args] = words
    const isDeep = place.depth >= MOST_NESTING
    const inner = { ...place, depth: place.depth + 1 }
    const body = this.functions.get(first)
    const unwrapped = unwrap(words)
    for (const each of unwrapped?.assigned ?? []) this.assign(each)
    if (body !== undefined && !isDeep) this.call({ body, args }, inner)
    else if (unwrapped?.kind === 'script' && !isDeep) this.read(unwrapped.text, inner)
    else if (unwrapped?.kind === 'shell' && documents.length > 0) this.documents(documents, place)
    else if (unwrapped !== null) {
      this.keep(documents, { words, place })
      this.add(unwrapped.kind === 'command' ? unwrapped.words : words, place)
    }
  }

  private call({ body, args }: { body: Node; args: readonly string[] }, place: Place): void {
    const before = this.positional
    this.positional = args
    this.visit(body, place)
    this.positional = before
  }

  /** A heredoc that a shell reads is a script. */
  private documents(documents: readonly HereDoc[], place: Place): void {
    if (place.depth >= MOST_NESTING) return
    for (const { body } of documents) this.read(body.text, { ...place, depth: place.depth + 1 })
  }

  /** Texts that end in a file. */
  private keep(
    documents: readonly HereDoc[],
    { words, place }: { words: readonly string[]; place: Place },
  ): void {
    const printed = /^(?:echo|printf)$/.test(words[0] ?? '') ? [words.slice(1).join(' ')] : []
    this.written.push(...documents.map(({ body }) => body.text))
    if (place.writes.length > 0 || place.isPiped) this.written.push(...printed)
  }

  private add(words: readonly string[], { isConditional, writes, isFed }: Place): void {
    const [name = '', ...rest] = words
    if (name === '') return
    const operands = rest.filter((word) => !word.startsWith('-'))
    this.commands.push({ name, words, operands, isConditional, folder: this.folder, writes, isFed })
    if (name === 'cd' || name === 'pushd') this.folder = entered(this.folder, operands[0])
    if (!/^(?:export|declare|local|readonly)$/.test(name)) return
    for (const each of operands) this.assign(each)
  }

  private outputs(redirects: readonly Redirection[]): string[] {
    return filesOf(redirects).map((target) => textOf(target, this.values()))
  }

  private fields(word: Word, place: Place): string[] {
    for (const part of word.parts ?? []) this.substituted(part, place)
    const fields = fieldsOf(word, this.values())
    if (word.parts !== undefined) this.expanded += fields.join('').length
    return fields
  }

  /** The commands of `$(…)` run too. */
  private substituted(part: SyntaxNode, place: Place): void {
    if (part.type === 'DoubleQuoted') for (const each of part.parts) this.substituted(each, place)
    if (part.type !== 'CommandExpansion' && part.type !== 'ProcessSubstitution') return
    if (place.depth >= MOST_NESTING || part.script === undefined) return
    const inner = { ...place, depth: place.depth + 1, writes: [] }
    for (const statement of part.script.commands) this.visit(statement, inner)
  }

  /** `NAME=value`, with the value as the shell makes it. */
  private assignment({ name, value, append, text }: Assignment): string {
    if (value.type !== 'Word') return text
    const before = append === true ? (this.assigned.get(name) ?? '') : ''
    return `${name}=${before}${textOf(value, this.values())}`
  }

  private assign(word: string): void {
    const [, name, value = ''] = /^(\w+)=(.*)$/s.exec(word) ?? []
    if (name !== undefined && !this.isSecret(name))
      this.assigned.set(name, value.slice(0, MOST_VALUE))
  }

  private values(): Values {
    const isMuch = this.expanded > MOST_EXPANDED
    return isMuch ? NO_VALUES : { variables: this.assigned, positional: this.positional }
  }
}
