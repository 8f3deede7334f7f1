import type { Spelling } from '../domain/budget/suggestion.ts'
import {
  endOfLine,
  insertion,
  lineEndAt,
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
  const key = limitKeyOf(source, item)
  if (key === undefined) return insertedLimit(source, item, edit)
  const span = yaml.spanAt([...item, key])
  if (span?.shape !== 'scalar') return undefined
  // Of a size only the number changes: its unit and the space before it are the author's.
  const number = key === 'max_mb' ? /^.*$/ : /\d+(?:\.\d+)?/
  const changed = text.slice(span.value, span.end).replace(number, edit.amount)
  return { start: span.value, end: span.end, text: changed }
}

/** What stands in the way of an edit: another place that says it too, a text below its key, or a form. */
export type Obstacle = 'shared' | 'lines' | 'form'

/** Why there is no patch. */
export function obstacleTo(source: Source, { index }: LimitEdit): Obstacle {
  const item: Path = ['budgets', index]
  const span = source.yaml.spanAt([...item, limitKeyOf(source, item) ?? 'image'])
  if (span === undefined || span.shape === 'alias') return 'shared'
  return span.shape === 'lines' ? 'lines' : 'form'
}

function limitKeyOf({ yaml }: Source, item: Path): 'max_mb' | 'max_size' | undefined {
  const keys = ['max_mb', 'max_size'] as const
  return keys.find((key) => at(yaml.value, [...item, key]) !== undefined)
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
  const end = endOfLine(text, image)
  return insertion(end, `${lineEndAt(text, end)}${indent}${entry}`)
}
