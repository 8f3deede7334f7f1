import { lstat } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { Unmeasurable } from '../domain/values/problem.ts'
import type { BlobSink } from '../measure/image-source.ts'
import { systemCode } from './error.ts'
import type { LayoutFiles } from './files.ts'

/** A path of somebody who may not know what else this machine holds. */
export class OutsideError extends Unmeasurable {
  override name = 'OutsideError'
}

/**
 * Whether a path stays in a directory, without `..` and links. Nothing outside is looked at, so
 * that the answer is the same whether something is there or not.
 */
async function isWithin(directory: string, path: string): Promise<boolean> {
  if (path.includes('\0') || path.split('/').includes('..')) return false
  const inside = relative(directory, resolve(directory, path))
  const segments = inside.split(sep).filter((segment) => segment !== '')
  if (isAbsolute(inside) || segments[0] === '..') return false
  let at = resolve(directory)
  for (const segment of segments) {
    at = join(at, segment)
    const found = await kindOf(at)
    if (found === 'missing') return true
    if (found === 'link') return false
  }
  return true
}

/** Whether it stays in the directory, and a regular file is there. */
export async function isFileWithin(directory: string, path: string): Promise<boolean> {
  return (await isWithin(directory, path)) && (await kindOf(resolve(directory, path))) === 'file'
}

/** What cannot be looked at may be a link as well. */
async function kindOf(path: string): Promise<'file' | 'other' | 'link' | 'missing'> {
  try {
    const stats = await lstat(path)
    if (stats.isSymbolicLink()) return 'link'
    return stats.isFile() ? 'file' : 'other'
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined) throw error
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'link'
  }
}

/** @throws {OutsideError} */
export async function checkWithin(directory: string, path: string, name: string): Promise<void> {
  if (await isWithin(directory, path)) return
  throw outside(name)
}

export function outside(name: string): OutsideError {
  return new OutsideError(
    `${name} does not lie in the workspace, or is reached by a link`,
    'Name a file of the workspace, without ".." and links.',
  )
}

/** The same files, none of them reached by a link. */
export class ConfinedFiles implements LayoutFiles {
  private readonly files: LayoutFiles
  private readonly directory: string
  private readonly name: string

  constructor(files: LayoutFiles, directory: string, name: string) {
    this.files = files
    this.directory = directory
    this.name = name
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    await checkWithin(this.directory, path, `${this.name}: ${path}`)
    return this.files.read(path)
  }

  async stream(path: string, sink: BlobSink): Promise<true | undefined> {
    await checkWithin(this.directory, path, `${this.name}: ${path}`)
    return this.files.stream(path, sink)
  }
}
