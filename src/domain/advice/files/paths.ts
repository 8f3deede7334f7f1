import type { Command } from '../../shell/command.ts'
import type { Run } from '../run.ts'

/** The segments of a path, `~` for whoever builds; null where only the running shell knows it. */
export function segmentsOf(path: string, folder: string | null = null): string[] | null {
  const home = path.replace(/^(?:~|\$HOME|\$\{HOME\}|\/root|\/home\/[^/*]+)(?=\/|$)/, '~')
  const whole = /^[~/]/.test(home) || folder === null ? home : `${folder}/${home}`
  if (/[$`]/.test(whole)) return null
  const segments: string[] = []
  for (const part of whole.split('/')) {
    if (part === '..') segments.pop()
    else if (part !== '' && part !== '.') segments.push(part)
  }
  return whole.startsWith('/') ? ['', ...segments] : segments
}

/** How a removed path lies to another: it takes all of it with it, or a part, or nothing. */
export type Cover = 'whole' | 'part' | 'none'

export function coverOf(removed: readonly string[], path: readonly string[]): Cover {
  const least = Math.min(removed.length, path.length)
  for (let index = 0; index < least; index++) {
    if (!matches(removed[index] ?? '', path[index] ?? '')) return 'none'
  }
  // `/x/*` leaves the folder, and nothing in it.
  const rest = removed.slice(path.length)
  const isWhole = rest.length === 0 || (rest.length === 1 && rest[0] === '*')
  return isWhole ? 'whole' : 'part'
}

function matches(pattern: string, segment: string): boolean {
  if (pattern === segment || pattern === '*') return true
  if (!/[*?[]/.test(pattern)) return false
  const [first = '', ...rest] = pattern.split(/\*+|\?|\[[^\]]*\]/)
  const last = rest.at(-1) ?? ''
  return segment.startsWith(first) && segment.endsWith(last)
}

/** What a command removes. */
export function removedBy(command: Command): string[][] {
  return targetsOf(command).flatMap((path) => {
    const segments = segmentsOf(path, command.folder)
    return segments === null ? [] : [segments]
  })
}

function targetsOf({ name, words, operands }: Command): readonly string[] {
  if (/^(?:rm|rmdir|unlink|shred)$/.test(name)) return operands
  const removes =
    words.includes('-delete') ||
    words.some(
      (word, at) => /^-exec(?:dir)?$/.test(word) && /(?:^|\/)rm$/.test(words[at + 1] ?? ''),
    )
  if (name !== 'find' || !removes) return []
  const start = words.findIndex((word, at) => at > 0 && /^[-!(]/.test(word))
  return words.slice(1, start)
}

/** Whether it removes what only a build argument names. */
function removesUnknown(command: Command): boolean {
  return targetsOf(command).some((path) => /\$\{?\w/.test(path))
}

/** Whether files below one of the folders are removed, or may be, by the step itself. */
export function deletes({ commands }: Run, folders: readonly string[]): boolean {
  const paths = folders.flatMap((folder) => [segmentsOf(folder) ?? []])
  return commands.some(
    (command) =>
      removesUnknown(command) ||
      removedBy(command).some((removed) => paths.some((path) => coverOf(removed, path) !== 'none')),
  )
}
