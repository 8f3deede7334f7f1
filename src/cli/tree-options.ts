import { UsageError } from '../domain/values/problem.ts'
import { oneLine } from '../domain/values/text.ts'

/** How much of the tree of files is shown. */
export interface TreeOptions {
  readonly depth: number
  /** Empty: all. */
  readonly filter: string
  /** The file to write a treemap to. */
  readonly html: string | undefined
}

const DEFAULT_DEPTH = 3
const MOST_DEPTH = 50

/** @param text an option's value. */
export function treeOptions(
  text: (name: 'depth' | 'filter' | 'html') => string | undefined,
  hasFiles: boolean,
): TreeOptions {
  for (const name of ['depth', 'filter', 'html'] as const) {
    const value = text(name)
    if (value !== undefined && !hasFiles)
      throw new UsageError(`--${name} needs --files, which reads the layers`)
    if (value === '') throw new UsageError(`--${name} needs a value`)
  }
  return { depth: depthOf(text('depth')), filter: text('filter') ?? '', html: text('html') }
}

function depthOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_DEPTH
  const depth = /^\d+$/.test(text) ? Number(text) : 0
  if (depth < 1 || depth > MOST_DEPTH)
    throw new UsageError(
      `--depth: ${JSON.stringify(oneLine(text, 40))} is not a number from 1 to ${MOST_DEPTH}`,
    )
  return depth
}
