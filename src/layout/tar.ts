import { TarError, tooLong } from '../tar/error.ts'
import {
  BLOCK,
  type Extended,
  type Header,
  hasChecksum,
  isZero,
  MAX_HEADER_BYTES,
  MAX_NAME_BYTES,
  parseHeader,
  paxHeader,
  text,
} from '../tar/header.ts'
import type { ByteReader } from './byte-reader.ts'

/** A regular file. */
export interface TarEntry {
  readonly name: string
  readonly bytes: number
  /** The whole content; only until the next entry is asked for. */
  read(): Promise<Buffer>
  /** The same in pieces, however large it is. */
  pieces(): AsyncGenerator<Buffer>
}

const PIECE_BYTES = 256 * 1024
/** An image has some hundreds. */
const MAX_ENTRIES = 100_000
const REGULAR = new Set(['0', '\0', '7'])
/** Links, devices, directories and FIFOs have no content, whatever their size says. */
const WITHOUT_CONTENT = /[1-6]/

/**
 * The regular files of a tar archive: POSIX.1-1988 ustar, with the extended headers of
 * POSIX.1-2001 pax and GNU's long names and sizes.
 * @throws {TarError}
 */
export async function* tarEntries(input: ByteReader): AsyncGenerator<TarEntry> {
  let extended: Extended = {}
  for (let count = 0; ; count++) {
    const header = await readHeader(input, count === 0)
    if (header === undefined) return
    if (count === MAX_ENTRIES) {
      throw new TarError(`holds more than ${MAX_ENTRIES.toLocaleString('en-US')} entries`, {
        cure: 'Check the path: no image has as many. A whole file system is no image.',
      })
    }
    const { type } = header
    const bytes = WITHOUT_CONTENT.test(type) ? 0 : (extended.bytes ?? header.bytes)
    const padding = (BLOCK - (bytes % BLOCK)) % BLOCK
    let left = bytes
    const read = async () => {
      left = 0
      return readExactly(input, bytes)
    }
    const pieces = async function* () {
      for (; left > 0; ) {
        const piece = await readExactly(input, Math.min(left, PIECE_BYTES))
        left -= piece.length
        yield piece
      }
    }
    if (type === 'x' || type === 'L') {
      if (bytes > (type === 'x' ? MAX_HEADER_BYTES : MAX_NAME_BYTES + 1)) throw tooLong()
      const content = await read()
      extended = { ...extended, ...(type === 'x' ? paxHeader(content) : { name: text(content) }) }
    } else if (type !== 'K' && type !== 'g') {
      if (REGULAR.has(type)) yield { name: extended.name ?? header.name, bytes, read, pieces }
      extended = {}
    }
    await input.skip(left + padding)
  }
}

/** @returns undefined at the end-of-archive marker: without one the archive was cut off. */
async function readHeader(input: ByteReader, start: boolean): Promise<Header | undefined> {
  const block = await input.read(BLOCK)
  const complete = block.length === BLOCK
  if (complete && isZero(block)) return undefined
  if (start && !(complete && hasChecksum(block)))
    throw new TarError('is no tar archive', {
      isTar: false,
      cure: 'Check the path. It may be compressed by gzip, and by nothing else.',
    })
  if (!complete) throw new TarError('is truncated')
  if (!hasChecksum(block)) throw new TarError('is a damaged tar archive: a checksum is wrong')
  return parseHeader(block)
}

async function readExactly(input: ByteReader, count: number): Promise<Buffer> {
  const content = await input.read(count)
  if (content.length < count) throw new TarError('is truncated')
  return content
}
