import type { Advice } from '../domain/advice/advice.ts'
import { relevantAdvice } from '../domain/guidance/tips.ts'
import { explainedServices } from '../domain/report/explained-services.ts'
import { plural } from '../domain/values/text.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { adviceWords } from './advice-words.ts'
import { isTrouble } from './markdown-reasons.ts'
import { code, details, prose } from './markdown-text.ts'

/** More than these are folded. */
const MOST_OPEN = 3

interface Tip {
  readonly advice: Advice
  readonly names: string[]
}

/**
 * Only for what the change added or grew, and only where it ends red: the best one for each image, equal
 * ones once, and the others folded.
 */
export function tipBlocks(verdicts: readonly Verdict[], page: string | undefined): string[] {
  const services = explainedServices(
    verdicts.filter((verdict) => isTrouble(verdict) && verdict.outcome !== 'inconclusive'),
  )
  const of = services.map(({ verdict, explanation }) => ({
    name: verdict.budget.name,
    tips: relevantAdvice(explanation.advice, explanation.layers),
  }))
  const best = grouped(of.map(({ name, tips }) => ({ name, tips: tips.slice(0, 1) })))
  const rest = grouped(of.map(({ name, tips }) => ({ name, tips: tips.slice(1) })))
  const isNamed = services.length > 1
  const line = ({ advice, names }: Tip, isBrief: boolean) => {
    const whose = isNamed ? `${names.map((name) => code(name)).join(', ')}: ` : ''
    return `💡 ${whose}${adviceWords(advice, { quote: code, prose, page, isBrief })}`
  }
  const folded = [...best.slice(MOST_OPEN), ...rest].map((tip) => `- ${line(tip, false)}`)
  return [
    ...best.slice(0, MOST_OPEN).map((tip) => line(tip, true)),
    ...(folded.length === 0
      ? []
      : [details(`💡 ${plural(folded.length, 'more tip')}`, folded.join('\n'))]),
  ]
}

function grouped(
  of: readonly { readonly name: string; readonly tips: readonly Advice[] }[],
): Tip[] {
  const tips = new Map<string, Tip>()
  for (const { name, tips: own } of of) {
    for (const advice of own) {
      const { rule, sentence, cure, dockerfile } = advice
      const key = JSON.stringify([rule, sentence, cure, dockerfile, advice.layer?.step?.text])
      const known = tips.get(key)
      if (known === undefined) tips.set(key, { advice, names: [name] })
      else known.names.push(name)
    }
  }
  return [...tips.values()]
}
