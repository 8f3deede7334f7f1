import { fullBase, staleBase, unsharedBase } from './base/base.ts'
import { slimmerVariants } from './base/variants.ts'
import { oneBigLayer, recompress } from './image-rules.ts'
import { measured } from './measured.ts'
import {
  ADVICE_RULES,
  type Advice,
  type AdviceSubject,
  bytesOf,
  type Draft,
  leastWorth,
  type UnsharedBase,
  type Variant,
} from './rule.ts'
import { settle } from './savings.ts'
import { secretArgument } from './secrets.ts'
import { stepDrafts } from './steps.ts'

export {
  ADVICE_RULES,
  type Advice,
  type AdviceSubject,
  slimmerVariants,
  type UnsharedBase,
  type Variant,
}

/** How much advice a service gets: who is told everything does nothing. */
export const MOST_ADVICE = 3

const IMAGE_RULES: readonly ((subject: AdviceSubject) => Draft | null)[] = [
  fullBase,
  staleBase,
  unsharedBase,
  secretArgument,
  recompress,
]

/**
 * What would likely make an image smaller: what saves most first, what saves nobody knows how much
 * last, and after it what a build's options do. Every piece of it can be wrong, so that it never gates.
 */
export function adviceFor(subject: AdviceSubject): Advice[] {
  const least = leastWorth(bytesOf(subject.layers))
  const found = [...stepDrafts(subject), ...IMAGE_RULES.map((rule) => rule(subject))]
  const proved = found.flatMap((draft) => (draft && measured(draft, subject.contents)) ?? [])
  const worth = proved.filter(({ atMost }) => atMost >= least)
  const all = [...worth, ...whereToLook(subject, worth)].filter(({ atMost }) => atMost >= least)
  const order = new Map(all.map(({ rule, layer, atMost }) => [keyOf({ rule, layer }), atMost]))
  const most = (advice: Advice) => order.get(keyOf(advice)) ?? 0
  return settle(all, least).toSorted((a, b) => bySaving(a, b) || compare(most(b), most(a)))
}

/** The advice that a service's readers see. */
export function topAdvice(advice: readonly Advice[]): Advice[] {
  // A secret that anybody can read outweighs all bytes.
  const isSecret = ({ rule }: Advice) => rule === 'secret-argument'
  const rest = advice.filter((each) => !isSecret(each))
  return [...advice.filter(isSecret), ...rest].slice(0, MOST_ADVICE)
}

/** Only where no rule knows better what is in the layer. */
function whereToLook(subject: AdviceSubject, drafts: readonly Draft[]): Draft[] {
  const draft = oneBigLayer(subject)
  const isExplained = drafts.some(({ layer }) => layer !== null && layer === draft?.layer)
  return draft === null || isExplained ? [] : [draft]
}

function keyOf({ rule, layer }: Pick<Advice, 'rule' | 'layer'>): string {
  return `${rule} ${layer?.layer.digest ?? ''}`
}

function bySaving(a: Advice, b: Advice): number {
  const isLast = ({ rule }: Advice) => Number(rule === 'recompress')
  if (isLast(a) !== isLast(b)) return isLast(a) - isLast(b)
  if (a.bytes !== null && b.bytes !== null) return b.bytes - a.bytes
  if (a.bytes === null && b.bytes === null) return 0
  return a.bytes === null ? 1 : -1
}

/** Infinity less Infinity is no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b
}
