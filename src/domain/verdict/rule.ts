import type { Budget } from '../budget/budget.ts'
import type { Place } from '../budget/written.ts'

export type Rule =
  | 'max_size'
  | 'warn_at'
  | 'max_increase'
  | 'review_increase'
  | 'warn_increase'
  | 'max_growth_since'
  | 'max_waste'
  | 'max_cves'
  | 'budget_file'
  | 'waiver'
  | 'platform'
  | 'measurement'
  | 'base'

/** What a headline says of one image, and of several. */
interface Phrase {
  readonly one: string
  readonly many: string
}

interface RuleFacts {
  /** The key of the budget that it reads; null where it reads none. */
  readonly key:
    | 'limit'
    | 'warnAt'
    | 'maxIncrease'
    | 'reviewIncrease'
    | 'warnIncrease'
    | 'maxGrowth'
    | 'maxWaste'
    | 'maxCves'
    | 'waivers'
    | null
  /** Whether layers explain what it finds, and so a line of a Dockerfile. */
  readonly isExplainedByLayers: boolean
  /** Of a rule that may fail; the headline counts an image under the first one. */
  readonly failed?: Phrase
  /** Of a warning that is worth a headline. */
  readonly warned?: Phrase
}

/** What is known of each rule beside what it finds. */
export const RULES: Readonly<Record<Rule, RuleFacts>> = {
  max_size: {
    key: 'limit',
    isExplainedByLayers: true,
    failed: { one: 'is over its budget', many: 'are over their budgets' },
    // It only warns where the change did not make it worse.
    warned: { one: 'is still over its budget', many: 'are still over their budgets' },
  },
  warn_at: { key: 'warnAt', isExplainedByLayers: true },
  max_increase: {
    key: 'maxIncrease',
    isExplainedByLayers: true,
    failed: { one: 'grew too much', many: 'grew too much' },
  },
  review_increase: { key: 'reviewIncrease', isExplainedByLayers: true },
  warn_increase: { key: 'warnIncrease', isExplainedByLayers: true },
  max_growth_since: { key: 'maxGrowth', isExplainedByLayers: false },
  max_waste: {
    key: 'maxWaste',
    isExplainedByLayers: false,
    failed: { one: 'hides too much below later layers', many: 'hide too much below later layers' },
  },
  max_cves: {
    key: 'maxCves',
    isExplainedByLayers: false,
    failed: { one: 'has too many CVEs', many: 'have too many CVEs' },
    warned: { one: 'still has too many CVEs', many: 'still have too many CVEs' },
  },
  budget_file: { key: null, isExplainedByLayers: false },
  waiver: { key: 'waivers', isExplainedByLayers: false },
  platform: { key: null, isExplainedByLayers: false },
  measurement: { key: null, isExplainedByLayers: false },
  base: { key: null, isExplainedByLayers: false },
}

/** The line of a budget that a rule stands in; the budget's own, where the rule has none. */
export function placeOfRule(budget: Budget, rule: Rule): Place {
  const { key } = RULES[rule]
  return (key && budget[key])?.place ?? budget.place
}
