import { formatBytes } from './bytes.ts'
import type { Amount, Increase } from './increase.ts'
import { formatPlatform, type Platform } from './platform.ts'
import { formatReference, type Reference } from './reference.ts'

/** Where a word of the budget file stands, both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A rule of the budget file as it was written, and where. */
export interface Written<Value> {
  readonly value: Value
  /** As its author wrote it: `200`, `5% or 10 MiB`. */
  readonly text: string
  readonly place: Place
}

/** An exception with an end: until then an overrun of `bytes` at most only warns. */
export interface Waiver {
  readonly bytes: number
  /** The last day it holds, `YYYY-MM-DD`. */
  readonly until: string
  readonly reason: string
  readonly place: Place
}

/** What one image may weigh, all sizes compressed and in bytes. */
export interface Budget {
  readonly name: string
  readonly image: Reference
  /** Templates that override the inputs head-tag and base-tag. */
  readonly head?: string
  readonly base?: string
  /** The platforms that have to be there; all that the image has, when not given. */
  readonly platforms?: readonly Platform[]
  /** max_mb or max_size. */
  readonly limit?: Written<number>
  readonly warnAt?: Written<Amount>
  readonly warnIncrease?: Written<Increase>
  readonly reviewIncrease?: Written<Increase>
  readonly maxIncrease?: Written<Increase>
  readonly growthOf?: Written<'own' | 'all'>
  readonly approvers?: Written<readonly string[]>
  readonly waivers?: Written<readonly Waiver[]>
  readonly place: Place
}

/** One thing that a pull request changes in the budget file. */
export interface BudgetEdit {
  readonly name: string
  readonly what: string
  /** null: was not there; to null: is taken away. */
  readonly from: string | null
  readonly to: string | null
}

type RuleName =
  | 'warnAt'
  | 'warnIncrease'
  | 'reviewIncrease'
  | 'maxIncrease'
  | 'growthOf'
  | 'approvers'
  | 'waivers'

const RULES: readonly (readonly [RuleName, string])[] = [
  ['warnAt', 'warn_at'],
  ['warnIncrease', 'warn_increase'],
  ['reviewIncrease', 'review_increase'],
  ['maxIncrease', 'max_increase'],
  ['growthOf', 'growth_of'],
  ['approvers', 'approvers'],
  ['waivers', 'waivers'],
]

/** What a pull request edits of the budgets, in the order of the files. */
export function budgetEdits(base: readonly Budget[], head: readonly Budget[]): BudgetEdit[] {
  const before = new Map(base.map((budget) => [budget.name, budget]))
  const after = new Set(head.map((budget) => budget.name))
  const removed = base
    .filter((budget) => !after.has(budget.name))
    .map((budget) => edit(budget.name, 'budget', limitText(budget) ?? 'no limit', null))
  const others = head.flatMap((budget) => {
    const old = before.get(budget.name)
    return old === undefined
      ? [edit(budget.name, 'budget', null, limitText(budget) ?? 'no limit')]
      : ruleEdits(old, budget)
  })
  return [...removed, ...others]
}

function ruleEdits(old: Budget, now: Budget): BudgetEdit[] {
  const rules = RULES.map(([rule, word]) =>
    edit(now.name, word, old[rule]?.text ?? null, now[rule]?.text ?? null),
  )
  const limit = edit(now.name, 'limit', limitText(old), limitText(now))
  const image = edit(now.name, 'image', imageText(old), imageText(now))
  return [limit, ...rules, image].filter(({ from, to }) => from !== to)
}

/** In one unit, whichever the author wrote. */
function limitText({ limit }: Budget): string | null {
  return limit === undefined ? null : formatBytes(limit.value)
}

function imageText({ image, head, base, platforms }: Budget): string {
  return [
    formatReference(image),
    ...(head === undefined ? [] : [`head ${head}`]),
    ...(base === undefined ? [] : [`base ${base}`]),
    ...(platforms === undefined ? [] : [`platforms ${platforms.map(formatPlatform).join(', ')}`]),
  ].join('; ')
}

function edit(name: string, what: string, from: string | null, to: string | null): BudgetEdit {
  return { name, what, from, to }
}

/** The words of a budget that are read and checked, and that this version does not judge yet. */
export function unjudgedWords({ reviewIncrease, approvers, waivers }: Budget): string[] {
  return [
    ...(reviewIncrease === undefined ? [] : ['review_increase']),
    ...(approvers === undefined ? [] : ['approvers']),
    ...(waivers === undefined ? [] : ['waivers']),
  ]
}
