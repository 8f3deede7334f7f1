import { nearest, oneLine } from '../domain/values/text.ts'
import { TAKEN } from './options.ts'

/** What is said of an option that lacks its value, or has one too many. */
export function valueWords(option: string): string {
  const taken = TAKEN[option.replace(/^--/, '')]
  return taken === undefined ? `${option} takes no value.` : `${option} takes ${taken}.`
}

/** What is said of an option that the command does not have. */
export function unknownWords(
  option: string,
  allowed: readonly string[],
  commands: readonly string[],
): string {
  const word = option.replace(/^--?/, '')
  const longer = allowed.filter((each) => word !== '' && each.startsWith(word))
  const guess = longer.length === 1 ? longer[0] : nearest(word, allowed)
  const hint = guess === undefined ? '' : ` Did you mean --${guess}?`
  const elsewhere = `It is an option of ${commands.join(', ')}.`
  return `Unknown option ${oneLine(option, 40)}.${commands.length > 0 ? ` ${elsewhere}` : hint}`
}
