import { MIB } from '../domain/values/bytes.ts'
import type { ByteReader } from './byte-reader.ts'

/** What is wrong with an archive, to be said after its name. */
export class TarError extends Error {
  override name = 'TarError'
  readonly isTar: boolean
  /** Where it is not to write the archive again. */
  readonly cure: string | undefined

  constructor(message: string, given: { readonly isTar?: boolean; readonly cure?: string } = {}) {
    super(message)
    this.isTar = given.isTar ?? true
    this.cure = given.cure
  }
}

/** A regular file. */
export interface TarEntry {
  readonly name: string
  readonly bytes: number
  /** The whole content; only until the next entry is asked for. */
  read(): Promise<Buffer>
  /** The same in pieces, however large it is. */
  pieces(): AsyncGenerator<Buffer>
}

const BLOCK = 512
const PIECE_BYTES = 256 * 1024
/** Extended attributes stand in it, too. */
const MAX_HEADER_BYTES = MIB
/** Longer paths no system takes (PATH_MAX). */
const MAX_NAME_BYTES = 4096
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

/** What a header before a file says of it. */
interface Extended {
  readonly name?: string
  readonly bytes?: number
}

interface Header {
  readonly name: string
  readonly type: string
  readonly bytes: number
}

/** @returns undefined at the end-of-archive marker: without one the archive was cut off. */
async function readHeader(input: ByteReader, start: boolean): Promise<Header | undefined> {
  const block = await input.read(BLOCK)
  const complete = block.length === BLOCK
  if (complete && block.every((byte) => byte === 0)) return undefined
  if (start && !(complete && hasChecksum(block)))
    throw new TarError('is no tar archive', {
      isTar: false,
      cure: 'Check the path. It may be compressed by gzip, and by nothing else.',
    })
  if (!complete) throw new TarError('is truncated')
  if (!hasChecksum(block)) throw new TarError('is a damaged tar archive: a checksum is wrong')
  // GNU's own format has other fields where ustar has the prefix.
  const isUstar = text(block.subarray(257, 263)) === 'ustar'
  const prefix = isUstar ? text(block.subarray(345, 500)) : ''
  const name = text(block.subarray(0, 100))
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    type: block.toString('latin1', 156, 157),
    bytes: size(block.subarray(124, 136)),
  }
}

function hasChecksum(block: Buffer): boolean {
  const sum = block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)
  return sum === Number.parseInt(text(block.subarray(148, 156)).trim(), 8)
}

/** Octal digits, or GNU's binary number for files from 8 GiB on. */
function size(field: Buffer): number {
  const first = field[0] ?? 0
  if (first >= 0x80)
    return wholeNumber(`0x${(first & 0x7f).toString(16)}${field.toString('hex', 1)}`)
  return wholeNumber(`0o${text(field).trim() || '0'}`)
}

function wholeNumber(digits: string): number {
  const number = Number(digits)
  if (Number.isSafeInteger(number) && number >= 0) return number
  throw new TarError('is a damaged tar archive: a size is wrong')
}

/** `LENGTH KEY=VALUE` lines, of which the length counts all bytes. */
function paxHeader(content: Buffer): Extended {
  let extended: Extended = {}
  for (let at = 0; at < content.length; ) {
    const [digits = ''] = /^\d+ /.exec(content.toString('latin1', at, at + 20)) ?? []
    const end = at + Number(digits)
    const record = content.toString('utf8', at + digits.length, end)
    const equals = record.indexOf('=')
    if (digits === '' || equals < 1 || !record.endsWith('\n') || end > content.length) {
      throw new TarError('is a damaged tar archive: an extended header is wrong')
    }
    const value = record.slice(equals + 1, -1)
    const key = value === '' ? '' : record.slice(0, equals)
    if (key === 'path' && value.length > MAX_NAME_BYTES) throw tooLong()
    if (key === 'path') extended = { ...extended, name: value }
    if (key === 'size') extended = { ...extended, bytes: wholeNumber(value) }
    at = end
  }
  return extended
}

function tooLong(): TarError {
  return new TarError('is a damaged tar archive: a name is too long')
}

async function readExactly(input: ByteReader, count: number): Promise<Buffer> {
  const content = await input.read(count)
  if (content.length < count) throw new TarError('is truncated')
  return content
}

/** Up to the first NUL. */
function text(field: Buffer): string {
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end < 0 ? field.length : end)
}
