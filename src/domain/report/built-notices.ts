import { formatReference } from '../image/reference.ts'
import { oneLine } from '../values/text.ts'
import { isNotBuilt } from '../verdict/not-built.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** More names in a sentence are counted only. */
const NAMED = 5

/** Where what was said of the built images, and what is there, do not fit. */
export function builtNotices(verdicts: readonly Verdict[]): string[] {
  return [...unnamedNotices(verdicts), ...emptyNotices(verdicts)]
}

/** It may be an earlier commit's: what would be merged is judged, whoever built it when. */
function unnamedNotices(verdicts: readonly Verdict[]): string[] {
  const found = verdicts.filter(isJudgedAllTheSame).map(({ budget }) => oneLine(budget.name, 100))
  if (found.length === 0) return []
  const more = found.length - NAMED
  const names = `${found.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return [
    `${names}: not named as built, but an image of this change is there; it is judged all the same.`,
  ]
}

function isJudgedAllTheSame({ budget, base, head, expectation }: Verdict): boolean {
  if (expectation !== 'unnamed' || head.kind !== 'measured') return false
  // One with a tag of its own is there for every change.
  if (formatReference(head.reference) === formatReference(budget.image)) return false
  return base?.kind !== 'measured' || base.digest !== head.digest
}

/** A head-tag that nobody pushes would let everything pass. */
function emptyNotices(verdicts: readonly Verdict[]): string[] {
  const [first] = verdicts
  const isEmpty = verdicts.every(
    (each) => each.expectation === 'optional' && (each.retired || isNotBuilt(each)),
  )
  if (first === undefined || !isEmpty || !verdicts.some(isNotBuilt)) return []
  const example =
    first.head.reference === null ? '' : `, such as ${formatReference(first.head.reference)}`
  return [
    `No image of this change is there${example}. If it built any, set head-tag to the tag that it was pushed under.`,
  ]
}
