import { resolve } from 'node:path'
import { headTemplate, namesOneImage } from '../../check/locate-head.ts'
import type { Budget } from '../../domain/budget/budget.ts'
import {
  applyTag,
  checkTemplate,
  expandTemplate,
  type PlaceholderValues,
} from '../../domain/budget/template.ts'
import { isFor, type Platform } from '../../domain/image/platform.ts'
import {
  defaultName,
  formatReference,
  parseReference,
  type Reference,
  withDefaultTag,
} from '../../domain/image/reference.ts'
import { UsageError } from '../../domain/values/problem.ts'
import { oneLine } from '../../domain/values/text.ts'
import { wellFormed } from '../arguments.ts'

/** An image that gets a limit, and what is measured for it. */
export interface Target {
  readonly name: string
  /** As its budget names it: without a tag where it has none of its own. */
  readonly image: Reference
  /** The same, as its user wrote it. */
  readonly text: string
  readonly references: readonly Reference[]
  readonly wanted: (platform: Platform) => boolean
  /** Of its budget in the file; null: it has none yet. */
  readonly budget: { readonly index: number; readonly limit: Budget['limit'] } | null
}

/** Every budget of the file, at what `check` judges. */
export function everyBudget(
  budgets: readonly Budget[],
  head: string | undefined,
  values: PlaceholderValues,
): Target[] {
  if (head !== undefined) wellFormed(() => checkTemplate(head), '--head')
  const untagged = budgets.filter((budget) => !isOwn(budget)).map(({ name }) => name)
  if (head === undefined && untagged.length > 0) {
    throw new UsageError(
      `${oneLine(untagged.join(', '))}: the budget file names no tag to measure. Name it with --head TAG, such as --head main, or name the images themselves, as in docker-image-budgets suggest ghcr.io/OWNER/IMAGE:main.`,
    )
  }
  return budgets.map((budget, index) =>
    existing(budget, index, [judged(budget, head ?? null, values)]),
  )
}

/** Every budget of the file, with nothing to be measured. */
export function budgetTargets(budgets: readonly Budget[]): Target[] {
  return budgets.map((budget, index) => existing(budget, index, []))
}

/** Whether what it judges is for the budget to say, and not for --head. */
function isOwn({ head, image }: Budget): boolean {
  return head !== undefined || namesOneImage(image)
}

function judged(budget: Budget, headTag: string | null, values: PlaceholderValues): Reference {
  const { name, head, image } = budget
  const template = headTemplate(budget, headTag)
  if (template === null) return image
  const source = head === undefined ? '--head' : `The head of ${oneLine(name)}`
  return wellFormed(() => applyTag(image, expandTemplate(template, values)), source)
}

interface Group {
  readonly text: string
  readonly image: Reference
  readonly index: number | null
  readonly references: readonly Reference[]
}

/** What the references name: those of one budget, or of one repository without any, together. */
export function namedImages(
  texts: readonly string[],
  budgets: readonly Budget[],
  directory: string,
): Target[] {
  const identity = new Identity(directory)
  const groups = new Map<string, Group>()
  for (const text of texts) {
    const written = wellFormed(() => parseReference(text), oneLine(text, 100))
    const reference = withDefaultTag(written)
    const index = indexFor(reference, budgets, identity)
    const { image, ...named } = withoutTag(text, written)
    const key = String(index ?? identity.of(image))
    const group = groups.get(key) ?? { ...named, image, index, references: [] }
    const isThere = group.references.some((each) => identity.of(each) === identity.of(reference))
    groups.set(key, isThere ? group : { ...group, references: [...group.references, reference] })
  }
  const taken = new Set(budgets.map(({ name }) => name))
  return [...groups.values()].map(({ text, image, index, references }) => {
    const budget = index === null ? undefined : budgets[index]
    if (index !== null && budget !== undefined) return existing(budget, index, references)
    const name = freeName(image, taken)
    taken.add(name)
    return { name, image, text, references, wanted: () => true, budget: null }
  })
}

/** What tells images apart, however they are written. */
class Identity {
  private readonly directory: string

  constructor(directory: string) {
    this.directory = directory
  }

  /** A repository, or a file. */
  place(image: Reference): string {
    return image.kind === 'layout'
      ? resolve(this.directory, image.path)
      : `${image.registry}/${image.repository}`
  }

  /** With its tag, or with its digest, which decides. */
  of(image: Reference): string {
    if (image.kind === 'layout') return `${this.place(image)}:${image.name ?? ''}`
    return `${this.place(image)}${image.digest === undefined ? `:${image.tag ?? ''}` : `@${image.digest}`}`
  }
}

function existing(budget: Budget, index: number, references: readonly Reference[]): Target {
  const { name, image, limit, platforms } = budget
  // A budget judges the platforms that it lists, and no others.
  const wanted = (platform: Platform) => platforms?.some((each) => isFor(each, platform)) ?? true
  const text = formatReference(image)
  return { name, image, text, references, wanted, budget: { index, limit } }
}

/**
 * The budget of just this image, else the one of its repository that judges it at any tag.
 * @throws {UsageError} where there are several, or the only ones judge by their head something else.
 */
function indexFor(
  reference: Reference,
  budgets: readonly Budget[],
  identity: Identity,
): number | null {
  const same = budgets
    .map((budget, index) => ({ budget, index }))
    .filter(({ budget }) => identity.place(budget.image) === identity.place(reference))
    .map((each) => ({ ...each, only: onlyImage(each.budget) }))
  const exact = same.filter(({ only }) => only && identity.of(only) === identity.of(reference))
  const open = same.filter(({ only }) => only === null)
  const [found, ...others] = exact.length > 0 ? exact : open
  const name = oneLine(formatReference(reference))
  if (found !== undefined && others.length > 0) {
    const names = oneLine([found, ...others].map(({ budget }) => budget.name).join(', '))
    throw new UsageError(
      `${name} has several budgets: ${names}. Measure each at its own tag, without a REFERENCE, or enter the limit by hand.`,
    )
  }
  if (found !== undefined) return found.index
  const other = same.find(({ budget }) => budget.head !== undefined)?.budget
  if (other === undefined) return null
  throw new UsageError(
    `${name} is not what the budget ${oneLine(other.name)} judges: its head is ${oneLine(other.head ?? '')}. Name that image, or leave the REFERENCE out.`,
  )
}

/** The one image that a budget judges; null: one tag today and another tomorrow. */
function onlyImage(budget: Budget): Reference | null {
  const { head, image } = budget
  if (head !== undefined) return /[{}]/.test(head) ? null : judged(budget, null, {})
  const isOne = image.kind === 'layout' ? image.name !== undefined : namesOneImage(image)
  return isOne ? image : null
}

/** The image as its user wrote it, which a budget names without its tag; a file stays as it is. */
function withoutTag(text: string, image: Reference): Pick<Target, 'text' | 'image'> {
  if (image.kind === 'layout') return { text, image }
  const { kind, registry, repository, tag } = image
  const [name = ''] = text.split('@')
  const bare = tag === undefined ? name : name.slice(0, -tag.length - 1)
  return { text: bare, image: { kind, registry, repository } }
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
