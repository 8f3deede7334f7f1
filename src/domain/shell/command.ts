/** One simple command, without what stands before it (`sudo`, `env`, assignments, `sh -c`). */
export interface Command {
  /** Without its folder; of `python -m pip …` it is pip. */
  readonly name: string
  /** The name first; variables whose value the script tells are replaced by it. */
  readonly words: readonly string[]
  /** Words after the name that do not start with a dash. */
  readonly operands: readonly string[]
  /** It stands in a branch, or behind a test, so that it may not have run. */
  readonly isConditional: boolean
  /** Its folder, as far as `cd` tells; null: where the step began. */
  readonly folder: string | null
  /** Files that its output goes to. */
  readonly writes: readonly string[]
  /** It reads what another command writes. */
  readonly isFed: boolean
}

export interface Script {
  readonly commands: readonly Command[]
  /** Texts that are written into files: they may be scripts of the image. */
  readonly written: readonly string[]
  /** All that is assigned, be it for one command only. */
  readonly variables: ReadonlyMap<string, string>
  /** The text could be read to its end. */
  readonly isWhole: boolean
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

/** The value of `--name value`, `--name=value`, `-n value`, `-nvalue` or `-xyn value`; null: not given. */
export function optionOf({ words }: Command, ...names: readonly string[]): string | null {
  for (const [index, word] of words.entries()) {
    for (const name of names) {
      const next = words[index + 1] ?? ''
      if (word === name) return next
      if (name.startsWith('--') && word.startsWith(`${name}=`)) return word.slice(name.length + 1)
      if (name.startsWith('--') || !/^-[A-Za-z]/.test(word)) continue
      const at = word.indexOf(name.slice(1))
      if (at > 0 && /^-[A-Za-z]+$/.test(word.slice(0, at + 1))) return word.slice(at + 1) || next
    }
  }
  return null
}
