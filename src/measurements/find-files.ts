import { constants, type Dirent } from 'node:fs'
import { lstat, open, opendir } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UsageError } from '../domain/values/problem.ts'
import { grouped, oneLine } from '../domain/values/text.ts'
import { MOST_BYTES_OF_ALL, MOST_FILE_BYTES, MOST_FILES } from './bounds.ts'
import { matcherOf } from './glob.ts'

/** A file that patterns name: read, or why it was not. */
export interface FoundFile {
  /** As its pattern spells it: untrusted text, where an artifact was unpacked. */
  readonly name: string
  readonly content: { readonly bytes: Uint8Array } | { readonly refusal: string }
}

const MOST_ENTRIES = 50_000
const MOST_FOLDERS = 20

/**
 * Reads the files that patterns name: regular files alone, none of them through a link, and no more
 * of them than are worth it.
 * @param directory what relative patterns start from.
 * @throws {UsageError} where there is none.
 */
export async function findFiles(
  patterns: readonly string[],
  directory: string,
): Promise<FoundFile[]> {
  const walk: Walk = { entries: 0, names: new Map() }
  for (const pattern of patterns) await walkPattern(pattern, directory, walk)
  const names = [...walk.names].toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (names.length === 0) {
    throw new UsageError(
      `measurements: no file is there for ${patterns.map((each) => oneLine(each, 100)).join(', ')}. Let the job that measures upload what it writes, even where it fails, and this one download it before this step.`,
    )
  }
  if (names.length > MOST_FILES) {
    throw new UsageError(
      `measurements: there are more than ${grouped(String(MOST_FILES))} files. Name those that mode: measure has written.`,
    )
  }
  const found: FoundFile[] = []
  let left = MOST_BYTES_OF_ALL
  for (const [path, { name, isLink }] of names) {
    const content = isLink ? refused('is a link, and no link is followed') : await read(path, left)
    if ('bytes' in content) left -= content.bytes.length
    found.push({ name, content })
  }
  return found
}

interface Walk {
  entries: number
  /** By path. */
  readonly names: Map<string, { name: string; isLink: boolean }>
}

async function walkPattern(pattern: string, directory: string, walk: Walk): Promise<void> {
  const { prefix, matches } = matcherOf(pattern.split(sep).join('/'))
  const root = resolve(directory, prefix)
  const isInside = !isAbsolute(pattern) && !relative(directory, root).startsWith('..')
  // What an artifact may have replaced is looked at; what leads to it is the workflow's own.
  if (isInside && (await leadsOut(directory, root))) {
    const name = oneLine(prefix)
    walk.names.set(root, { name, isLink: true })
    return
  }
  const kind = await kindOf(root)
  if (kind === 'file' || kind === 'link') {
    walk.names.set(root, { name: prefix, isLink: kind === 'link' })
    return
  }
  if (kind === 'folder') await walkFolder({ path: root, name: prefix, inside: '' }, matches, walk)
}

interface Folder {
  readonly path: string
  readonly name: string
  /** From the pattern's fixed part on. */
  readonly inside: string
}

async function walkFolder(
  { path, name, inside }: Folder,
  matches: (path: string) => boolean,
  walk: Walk,
): Promise<void> {
  if (inside.split('/').length > MOST_FOLDERS)
    throw tooMuch(name, `folders in more than ${MOST_FOLDERS} folders`)
  for await (const entry of entriesOf(path)) {
    if (++walk.entries > MOST_ENTRIES)
      throw tooMuch(name, `more than ${grouped(String(MOST_ENTRIES))} files and folders`)
    const below = { path: join(path, entry.name), name: joined(name, entry.name) }
    const within = joined(inside, entry.name)
    const isLink = entry.isSymbolicLink()
    if (entry.isDirectory()) await walkFolder({ ...below, inside: within }, matches, walk)
    // A link may stand for a folder, whose files would be missed by nobody.
    else if (isLink || matches(within)) walk.names.set(below.path, { name: below.name, isLink })
  }
}

/** One after the other: an artifact may hold a million. */
async function* entriesOf(path: string): AsyncGenerator<Dirent> {
  try {
    yield* await opendir(path)
  } catch (cause) {
    throw new UsageError(`measurements: ${oneLine(path)} cannot be read (${codeOf(cause)}).`, {
      cause,
    })
  }
}

function tooMuch(name: string, what: string): UsageError {
  return new UsageError(
    `measurements: ${oneLine(name || '.')} holds ${what}. Download the artifacts into a directory of their own.`,
  )
}

function joined(folder: string, name: string): string {
  if (folder === '') return name
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`
}

/** Whether a link lies between a directory and what is in it. */
async function leadsOut(directory: string, path: string): Promise<boolean> {
  let at = directory
  for (const segment of relative(directory, path).split(sep).filter(Boolean).slice(0, -1)) {
    at = join(at, segment)
    if ((await kindOf(at)) === 'link') return true
  }
  return false
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'link' | 'missing'> {
  try {
    const stats = await lstat(path)
    if (stats.isSymbolicLink()) return 'link'
    return stats.isDirectory() ? 'folder' : 'file'
  } catch {
    return 'missing'
  }
}

function refused(refusal: string): FoundFile['content'] {
  return { refusal }
}

/** @param left of all files' bytes. */
async function read(path: string, left: number): Promise<FoundFile['content']> {
  // A pipe would wait for its other end; what has become a link meanwhile is none of ours.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW
  try {
    const file = await open(path, flags)
    try {
      if (!(await file.stat()).isFile()) return refused('is no regular file')
      const most = Math.min(MOST_FILE_BYTES, left)
      const parts: Buffer[] = []
      let bytes = 0
      for await (const part of file.createReadStream({ end: most, autoClose: false })) {
        parts.push(part)
        bytes += part.length
      }
      if (bytes > MOST_FILE_BYTES) return refused(`is larger than ${megabytes(MOST_FILE_BYTES)}`)
      if (bytes > left)
        return refused(`and those before it are larger than ${megabytes(MOST_BYTES_OF_ALL)}`)
      return { bytes: Buffer.concat(parts, bytes) }
    } finally {
      await file.close()
    }
  } catch (error) {
    return refused(`cannot be read (${codeOf(error)})`)
  }
}

function megabytes(bytes: number): string {
  return `${bytes / 2 ** 20} MiB`
}

function codeOf(error: unknown): string {
  const code: unknown = Reflect.get(Object(error), 'code')
  return typeof code === 'string' ? code : 'not told'
}
