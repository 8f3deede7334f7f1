import type { LayerChange } from '../domain/explanation/layers.ts'
import type { Cut, Means, NextStep, Raise } from '../domain/guidance/next-step.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { plural } from '../domain/values/text.ts'
import { layerName, type Quote } from './cause-words.ts'
import { listed } from './words.ts'

/** Of more images than this, only their number is told. */
const MOST_CUTS = 3
const MOST_ASKED = 5
/** The cause tells the whole command. */
const COMMAND_LENGTH = 50

/**
 * What turns a failure green, in a sentence or two: the same in comment, log and JSON.
 * @param hasCause whether the step that grew is named just before.
 */
export function nextStepWords(step: NextStep, quote: Quote, hasCause = false): string {
  const { cuts, raise, isBeyondApproval } = step
  const cut = cutWords(cuts, quote, hasCause)
  const sentences =
    raise === null
      ? [`${cut}.`]
      : raise.attempt === 'none'
        ? [`${cut}, or ${raiseWords(raise, step, quote)}.`]
        : [attemptWords(raise, step, quote), `Or ${lowerFirst(cut)}.`]
  return [
    ...sentences,
    ...(cuts.some(({ leavesReview }) => leavesReview)
      ? ['What it has grown by then still needs an approval.']
      : []),
    ...(isBeyondApproval ? ['Approval does not turn this green.'] : []),
  ].join(' ')
}

function cutWords(cuts: readonly Cut[], quote: Quote, hasCause: boolean): string {
  const told = cuts.slice(0, MOST_CUTS).map((cut) => oneCut(cut, quote, hasCause))
  const more = cuts.length - told.length
  return `Take ${listed([...told, ...(more > 0 ? [`more out of ${plural(more, 'other')}`] : [])], 'and')}`
}

function oneCut({ name, platform, bytes, means }: Cut, quote: Quote, hasCause: boolean): string {
  const where = platform === null ? '' : ` on ${platform}`
  const how = means === null ? '' : ` (${meansWords(means, bytes, hasCause ? null : quote)})`
  return `${formatBytes(bytes)} out of ${quote(name)}${where}${how}`
}

/** @param quote null: what grew is named already. */
function meansWords(means: Means, needed: number, quote: Quote | null): string {
  const size = formatBytes(means.bytes)
  switch (means.kind) {
    case 'step':
      return `${quote === null ? 'that step' : quote(layerName(layerOf(means.change), COMMAND_LENGTH))} added ${size}`
    case 'base-image':
      return `the FROM image${quote === null || means.name === null ? '' : ` ${quote(means.name)}`} added ${size}`
    case 'tips': {
      const tips =
        means.count === 1 ? 'a tip would save' : `${means.count} tips would together save`
      return means.bytes >= needed
        ? `${tips} up to ${size}`
        : `${tips} up to ${size} of the ${formatBytes(needed)} needed`
    }
  }
}

function layerOf({ base, head }: LayerChange) {
  return head ?? base
}

function raiseWords(raise: Raise, { ask }: NextStep, quote: Quote): string {
  const what = `raise ${limitWords(raise)}`
  switch (raise.where) {
    case 'file':
      return `${what} in the budget file`
    case 'here':
      return `${what} in this pull request${askWords(ask, quote)}`
    case 'own':
      return `${what} in a pull request of its own, merged first${askWords(ask, quote)}`
  }
}

function attemptWords(raise: Raise, { ask }: NextStep, quote: Quote): string {
  const low = raise.attempt === 'too-little' ? ' It is too low for this image, too.' : ''
  return `The limit that this pull request raises counts once it is merged: raise it in a pull request of its own, merged first${askWords(ask, quote)}.${low}`
}

function limitWords({ rules }: Raise): string {
  const [only, ...others] = rules
  if (others.length > 0) return 'its limits (max_mb and max_increase)'
  return only === 'max_increase' ? 'what it may grow by (max_increase)' : 'the limit'
}

function askWords(ask: readonly string[], quote: Quote): string {
  if (ask.length === 0) return ''
  const named = ask.slice(0, MOST_ASKED).map((name) => quote(name))
  const more = ask.length - named.length
  return ` (ask ${listed([...named, ...(more > 0 ? [`${more} more`] : [])], 'or')})`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
