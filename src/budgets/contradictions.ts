import type { Place } from '../domain/budget/written.ts'
import { defaultName, parseReference } from '../domain/image/reference.ts'
import { Malformed, quoted } from '../domain/values/problem.ts'
import type { Problem } from './problem.ts'
import { at, type Path, type Yaml } from './yaml.ts'

/** What is wrong between keys; told even where the shape is wrong too. */
export function contradictions(yaml: Yaml): Problem[] {
  const budgets = items(at(yaml.value, ['budgets']))
  const parents: Path[] = [['defaults'], ...budgets.map((_, index) => ['budgets', index])]
  const waivers = parents.flatMap((parent) =>
    items(at(yaml.value, [...parent, 'waivers'])).map(
      (_, index): Path => [...parent, 'waivers', index],
    ),
  )
  const both = [...parents, ...waivers]
    .filter((path) => has(yaml, path, 'max_mb') && has(yaml, path, 'max_size'))
    .map((path) => ({
      place: yaml.keyAt([...path, 'max_size']),
      message: 'max_size and max_mb are two names of one limit: keep one of them',
    }))
  return [
    ...both,
    ...limitless(yaml, waivers),
    ...halfRules(yaml, budgets),
    ...stagesOfNothing(yaml, budgets),
    ...duplicateNames(yaml, budgets),
  ]
}

function limitless(yaml: Yaml, waivers: readonly Path[]): Problem[] {
  return waivers
    .filter((path) => !has(yaml, path, 'max_mb') && !has(yaml, path, 'max_size'))
    .map((path) => ({
      place: yaml.keyAt(path),
      message: 'a waiver needs the size that it allows: max_mb or max_size',
    }))
}

/** Where growth is counted from, and how much is allowed: one says nothing without the other. */
function halfRules(yaml: Yaml, budgets: readonly unknown[]): Problem[] {
  const problems = new Map<string, Problem>()
  for (const index of budgets.keys()) {
    const placeOf = (key: string): Path | undefined =>
      [['budgets', index], ['defaults']].find((path) => has(yaml, path, key))
    const [since, most] = [placeOf('max_growth_since'), placeOf('max_growth')]
    if ((since === undefined) === (most === undefined)) continue
    const [key, other] =
      since === undefined
        ? ['max_growth', 'max_growth_since: a tag, such as v1.4.0, or an age, such as 90d']
        : ['max_growth_since', 'max_growth: how much is allowed, such as 10%']
    const place = yaml.keyAt([...(since ?? most ?? []), key])
    // What stands in the defaults is wrong once, however many budgets take it.
    problems.set(JSON.stringify(place), { place, message: `${key} needs ${other}` })
  }
  return [...problems.values()]
}

/** A target is a stage of a Dockerfile, which the budget or the defaults have to name. */
function stagesOfNothing(yaml: Yaml, budgets: readonly unknown[]): Problem[] {
  const defaults: Path = ['defaults']
  if (has(yaml, defaults, 'dockerfile')) return []
  const own = budgets.map((_, index): Path => ['budgets', index])
  const named = own.some((path) => has(yaml, path, 'dockerfile'))
  return [...own, ...(named ? [] : [defaults])]
    .filter((path) => has(yaml, path, 'target') && !has(yaml, path, 'dockerfile'))
    .map((path) => ({
      place: yaml.keyAt([...path, 'target']),
      message: 'target needs dockerfile: the file that has this stage',
    }))
}

function duplicateNames(yaml: Yaml, budgets: readonly unknown[]): Problem[] {
  const first = new Map<string, Place>()
  return budgets.flatMap((budget, index) => {
    const given = at(budget, ['name'])
    const name = typeof given === 'string' ? given : nameOfImage(at(budget, ['image']))
    if (name === undefined) return []
    const path: Path = ['budgets', index, typeof given === 'string' ? 'name' : 'image']
    const place = yaml.valueAt(path)
    const other = first.get(name)
    first.set(name, other ?? place)
    if (other === undefined) return []
    const advice =
      typeof given === 'string' ? 'names are unique' : 'give one of them a name of its own'
    return [
      {
        place,
        message: `a second budget ${quoted(name)}, the first is in line ${other.line}: ${advice}`,
      },
    ]
  })
}

function nameOfImage(image: unknown): string | undefined {
  try {
    return typeof image === 'string' ? defaultName(parseReference(image)) : undefined
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

function has(yaml: Yaml, path: Path, key: string): boolean {
  return at(yaml.value, [...path, key]) !== undefined
}

function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
