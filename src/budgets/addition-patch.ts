import { replaceUnprintable } from '../domain/values/text.ts'
import { LINE_END } from './problem.ts'
import {
  endOfLine,
  insertion,
  lineEndAt,
  type Patch,
  quoteOf,
  type Source,
  startOfLine,
} from './text-lines.ts'
import { at, type Path, type Span } from './yaml.ts'

export interface Addition {
  /** Only where another budget has the name that the image gives. */
  readonly name?: string
  readonly image: string
  /** Of max_mb. */
  readonly amount: string
  /** What the file has to be read as afterwards. */
  readonly bytes: number
}

/** Puts budgets behind the last one, written as that is; undefined where that cannot be. */
export function additionPatch(source: Source, additions: readonly Addition[]): Patch | undefined {
  const { yaml, text } = source
  const budgets = at(yaml.value, ['budgets'])
  const item: Path = ['budgets', Array.isArray(budgets) ? budgets.length - 1 : 0]
  const [list, last] = [yaml.spanAt(['budgets']), yaml.spanAt(item)]
  if (list === undefined || last === undefined) return undefined
  const image = yaml.spanAt([...item, 'image'])
  const style = { last, quote: image === undefined ? '' : quoteOf(text, image) }
  if (list.shape === 'flow') return flowPatch(text, style, additions)
  return list.shape === 'block' ? blockPatch(text, list, style, additions) : undefined
}

/** How the last budget is written. */
interface Style {
  readonly last: Span
  readonly quote: string
}

function flowPatch(text: string, style: Style, additions: readonly Addition[]): Patch | undefined {
  const { last } = style
  if (text[last.value] !== '{') return undefined
  const items = additions.map((addition) => flowItem(text, style, addition))
  const indent = text.slice(startOfLine(text, last.value), last.value)
  if (!/^[ \t]*$/.test(indent))
    return insertion(last.after, items.map((each) => `, ${each}`).join(''))
  const { end, comma } = tailOf(text, last, indent.length)
  const start = `${lineEndAt(text, endOfLine(text, { ...last, after: end }))}${indent}`
  const kept = `${comma === '' ? ',' : ''}${text.slice(last.after, end)}`
  const added = items.map((each) => `${start}${each}`).join(',')
  return { start: last.after, end, text: `${kept}${added}${comma}` }
}

/** A comma and comments that end the line of the last budget are its own. */
function tailOf(text: string, { after }: Span, indent: number): { end: number; comma: string } {
  const rest = /[ \t]*(,?)(?:[ \t]*|[ \t]+#[^\r\n]*)(?=[\r\n])/y
  rest.lastIndex = after
  const tail = rest.exec(text)
  if (tail === null) return { end: after, comma: '' }
  return { end: behindComments(text, after + tail[0].length, indent), comma: tail[1] ?? '' }
}

function blockPatch(
  text: string,
  list: Span,
  style: Style,
  additions: readonly Addition[],
): Patch | undefined {
  const { last } = style
  const indent = text.slice(startOfLine(text, list.value), list.value)
  if (!/^ *$/.test(indent) || text[list.value] !== '-') return undefined
  const end = behindComments(text, endOfLine(text, last), indent.length)
  const lineEnd = lineEndAt(text, end)
  const [, lead = ' '] = /-(\s+)$/.exec(text.slice(list.value, last.value)) ?? []
  // The keys stand where the lead ends: behind the dash, or on a line of their own.
  const keys = ' '.repeat(`${indent}-${lead}`.split(LINE_END).at(-1)?.length ?? 0)
  const itemOf = (addition: Addition) =>
    last.shape === 'flow'
      ? flowItem(text, style, addition)
      : entriesOf(addition, style.quote).join(`${lineEnd}${keys}`)
  const between = `${isSpaced(text, list, last) ? lineEnd : ''}${lineEnd}${indent}-${lead}`
  return insertion(end, additions.map((addition) => `${between}${itemOf(addition)}`).join(''))
}

/** Whether an empty line stands above the last budget, or above its comment. */
function isSpaced(text: string, list: Span, last: Span): boolean {
  const above = text.slice(list.value, text.lastIndexOf('-', last.value)).split(LINE_END)
  return (
    above
      .slice(0, -1)
      .findLast((line) => !/^\s*#/.test(line))
      ?.trim() === ''
  )
}

/** Comments below a budget that stand further in than it are its own, empty lines above them too. */
function behindComments(text: string, end: number, dash: number): number {
  const comment = /(?:(?:\r\n|\r(?!\n)|\n)[ \t]*)*(?:\r\n|\r|\n)( *)#[^\r\n]*/y
  comment.lastIndex = end
  const [all = '', indent = ''] = comment.exec(text) ?? []
  return indent.length > dash ? behindComments(text, end + all.length, dash) : end
}

function flowItem(text: string, { last, quote }: Style, addition: Addition): string {
  const isTight = text[last.value] === '{' && text[last.value + 1] !== ' '
  const space = isTight ? '' : ' '
  return `{${space}${entriesOf(addition, quote).join(', ')}${space}}`
}

/** A budget file of its own. */
export function newBudgetFile(additions: readonly Addition[]): string {
  const items = additions.map((addition) => `  - ${entriesOf(addition, '').join('\n    ')}\n`)
  return `version: 1\nbudgets:\n${items.join('')}`
}

function entriesOf({ name, image, amount }: Addition, quote: string): string[] {
  const named = name === undefined ? [] : [['name', scalar(name, quote)]]
  const entries = [...named, ['image', scalar(image, quote)], ['max_mb', amount]]
  return entries.map(([key, value]) => `${quote}${key}${quote}: ${value}`)
}

/** Plain where every reader of YAML takes it for a text, else in double quotes. */
function scalar(text: string, quote: string): string {
  const isPlain =
    quote === '' &&
    /^[a-z0-9][\w./:@-]*$/i.test(text) &&
    !text.endsWith(':') &&
    (text.includes('/') || /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z]/i.test(text))
  return isPlain ? text : replaceUnprintable(JSON.stringify(text), escaped)
}

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16)
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`
}
