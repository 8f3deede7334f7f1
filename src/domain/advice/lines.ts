import type { Command } from '../shell/command.ts'
import { oneLine } from '../values/text.ts'

const PLAIN = /^[\w@%+=:,./-]+$/
/** The Dockerfile that the line is pasted into has it. */
const VARIABLE = /^\$(?:\w+|\{\w+\})$/
/** A longer line is not read, and what it is about is in the Dockerfile anyway. */
const MOST_LETTERS = 300
/** Addresses may hold a password, and so may options that name one. */
const MAY_BE_SECRET = /:\/\/|@.*:|token|secret|passw|key|credential|\u2026/i

/** Words as a shell takes them; null where they are not for a line that others read. */
export function shellWords(words: readonly string[]): string | null {
  const line = words.map(quotedWord).join(' ')
  const isUnknown = words.some(
    (word) => MAY_BE_SECRET.test(word) || (/[$`]/.test(word) && !VARIABLE.test(word)),
  )
  return isUnknown || oneLine(line, MOST_LETTERS) !== line ? null : line
}

function quotedWord(word: string): string {
  return PLAIN.test(word) || VARIABLE.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** A command of the step with further words behind its verb; null where it is not to be shown. */
export function withWords(
  command: Command | undefined,
  verb: RegExp,
  ...added: readonly string[]
): string | null {
  if (command === undefined) return null
  const at = command.words.findIndex((word, index) => index > 0 && verb.test(word))
  const { words } = command
  const missing = added.filter((word) => !words.includes(word))
  return shellWords([...words.slice(0, at + 1), ...missing, ...words.slice(at + 1)])
}
