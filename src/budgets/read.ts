import type * as z from 'zod/mini'
import { parseApprover } from '../domain/budget/approver.ts'
import type { Budget, DockerfileName } from '../domain/budget/budget.ts'
import { parseCreepReference } from '../domain/budget/creep-reference.ts'
import { parseRepositoryPath } from '../domain/budget/dockerfile-path.ts'
import type { Waiver } from '../domain/budget/waiver.ts'
import type { Written } from '../domain/budget/written.ts'
import { parsePlatform } from '../domain/image/platform.ts'
import { defaultName, parseReference } from '../domain/image/reference.ts'
import { MIB, parseSize } from '../domain/values/bytes.ts'
import { parseAmount, parseIncrease } from '../domain/values/increase.ts'
import { quoted } from '../domain/values/problem.ts'
import { nearest } from '../domain/values/text.ts'
import { contradictions } from './contradictions.ts'
import { withOddBlanks } from './odd-text.ts'
import { MOST_PROBLEMS, type Problem } from './problem.ts'
import { type BudgetFile, type BudgetRules, budgetFile, knownKeys } from './schema.ts'
import { at, type Path, readYaml, type Yaml } from './yaml.ts'

export interface Problems {
  /** In the order of the file. */
  readonly problems: readonly Problem[]
  /** How many there are beside these, where there are. */
  readonly more?: number
}

export type BudgetsOrProblems = { readonly budgets: readonly Budget[] } | Problems

/** Reads a budget file. Either it is right as a whole, or a hundred of its problems are told. */
export function readBudgets(text: string): BudgetsOrProblems {
  const result = readWhole(text)
  if (!('problems' in result)) return result
  return { ...result, problems: withOddBlanks(text, result.problems) }
}

function readWhole(text: string): BudgetsOrProblems {
  const yaml = readYaml(text)
  if ('message' in yaml) return { problems: [yaml] }
  const result = budgetFile.safeParse(yaml.value)
  const problems = [
    ...(result.success ? [] : result.error.issues.flatMap((issue) => shapeProblems(yaml, issue))),
    ...contradictions(yaml).map(({ place, message }) => ({ place, words: () => message })),
  ]
  if (!result.success || problems.length > 0) return firstOf(problems)
  const { budgets, defaults } = result.data
  return { budgets: budgets.map((_, index) => toBudget(yaml, result.data, index, defaults)) }
}

/** Words are found only for what is told. */
interface Found {
  readonly place: Problem['place']
  readonly words: () => string
}

function firstOf(problems: readonly Found[]): Problems {
  const inFileOrder = problems.toSorted(
    (a, b) => a.place.line - b.place.line || a.place.column - b.place.column,
  )
  const more = problems.length - MOST_PROBLEMS
  const told = inFileOrder.slice(0, MOST_PROBLEMS)
  return {
    problems: told.map(({ place, words }) => ({ place, message: words() })),
    ...(more > 0 ? { more } : {}),
  }
}

function shapeProblems(yaml: Yaml, issue: z.core.$ZodIssue): Found[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      place: yaml.keyAt([...issue.path, key]),
      words: () => unknownKey(key, knownKeys(issue.path)),
    }))
  }
  const key = issue.path.findLast((part) => typeof part === 'string')
  const subject = typeof key === 'string' ? `${key}: ` : ''
  const isAbsent = issue.code !== 'custom' && at(yaml.value, issue.path) === undefined
  if (isAbsent && typeof key === 'string') {
    const place = yaml.keyAt(issue.path.slice(0, -1))
    return [{ place, words: () => `${quoted(key)} is missing` }]
  }
  const message = issue.message.startsWith('Invalid input') ? shapeWords(issue) : issue.message
  return [{ place: yaml.valueAt(issue.path), words: () => `${subject}${message}` }]
}

function unknownKey(key: string, known: readonly string[]): string {
  const guess = nearest(key, known)
  const hint = guess === undefined ? '' : ` Did you mean ${quoted(guess)}?`
  return `unknown key ${quoted(key)}.${hint} Allowed here: ${known.join(', ')}`
}

