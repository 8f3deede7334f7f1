import type { Advice } from '../advice/advice.ts'
import { approversOf } from '../approval/votes.ts'
import { bytesOf, type LayerChange } from '../explanation/layers.ts'
import { platformName } from '../image/change.ts'
import { largest } from '../values/largest.ts'
import type { Rule } from '../verdict/rule.ts'
import type { Verdict } from '../verdict/verdict.ts'
import type { BudgetFile } from './budget-file.ts'
import { type Excess, excessOf } from './excess.ts'
import type { Setting } from './setting.ts'
import { relevantAdvice } from './tips.ts'

/** What turns a failure green: computed, and the same wherever it is told. */
export interface NextStep {
  /** What has to go, the most first. */
  readonly cuts: readonly Cut[]
  readonly raise: Raise | null
  /** Who may say whether a limit is raised: logins and teams. */
  readonly ask: readonly string[]
  /** Whether somebody might expect an approval to do. */
  readonly isBeyondApproval: boolean
}

export interface Cut {
  readonly name: string
  /** null where the image has but one. */
  readonly platform: string | null
  readonly bytes: number
  readonly means: Means | null
  readonly leavesReview: boolean
}

/** What would do it, or the most of it. */
export type Means =
  /** One step has added all that is to go. */
  | { readonly kind: 'step'; readonly change: LayerChange; readonly bytes: number }
  /** The FROM image has. */
  | { readonly kind: 'base-image'; readonly name: string | null; readonly bytes: number }
  /** What advice on what the change added would save, together. */
  | { readonly kind: 'tips'; readonly count: number; readonly bytes: number }

/** How the limit is raised instead. */
export interface Raise {
  readonly rules: readonly Rule[]
  /**
   * own: in a pull request of its own, merged before this one; here: in this one, which its own
   * version judges; file: in the file that was read, where nothing has to be merged.
   */
  readonly where: 'own' | 'here' | 'file'
  /** The change raises it already, where that does not count: whether by enough. */
  readonly attempt: 'none' | 'enough' | 'too-little'
}

interface Asked {
  readonly budgetFile: BudgetFile
  readonly setting: Setting
}

/** null: nothing fails by its size. */
export function nextStep(verdicts: readonly Verdict[], asked: Asked): NextStep | null {
  const excesses = verdicts
    .flatMap((verdict) => excessOf(verdict) ?? [])
    .toSorted((a, b) => b.bytes - a.bytes)
  if (excesses.length === 0) return null
  const { setting } = asked
  const isBeyondApproval = setting.subject === 'pull-request'
  const raise = raiseOf(excesses, asked)
  return {
    cuts: excesses.map(cutOf),
    raise,
    ask: raise === null || setting.subject === 'terminal' ? [] : whomToAsk(excesses, asked),
    isBeyondApproval,
  }
}

function cutOf(excess: Excess): Cut {
  const { verdict, platform, bytes, leavesReview } = excess
  return {
    name: verdict.budget.name,
    platform: verdict.changes.length > 1 ? platformName(platform) : null,
    bytes,
    means: meansOf(excess),
    leavesReview,
  }
}

function meansOf({ change: { explanation }, bytes }: Excess): Means | null {
  if (explanation === undefined) return null
  const { cause, advice, layers, consequence } = explanation
  // What somebody can do comes before what has happened.
  if (consequence !== null && consequence.bytes >= bytes) {
    return { kind: 'tips', count: 1, bytes: consequence.bytes }
  }
  if (cause?.kind === 'layer' && bytesOf(cause.change) >= bytes) {
    return { kind: 'step', change: cause.change, bytes: bytesOf(cause.change) }
  }
  if (cause?.kind === 'base-image' && cause.baseImageBytes >= bytes) {
    return { kind: 'base-image', name: cause.to.name, bytes: cause.baseImageBytes }
  }
  const tips = relevantAdvice(advice, layers).filter((tip) => tip.bytes !== null)
  const saved = savedBytes(tips)
  return saved > 0 ? { kind: 'tips', count: tips.length, bytes: saved } : null
}

/** Two tips on one layer save no more than the better one is sure to. */
function savedBytes(tips: readonly Advice[]): number {
  const layers = new Set(tips.map(({ layer }) => layer))
  return [...layers].reduce(
    (sum, layer) =>
      sum + largest(tips.filter((tip) => tip.layer === layer).map(({ bytes }) => bytes ?? 0)),
    0,
  )
}

function raiseOf(excesses: readonly Excess[], { budgetFile, setting }: Asked): Raise | null {
  if (budgetFile.path === '') return null
  const rules = [...new Set(excesses.flatMap((each) => each.rules))]
  if (budgetFile.origin === 'workspace' || setting.subject === 'terminal') {
    return { rules, where: 'file', attempt: 'none' }
  }
  const isOwn = ({ verdict }: Excess) =>
    verdict.edits.some(({ what, from }) => what === 'budget' && from === null)
  if (['head', 'mended'].includes(budgetFile.origin) || excesses.every(isOwn)) {
    return { rules, where: 'here', attempt: 'none' }
  }
  return { rules, where: 'own', attempt: attemptOf(excesses.filter((each) => !isOwn(each))) }
}

const KEYS: Partial<Record<Rule, readonly string[]>> = {
  max_size: ['limit', 'waivers'],
  max_increase: ['max_increase'],
}

/** A limit that the change itself raises, which holds for nobody before it is merged. */
function attemptOf(excesses: readonly Excess[]): Raise['attempt'] {
  const tries = excesses.map(({ verdict, rules, change }) => {
    const keys = rules.flatMap((rule) => KEYS[rule] ?? [])
    const edits = verdict.edits.filter(
      ({ what, effect }) => keys.includes(what) && effect !== 'tighter',
    )
    if (edits.length === 0) return 'none'
    const limit = edits.find(({ what }) => what === 'limit')
    if (limit === undefined) return 'enough'
    const most = limit.bytes?.to ?? Number.POSITIVE_INFINITY
    return (change.head?.bytes ?? 0) <= most ? 'enough' : 'too-little'
  })
  if (tries.every((each) => each === 'none')) return 'none'
  return tries.includes('too-little') ? 'too-little' : 'enough'
}

function whomToAsk(excesses: readonly Excess[], { setting }: Asked): string[] {
  const named = excesses.flatMap(
    ({ verdict }) => approversOf(verdict.budget, setting) ?? setting.owners,
  )
  return [...new Set(named)]
}
