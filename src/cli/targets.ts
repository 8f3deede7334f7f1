import { resolve } from 'node:path'
import type { Budget } from '../domain/budget.ts'
import { type Platform, samePlatform } from '../domain/platform.ts'
import { UsageError } from '../domain/problem.ts'
import {
  defaultName,
  formatReference,
  parseReference,
  type Reference,
  withDefaultTag,
} from '../domain/reference.ts'
import {
  applyTag,
  checkTemplate,
  expandTemplate,
  type PlaceholderValues,
} from '../domain/template.ts'
import { oneLine } from '../domain/text.ts'
import { wellFormed } from './arguments.ts'

/** An image that gets a limit, and what is measured for it. */
export interface Target {
  readonly name: string
  readonly image: string
  readonly references: readonly Reference[]
  readonly wanted: (platform: Platform) => boolean
  /** Of its budget in the file; null: it has none yet. */
  readonly budget: { readonly index: number; readonly limit: Budget['limit'] } | null
}

/** Every budget of the file, at a tag. */
export function everyBudget(
  budgets: readonly Budget[],
  head: string | undefined,
  values: PlaceholderValues,
): Target[] {
  if (head !== undefined) wellFormed(() => checkTemplate(head), '--head')
  const untagged = budgets.filter(({ image }) => !namesOneImage(image)).map(({ name }) => name)
  if (head === undefined && untagged.length > 0) {
    throw new UsageError(
      `${oneLine(untagged.join(', '))}: the budget file names no tag to measure. Name it with --head TAG, such as --head main, or name the images themselves, as in docker-image-budgets suggest ghcr.io/OWNER/IMAGE:main.`,
    )
  }
  return budgets.map((budget, index) => {
    const reference =
      head === undefined || namesOneImage(budget.image)
        ? budget.image
        : wellFormed(() => applyTag(budget.image, expandTemplate(head, values)), '--head')
    return existing(budget, index, [reference])
  })
}

/** What the references name: those of one repository, or of one file, together. */
export function namedImages(
  texts: readonly string[],
  budgets: readonly Budget[],
  directory: string,
): Target[] {
  const keyOf = (image: Reference): string =>
    image.kind === 'layout'
      ? resolve(directory, image.path)
      : `${image.registry}/${image.repository}`
  const groups = new Map<
    string,
    { text: string; index: number | null; references: readonly Reference[] }
  >()
  for (const text of texts) {
    const image = wellFormed(() => parseReference(text), oneLine(text, 100))
    const same = budgets.filter((budget) => keyOf(budget.image) === keyOf(image))
    const index = same.length === 0 ? null : budgets.indexOf(oneOf(same, image))
    const key = `${index} ${keyOf(image)}`
    const group = groups.get(key) ?? { text: withoutTag(text, image), index, references: [] }
    const reference = withDefaultTag(image)
    const isThere = group.references.some(
      (each) => formatReference(each) === formatReference(reference),
    )
    groups.set(key, isThere ? group : { ...group, references: [...group.references, reference] })
  }
  const taken = new Set(budgets.map(({ name }) => name))
  return [...groups.values()].map(({ text, index, references }) => {
    const budget = index === null ? undefined : budgets[index]
    if (index !== null && budget !== undefined) return existing(budget, index, references)
    const name = freeName(parseReference(text), taken)
    taken.add(name)
    return { name, image: text, references, wanted: () => true, budget: null }
  })
}

function existing(budget: Budget, index: number, references: readonly Reference[]): Target {
  const { name, image, limit, platforms } = budget
  // A budget judges the platforms that it lists, and no others.
  const wanted = (platform: Platform) =>
    platforms?.some((each) => samePlatform(each, platform)) ?? true
  return { name, image: formatReference(image), references, wanted, budget: { index, limit } }
}

/** Of several budgets of one repository that of the same tag, else the one without a tag. */
function oneOf(budgets: readonly Budget[], reference: Reference): Budget {
  const name = formatReference(reference)
  const exact = budgets.filter(({ image }) => formatReference(image) === name)
  const open = budgets.filter(({ image }) => image.kind === 'layout' || !namesOneImage(image))
  const [budget] = [budgets, exact, open].find(({ length }) => length === 1) ?? []
  if (budget !== undefined) return budget
  const names = oneLine(budgets.map((each) => each.name).join(', '))
  throw new UsageError(
    `${oneLine(name)} has several budgets: ${names}. Measure each at its own tag, without a REFERENCE, or enter the limit by hand.`,
  )
}

function namesOneImage(image: Reference): boolean {
  return image.kind === 'layout' || image.tag !== undefined || image.digest !== undefined
}

/** The image as its user wrote it, which a budget names without its tag; a file stays as it is. */
function withoutTag(text: string, image: Reference): string {
  if (image.kind === 'layout') return text
  const [name = ''] = text.split('@')
  return image.tag === undefined ? name : name.slice(0, -image.tag.length - 1)
}

/** The image's own name, else with more of its path in front, else numbered. */
function freeName(image: Reference, taken: ReadonlySet<string>): string {
  const segments = formatReference(image).split('/')
  const longer = segments.map((_, start) => segments.slice(start).join('/')).reverse()
  const names = [defaultName(image), ...longer.slice(1).map((name) => oneLine(name, 90))]
  const free = names.find((name) => !taken.has(name))
  if (free !== undefined) return free
  for (let number = 2; ; number++) {
    const name = `${oneLine(defaultName(image), 90)}-${number}`
    if (!taken.has(name)) return name
  }
}
