import type { CheckRequest } from '../check/request.ts'
import type { LoadedBudgets } from '../common/budget-file.ts'
import { checkBuiltImages } from '../domain/budget/built-images.ts'
import {
  type Placeholder,
  type PlaceholderValues,
  usesPlaceholder,
} from '../domain/budget/template.ts'
import type { BranchHistory } from '../github/events/branch-history.ts'
import type { EventContext } from '../github/events/event-context.ts'
import type { Inputs } from '../github/inputs.ts'

/** What a request is made of. */
interface Given {
  readonly inputs: Pick<
    Inputs,
    'headTag' | 'baseTag' | 'platforms' | 'images' | 'missingHead' | 'noiseFloor'
  >
  readonly eventContext: EventContext
  readonly lineage: Pick<BranchHistory, 'fork' | 'forkOfDefault' | 'defaultTip'>
  readonly now: Date
}

/** What is to be checked, with the tags of head and baseline. */
export async function requestOf(
  given: Given,
  { budgets, headBudgets, retired, file }: Omit<LoadedBudgets, 'notices'>,
): Promise<CheckRequest> {
  const { inputs, eventContext, now } = given
  const known = [...budgets, ...headBudgets]
  checkBuiltImages(inputs.images, known, { source: 'input images', file: file.path })
  const headTag = headTagOf(given)
  const templates = [headTag, inputs.baseTag, ...budgets.flatMap(({ head, base }) => [head, base])]
  const isUsed = (placeholder: Placeholder) =>
    templates.some((each) => each !== undefined && usesPlaceholder(each, placeholder))
  return {
    budgets,
    headTag,
    baseTag: inputs.baseTag,
    values: await withMergeBase(given, isUsed),
    baseFallbacks: await fallbacks(given, isUsed),
    isChange: eventContext.baseSha !== null,
    platforms: inputs.platforms,
    retired,
    built: inputs.images,
    missingHead: inputs.missingHead,
    edits: file.edits,
    today: now.toISOString().slice(0, 10),
    noiseFloor: inputs.noiseFloor,
    isForeign: eventContext.isForeign,
  }
}

/** Without a pull request there is no pr-7 to look for: the branch's own image is meant. */
export function headTagOf({
  inputs,
  eventContext,
}: Pick<Given, 'eventContext'> & { readonly inputs: Pick<Inputs, 'headTag'> }): string {
  const isDefault = inputs.headTag === 'pr-{number}'
  return isDefault && eventContext.pull === null ? '{head_ref}' : inputs.headTag
}

type IsUsed = (placeholder: Placeholder) => boolean

/** The merge base costs a request, and is asked for only where a template has it. */
async function withMergeBase(
  { eventContext, lineage }: Given,
  isUsed: IsUsed,
): Promise<PlaceholderValues> {
  return withFork(eventContext.values, isUsed('merge_base') ? await lineage.fork() : undefined)
}

/** What else a base without an image is compared with: in the end the default branch. */
async function fallbacks(
  { eventContext, lineage }: Given,
  isUsed: IsUsed,
): Promise<readonly PlaceholderValues[]> {
  const { baseSha, baseFallback, defaultBranch, isOnDefault, values } = eventContext
  const began = isUsed('merge_base') ? await lineage.fork() : undefined
  const nearer = baseFallback === null ? [] : [withFork(baseFallback, began)]
  if (baseSha === null || isOnDefault) return nearer
  const { base_sha: _, ...others } = values
  const tip = isUsed('base_sha') ? { base_sha: await lineage.defaultTip() } : {}
  const fork = isUsed('merge_base') ? await lineage.forkOfDefault() : undefined
  return [...nearer, withFork({ ...others, base_ref: defaultBranch, ...tip }, fork)]
}

function withFork(values: PlaceholderValues, fork: string | null | undefined): PlaceholderValues {
  return fork ? { ...values, merge_base: fork } : values
}
