import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { Malformed } from '../domain/values/problem.ts'
import { parseSarif, type Scan } from './parse.ts'

const MOST_BYTES = 64 * 1024 * 1024

/**
 * @throws {Malformed} where it cannot be read, or tells nothing.
 */
export async function readSarif(path: string): Promise<Scan> {
  return parseSarif(await textOf(path))
}

/** Not through a link, and never from what is no file: a pipe would have no end. */
async function textOf(path: string): Promise<string> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const stats = await file.stat()
      if (!stats.isFile()) throw new Malformed('is no file')
      if (stats.size > MOST_BYTES) throw new Malformed('is larger than 64 MiB')
      const { buffer, bytesRead } = await file.read(Buffer.alloc(stats.size), 0, stats.size, 0)
      return buffer.toString('utf8', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof Malformed) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Malformed(CODES[code] ?? `cannot be read (${code || String(error)})`)
  }
}

const CODES: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  ELOOP: 'is a link',
  EISDIR: 'is no file',
  EACCES: 'may not be read',
}
