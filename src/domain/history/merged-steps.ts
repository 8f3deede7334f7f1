import type { MergedSteps, Step } from './step.ts'

/** All that is known where the last step is one that makes no files, and the others are not told. */
export const ALL_STEPS: Step = mergedStep({ steps: [], withBase: false })

/** So many steps are named of one layer; the others are counted. */
const MOST_NAMED = 3
/** Of each of them, this much is enough to know it by. */
const NAME_LENGTH = 40

/** The steps of one layer as one. */
export function mergedStep(merged: MergedSteps): Step {
  return {
    text: mergedWords(merged, (name) => name),
    instruction: null,
    buildArguments: [...new Set(merged.steps.flatMap(({ buildArguments }) => buildArguments))],
    merged,
  }
}

/**
 * `one layer of 2 steps (COPY … /app, RUN …)`.
 * @param added the steps that another build's layer has not, where it has some of them
 */
export function mergedWords(
  { steps, withBase, isOfPaths }: MergedSteps,
  quote: (name: string) => string,
  added: readonly Step[] = [],
): string {
  if (isOfPaths) {
    const paths = `Nix layer of ${steps.length} paths`
    return added.length > 0
      ? `${paths}, new: ${namesOf(added, quote)}`
      : `${paths} (${namesOf(steps, quote)})`
  }
  const base = withBase ? 'the base image' : ''
  const [first, ...others] = steps
  if (first === undefined)
    return withBase ? 'one layer of the base image and all steps' : 'all steps in one layer'
  const only = others.length === 0 ? quote(shortened(first)) : `${steps.length} steps`
  const what = [base, only].filter((part) => part !== '').join(' and ')
  if (added.length > 0) return `one layer of ${what}, new: ${namesOf(added, quote)}`
  return others.length === 0
    ? `one layer of ${what}`
    : `one layer of ${what} (${namesOf(steps, quote)})`
}

function namesOf(steps: readonly Step[], quote: (name: string) => string): string {
  const names = steps.slice(0, MOST_NAMED).map((step) => quote(shortened(step)))
  const more = steps.length - MOST_NAMED
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ')
}

function shortened({ text }: Step): string {
  const characters = [...text]
  return characters.length > NAME_LENGTH
    ? `${characters.slice(0, NAME_LENGTH - 1).join('')}…`
    : text
}
