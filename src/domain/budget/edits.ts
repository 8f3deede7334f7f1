import { formatBytes } from '../values/bytes.ts'
import { sameNames } from './approver.ts'
import type { Budget } from './budget.ts'
import { cveLimitsEffect } from './cves.ts'
import { amountEffect, type Effect, increaseEffect, opposite, waiversEffect } from './effect.ts'
import { imageKey, imageText } from './image-words.ts'
import type { Place, Written } from './written.ts'

/** One thing that a pull request changes in the budget file. */
export interface BudgetEdit {
  readonly name: string
  readonly what: string
  /** null: was not there; to null: is taken away. */
  readonly from: string | null
  readonly to: string | null
  readonly effect: Effect
  /** Whether it needs the approval that growth does: unless it only tightens, or adds a budget. */
  readonly needsApproval: boolean
  /** Limits, in bytes, where it is one that changes. */
  readonly bytes: { readonly from: number | null; readonly to: number | null } | null
  /** In the base's version; in the head's, what is new. */
  readonly place: Place
  /** In the head's version; null: it is gone from there. */
  readonly headLine: number | null
}

interface Rule<Value = unknown> {
  readonly of: (budget: Budget) => Written<Value> | undefined
  readonly word: string
  /** For values that are both there; what comes is tighter, and what goes is looser. */
  readonly effect: (old: Value, now: Value) => Effect
  readonly whenAdded?: Effect
  /** What a budget without the rule says. */
  readonly unsaid?: Value
  /** Whether other words are no edit, as they say the same. */
  readonly isSame?: (old: Value, now: Value) => boolean
}

function rule<Value>(
  word: string,
  of: Rule<Value>['of'],
  effect: Rule<Value>['effect'],
  given: Pick<Rule<Value>, 'whenAdded' | 'unsaid' | 'isSame'> = {},
): Rule {
  return { word, of, effect, ...given } as Rule
}

const unclear = (): Effect => 'unclear'
const waste = ({ maxWaste }: Budget) =>
  maxWaste && { ...maxWaste, value: { bytes: maxWaste.value } }

/** An amount that allows the same in other words is no edit. */
const amounts = { isSame: alike(amountEffect) }
const increases = { isSame: alike(increaseEffect) }

function alike<Value>(effect: Rule<Value>['effect']): (old: Value, now: Value) => boolean {
  return (old, now) => effect(old, now) === 'tighter' && effect(now, old) === 'tighter'
}

const RULES: readonly Rule[] = [
  rule('warn_at', ({ warnAt }) => warnAt, amountEffect, amounts),
  rule('warn_increase', ({ warnIncrease }) => warnIncrease, increaseEffect, increases),
  rule('review_increase', ({ reviewIncrease }) => reviewIncrease, increaseEffect, increases),
  rule('max_increase', ({ maxIncrease }) => maxIncrease, increaseEffect, increases),
  rule('max_growth_since', ({ growthSince }) => growthSince, unclear),
  rule('max_growth', ({ maxGrowth }) => maxGrowth, increaseEffect, increases),
  rule('growth_of', ({ growthOf }) => growthOf, unclear, { whenAdded: 'unclear' }),
  rule('max_waste', waste, amountEffect, amounts),
  rule('approvers', ({ approvers }) => approvers, unclear, {
    whenAdded: 'unclear',
    isSame: sameNames,
  }),
  rule('max_cves', ({ maxCves }) => maxCves, cveLimitsEffect),
  rule('waivers', ({ waivers }) => waivers, waiversEffect, { unsaid: [] }),
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
    headLine: null,
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
    headLine: budget.place.line,
  }
}

function changes(old: Budget, now: Budget): BudgetEdit[] {
  const [before, after] = [old.limit?.value ?? null, now.limit?.value ?? null]
  const isLooser = (after ?? Number.POSITIVE_INFINITY) > (before ?? Number.POSITIVE_INFINITY)
  const limit = edit(now, 'limit', limitTexts(old, now), {
    effect: isLooser ? 'looser' : 'tighter',
    bytes: { from: before, to: after },
    place: (old.limit ?? now.limit ?? old).place,
    headLine: (now.limit ?? now).place.line,
  })
  const rules = RULES.flatMap((rule) => ruleEdit(rule, old, now))
  return [...[limit, ...rules].filter(({ from, to }) => from !== to), ...imageEdit(old, now)]
}

function ruleEdit(rule: Rule, old: Budget, now: Budget): BudgetEdit[] {
  const { of, word, isSame = () => false } = rule
  const [was, is] = [of(old), of(now)]
  if (was && is && isSame(was.value, is.value)) return []
  const effect = ruleEffect(rule, was, is)
  const place = (was ?? is ?? old).place
  const headLine = (is ?? now).place.line
  const texts = { from: was?.text ?? null, to: is?.text ?? null }
  return [edit(now, word, texts, { effect, place, headLine })]
}

function ruleEffect(
  { effect, whenAdded = 'tighter', unsaid }: Rule,
  was: Written<unknown> | undefined,
  is: Written<unknown> | undefined,
): Effect {
  const [old, now] = [was?.value ?? unsaid, is?.value ?? unsaid]
  if (old !== undefined && now !== undefined) return effect(old, now)
  return old === undefined ? whenAdded : opposite(whenAdded)
}

/** As the budget says it, before and now; null: not at all. */
type Texts = Pick<BudgetEdit, 'from' | 'to'>

function edit(
  { name, place: at }: Budget,
  what: string,
  texts: Texts,
  given: Pick<BudgetEdit, 'effect' | 'place'> & Partial<BudgetEdit>,
): BudgetEdit {
  const needsApproval = given.effect !== 'tighter'
  return { name, what, ...texts, needsApproval, bytes: null, headLine: at.line, ...given }
}

/** As they were written, where two limits would read the same. */
function limitTexts(old: Budget, now: Budget): Texts {
  const texts = { from: limitText(old), to: limitText(now) }
  if (texts.from !== texts.to || old.limit?.value === now.limit?.value) return texts
  return { from: old.limit?.text ?? texts.from, to: now.limit?.text ?? texts.to }
}

/** In one unit, whichever the author wrote. */
function limitText({ limit }: Budget): string | null {
  return limit === undefined ? null : formatBytes(limit.value)
}

function imageEdit(old: Budget, now: Budget): BudgetEdit[] {
  if (imageKey(old) === imageKey(now)) return []
  // A template may read like another word of the budget.
  const isHidden = imageText(old) === imageText(now)
  const shown = (budget: Budget) => imageText(budget, isHidden ? JSON.stringify : undefined)
  const texts = { from: shown(old), to: shown(now) }
  return [edit(now, 'image', texts, { effect: 'unclear', place: old.place })]
}

/** What a budget was in a file that is empty or broken. */
export const UNREADABLE = 'what cannot be read'

/** A budget in the place of a file that nobody can read: whatever it allows, somebody has to see it. */
export function replacement(budget: Budget): BudgetEdit {
  return {
    name: budget.name,
    what: 'budget',
    from: UNREADABLE,
    to: limitText(budget) ?? 'no limit',
    effect: 'unclear',
    needsApproval: true,
    bytes: null,
    place: budget.place,
    headLine: budget.place.line,
  }
}
