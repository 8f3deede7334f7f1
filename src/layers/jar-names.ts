import { MIB } from '../domain/values/bytes.ts'
import type { ContentSink } from '../tar/walk.ts'

/** Of an archive the end is read: the names of all that is in it stand there (PKWARE's APPNOTE, 4.3). */
const READ_BYTES = MIB
const END = 0x06054b50
const END_BYTES = 22
const MAX_COMMENT_BYTES = 65_535
const ENTRY = 0x02014b50
const ENTRY_BYTES = 46

/** Which jars a jar holds, and how many of its bytes each takes. */
export class JarNames implements ContentSink {
  private readonly tell: (text: string | undefined) => void
  private left: number
  private readonly pieces: Buffer[] = []

  /** @param tell gets `bytes`, a tab and a name for each; undefined where the end does not hold all names. */
  constructor(bytes: number, tell: (text: string | undefined) => void) {
    this.left = bytes
    this.tell = tell
  }

  write(piece: Buffer): void {
    const before = this.left - READ_BYTES
    this.left -= piece.length
    if (before < piece.length) this.pieces.push(Buffer.from(piece.subarray(Math.max(0, before))))
  }

  end(): void {
    const names = namesIn(Buffer.concat(this.pieces))
    if (names === undefined) this.tell(undefined)
    else if (names.length > 0)
      this.tell(names.map(({ bytes, name }) => `${bytes}\t${name}`).join('\n'))
  }
}

function namesIn(end: Buffer): { bytes: number; name: string }[] | undefined {
  const at = endRecord(end)
  // No archive at all, whatever its name says.
  if (at === undefined) return []
  const start = at - end.readUInt32LE(at + 12)
  if (start < 0) return undefined
  const found: { bytes: number; name: string }[] = []
  for (let entry = start; entry + ENTRY_BYTES <= at; ) {
    if (end.readUInt32LE(entry) !== ENTRY) return found
    const nameEnd = entry + ENTRY_BYTES + end.readUInt16LE(entry + 28)
    const name = end.toString('utf8', entry + ENTRY_BYTES, nameEnd)
    if (/\.[jw]ar$/.test(name) && !/[\t\n]/.test(name))
      found.push({ bytes: end.readUInt32LE(entry + 20), name })
    entry = nameEnd + end.readUInt16LE(entry + 30) + end.readUInt16LE(entry + 32)
  }
  return found
}

/** It is the last thing but for a comment, of which it says the length. */
function endRecord(end: Buffer): number | undefined {
  const last = end.length - END_BYTES
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at--) {
    if (end.readUInt32LE(at) === END && at + END_BYTES + end.readUInt16LE(at + 20) === end.length)
      return at
  }
  return undefined
}
