import { bareLoginsIn, loginsIn, parametersIn } from './addresses.ts'
import { assignmentsIn, linesIn, namedValueIn, pairsIn } from './assignments.ts'
import { namesSecret } from './names.ts'
import { optionIn, programSecrets } from './options.ts'
import {
  headerIn,
  heredocsIn,
  lastWordsIn,
  netrcIn,
  phrasesIn,
  pipedSecrets,
  setValuesIn,
  subcommandIn,
} from './phrases.ts'
import { shapesIn } from './shapes.ts'
import { MASK, masked, type Span } from './span.ts'
import { commandsIn, type Section } from './words.ts'

export interface WithoutSecrets {
  /** Where a secret stood stands `***`. What is left reads as before: commands, options, names. */
  readonly text: string
  /** What kinds of secrets stood there, in words; never they themselves. */
  readonly secrets: readonly string[]
}

/** Commands in quotes in commands in quotes. */
const MOST_NESTED = 4

/**
 * The text of an image, or of what it is built from, without the secrets in it: the only way in
 * which such text enters the program. Of two texts that differ in secrets alone it makes the same.
 */
export function withoutSecrets(text: string): WithoutSecrets {
  const spans = [
    ...setValuesIn(text),
    ...pairsIn(text),
    ...loginsIn(text),
    ...bareLoginsIn(text),
    ...parametersIn(text),
    ...phrasesIn(text),
    ...netrcIn(text),
    ...heredocsIn(text),
    ...commandSecrets(text, { start: 0, end: text.length }, 0),
    ...shapesIn(text),
  ]
  if (spans.length === 0) return { text, secrets: [] }
  const { text: shown, found } = masked(text, spans)
  return { text: shown, secrets: found }
}

/** Without these a text has neither words nor parts: a secret in it is known by how it looks, or not at all. */
const PARTED = /[\s=:@"'?]/

/** The same of a path, or of a name: an image has hundreds of thousands of them. */
export function nameWithoutSecrets(name: string): string {
  if (PARTED.test(name)) return withoutSecrets(name).text
  const spans = shapesIn(name)
  return spans.length === 0 ? name : masked(name, spans).text
}

/** What a label or an annotation says: JSON stays JSON. */
export function valueWithoutSecrets(name: string, value: string): string {
  if (namesSecret(name)) return MASK
  if (!/^\s*[[{]/.test(value)) return withoutSecrets(value).text
  try {
    // Each name's text is masked for itself, as a secret's name masks its text.
    return JSON.stringify(JSON.parse(value, ofJson))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError)
      return withoutSecrets(value).text
    throw error
  }
}

/** Whether JSON, byte by byte as it was received, has secrets in it. */
export function holdsSecrets(bytes: Uint8Array): boolean {
  const json = new TextDecoder().decode(bytes)
  try {
    return valueWithoutSecrets('', json) !== JSON.stringify(JSON.parse(json))
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

function ofJson(name: string, value: unknown): unknown {
  if (typeof value === 'string') return namesSecret(name) ? MASK : withoutSecrets(value).text
  return typeof value === 'number' && namesSecret(name) ? MASK : value
}

function commandSecrets(text: string, section: Section, depth: number): Span[] {
  const commands = commandsIn(text, section, depth > 0)
  const spans = linesIn(text, section.start, section.end)
  for (const [index, command] of commands.entries()) {
    spans.push(
      ...programSecrets(text, command),
      ...lastWordsIn(text, command),
      ...pipedSecrets(text, commands, index),
    )
    for (const [at, word] of command.words.entries()) {
      spans.push(
        ...assignmentsIn(text, command, at),
        ...namedValueIn(text, command, at),
        ...optionIn(text, command, at),
        ...headerIn(text, command, at),
        ...subcommandIn(text, command, at),
      )
      for (const inner of depth < MOST_NESTED ? word.inner : []) {
        if (/[\s=:]/.test(text.slice(inner.start, inner.end))) {
          spans.push(...commandSecrets(text, inner, depth + 1))
        }
      }
    }
  }
  return spans
}
