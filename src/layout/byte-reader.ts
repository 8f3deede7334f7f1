import type { FileHandle } from 'node:fs/promises'
import { addAbortSignal, pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** Bytes in their order, read once. */
export interface ByteReader {
  /** @returns less than `count` only at the end. */
  read(count: number): Promise<Buffer>
  /** May go beyond the end; nothing can be read there. */
  skip(count: number): Promise<void>
  close(): Promise<void>
}

/** Gigabytes of layers may have to be passed over; with zlib's default it takes several times as long. */
const CHUNK_BYTES = 256 * 1024

/**
 * Reads a file from its start, uncompressed if its first bytes are gzip's (RFC 1952, 2.3.1).
 * @param signal ends it amid.
 */
export async function openReader(file: FileHandle, signal: AbortSignal): Promise<ByteReader> {
  const reader = new FileReader(file, signal)
  const magic = await reader.read(2)
  return magic.equals(Buffer.of(0x1f, 0x8b))
    ? new StreamReader(unpacked(file, signal))
    : reader.restart()
}

/** Reads what comes: the output of a program. */
export function readerOf(stream: Readable): ByteReader {
  return new StreamReader(stream)
}

function unpacked(file: FileHandle, signal: AbortSignal): Readable {
  const content = file.createReadStream({ start: 0, highWaterMark: CHUNK_BYTES })
  const gunzip = addAbortSignal(signal, createGunzip({ chunkSize: CHUNK_BYTES }))
  // The errors of both reach whoever iterates.
  return pipeline(content, gunzip, () => {})
}

class FileReader implements ByteReader {
  private readonly file: FileHandle
  private readonly signal: AbortSignal
  private position = 0

  constructor(file: FileHandle, signal: AbortSignal) {
    this.file = file
    this.signal = signal
  }

  async read(count: number): Promise<Buffer> {
    this.signal.throwIfAborted()
    const buffer = Buffer.alloc(count)
    let filled = 0
    while (filled < count) {
      const at = this.position + filled
      const { bytesRead } = await this.file.read(buffer, filled, count - filled, at)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    this.position += filled
    return buffer.subarray(0, filled)
  }

  async skip(count: number): Promise<void> {
    this.position = Math.min(this.position + count, Number.MAX_SAFE_INTEGER)
  }

  restart(): this {
    this.position = 0
    return this
  }

  close(): Promise<void> {
    return this.file.close()
  }
}

class StreamReader implements ByteReader {
  private readonly stream: Readable
  private readonly chunks: AsyncIterator<Buffer>
  private pending: Buffer = Buffer.alloc(0)

  constructor(stream: Readable) {
    this.stream = stream
    this.chunks = stream[Symbol.asyncIterator]()
  }

  async read(count: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const part of this.take(count)) parts.push(part)
    return Buffer.concat(parts)
  }

  async skip(count: number): Promise<void> {
    for await (const _ of this.take(count));
  }

  async close(): Promise<void> {
    this.stream.destroy()
  }

  private async *take(count: number): AsyncGenerator<Buffer> {
    let left = count
    while (left > 0) {
      if (this.pending.length === 0) {
        const next = await this.chunks.next()
        if (next.done) return
        this.pending = next.value
      }
      const part = this.pending.subarray(0, left)
      this.pending = this.pending.subarray(part.length)
      left -= part.length
      yield part
    }
  }
}
