import type { Place } from '../domain/budget/written.ts'
import { code } from './markdown-text.ts'

/** What the words link to; left out where there is nothing to link to. */
export interface Links {
  /** The budget file at the commit that it was read at. */
  readonly budgetFile?: string
  readonly run?: string
  /** Short, for people. */
  readonly headCommit?: string
  readonly baseCommit?: string
  /** docs/advice.md, where each rule is explained. */
  readonly advicePage?: string
}

/** The line of the budget file that says so. */
export function sourceOf(
  path: string,
  { place }: { readonly place: Place },
  { budgetFile }: Links,
): string {
  if (path === '') return ''
  const line = code(`${path.split('/').at(-1)}:${place.line}`)
  return budgetFile === undefined ? ` (${line})` : ` ([${line}](${budgetFile}#L${place.line}))`
}
