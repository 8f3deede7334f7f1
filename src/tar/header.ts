import { MIB } from '../domain/values/bytes.ts'
import { TarError, tooLong } from './error.ts'

export const BLOCK = 512
/** Extended attributes stand in it, too. */
export const MAX_HEADER_BYTES = MIB
/** Longer paths no system takes (PATH_MAX). */
export const MAX_NAME_BYTES = 4096

/** What one block says of the file behind it. */
export interface Header {
  readonly name: string
  readonly type: string
  /** Of the content behind it. */
  readonly bytes: number
  /** Of a link. */
  readonly target: string
  readonly mode: number
  /** Of GNU's sparse files: more blocks of the header come before the content. */
  readonly goesOn: boolean
}

/** What a header before a file says of it. */
export interface Extended {
  readonly name?: string
  readonly bytes?: number
  readonly target?: string
}

/** @throws {TarError} */
export function parseHeader(block: Buffer): Header {
  // GNU's own format has other fields where ustar has the prefix.
  const isUstar = text(block.subarray(257, 263)) === 'ustar'
  const prefix = isUstar ? text(block.subarray(345, 500)) : ''
  const name = text(block.subarray(0, 100))
  const type = block.toString('latin1', 156, 157)
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    type,
    bytes: size(block.subarray(124, 136)),
    target: text(block.subarray(157, 257)),
    mode: Number.parseInt(text(block.subarray(100, 108)).trim(), 8) || 0,
    goesOn: type === 'S' && block[482] === 1,
  }
}

export function isZero(block: Buffer): boolean {
  return block.every((byte) => byte === 0)
}

export function hasChecksum(block: Buffer): boolean {
  let sum = 0
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0)
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
export function paxHeader(content: Buffer): Extended {
  let extended: Extended = {}
  // A sparse file stands in the archive under a made-up name.
  let sparseName: string | undefined
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
    const isName = key === 'path' || key === 'GNU.sparse.name' || key === 'linkpath'
    if (isName && value.length > MAX_NAME_BYTES) throw tooLong()
    if (key === 'path') extended = { ...extended, name: value }
    if (key === 'GNU.sparse.name') sparseName = value
    if (key === 'linkpath') extended = { ...extended, target: value }
    if (key === 'size') extended = { ...extended, bytes: wholeNumber(value) }
    at = end
  }
  return sparseName === undefined ? extended : { ...extended, name: sparseName }
}

/** Up to the first NUL. */
export function text(field: Buffer): string {
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end < 0 ? field.length : end)
}
