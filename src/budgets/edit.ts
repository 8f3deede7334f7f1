import type { Budget, Place } from '../domain/budget.ts'
import { defaultName, formatReference, parseReference } from '../domain/reference.ts'
import { type Addition, additionPatch, newBudgetFile } from './addition-patch.ts'
import { type LimitEdit, limitPatch } from './limit-patch.ts'
import { readBudgets } from './read.ts'
import type { Patch } from './text-lines.ts'
import { readYaml } from './yaml.ts'

export type { Addition, LimitEdit }

export interface Edits {
  readonly limits: readonly LimitEdit[]
  readonly additions: readonly Addition[]
}

/** An edit that cannot be made without changing something else. */
export interface Refusal {
  readonly place: Place
  readonly edit: LimitEdit | Addition
}

export type Edited = { readonly text: string } | { readonly refusals: readonly Refusal[] }

/**
 * A budget file with other limits and more budgets; all else stays as its author wrote it.
 * The new text is read again: either it says what was meant and nothing else, or it is refused.
 * @param text a file without problems; null where there is none yet.
 */
export function editBudgets(text: string | null, edits: Edits): Edited {
  const edited = applied(text, edits)
  if (holds(text, edited, edits)) return { text: edited }
  const single = [
    ...edits.limits.map((edit) => ({ edit, alone: { limits: [edit], additions: [] } })),
    ...edits.additions.map((edit) => ({ edit, alone: { limits: [], additions: [edit] } })),
  ]
  const guilty = single.filter(({ alone }) => !holds(text, applied(text, alone), alone))
  const refused = guilty.length > 0 ? guilty : single
  return { refusals: refused.map(({ edit }) => ({ place: placeOf(text, edit), edit })) }
}

function applied(text: string | null, { limits, additions }: Edits): string {
  if (text === null) return newBudgetFile(additions)
  const yaml = readYaml(text)
  if ('message' in yaml) return text
  const source = { yaml, text }
  const added = additions.length === 0 ? undefined : additionPatch(source, additions)
  const patches = [...limits.map((edit) => limitPatch(source, edit)), added]
  return patched(
    text,
    patches.filter((patch) => patch !== undefined),
  )
}

/** Of two at one place the first stays the first. */
function patched(text: string, patches: readonly Patch[]): string {
  let [result, from] = ['', 0]
  for (const patch of patches.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(from, patch.start) + patch.text
    from = patch.end
  }
  return result + text.slice(from)
}

/** Whether the text is read as what it was read as before, with the edits and nothing else. */
function holds(before: string | null, after: string, { limits, additions }: Edits): boolean {
  const [old, now] = [before === null ? [] : budgetsIn(before), budgetsIn(after)]
  if (old === undefined || now?.length !== old.length + additions.length) return false
  const bytes = new Map(limits.map((edit) => [edit.index, edit.bytes]))
  const meant = old.map((budget, index) => meaningOf(budget, bytes.get(index)))
  const isAsMeant = now
    .slice(0, old.length)
    .every((budget, index) => meaningOf(budget) === meant[index])
  return isAsMeant && additions.every((each, index) => isAdded(each, now[old.length + index]))
}

function budgetsIn(text: string): readonly Budget[] | undefined {
  const result = readBudgets(text)
  return 'problems' in result ? undefined : result.budgets
}

/** All that a budget says, wherever it stands. */
function meaningOf({ limit, ...rules }: Budget, bytes = limit?.value): string {
  return JSON.stringify({ ...rules, bytes }, (key, value) => (key === 'place' ? undefined : value))
}

function isAdded({ name, image, bytes }: Addition, budget: Budget | undefined): boolean {
  if (budget === undefined) return false
  const reference = parseReference(image)
  return (
    budget.name === (name ?? defaultName(reference)) &&
    formatReference(budget.image) === formatReference(reference) &&
    budget.limit?.value === bytes
  )
}

function placeOf(text: string | null, edit: LimitEdit | Addition): Place {
  const yaml = readYaml(text ?? '')
  if ('message' in yaml) return yaml.place
  if (!('index' in edit)) return yaml.keyAt(['budgets'])
  const item = ['budgets', edit.index]
  const key = ['max_mb', 'max_size'].find((each) => yaml.spanAt([...item, each]) !== undefined)
  return yaml.keyAt(key === undefined ? item : [...item, key])
}
