import type { Budget } from '../domain/budget/budget.ts'
import type { Place } from '../domain/budget/written.ts'
import { defaultName, formatReference, parseReference } from '../domain/image/reference.ts'
import { type Addition, additionPatch, newBudgetFile } from './addition-patch.ts'
import { type LimitEdit, limitPatch, type Obstacle, obstacleTo } from './limit-patch.ts'
import { readBudgets } from './read.ts'
import type { Patch, Source } from './text-lines.ts'
import { readYaml } from './yaml.ts'

export type { Addition, LimitEdit, Obstacle }

export interface Edits {
  readonly limits: readonly LimitEdit[]
  readonly additions: readonly Addition[]
}

type Edit = LimitEdit | Addition

/** An edit that cannot be made without changing something else. */
export interface Refusal {
  readonly place: Place
  readonly edit: Edit
  readonly obstacle: Obstacle
}

export type Edited = { readonly text: string } | { readonly refusals: readonly Refusal[] }

/**
 * A budget file with other limits and more budgets; all else stays as its author wrote it.
 * The new text is read again: either it says what was meant and nothing else, or it is refused.
 * @param text a file without problems; null where there is none yet.
 * @param read goes through a whole text each time.
 */
export function editBudgets(text: string | null, edits: Edits, read = readBudgets): Edited {
  const all = [...edits.limits, ...edits.additions]
  const yaml = readYaml(text ?? '')
  if ('message' in yaml) {
    return { refusals: all.map((edit) => ({ place: yaml.place, edit, obstacle: 'form' })) }
  }
  const source = { yaml, text: text ?? '' }
  const before = text === null ? [] : budgetsIn(text, read)
  const applied = (some: readonly Edit[]) =>
    text === null ? newBudgetFile(some.filter(isAddition)) : patched(source, some)
  const obstacleIn = (some: readonly Edit[]) =>
    obstacleBetween(before, budgetsIn(applied(some), read), some)
  if (obstacleIn(all) === null) return { text: applied(all) }
  const refusals = culpritsAmong(all, source, (some) => obstacleIn(some) === null).map((edit) => {
    const obstacle = patchOf(source, edit) === undefined ? whyNot(source, edit) : obstacleIn([edit])
    return { place: placeOf(source, edit), edit, obstacle: obstacle ?? 'form' }
  })
  return { refusals }
}

/** Each look reads the file as a whole: who has been told of dozens need not know the rest. */
const MOST_LOOKS = 100

/** What no place can be found for; of the rest, by halves, what does not hold. */
function culpritsAmong(
  edits: readonly Edit[],
  source: Source,
  holds: (edits: readonly Edit[]) => boolean,
): readonly Edit[] {
  const placeless = edits.filter((edit) => patchOf(source, edit) === undefined)
  const rest = edits.filter((edit) => !placeless.includes(edit))
  let looks = 0
  const holdsIfLooked = (some: readonly Edit[]) => looks++ >= MOST_LOOKS || holds(some)
  const culprits = [...placeless, ...(holds(rest) ? [] : byHalves(rest, holdsIfLooked))]
  return culprits.length > 0 ? culprits : edits
}

/** Of edits that do not hold together those that do not hold alone. */
function byHalves(
  edits: readonly Edit[],
  holds: (edits: readonly Edit[]) => boolean,
): readonly Edit[] {
  if (edits.length <= 1) return edits
  const middle = edits.length >> 1
  const halves = [edits.slice(0, middle), edits.slice(middle)]
  return halves.flatMap((half) => (holds(half) ? [] : byHalves(half, holds)))
}

function isAddition(edit: Edit): edit is Addition {
  return 'image' in edit
}

function isLimit(edit: Edit): edit is LimitEdit {
  return 'index' in edit
}

function patchOf(source: Source, edit: Edit): Patch | undefined {
  return isAddition(edit) ? additionPatch(source, [edit]) : limitPatch(source, edit)
}

function whyNot(source: Source, edit: Edit): Obstacle {
  return isAddition(edit) ? 'form' : obstacleTo(source, edit)
}

/** Of two patches at one place the first stays the first. */
function patched(source: Source, edits: readonly Edit[]): string {
  const additions = edits.filter(isAddition)
  const added = additions.length === 0 ? undefined : additionPatch(source, additions)
  const limits = edits.filter(isLimit)
  const patches = [...limits.map((edit) => limitPatch(source, edit)), added]
    .filter((patch) => patch !== undefined)
    .toSorted((a, b) => a.start - b.start)
  let [result, from] = ['', 0]
  for (const patch of patches) {
    result += source.text.slice(from, patch.start) + patch.text
    from = patch.end
  }
  return result + source.text.slice(from)
}

/** null: the text is read as what it was read as before, with the edits and nothing else. */
function obstacleBetween(
  old: readonly Budget[] | undefined,
  now: readonly Budget[] | undefined,
  edits: readonly Edit[],
): Obstacle | null {
  const additions = edits.filter(isAddition)
  if (old === undefined || now?.length !== old.length + additions.length) return 'form'
  const limits = edits.filter(isLimit)
  const bytes = new Map(limits.map((edit) => [edit.index, edit.bytes]))
  const unlike = old.flatMap((budget, index) =>
    meaningOf(budget, bytes.get(index)) === meaningOf(now[index]) ? [] : [index],
  )
  if (unlike.some((index) => !bytes.has(index))) return 'shared'
  const areAdded = additions.every((each, index) => isAdded(each, now[old.length + index]))
  return unlike.length === 0 && areAdded ? null : 'form'
}

function budgetsIn(text: string, read: typeof readBudgets): readonly Budget[] | undefined {
  const result = read(text)
  return 'problems' in result ? undefined : result.budgets
}

/** All that a budget says, wherever it stands. */
function meaningOf(budget: Budget | undefined, bytes = budget?.limit?.value): string {
  const { limit: _, ...rules } = budget ?? {}
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

function placeOf({ yaml }: Source, edit: Edit): Place {
  if (isAddition(edit)) return yaml.keyAt(['budgets'])
  const item = ['budgets', edit.index]
  const key = ['max_mb', 'max_size'].find((each) => yaml.spanAt([...item, each]) !== undefined)
  return yaml.keyAt(key === undefined ? item : [...item, key])
}
