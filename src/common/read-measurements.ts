import { oneLine, plural } from '../domain/values/text.ts'
import { type Collected, collect, type Expected } from '../measurements/collect.ts'
import { findFiles } from '../measurements/find-files.ts'

const MOST_NAMES = 5

/** What other jobs have measured, as far as it is of what is judged here. */
export async function readMeasurements(
  patterns: readonly string[],
  directory: string,
  expected: Expected,
): Promise<Collected> {
  return collect(await findFiles(patterns, directory), expected)
}

/** What files tell of, and no budget asks for. */
export function strangerNotices(
  { services }: Collected,
  budgets: readonly { readonly name: string }[],
): string[] {
  const known = new Set(budgets.map(({ name }) => name))
  const strange = services.filter((name) => !known.has(name))
  if (strange.length === 0) return []
  const names = strange.slice(0, MOST_NAMES).map((name) => oneLine(name, 100))
  const more = strange.length - MOST_NAMES
  return [
    `Measured, and not judged, as the budget file names no such ${strange.length === 1 ? 'service' : 'services'}: ${names.join(', ')}${more > 0 ? ` and ${plural(more, 'more', 'more')}` : ''}.`,
  ]
}
