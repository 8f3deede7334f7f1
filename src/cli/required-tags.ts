import { headTemplate } from '../check/locate-head.ts'
import type { Budget } from '../domain/budget/budget.ts'
import { PLACEHOLDERS, type PlaceholderValues, usesPlaceholder } from '../domain/budget/template.ts'
import { UsageError } from '../domain/values/problem.ts'
import { oneLine } from '../domain/values/text.ts'

/** What no option says stands for the pull request's tag, as in the action. */
export const DEFAULT_HEAD = 'pr-{number}'

/** Of more budgets than these, only the number is told. */
const MOST_NAMES = 5

interface Given {
  readonly head: string | undefined
  readonly base: string | undefined
  readonly values: PlaceholderValues
}

/**
 * Outside of GitHub Actions there is no pull request to name tags by: says once what is to be named,
 * where each budget would say it of itself.
 * @throws {UsageError}
 */
export function requireTags(budgets: readonly Budget[], { head, base, values }: Given): void {
  const isUnknown = (template: string | null | undefined) =>
    !!template && unknownIn(template, values).length > 0
  const headOf = (budget: Budget) => headTemplate(budget, head ?? DEFAULT_HEAD)
  const untold = budgets.filter((budget) => isUnknown(headOf(budget)))
  const own = untold.filter((budget) => budget.head !== undefined)
  const open = untold.filter((budget) => budget.head === undefined)
  const baseless = budgets.filter(({ base: own }) => isUnknown(own ?? base))
  const sentences = [
    ...(open.length === 0 ? [] : [openWords(open, head, values)]),
    ...own.slice(0, MOST_NAMES).map((each) => ownWords(each, 'head', each.head ?? '', values)),
    ...baseless
      .slice(0, MOST_NAMES)
      .map((each) => ownWords(each, 'base', each.base ?? base ?? '', values)),
  ]
  if (sentences.length > 0) throw new UsageError([...new Set(sentences)].join('\n'))
}

function openWords(
  open: readonly Budget[],
  head: string | undefined,
  values: PlaceholderValues,
): string {
  const names = open.slice(0, MOST_NAMES).map(({ name }) => oneLine(name, 100))
  const more = open.length - names.length
  const who = `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  if (head !== undefined) return placeholderWords('--head', head, values)
  return `Name the tag to check: --head TAG, such as --head main. There is no pull request here, and the budget file names none for ${who}. To compare, name the other one too: --base TAG.`
}

function ownWords(
  budget: Budget,
  side: 'head' | 'base',
  template: string,
  values: PlaceholderValues,
): string {
  const source =
    budget[side] === undefined ? `--${side}` : `The ${side} of ${oneLine(budget.name, 100)}`
  return placeholderWords(source, template, values)
}

function placeholderWords(source: string, template: string, values: PlaceholderValues): string {
  const unknown = unknownIn(template, values)
  const variables = unknown.map((name) => `{${name}} comes from ${VARIABLES[name]}`)
  return `${source} is ${oneLine(template, 200)}. Outside of GitHub Actions ${variables.join(', ')}: set it, or name a tag without placeholders.`
}

function unknownIn(template: string, values: PlaceholderValues) {
  return PLACEHOLDERS.filter(
    (name) => usesPlaceholder(template, name) && values[name] === undefined,
  )
}

/** What `valuesFrom` reads; the others are known to the action alone. */
const VARIABLES: Readonly<Record<(typeof PLACEHOLDERS)[number], string>> = {
  number: 'GITHUB_REF (refs/pull/7/merge)',
  sha: 'GITHUB_SHA',
  head_ref: 'GITHUB_HEAD_REF',
  base_ref: 'GITHUB_BASE_REF',
  head_sha: 'the event, which only the action reads',
  base_sha: 'the event, which only the action reads',
  merge_base: 'the event, which only the action reads',
}
