import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { MAX_DOCKERFILE_BYTES } from '../domain/dockerfile/source.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import { isFileWithin } from '../layout/confined.ts'

const CURE = 'Name a Dockerfile below the current directory, without links.'

/** The text of a Dockerfile of this machine; of one that is too large, as much as shows that it is. */
export async function readDockerfile(path: string): Promise<string> {
  // A pipe would be waited for.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const stats = await file.stat()
    if (!stats.isFile())
      throw new Error(stats.isDirectory() ? 'it is a directory' : 'it is no file')
    const buffer = Buffer.alloc(Math.min(stats.size, MAX_DOCKERFILE_BYTES + 1))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The same for a path that the budget file names: it stays in a directory. */
export async function dockerfileIn(directory: string, path: string): Promise<string> {
  if (!(await isFileWithin(directory, path))) {
    throw new Unmeasurable('no file of the current directory, or it is reached by a link', CURE)
  }
  try {
    return await readDockerfile(resolve(directory, path))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Unmeasurable(`it cannot be read: ${why}`, CURE, { cause })
  }
}
