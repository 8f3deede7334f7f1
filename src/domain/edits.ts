import type { Budget, Place, Written } from './budget.ts'
import { formatBytes } from './bytes.ts'
import type { Amount, Increase } from './increase.ts'
import { formatPlatform } from './platform.ts'
import { formatReference } from './reference.ts'
import type { Waiver } from './waiver.ts'

/** One thing that a pull request changes in the budget file. */
export interface BudgetEdit {
  readonly name: string
  readonly what: string
  /** null: was not there; to null: is taken away. */
  readonly from: string | null
  readonly to: string | null
  /** Whether images may weigh or grow more after it; `unclear` where that depends. */
  readonly effect: 'looser' | 'tighter' | 'unclear'
  /** Whether it needs the approval that growth does: unless it only tightens, or adds a budget. */
  readonly needsApproval: boolean
  /** Limits, in bytes, where it is one that changes. */
  readonly bytes: { readonly from: number | null; readonly to: number | null } | null
  /** In the base's version; in the head's, what is new. */
  readonly place: Place
}

type Effect = BudgetEdit['effect']

interface Rule<Value = unknown> {
  readonly of: (budget: Budget) => Written<Value> | undefined
  readonly word: string
  /** For values that are both there; what comes is tighter, and what goes is looser. */
  readonly effect: (old: Value, now: Value) => Effect
  readonly whenAdded?: Effect
}

function rule<Value>(
  word: string,
  of: Rule<Value>['of'],
  effect: Rule<Value>['effect'],
  whenAdded: Effect = 'tighter',
): Rule {
  return { word, of, effect: effect as Rule['effect'], whenAdded }
}

const unclear = (): Effect => 'unclear'

const RULES: readonly Rule[] = [
  rule('warn_at', ({ warnAt }) => warnAt, amountEffect),
  rule('warn_increase', ({ warnIncrease }) => warnIncrease, increaseEffect),
  rule('review_increase', ({ reviewIncrease }) => reviewIncrease, increaseEffect),
  rule('max_increase', ({ maxIncrease }) => maxIncrease, increaseEffect),
  rule('max_growth_since', ({ growthSince }) => growthSince, unclear),
  rule('max_growth', ({ maxGrowth }) => maxGrowth, increaseEffect),
  rule('growth_of', ({ growthOf }) => growthOf, unclear, 'unclear'),
  rule('approvers', ({ approvers }) => approvers, unclear, 'unclear'),
  rule('waivers', ({ waivers }) => waivers, waiversEffect, 'looser'),
]

/** What a pull request edits of the budgets, in the order of the files. */
export function budgetEdits(base: readonly Budget[], head: readonly Budget[]): BudgetEdit[] {
  const before = new Map(base.map((budget) => [budget.name, budget]))
  const after = new Set(head.map((budget) => budget.name))
  const removed = base.filter((budget) => !after.has(budget.name)).map(removal)
  const others = head.flatMap((budget) => {
    const old = before.get(budget.name)
    return old === undefined ? [addition(budget)] : changes(old, budget)
  })
  return [...removed, ...others]
}

function removal(budget: Budget): BudgetEdit {
  return {
    name: budget.name,
    what: 'budget',
    from: limitText(budget) ?? 'no limit',
    to: null,
    effect: 'looser',
    needsApproval: true,
    bytes: null,
    place: budget.place,
  }
}

/** A service that the change brings has no other judge than its own budget. */
function addition(budget: Budget): BudgetEdit {
  return {
    name: budget.name,
    what: 'budget',
    from: null,
    to: limitText(budget) ?? 'no limit',
    effect: 'tighter',
    needsApproval: false,
    bytes: null,
    place: budget.place,
  }
}

function changes(old: Budget, now: Budget): BudgetEdit[] {
  const [before, after] = [old.limit?.value ?? null, now.limit?.value ?? null]
  const limit = edit(now, 'limit', limitTexts(old, now), {
    effect:
      (after ?? Number.POSITIVE_INFINITY) > (before ?? Number.POSITIVE_INFINITY)
        ? 'looser'
        : 'tighter',
    bytes: { from: before, to: after },
    place: (old.limit ?? now.limit ?? old).place,
  })
  const rules = RULES.map(({ of, word, effect, whenAdded = 'tighter' }) => {
    const [was, is] = [of(old), of(now)]
    const added = was === undefined ? whenAdded : opposite(whenAdded)
    return edit(now, word, [was?.text ?? null, is?.text ?? null], {
      effect: was && is ? effect(was.value, is.value) : added,
      place: (was ?? is ?? old).place,
    })
  })
  const image = edit(now, 'image', [imageText(old), imageText(now)], {
    effect: 'unclear',
    place: old.place,
  })
  return [limit, ...rules, image].filter(({ from, to }) => from !== to)
}

function edit(
  { name }: Budget,
  what: string,
  [from, to]: readonly [string | null, string | null],
  { effect, bytes = null, place }: Pick<BudgetEdit, 'effect' | 'place'> & Partial<BudgetEdit>,
): BudgetEdit {
  return { name, what, from, to, effect, needsApproval: effect !== 'tighter', bytes, place }
}

function opposite(effect: Effect): Effect {
  if (effect === 'unclear') return effect
  return effect === 'tighter' ? 'looser' : 'tighter'
}

function amountEffect(old: Amount, now: Amount): Effect {
  const [was, is] = [asPair(old), asPair(now)]
  if (was.unit !== is.unit) return 'unclear'
  return is.value > was.value ? 'looser' : 'tighter'
}

function asPair(amount: Amount): { unit: string; value: number } {
  return 'bytes' in amount
    ? { unit: 'bytes', value: amount.bytes }
    : { unit: 'percent', value: amount.percent }
}

/** Only amounts of the same kinds, joined alike, can be told apart for every size of a base. */
function increaseEffect(old: Increase, now: Increase): Effect {
  const alike =
    old.amounts.length === now.amounts.length && (old.amounts.length === 1 || old.join === now.join)
  if (!alike) return 'unclear'
  const moved = old.amounts
    .map((was, index) => [was, now.amounts[index] ?? was] as const)
    .filter(([was, is]) => JSON.stringify(was) !== JSON.stringify(is))
  const effects = new Set(moved.map(([was, is]) => amountEffect(was, is)))
  const [effect = 'tighter'] = effects
  return effects.size > 1 ? 'unclear' : effect
}

/** Fewer exceptions are tighter; another one is looser, as is one that says something else. */
function waiversEffect(old: readonly Waiver[], now: readonly Waiver[]): Effect {
  const words = ({ bytes, until, reason }: Waiver) => JSON.stringify([bytes, until, reason])
  const known = new Set(old.map(words))
  return now.every((waiver) => known.has(words(waiver))) ? 'tighter' : 'looser'
}

/** As they were written, where two limits would read the same. */
function limitTexts(old: Budget, now: Budget): [string | null, string | null] {
  const [from, to] = [limitText(old), limitText(now)]
  const isHidden = from === to && old.limit?.value !== now.limit?.value
  return isHidden ? [old.limit?.text ?? from, now.limit?.text ?? to] : [from, to]
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

/** A budget in the place of a file that nobody can read: whatever it allows, somebody has to see it. */
export function replacement(budget: Budget): BudgetEdit {
  return {
    name: budget.name,
    what: 'budget',
    from: 'what cannot be read',
    to: limitText(budget) ?? 'no limit',
    effect: 'unclear',
    needsApproval: true,
    bytes: null,
    place: budget.place,
  }
}
