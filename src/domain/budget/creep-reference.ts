import { isTag, parseReference } from '../image/reference.ts'
import { Malformed, quoted } from '../values/problem.ts'
import { applyTag } from './template.ts'

/** What growth may also be counted from: a tag, or the newest image of so long ago. */
export type CreepReference =
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'age'; readonly count: number; readonly unit: Unit }

type Unit = 'day' | 'week' | 'month' | 'year'

const UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/^(d|days?)$/i, 'day'],
  [/^(w|weeks?)$/i, 'week'],
  [/^(mo|months?)$/i, 'month'],
  [/^(y|years?)$/i, 'year'],
]

/** Any image will do to find out whether a tag is one. */
const ANY = parseReference('docker.io/library/any')

/**
 * A tag or whole reference, such as `v1.4.0`; or an age, such as `90d`, `12 weeks`, `6 months`, `1y`.
 * @throws {Malformed} when it is neither, or an age of nothing.
 */
export function parseCreepReference(text: string): CreepReference {
  const [, digits = '', word = ''] = /^(\d{1,4})\s*([a-z]+)$/i.exec(text.trim()) ?? []
  const unit = UNITS.find(([pattern]) => pattern.test(word))?.[1]
  if (unit !== undefined) {
    if (Number(digits) > 0) return { kind: 'age', count: Number(digits), unit }
    throw new Malformed(`${quoted(text)} is no time: say 90d, 12 weeks, 6 months or 1y`)
  }
  try {
    applyTag(ANY, text)
  } catch (cause) {
    throw new Malformed(
      `${quoted(text)} is neither a tag, such as v1.4.0, nor an age, such as 90d, 12 weeks, 6 months or 1y`,
      { cause },
    )
  }
  return { kind: 'tag', tag: text }
}

/** The last moment, in ms since 1970, that lies as long ago; UTC, and the whole of its day counts. */
export function momentAgo(
  { count, unit }: CreepReference & { kind: 'age' },
  today: string,
): number {
  const date = new Date(`${today}T23:59:59.999Z`)
  if (unit === 'day') date.setUTCDate(date.getUTCDate() - count)
  if (unit === 'week') date.setUTCDate(date.getUTCDate() - 7 * count)
  if (unit === 'month' || unit === 'year') moveMonths(date, unit === 'year' ? 12 * count : count)
  return date.valueOf()
}

/** A month ends on its last day, where it has no 31st. */
function moveMonths(date: Date, count: number): void {
  const day = date.getUTCDate()
  date.setUTCMonth(date.getUTCMonth() - count)
  if (date.getUTCDate() !== day) date.setUTCDate(0)
}

/**
 * Tags that are versions or dates and hence stand for one image each, oldest first. `1` and `1.4`
 * beside `1.4.2` move with every release.
 */
export function versionTags(tags: readonly string[]): string[] {
  const versions = tags
    .filter((tag) => isTag(tag) && /^v?\d+(?:[._-]\d+)*$/.test(tag))
    .map((tag) => ({ tag, numbers: tag.match(/\d+/g)?.map(Number) ?? [] }))
  const moving = new Set(versions.flatMap(({ numbers }) => properPrefixes(numbers)))
  return versions
    .filter(({ numbers }) => !moving.has(numbers.join('.')))
    .toSorted((a, b) => compareNumbers(a.numbers, b.numbers))
    .map(({ tag }) => tag)
}

function properPrefixes(numbers: readonly number[]): string[] {
  return numbers.slice(1).map((_, index) => numbers.slice(0, index + 1).join('.'))
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? -1) - (b[index] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}
