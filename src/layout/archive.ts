import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { MIB } from '../domain/values/bytes.ts'
import { oneLine } from '../domain/values/text.ts'
import type { BlobSink } from '../measure/image-source.ts'
import { TarError } from '../tar/error.ts'
import { openReader } from './byte-reader.ts'
import { systemCode, unlessMissing, unusable } from './error.ts'
import { type LayoutFiles, MAX_FILE_BYTES, tooLarge } from './files.ts'
import { tarEntries } from './tar.ts'
import type { Deadline } from './time-limit.ts'

/** What an archive's manifests and configs may take of the memory. */
const MAX_KEPT_BYTES = 128 * MIB

/** What is read of an archive; the rest is layers, or of no interest. */
const OF_INTEREST =
  /^(?:index\.json|oci-layout|manifest\.json|blobs\/(?:sha256\/[a-f0-9]{64}|sha512\/[a-f0-9]{128}))$/

/**
 * Reads the manifests and configs of a tar archive, in one pass over it.
 * @param name how errors call the archive. @returns undefined when it is not there.
 */
export async function openArchive(
  path: string,
  name: string,
  { signal }: Deadline,
): Promise<LayoutFiles | undefined> {
  // Whoever opens a pipe to read waits for its other end, unless told not to.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK
  const file = await unlessMissing(name, () => open(path, flags))
  if (file === undefined) return undefined
  try {
    if (!(await file.stat()).isFile()) {
      throw unusable(name, 'is no regular file', {
        cure: 'Write oci:DIR for an image layout in a directory. A pipe cannot be read.',
      })
    }
    return new Archive(path, await keptFiles(file, name, signal), name)
  } finally {
    await file.close()
  }
}

/** Passes over an archive once more, up to the file that is streamed. */
async function streamFrom(
  archive: string,
  wanted: string,
  sink: BlobSink,
): Promise<true | undefined> {
  const file = await open(archive, constants.O_RDONLY | constants.O_NONBLOCK)
  const reader = await openReader(file, new AbortController().signal)
  try {
    for await (const entry of tarEntries(reader)) {
      if (pathInside(entry.name) !== wanted) continue
      sink.begin()
      for await (const piece of entry.pieces()) await sink.write(piece)
      return true
    }
    return undefined
  } finally {
    await reader.close()
    await file.close()
  }
}

/** The content of a file, or the size of one that is not kept. */
type Kept = Buffer | number

async function keptFiles(
  file: FileHandle,
  name: string,
  signal: AbortSignal,
): Promise<Map<string, Kept>> {
  const files = new Map<string, Kept>()
  const reader = await openReader(file, signal)
  let keptBytes = 0
  try {
    for await (const entry of tarEntries(reader)) {
      const inside = pathInside(entry.name)
      if (!OF_INTEREST.test(inside)) continue
      const content = entry.bytes > MAX_FILE_BYTES ? undefined : await entry.read()
      const isKept = content !== undefined && looksLikeJson(content)
      if (isKept) keptBytes += entry.bytes
      if (keptBytes > MAX_KEPT_BYTES) throw tooMuch(name)
      // Of two files of one name the later one counts, as when they are extracted.
      files.set(inside, isKept ? content : entry.bytes)
    }
  } catch (error) {
    throw asUnusable(name, error)
  } finally {
    await reader.close()
  }
  return files
}

/** `./index.json` and `index.json` are one file. */
function pathInside(name: string): string {
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.')
  if (name.startsWith('/') || segments.includes('..')) {
    throw new TarError(`holds ${JSON.stringify(oneLine(name, 100))}, a path that leads out of it`)
  }
  return segments.join('/')
}

/** Small layers are not worth their memory; what is left to tell is in an object or array. */
function looksLikeJson(content: Buffer): boolean {
  return /^\s*[{[]/.test(content.toString('latin1', 0, 100))
}

class Archive implements LayoutFiles {
  private readonly path: string
  private readonly files: ReadonlyMap<string, Kept>
  private readonly name: string

  constructor(path: string, files: ReadonlyMap<string, Kept>, name: string) {
    this.path = path
    this.files = files
    this.name = name
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const kept = this.files.get(path)
    if (typeof kept !== 'number') return kept
    const name = `${this.name}: ${path}`
    throw kept > MAX_FILE_BYTES ? tooLarge(name) : unusable(name, 'is not JSON')
  }

  async stream(path: string, sink: BlobSink): Promise<true | undefined> {
    if (!this.files.has(path)) return undefined
    try {
      return await streamFrom(this.path, path, sink)
    } catch (error) {
      throw asUnusable(this.name, error)
    }
  }
}

function asUnusable(name: string, cause: unknown): unknown {
  if (cause instanceof TarError) {
    const { cure } = cause
    return unusable(name, cause.message, { cause, ...(cure === undefined ? {} : { cure }) })
  }
  const code = systemCode(cause)
  if (code === 'Z_BUF_ERROR') return unusable(name, 'is truncated', { cause })
  if (code?.startsWith('Z_')) return unusable(name, 'is damaged: it does not decompress', { cause })
  return cause
}

function tooMuch(name: string) {
  return unusable(name, `holds more than ${MAX_KEPT_BYTES / MIB} MiB of manifests and configs`, {
    cure: 'Copy the image into a directory, by skopeo copy, and measure it as oci:DIR.',
  })
}
