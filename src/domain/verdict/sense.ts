import type { Reference } from '../image/reference.ts'

/** What a request's failure means to somebody who has sent none. */
const MEANINGS: readonly (readonly [RegExp, (image: string, registry: string) => string])[] = [
  [/^40[13]\b/, (image) => `no access to ${image}`],
  [/^404\b/, (image) => `${image} is not all there`],
  [/^429\b/, (_, registry) => `${registry} gives no more answers for now`],
  [/^5\d\d\b/, (_, registry) => `${registry} has trouble of its own`],
  [/^no whole answer/, (_, registry) => `${registry} does not answer in time`],
  [/^E[A-Z_]+:|^UND_ERR_/, (_, registry) => `${registry} cannot be reached`],
]

/** `METHOD url: what came of it`, as errors of a registry begin. */
const REQUEST = /^(?:GET|HEAD|POST) https?:\/\/\S+: (.*)$/s

/** The sense of a registry's refusal; null where the words are no request's. */
export function senseOf(reason: string, reference: Reference | null): string | null {
  const answer = REQUEST.exec(reason)?.[1]
  if (answer === undefined || reference?.kind !== 'registry') return null
  const { registry, repository } = reference
  const [, words] = MEANINGS.find(([pattern]) => pattern.test(answer)) ?? []
  return words?.(`${registry}/${repository}`, registry) ?? null
}
