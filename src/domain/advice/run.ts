import type { DescribedLayer } from '../history/described-layer.ts'
import { type Command, commandsOf } from './shell.ts'

/** A RUN step of the image's own, as the rules look at it. */
export interface Run {
  readonly layer: DescribedLayer
  readonly bytes: number
  readonly text: string
  readonly commands: readonly Command[]
  /**
   * Nothing may be said to be missing: the text was cut, so that it could have followed, or a
   * cache mount keeps it out of the layer.
   */
  readonly hidesCleaning: boolean
}

/** null for what is not a RUN. */
export function runOf(layer: DescribedLayer): Run | null {
  if (layer.step?.instruction !== 'RUN') return null
  const { text } = layer.step
  const commands = commandsOf(text.replace(/^\s*RUN\s+(?:--\w+=\S+\s+)*/, ''))
  const hidesCleaning = text.endsWith('…') || /--mount=\S*type=cache/.test(text)
  return { layer, bytes: layer.layer.bytes, text, commands, hidesCleaning }
}

/** Whether a command of that name has all the words, in any order. */
export function runs(run: Run, name: RegExp, ...words: readonly (string | RegExp)[]): boolean {
  return run.commands.some((command) => isCommand(command, name, ...words))
}

export function isCommand(
  command: Command,
  name: RegExp,
  ...words: readonly (string | RegExp)[]
): boolean {
  const args = command.words.slice(1)
  return (
    name.test(command.name) &&
    words.every((wanted) =>
      args.some((arg) => (typeof wanted === 'string' ? arg === wanted : wanted.test(arg))),
    )
  )
}

/** Whether files whose path matches are removed by the step itself. */
export function deletes(run: Run, path: RegExp): boolean {
  return runs(run, /^rm$/, path) || runs(run, /^find$/, path, /^-(?:delete|exec)$/)
}
