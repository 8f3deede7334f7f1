import type { Place } from '../domain/budget/written.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { code } from './markdown-text.ts'

/** What the words link to; left out where there is nothing to link to. */
export interface Links {
  /** The budget file at the commit that it was read at. */
  readonly budgetFile?: string
  /** The change's own version of it. */
  readonly headBudgetFile?: string
  /** The files of the head commit, `…/blob/SHA/`: Dockerfiles stand there. */
  readonly headFiles?: string
  readonly run?: string
  /** Short, for people. */
  readonly headCommit?: string
  readonly baseCommit?: string
  /** docs/advice.md, where each rule is explained. */
  readonly advicePage?: string
}

/** A line of the budget file, and in which version of it. */
interface Line {
  readonly place: Place
  /** Only the change has it: in the version that judges it is another line, or none. */
  readonly isOfHead: boolean
}

/** The line that a rule of a verdict stands in. */
export function lineIn(
  { edits }: Pick<Verdict, 'edits'>,
  { place }: { readonly place: Place },
): Line {
  return { place, isOfHead: edits.some(({ what, from }) => what === 'budget' && from === null) }
}

export function urlOf({ place, isOfHead }: Line, links: Links): string | undefined {
  const { budgetFile, headBudgetFile = budgetFile } = links
  const file = isOfHead ? headBudgetFile : budgetFile
  return file === undefined ? undefined : `${file}#L${place.line}`
}

/** ` ([line 3](…))`, or with the file's name where there is nothing to link to. */
export function sourceOf(path: string, line: Line, links: Links): string {
  if (path === '') return ''
  const [url, number] = [urlOf(line, links), line.place.line]
  return url === undefined
    ? ` (${code(`${path.split('/').at(-1)}:${number}`)})`
    : ` ([line\u00a0${number}](${url}))`
}
