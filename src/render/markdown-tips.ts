import type { Advice } from '../domain/advice/advice.ts'
import type { AdvisedExplanation } from '../domain/advice/advised.ts'
import type { Consequence } from '../domain/advice/consequence.ts'
import { relevantAdvice } from '../domain/guidance/tips.ts'
import { explainedServices } from '../domain/report/explained-services.ts'
import { plural } from '../domain/values/text.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { adviceWords, consequenceWords } from './advice-words.ts'
import { isTrouble } from './markdown-reasons.ts'
import { code, details, prose, upperFirst } from './markdown-text.ts'

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
    tips: tipsIn(explanation),
  }))
  const best = grouped(of.map(({ name, tips }) => ({ name, tips: tips.slice(0, 1) })))
  const rest = grouped(of.map(({ name, tips }) => ({ name, tips: tips.slice(1) })))
  const isNamed = services.length > 1
  const consequences = new Map(
    services
      .flatMap(({ explanation }) => explanation.consequence ?? [])
      .map((consequence) => [consequence.advice, consequence] as const),
  )
  const line = ({ advice, names }: Tip, isBrief: boolean) => {
    const whose = isNamed ? `${names.map((name) => code(name)).join(', ')}: ` : ''
    const consequence = consequences.get(advice)
    const isAlone = names.length === 1 && isBrief && consequence !== undefined
    const words = isAlone
      ? consequenceLine(consequence, page)
      : adviceWords(advice, { quote: code, prose, page, isBrief })
    return `💡 ${whose}${words}`
  }
  const folded = [...best.slice(MOST_OPEN), ...rest].map((tip) => `- ${line(tip, false)}`)
  return [
    ...best.slice(0, MOST_OPEN).map((tip) => line(tip, true)),
    ...(folded.length === 0
      ? []
      : [details(`💡 ${plural(folded.length, 'more tip')}`, folded.join('\n'))]),
  ]
}

/** `**Take the compilers out of the last stage: −201.9 of +212.1 MiB**`, and the line to paste. */
function consequenceLine(consequence: Consequence, page: string | undefined): string {
  const { rule, dockerfile } = consequence.advice
  const line = dockerfile === null ? '' : `: ${code(dockerfile)}`
  const more = page === undefined ? rule : `[${rule}](${page}#${rule})`
  return `**${upperFirst(consequenceWords(consequence, prose))}**${line} (${more})`
}

/** First what would undo most of the growth, be it the base image. */
function tipsIn({ advice, layers, consequence }: AdvisedExplanation): readonly Advice[] {
  const relevant = relevantAdvice(advice, layers)
  if (consequence === null) return relevant
  return [consequence.advice, ...relevant.filter((each) => each !== consequence.advice)]
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
