import type * as z from 'zod/mini'
import { parseApprover } from '../domain/approver.ts'
import type { Budget, Written } from '../domain/budget.ts'
import { MIB, parseSize } from '../domain/bytes.ts'
import { parseAmount, parseIncrease } from '../domain/increase.ts'
import { parsePlatform } from '../domain/platform.ts'
import { defaultName, parseReference } from '../domain/reference.ts'
import { parseSince } from '../domain/since.ts'
import { nearest } from '../domain/text.ts'
import type { Waiver } from '../domain/waiver.ts'
import { contradictions } from './contradictions.ts'
import type { Problem } from './problem.ts'
import { type BudgetFile, type BudgetRules, budgetFile, knownKeys } from './schema.ts'
import { at, type Path, readYaml, type Yaml } from './yaml.ts'

export type BudgetsOrProblems =
  | { readonly budgets: readonly Budget[] }
  | { readonly problems: readonly Problem[] }

/** Reads a budget file. Either it is right as a whole, or every one of its problems is told. */
export function readBudgets(text: string): BudgetsOrProblems {
  const yaml = readYaml(text)
  if ('message' in yaml) return { problems: [yaml] }
  const result = budgetFile.safeParse(yaml.value)
  const problems = [
    ...(result.success ? [] : result.error.issues.flatMap((issue) => shapeProblems(yaml, issue))),
    ...contradictions(yaml),
  ]
  if (!result.success || problems.length > 0) return { problems: inFileOrder(problems) }
  const { budgets, defaults } = result.data
  return { budgets: budgets.map((_, index) => toBudget(yaml, result.data, index, defaults)) }
}

function inFileOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
}

function shapeProblems(yaml: Yaml, issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(issue.path)
    return issue.keys.map((key) => {
      const guess = nearest(key, known)
      const hint = guess === undefined ? '' : ` Did you mean ${JSON.stringify(guess)}?`
      return {
        place: yaml.keyAt([...issue.path, key]),
        message: `unknown key ${JSON.stringify(key)}.${hint} Allowed here: ${known.join(', ')}`,
      }
    })
  }
  const key = issue.path.findLast((part) => typeof part === 'string')
  const subject = typeof key === 'string' ? `${key}: ` : ''
  const isAbsent = issue.code !== 'custom' && at(yaml.value, issue.path) === undefined
  if (isAbsent && typeof key === 'string') {
    return [
      { place: yaml.keyAt(issue.path.slice(0, -1)), message: `${JSON.stringify(key)} is missing` },
    ]
  }
  const message = issue.message.startsWith('Invalid input') ? shapeWords(issue) : issue.message
  return [{ place: yaml.valueAt(issue.path), message: `${subject}${message}` }]
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
    growthSince: written('max_growth_since', parseSince),
    maxGrowth: written('max_growth', parseIncrease),
    growthOf: written('growth_of', (word) => word),
    approvers: written('approvers', (names) => names.map(parseApprover)),
    waivers: written('waivers', (waivers) =>
      waivers.map((waiver, at) =>
        toWaiver(yaml, waiver, [...(own.waivers ? path : ['defaults']), 'waivers', at]),
      ),
    ),
    place: yaml.keyAt(path),
  })
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
