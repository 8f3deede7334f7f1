import { formatReference } from '../image/reference.ts'
import { Malformed, quoted, UsageError } from '../values/problem.ts'
import { nearest, oneLine } from '../values/text.ts'
import type { Budget } from './budget.ts'

/** Names of the budgets whose images a change built; null: nobody says which. */
export type BuiltImages = ReadonlySet<string> | null

/** Says that nobody says which: what is not given, and is not an empty list. */
const ANY_IMAGE = '*'

/** Of more than these the file itself tells. */
const MOST_NAMES = 20

/**
 * What was built, as a job's output gives it: `api, web`, a line for each, or a JSON list (`["api"]`).
 * An empty one names nothing.
 * @throws {Malformed}
 */
export function parseBuiltImages(text: string): BuiltImages {
  const trimmed = text.trim()
  if (trimmed === ANY_IMAGE) return null
  const names = trimmed.startsWith('[') ? jsonList(trimmed) : trimmed.split(/[,\n]/)
  return new Set(names.map((name) => name.trim()).filter((name) => name !== ''))
}

function jsonList(text: string): string[] {
  const list = parsed(text)
  if (Array.isArray(list) && list.every((each) => typeof each === 'string')) return list
  throw new Malformed(
    `${quoted(text)} is not a JSON list of names, such as ["api", "web"]; or write them as api, web`,
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * @param known all budgets of the file, in every version that is read.
 * @param source `input images`, or `--images`.
 * @throws {UsageError} where a name is no budget's: a slip would be taken for "not built".
 */
export function checkBuiltImages(
  built: BuiltImages,
  known: readonly Budget[],
  { source, file }: { readonly source: string; readonly file: string },
): void {
  const names = [...new Set(known.map(({ name }) => name))]
  const strange = [...(built ?? [])].filter((name) => !names.includes(name))
  if (strange.length === 0) return
  const sentences = strange
    .slice(0, MOST_NAMES)
    .map((name) => `${source}: ${sentence(name, names, known)}`)
  const more = names.length - MOST_NAMES
  const shown = names.slice(0, MOST_NAMES).map((name) => oneLine(name, 100))
  throw new UsageError(
    [
      ...sentences,
      `${oneLine(file)} has budgets for ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}. Name what was built by the names of its budgets, and leave out what has none.`,
    ].join('\n'),
  )
}

function sentence(name: string, names: readonly string[], known: readonly Budget[]): string {
  const words = name.split(/\s+/)
  const isParted = words.length > 1 && words.every((word) => names.includes(word))
  const hint = isParted
    ? ` Part names by commas: ${oneLine(words.join(', '))}.`
    : guessWords(ofImage(name, known) ?? inOtherCase(name, names) ?? nearest(name, names))
  return `there is no budget named ${JSON.stringify(oneLine(name, 100))}.${hint}`
}

function inOtherCase(name: string, names: readonly string[]): string | undefined {
  return names.find((each) => each.toLowerCase() === name.toLowerCase())
}

function guessWords(guess: string | undefined): string {
  return guess === undefined ? '' : ` Did you mean ${oneLine(guess, 100)}?`
}

/** A build's output may name the image: its repository, with a tag or without. */
function ofImage(text: string, known: readonly Budget[]): string | undefined {
  return known.find(({ image }) => {
    const name = formatReference(image)
    return text === name || text.startsWith(`${name}:`) || text.startsWith(`${name}@`)
  })?.name
}
