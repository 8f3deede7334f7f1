import type { Spelling } from '../domain/suggestion.ts'
import {
  endOfLine,
  insertion,
  lineEndOf,
  type Patch,
  quoteOf,
  type Source,
  startOfLine,
} from './text-lines.ts'
import { at, type Path } from './yaml.ts'

export interface LimitEdit {
  /** Of the budget in the file. */
  readonly index: number
  readonly amount: string
  readonly spelling: Spelling
  /** What the file has to be read as afterwards. */
  readonly bytes: number
}

/** Replaces a budget's own limit, or puts one behind its image; undefined where neither can be. */
export function limitPatch(source: Source, edit: LimitEdit): Patch | undefined {
  const { yaml, text } = source
  const item: Path = ['budgets', edit.index]
  const key = (['max_mb', 'max_size'] as const).find(
    (each) => at(yaml.value, [...item, each]) !== undefined,
  )
  if (key === undefined) return insertedLimit(source, item, edit)
  const span = yaml.spanAt([...item, key])
  if (span?.shape !== 'scalar') return undefined
  // Of a size only the number changes: its unit and the space before it are the author's.
  const number = key === 'max_mb' ? /^.*$/ : /\d+(?:\.\d+)?/
  const changed = text.slice(span.value, span.end).replace(number, edit.amount)
  return { start: span.value, end: span.end, text: changed }
}

function insertedLimit(
  { yaml, text }: Source,
  item: Path,
  { amount, spelling: { key, suffix } }: LimitEdit,
): Patch | undefined {
  const image = yaml.spanAt([...item, 'image'])
  if (image === undefined) return undefined
  const quote = quoteOf(text, image)
  const value = key === 'max_mb' ? amount : `${quote}${amount}${suffix}${quote}`
  const entry = `${quote}${key}${quote}: ${value}`
  if (yaml.spanAt(item)?.shape === 'flow') return insertion(image.after, `, ${entry}`)
  const start = image.key - quote.length
  const indent = ' '.repeat(start - startOfLine(text, start))
  return insertion(endOfLine(text, image), `${lineEndOf(text)}${indent}${entry}`)
}
