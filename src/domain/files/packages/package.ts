import { oneLine } from '../../values/text.ts'

/** A package that an image's own files name, and the files that are its. */
export interface Package {
  readonly manager: Manager
  readonly name: string
  readonly version: string | null
  /** Its files, as {@link LayerEntry} names them. */
  readonly paths?: readonly string[]
  /** Directories of which everything is its that is no other package's. */
  readonly roots?: readonly string[]
  /** So many bytes of another package's file are its own. */
  readonly within?: { readonly path: string; readonly bytes: number }
}

export type Manager = 'deb' | 'apk' | 'rpm' | 'npm' | 'pip' | 'maven' | 'go' | 'gem'

/** A file that tells of packages, with its text. */
export interface PackageFile {
  readonly path: string
  readonly text: string
  /** Of other files than texts, what was found in them. */
  readonly kind?: 'go' | 'jar'
}

/** Names and versions are shown: longer ones, and those with control characters, are none. */
export function isShown(text: string | undefined): text is string {
  return text !== undefined && text !== '' && !/\s/.test(text) && oneLine(text, 200) === text
}

export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** As in a control file: `Key: value`, and lines that go on begin with a blank. */
export function fieldOf(stanza: string, key: string): string | undefined {
  const start = stanza.startsWith(`${key}: `) ? 0 : stanza.indexOf(`\n${key}: `) + 1
  if (start === 0 && !stanza.startsWith(`${key}: `)) return undefined
  const from = start + key.length + 2
  const end = stanza.indexOf('\n', from)
  return stanza.slice(from, end < 0 ? undefined : end).trim()
}
