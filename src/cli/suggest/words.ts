import type { Obstacle, Refusal } from '../../budgets/edit.ts'
import type { Proposal } from '../../domain/budget/suggestion.ts'
import { formatReference } from '../../domain/image/reference.ts'
import { oneLine, plural, toJsonText } from '../../domain/values/text.ts'
import { prose } from '../../render/markdown-text.ts'
import { fencedDiff, shownDiff } from '../../render/text-diff.ts'
import type { Paint } from '../../render/text-table.ts'
import type { Target } from './targets.ts'

export interface Suggested {
  readonly target: Target
  readonly proposal: Proposal
}

interface Suggestion {
  readonly file: string
  readonly suggested: readonly Suggested[]
  /** Empty where nothing changes. */
  readonly diff: string
  readonly written: boolean
}

interface Words {
  /** Shown before the file is written. */
  readonly changes: (suggestion: Suggestion, paint: Paint) => string
  /** Shown after it. */
  readonly done: (suggestion: Suggestion) => string
}

const text: Words = {
  changes: ({ diff }, paint) => (diff === '' ? '' : `${shownDiff(diff, paint)}\n`),
  done: (suggestion) =>
    [...notesOn(suggestion), summaryOf(suggestion)].map((line) => `${line}\n`).join(''),
}

const markdown: Words = {
  changes: ({ diff }) => (diff === '' ? '' : `${fencedDiff(diff)}\n\n`),
  done: (suggestion) =>
    `${[...notesOn(suggestion), summaryOf(suggestion)].map(prose).join('\n\n')}\n`,
}

const json: Words = {
  changes: () => '',
  done: ({ file, written, suggested, diff }) => {
    const budgets = suggested.map(({ target, proposal }) => ({
      name: target.name,
      image: formatReference(target.image),
      measuredBytes: proposal.measuredBytes,
      limitBytes: proposal.limitBytes,
      previousLimitBytes: proposal.previousLimitBytes,
      change: proposal.change,
      note: proposal.note,
    }))
    return `${toJsonText({ file, written, budgets, diff }, 2)}\n`
  },
}

export const SUGGESTION_WORDS = { text, markdown, json }

function notesOn({ suggested }: Suggestion): string[] {
  return suggested.flatMap(({ proposal: { note } }) => (note === null ? [] : [oneLine(note)]))
}

function summaryOf({ file, suggested, diff, written }: Suggestion): string {
  const count = (isCounted: (each: Suggested) => boolean) => suggested.filter(isCounted).length
  const changed = (change: Proposal['change']) => count((each) => each.proposal.change === change)
  const added = count(({ target }) => target.budget === null)
  const kept = changed('kept')
  if (diff === '') return `${file}: nothing to change, ${plural(kept, 'limit')} kept`
  const parts: [number, string][] = [
    [changed('lowered'), `${plural(changed('lowered'), 'limit')} lowered`],
    [changed('raised'), `${plural(changed('raised'), 'limit')} raised`],
    [changed('new') - added, `${plural(changed('new') - added, 'limit')} added`],
    [added, `${plural(added, 'budget')} added`],
    [kept, `${kept} kept`],
  ]
  const words = parts.filter(([number]) => number > 0).map(([, part]) => part)
  return `${file}: ${words.join(', ')}${written ? '' : ' (--dry-run: nothing was written)'}`
}

const OBSTACLES: Record<Obstacle, string> = {
  shared: 'cannot be changed by itself: an anchor, an alias or a merge key stands behind it',
  lines: 'cannot be changed: it is a block of text, behind > or |',
  form: 'cannot be changed as it is written',
}

/** Why an edit is not made, and how to make it by hand. */
export function refusalWords(
  file: string,
  { place, obstacle }: Refusal,
  { target, proposal: { amount, spelling } }: Suggested,
): string {
  const at = `${file}:${place.line}`
  const limit =
    spelling.key === 'max_mb' ? `max_mb: ${amount}` : `max_size: ${amount}${spelling.suffix}`
  return target.budget === null
    ? `${at}: ${oneLine(target.text)} cannot be added to the list as it is written. Enter its budget by hand, with ${limit}.`
    : `${at}: the limit of ${oneLine(target.name)} ${OBSTACLES[obstacle]}. Enter ${limit} by hand.`
}
