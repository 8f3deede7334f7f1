// `/bin/sh -c`, `/bin/bash -o pipefail -c`, `cmd /S /C`, `powershell -NoLogo -Command`: what stands
// before a command that a person wrote for a shell.
const POSIX = String.raw`(?:ba|da|fi|mk|[akz])?sh(?:\.exe)?\s+(?:-\S+\s+(?:\w+\s+)?){0,6}?-\w*c`
const CMD = String.raw`cmd(?:\.exe)?\s+(?:/\w+\s+){0,6}?/c`
const POWERSHELL = String.raw`(?:powershell|pwsh)(?:\.exe)?\s+(?:-\w+\s+(?:\w+\s+)?){0,8}?-c(?:ommand)?`
const SHELL = String.raw`(?:[^\s=]*[\\/])?(?:${POSIX}|${CMD}|${POWERSHELL})(?=\s|$)`

const LEADING = new RegExp(`^${SHELL}`, 'i')
const ANY = new RegExp(String.raw`(?<=^|\s)${SHELL}`, 'gi')

/** What Windows Dockerfiles put before each command of a SHELL, and nobody wants to read. */
const PREFERENCES = /^(?:\$\w+Preference\s*=\s*'\w+'\s*;\s*)+/

/** The command that was given to a shell; null where the words do not begin with one. */
export function afterShell(words: string): string | null {
  const shell = LEADING.exec(words)
  return shell === null ? null : commandFrom(words, shell[0].length)
}

/** The command whose shell ends at `start`. */
export function commandFrom(words: string, start: number): string {
  return words.slice(start).trimStart().replace(PREFERENCES, '')
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Wherever a shell is called. */
export function shellsIn(words: string): readonly Span[] {
  return [...words.matchAll(ANY)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }))
}
