import { TarError, tooLong } from './error.ts'
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
} from './header.ts'

/** One entry, its headers put together. */
export interface WalkedEntry extends Header {
  /** Where it begins in the archive, its headers included, and where it ends, padding included. */
  readonly start: number
  readonly end: number
}

export interface Walker {
  /** @returns what takes the entry's content, piece by piece; undefined where nobody wants it. */
  entry(entry: WalkedEntry): ContentSink | undefined
}

export interface ContentSink {
  /** @param piece valid until this returns. */
  write(piece: Buffer): void
  end(): void
}

/** Directories, links and devices have no content, whatever their size says. */
const WITHOUT_CONTENT = /[1-6]/
const HEADERS_OF_NEXT = /[xLK]/

/**
 * Walks a tar archive while it streams by, whatever pieces it comes in: POSIX.1-1988 ustar, with the
 * extended headers of POSIX.1-2001 pax, and GNU's long names, sizes and sparse files.
 */
export class TarWalk {
  private readonly walker: Walker
  private readonly header = Buffer.alloc(BLOCK)
  private filled = 0
  /** Bytes until the next header: of content, and of padding behind it. */
  private content = 0
  private padding = 0
  private sink: ContentSink | undefined
  private extended: Extended = {}
  private start = 0
  private position = 0
  /** Whose headers go on in the next block. */
  private sparse: Header | undefined
  private isOver = false
  private isStarted = false

  constructor(walker: Walker) {
    this.walker = walker
  }

  /** @throws {TarError} */
  write(piece: Buffer): void {
    for (let at = 0; at < piece.length && !this.isOver; ) {
      const left = piece.length - at
      const took =
        this.content > 0
          ? this.takeContent(piece, at, Math.min(this.content, left))
          : this.padding > 0
            ? this.takePadding(Math.min(this.padding, left))
            : this.takeHeader(piece, at, Math.min(BLOCK - this.filled, left))
      at += took
      this.position += took
    }
  }

  /** @throws {TarError} when the archive was cut off. */
  end(): void {
    if (this.isOver) return
    if (!this.isStarted) throw noTar()
    // Some writers leave the end-of-archive marker out.
    if (this.filled > 0 || this.content > 0 || this.sparse !== undefined)
      throw new TarError('is truncated')
  }

  private takeContent(piece: Buffer, at: number, count: number): number {
    this.sink?.write(at === 0 && count === piece.length ? piece : piece.subarray(at, at + count))
    this.content -= count
    if (this.content === 0) this.endContent()
    return count
  }

  private endContent(): void {
    const { sink } = this
    this.sink = undefined
    sink?.end()
  }

  private takePadding(count: number): number {
    this.padding -= count
    return count
  }

  private takeHeader(piece: Buffer, at: number, count: number): number {
    piece.copy(this.header, this.filled, at, at + count)
    this.filled += count
    if (this.filled === BLOCK) {
      this.filled = 0
      this.readBlock(this.position + count)
    }
    return count
  }

  private readBlock(end: number): void {
    const { header } = this
    if (this.sparse !== undefined) {
      this.readSparseBlock(this.sparse, end)
      return
    }
    if (isZero(header)) {
      this.isStarted = true
      this.isOver = true
      return
    }
    if (!hasChecksum(header)) {
      if (!this.isStarted) throw noTar()
      throw new TarError('is a damaged tar archive: a checksum is wrong')
    }
    this.isStarted = true
    const parsed = parseHeader(header)
    if (parsed.goesOn) this.sparse = parsed
    else this.begin(parsed, end)
  }

  /** 21 more pieces of the map, and whether another block follows. */
  private readSparseBlock(sparse: Header, end: number): void {
    if (this.header[504] === 1) return
    this.sparse = undefined
    this.begin(sparse, end)
  }

  private begin(header: Header, end: number): void {
    const { type } = header
    const bytes = WITHOUT_CONTENT.test(type) ? 0 : (this.extended.bytes ?? header.bytes)
    this.content = bytes
    this.padding = (BLOCK - (bytes % BLOCK)) % BLOCK
    if (HEADERS_OF_NEXT.test(type)) {
      this.sink = this.extending(type, bytes)
      if (bytes === 0) this.endContent()
      return
    }
    const { extended, start } = this
    this.extended = {}
    this.start = end + bytes + this.padding
    // A global header says nothing that matters here.
    if (type === 'g') return
    const entry = {
      ...header,
      name: extended.name ?? header.name,
      target: extended.target ?? header.target,
      bytes,
      start,
      end: this.start,
    }
    this.sink = this.walker.entry(entry)
    if (bytes === 0) this.endContent()
  }

  /** Takes a header of the next entry. */
  private extending(type: string, bytes: number): ContentSink {
    if (bytes > (type === 'x' ? MAX_HEADER_BYTES : MAX_NAME_BYTES + 1)) throw tooLong()
    const pieces: Buffer[] = []
    return {
      write: (piece) => pieces.push(Buffer.from(piece)),
      end: () => {
        const content = Buffer.concat(pieces)
        const said =
          type === 'x'
            ? paxHeader(content)
            : type === 'L'
              ? { name: text(content) }
              : { target: text(content) }
        this.extended = { ...this.extended, ...said }
      },
    }
  }
}

function noTar(): TarError {
  return new TarError('is no tar archive', { isTar: false })
}
