import type { Advice } from '../domain/advice/advice.ts'
import type { Consequence } from '../domain/advice/consequence.ts'
import type { Explanation } from '../domain/explanation/explanation.ts'
import { shortDigest } from '../domain/image/digest.ts'
import { formatBytes, formatChange } from '../domain/values/bytes.ts'
import { plural } from '../domain/values/text.ts'
import { layerName, placeSuffix, type Quote } from './cause-words.ts'

interface Style {
  readonly quote: Quote
  readonly prose: (untrusted: string) => string
  /** Where the rules are explained. */
  readonly page: string | undefined
  /** What to do, and no more: where it is seen and why it costs stand elsewhere. */
  readonly isBrief?: boolean
}

/** One piece of advice: what is seen where, what to do, what it saves, and where more is said. */
export function adviceWords(advice: Advice, style: Style): string {
  const { quote, prose, page, isBrief = false } = style
  const { rule, layer, bytes, sentence, cure, dockerfile } = advice
  const at = placeSuffix(layer?.step?.place, quote)
  const where = layer === null ? '' : `${quote(layerName(layer))}${at}: `
  const saves = bytes === null ? '' : ` Saves ${likely(advice)}${formatBytes(bytes)}.`
  const how = prose(cure)
  const todo = dockerfile === null ? how : `${how.replace(/\.$/, '')}: ${quote(dockerfile)}.`
  const more = page === undefined ? rule : `[${rule}](${page}#${rule})`
  const seen = isBrief ? '' : `${where}${prose(sentence)} `
  return `${seen}${todo}${saves} (${more})`
}

/** The whole layer is the most that can be, and never what is saved. */
function likely({ isEstimate, isAtMost }: Advice): string {
  if (!isEstimate) return ''
  return isAtMost ? 'at most ' : 'about '
}

/** `take the compilers out of the last stage: −201.9 of +212.1 MiB`. */
export function consequenceWords(
  { advice, bytes, growthBytes }: Consequence,
  prose: (untrusted: string) => string,
): string {
  const [undone, growth] = [formatChange(-bytes), formatChange(growthBytes)]
  const unit = growth.replace(/^.* /, ' ')
  // One unit is enough for both.
  const amount = undone.endsWith(unit) ? undone.slice(0, -unit.length) : undone
  return `${prose(advice.summary)}: ${likely(advice)}${amount} of ${growth}`
}

/** What is known of the base image; null where that is nothing. */
export function baseImageWords({ baseImages, split }: Explanation, quote: Quote): string | null {
  const { head } = baseImages
  if (head.kind === 'unknown') return null
  if (head.kind === 'likely') {
    const name = head.name === null ? 'a FROM image' : quote(head.name)
    const layers = plural(head.layers, 'layer')
    return head.shownBy === 'history'
      ? `likely built from ${name}: the history shows ${layers} of it`
      : `likely built from ${name}, as the Dockerfile says: ${layers} came before its steps`
  }
  const parts =
    split === null || (split.baseImageBytes === 0 && split.ownBytes === 0)
      ? ''
      : `: ${formatChange(split.baseImageBytes)} from it, ${formatChange(split.ownBytes)} from your own layers`
  const moved =
    head.movedTo === null ? '' : `; that name stands for ${quote(shortDigest(head.movedTo))} by now`
  return `built from ${quote(head.name)}${parts}${moved}`
}
