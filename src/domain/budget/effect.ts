import type { Amount, Increase } from '../values/increase.ts'
import type { Waiver } from './waiver.ts'

/** Whether images may weigh or grow more after an edit; `unclear` where that depends. */
export type Effect = 'looser' | 'tighter' | 'unclear'

export function opposite(effect: Effect): Effect {
  if (effect === 'unclear') return effect
  return effect === 'tighter' ? 'looser' : 'tighter'
}

export function amountEffect(old: Amount, now: Amount): Effect {
  const [was, is] = [asPair(old), asPair(now)]
  if (was.unit !== is.unit) return 'unclear'
  return is.value > was.value ? 'looser' : 'tighter'
}

function asPair(amount: Amount): { unit: string; value: number } {
  return 'bytes' in amount
    ? { unit: 'bytes', value: amount.bytes }
    : { unit: 'percent', value: amount.percent }
}

export function increaseEffect(old: Increase, now: Increase): Effect {
  if (isNeverAbove(now, old)) return 'tighter'
  return isNeverAbove(old, now) ? 'looser' : 'unclear'
}

/** Proved for every size of a base: the smallest of `or` counts, and the largest of `and`. */
function isNeverAbove(less: Increase, more: Increase): boolean {
  const ofMore = more.join === 'or' ? 'every' : 'some'
  return less.join === 'and'
    ? less.amounts.every((amount) => more.amounts[ofMore]((other) => isAtMost(amount, other)))
    : more.amounts[ofMore]((other) => less.amounts.some((amount) => isAtMost(amount, other)))
}

function isAtMost(amount: Amount, other: Amount): boolean {
  const [less, more] = [asPair(amount), asPair(other)]
  return less.unit === more.unit && less.value <= more.value
}

/** Looser is what no waiver allowed before, be it in size or in time; a reason allows nothing. */
export function waiversEffect(old: readonly Waiver[], now: readonly Waiver[]): Effect {
  const isCovered = ({ bytes, until }: Waiver) =>
    old.some((waiver) => waiver.bytes >= bytes && waiver.until >= until)
  return now.every(isCovered) ? 'tighter' : 'looser'
}