function shapeWords(issue: z.core.$ZodIssue): string {
  if (issue.path.length === 0) {
    return 'a budget file is a mapping with the key "budgets": a list of image and max_mb'
  }
  return issue.code === 'invalid_type' && issue.expected === 'object'
    ? 'has to be a mapping of keys and values'
    : `has to be ${'expected' in issue ? String(issue.expected) : 'something else'}`
}

function toBudget(yaml: Yaml, file: BudgetFile, index: number, defaults: BudgetRules = {}): Budget {
  const own = file.budgets[index]
  if (own === undefined) throw new RangeError(`no budget ${index}`)
  const image = parseReference(own.image)
  const path: Path = ['budgets', index]
  const ownLimit = own.max_mb !== undefined || own.max_size !== undefined
  /** The budget's own word, else the defaults'. */
  const written = <Key extends keyof BudgetRules, Value>(
    key: Key,
    parse: (value: NonNullable<BudgetRules[Key]>) => Value,
  ): Written<Value> | undefined => {
    const from = own[key] === undefined ? defaults : own
    const value = from[key]
    if (value === undefined || value === null) return undefined
    const keyPath = from === own ? [...path, key] : ['defaults', key]
    return { value: parse(value), text: wordsOf(value), place: yaml.keyAt(keyPath) }
  }
  // A budget's own limit replaces the default one, in whichever of the two spellings.
  const limit = ownLimit ? limitOf(yaml, own, path) : limitOf(yaml, defaults, ['defaults'])
  const platforms = own.platforms ?? defaults.platforms
  return defined({
    name: own.name ?? defaultName(image),
    image,
    head: own.head ?? defaults.head,
    base: own.base ?? defaults.base,
    platforms: platforms?.map(parsePlatform),
    limit,
    warnAt: written('warn_at', parseAmount),
    warnIncrease: written('warn_increase', parseIncrease),
    reviewIncrease: written('review_increase', parseIncrease),
    maxIncrease: written('max_increase', parseIncrease),
    growthSince: written('max_growth_since', parseCreepReference),
    maxGrowth: written('max_growth', parseIncrease),
    growthOf: written('growth_of', (word) => word),
    maxWaste: written('max_waste', parseSize),
    dockerfile: dockerfileOf(own, defaults),
    approvers: written('approvers', (names) => names.map(parseApprover)),
    help: written('help', (text) => text),
    maxCves: written('max_cves', (limits) => limits),
    waivers: written('waivers', (waivers) =>
      waivers.map((waiver, at) =>
        toWaiver(yaml, waiver, [...(own.waivers ? path : ['defaults']), 'waivers', at]),
      ),
    ),
    place: yaml.keyAt(path),
  })
}

function dockerfileOf(own: BudgetRules, defaults: BudgetRules): DockerfileName | undefined {
  const [path, target] = [own.dockerfile ?? defaults.dockerfile, own.target ?? defaults.target]
  if (path === undefined) return undefined
  return { path: parseRepositoryPath(path), ...(target === undefined ? {} : { target }) }
}

type Limits = Pick<BudgetRules, 'max_mb' | 'max_size'>

function limitOf(yaml: Yaml, limits: Limits, path: Path): Written<number> | undefined {
  if (limits.max_mb !== undefined) {
    return {
      value: Math.floor(limits.max_mb * MIB),
      text: String(limits.max_mb),
      place: yaml.keyAt([...path, 'max_mb']),
    }
  }
  if (limits.max_size === undefined) return undefined
  return {
    value: parseSize(limits.max_size),
    text: limits.max_size,
    place: yaml.keyAt([...path, 'max_size']),
  }
}

function toWaiver(
  yaml: Yaml,
  waiver: NonNullable<BudgetRules['waivers']>[number],
  path: Path,
): Waiver {
  const { until, reason } = waiver
  return { bytes: limitOf(yaml, waiver, path)?.value ?? 0, until, reason, place: yaml.keyAt(path) }
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Leaves out what is undefined, so that an absent rule is an absent key. */
function defined<Value extends object>(
  value: { [Key in keyof Value]: Value[Key] | undefined },
): Value {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Value
}
