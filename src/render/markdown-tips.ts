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
  const consequences = new Map(
    services
      .flatMap(({ explanation }) => explanation.consequence ?? [])
      .map((consequence) => [consequence.advice, consequence] as const),
  )
  // In a line that somebody can copy; without one, what is seen says more than what to do.
  const best = grouped(
    of.map(({ name, tips }) => ({
      name,
      tips: tips.filter((tip) => consequences.has(tip) || isLine(tip)).slice(0, 1),
    })),
  )
  const open = new Set(best.slice(0, MOST_OPEN).map(keyOf))
  const rest = grouped(of).filter((tip) => !open.has(keyOf(tip)))
  const isNamed = services.length > 1
  const line = ({ advice, names }: Tip, isBrief: boolean) => {
    const whose = isNamed ? `${names.map((name) => code(name)).join(', ')}: ` : ''
    const consequence = consequences.get(advice)
    const isAlone = names.length === 1 && isBrief && consequence !== undefined
    const words = isAlone
      ? consequenceLine(consequence, page)
      : adviceWords(advice, { quote: code, prose, page, isBrief })
    return `💡 ${whose}${words}`
  }
  const folded = rest.map((tip) => `- ${line(tip, false)}`)
  const more = plural(folded.length, open.size === 0 ? 'tip' : 'more tip')
  return [
    ...best.slice(0, MOST_OPEN).map((tip) => line(tip, true)),
    ...(folded.length === 0 ? [] : [details(`💡 ${more}`, folded.join('\n'))]),
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

function isLine({ dockerfile }: Advice): boolean {
  return dockerfile !== null
}

/** Equal tips are one. */
function keyOf({ advice }: Pick<Tip, 'advice'>): string {
  const { rule, sentence, cure, dockerfile, layer } = advice
  return JSON.stringify([rule, sentence, cure, dockerfile, layer?.step?.text])
}

function grouped(
  of: readonly { readonly name: string; readonly tips: readonly Advice[] }[],
): Tip[] {
  const tips = new Map<string, Tip>()
  for (const { name, tips: own } of of) {
    for (const advice of own) {
      const key = keyOf({ advice })
      const known = tips.get(key)
      if (known === undefined) tips.set(key, { advice, names: [name] })
      else known.names.push(name)
    }
  }
  return [...tips.values()]
}
