const BLOCK = 512

export interface TarHeader {
  readonly name?: string
  readonly bytes?: number
  readonly type?: string
  /** ustar's field for the start of a long path. */
  readonly prefix?: string
  /** The whole field, 12 bytes, in place of octal digits. */
  readonly size?: string | Buffer
  readonly magic?: string
}

/** One header, by the layout of POSIX.1-1988. */
export function tarHeader(given: TarHeader = {}): Buffer {
  const { name = '', bytes = 0, type = '0', prefix = '', magic = 'ustar\x0000' } = given
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0, 100)
  block.write('0000644\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  const size = given.size ?? `${bytes.toString(8).padStart(11, '0')}\0`
  Buffer.from(size).copy(block, 124)
  block.write('00000000000\0', 136)
  block.write(type, 156)
  block.write(magic, 257)
  block.write(prefix, 345, 155)
  block.fill(' ', 148, 156)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** A header with its content, padded to whole blocks. */
export function tarFile(header: TarHeader, content: string | Buffer = ''): Buffer {
  const body = Buffer.from(content)
  const padding = Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK)
  return Buffer.concat([tarHeader({ bytes: body.length, ...header }), body, padding])
}

export const END_OF_ARCHIVE = Buffer.alloc(2 * BLOCK)

export function tarOf(files: Iterable<readonly [string, string | Buffer]>): Buffer {
  const entries = [...files].map(([name, content]) => tarFile({ name }, content))
  return Buffer.concat([...entries, END_OF_ARCHIVE])
}

/** A line of a pax header, whose length counts itself. */
export function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  const length = (digits: number) => Buffer.byteLength(rest) + digits
  const digits = String(length(String(length(1)).length)).length
  return `${length(digits)}${rest}`
}
