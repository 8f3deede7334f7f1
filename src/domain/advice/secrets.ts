import type { DescribedLayer } from '../history/described-layer.ts'
import { namesSecret } from '../secrets/names.ts'
import { MASK } from '../secrets/span.ts'
import { shellWords } from './lines.ts'
import { named } from './packages/tools.ts'
import { type AdviceSubject, type Draft, NOT_ABOUT_BYTES, ownLayers } from './rule.ts'

/** What tells so much is not read to its end. */
const MOST_TOLD = 6
/** Of another step, this much is enough to know it by. */
const NAME_LENGTH = 40

interface Leak {
  readonly layer: DescribedLayer
  /** Names of build arguments. */
  readonly names: readonly string[]
  /** Whatever else, in words. */
  readonly kinds: readonly string[]
}

/** Of which kind secrets in the history are is told; they themselves never are. */
export function secretArgument(subject: AdviceSubject): Draft | null {
  const leaks = ownLayers(subject)
    .map(leakIn)
    .filter((leak) => leak !== null)
  const [first] = leaks
  if (first === undefined) return null
  const [name] = leaks.flatMap(({ names }) => names)
  const id = name ?? variableIn(first) ?? 'TOKEN'
  const isRuntime = leaks.some(({ kinds }) => kinds.some((kind) => kind.endsWith(' in ENV')))
  const atStart = isRuntime ? ' Set what the running program needs when it is started.' : ''
  return {
    rule: 'secret-argument',
    layer: first.layer,
    ...NOT_ABOUT_BYTES,
    sentence: sentenceOf(leaks, first),
    cure: `Replace what is secret: it stays in the history of each image that was pushed.${atStart} Give the next one to the RUN that needs it by a secret mount.`,
    summary: 'replace the secret, and mount the next one',
    dockerfile: `RUN --mount=type=secret,id=${id},env=${id} ${commandOf(first.layer)}`,
  }
}

function leakIn(layer: DescribedLayer): Leak | null {
  const { buildArguments = [], secrets = [] } = layer.step ?? {}
  const names = buildArguments
    .map((argument) => argument.replace(/=.*$/s, ''))
    .filter((name) => VARIABLE.test(name) && namesSecret(name))
  const kinds = secrets.filter((kind) => !names.includes(variable(kind) ?? ''))
  return names.length + kinds.length === 0 ? null : { layer, names, kinds }
}

const VARIABLE = /^[A-Za-z_]\w{0,63}$/

function variable(kind: string): string | undefined {
  return /^the value of ([A-Za-z_]\w{0,63})(?: in [A-Z]+)?$/.exec(kind)?.[1]
}

function variableIn({ kinds }: Leak): string | undefined {
  return kinds.map(variable).find((name) => name !== undefined)
}

function sentenceOf(leaks: readonly Leak[], { layer }: Leak): string {
  const names = [...new Set(leaks.flatMap((leak) => leak.names))]
  const kinds = leaks.flatMap((leak) => {
    const where = leak.layer === layer ? '' : ` in ${shortened(leak.layer.step?.text ?? '')}`
    return leak.kinds.map((kind) => `${kind}${where}`)
  })
  const isOne = names.length === 1
  const what = `the build ${isOne ? 'argument' : 'arguments'} ${named(names)}`
  const reads = 'whoever can pull the image reads'
  if (kinds.length === 0)
    return `By ${isOne ? 'its name' : 'their names'}, ${what} likely ${isOne ? 'holds a secret' : 'hold secrets'}: ${reads} it in the history.`
  const told = [...(names.length > 0 ? [what] : []), ...new Set(kinds)]
  const more = told.length - MOST_TOLD
  const list = [...told.slice(0, MOST_TOLD), ...(more > 0 ? [`${more} more`] : [])].join('; ')
  return `What likely is secret stands in the history, where ${reads} it: ${list}.`
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length > NAME_LENGTH
    ? `${characters.slice(0, NAME_LENGTH - 1).join('')}…`
    : text
}

/** The step's own command, where it may be shown. */
function commandOf({ step }: DescribedLayer): string {
  const words = step?.instruction === 'RUN' ? step.text.replace(/^RUN\s+/, '').split(' ') : []
  const isPlain = words.length > 0 && shellWords(words) === words.join(' ')
  return isPlain && !step?.text.includes(MASK) ? words.join(' ') : './build.sh'
}
