import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MIB } from '../domain/values/bytes.ts'
import type { BlobSink } from '../measure/image-source.ts'
import { unlessMissing, unusable } from './error.ts'

/** The largest manifest that registries have to take, OCI distribution-spec "Pushing Manifests". */
const MAX_FILE_MIB = 4
export const MAX_FILE_BYTES = MAX_FILE_MIB * MIB

/** The files of an image layout, by their path in it. */
export interface LayoutFiles {
  /**
   * @returns undefined when there is no such file.
   * @throws {Unmeasurable} when it is larger than {@link MAX_FILE_BYTES}.
   */
  read(path: string): Promise<Uint8Array | undefined>
  /** Streams a file of any size. @returns undefined when there is no such file. */
  stream(path: string, sink: BlobSink): Promise<true | undefined>
}

/** @param name how errors call the directory. @returns undefined when it is not there. */
export async function openDirectory(path: string, name: string): Promise<LayoutFiles | undefined> {
  const stats = await unlessMissing(name, () => stat(path))
  if (stats === undefined || stats.isDirectory()) return stats && new Directory(path, name)
  const cure =
    'Write oci-archive:FILE for a layout in a tar file, docker-archive:FILE for what docker save writes.'
  throw unusable(name, 'is a file, not a directory', { cure })
}

class Directory implements LayoutFiles {
  private readonly directory: string
  private readonly name: string

  constructor(directory: string, name: string) {
    this.directory = directory
    this.name = name
  }

  read(path: string): Promise<Uint8Array | undefined> {
    const file = join(this.directory, path)
    const name = `${this.name}: ${path}`
    return unlessMissing(name, async () => {
      const stats = await stat(file)
      // Whoever opens a FIFO waits for its other end.
      if (!stats.isFile()) throw unusable(name, 'is no file')
      if (stats.size > MAX_FILE_BYTES) throw tooLarge(name)
      return readWhole(file, name)
    })
  }

  stream(path: string, sink: BlobSink): Promise<true | undefined> {
    const place = join(this.directory, path)
    const name = `${this.name}: ${path}`
    return unlessMissing(name, async () => {
      const file = await open(place, constants.O_RDONLY | constants.O_NONBLOCK)
      try {
        if (!(await file.stat()).isFile()) throw unusable(name, 'is no file')
        sink.begin()
        const options = { autoClose: false, highWaterMark: PIECE_BYTES }
        for await (const piece of file.createReadStream(options)) await sink.write(piece)
        return true as const
      } finally {
        await file.close()
      }
    })
  }
}

/** Pieces of what is streamed. */
const PIECE_BYTES = 256 * 1024

/** Some files have more in them than they say, or become something else meanwhile. */
async function readWhole(path: string, name: string): Promise<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const parts: Buffer[] = []
    let bytes = 0
    for await (const part of file.createReadStream({ end: MAX_FILE_BYTES, autoClose: false })) {
      parts.push(part)
      bytes += part.length
    }
    if (bytes > MAX_FILE_BYTES) throw tooLarge(name)
    return Buffer.concat(parts, bytes)
  } finally {
    await file.close()
  }
}

export function tooLarge(name: string) {
  return unusable(name, `is larger than ${MAX_FILE_MIB} MiB, which no manifest or config is`)
}
