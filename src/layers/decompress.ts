import * as zlib from 'node:zlib'
import { LayerError } from './error.ts'

export type Compression = 'gzip' | 'zstd' | 'none'

/** Node's default of 16 KiB takes two and a half times as long. */
const CHUNK_BYTES = 256 * 1024
/** Of a frame that is skipped: its magic number, and how long it is. */
const FRAME_HEADER_BYTES = 8
/** So many bytes tell the compression. */
export const MAGIC_BYTES = 6

const GZIP = Buffer.of(0x1f, 0x8b)
const ZSTD = Buffer.of(0x28, 0xb5, 0x2f, 0xfd)
const OTHERS: readonly (readonly [name: string, magic: Buffer])[] = [
  ['xz', Buffer.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00)],
  ['bzip2', Buffer.from('BZh')],
  ['lz4', Buffer.of(0x04, 0x22, 0x4d, 0x18)],
]

/**
 * By a layer's first bytes: media types are wrong at times.
 * @throws {LayerError} for what no registry client unpacks.
 */
export function compressionOf(start: Buffer): Compression {
  const begins = (magic: Buffer) => start.subarray(0, magic.length).equals(magic)
  if (begins(GZIP)) return 'gzip'
  if (begins(ZSTD) || isSkippableFrame(start)) return 'zstd'
  const other = OTHERS.find(([, magic]) => begins(magic))
  if (other === undefined) return 'none'
  throw new LayerError(
    `is compressed by ${other[0]}, which is not read`,
    'Build it with gzip or zstd, which every runtime reads.',
  )
}

/** Of zstd: 0x184D2A50 to 5F, little-endian (RFC 8878, 3.1.2). */
function isSkippableFrame(start: Buffer): boolean {
  return start.length >= 4 && (start.readUInt32LE(0) & 0xfffffff0) >>> 0 === 0x184d2a50
}

export interface Decoder {
  /** Resolves when it may be given more. */
  write(piece: Buffer): Promise<void>
  /** Resolves when all has come out. */
  end(): Promise<void>
  destroy(): void
}

/**
 * @param out gets what comes out, and how many compressed bytes it took up to there. What it throws, ends all.
 * @throws {LayerError} where this Node cannot.
 */
export function decoderFor(
  compression: Compression,
  out: (piece: Buffer, consumed: number) => void,
): Decoder {
  if (compression === 'none') return plain(out)
  const stream = compression === 'gzip' ? zlib.createGunzip({ chunkSize: CHUNK_BYTES }) : unzstd()
  const content = compression === 'zstd' ? skippingFrames() : (piece: Buffer) => piece
  let failure: Error | undefined
  const fail = (error: unknown) => {
    failure ??= error instanceof Error ? error : new Error(String(error))
    stream.destroy()
  }
  stream.on('error', (error) => fail(broken(compression, error)))
  stream.on('data', (piece: Buffer) => {
    if (failure !== undefined) return
    try {
      out(piece, stream.bytesWritten)
    } catch (error) {
      fail(error)
    }
  })
  // One listener for all waits: a layer has thousands of them.
  let wake = () => {}
  for (const event of ['drain', 'end', 'close']) stream.on(event, () => wake())
  const settled = async (isSettled: () => boolean) => {
    while (!isSettled() && !stream.destroyed) {
      const { promise, resolve } = Promise.withResolvers<void>()
      wake = resolve
      await promise
    }
    if (failure !== undefined) throw failure
  }
  return {
    async write(piece) {
      if (!stream.destroyed) stream.write(content(piece))
      await settled(() => !stream.writableNeedDrain)
    },
    async end() {
      if (!stream.destroyed) stream.end()
      await settled(() => stream.readableEnded)
    },
    destroy: () => stream.destroy(),
  }
}

/**
 * Takes away what stands before the first frame with content (pzstd writes such frames): Node ends there.
 * @returns what is to be decompressed of a piece.
 */
function skippingFrames(): (piece: Buffer) => Buffer {
  let [held, left, isOver] = [Buffer.alloc(0), 0, false]
  return (piece) => {
    if (isOver) return piece
    held = Buffer.concat([held, piece])
    for (;;) {
      const skipped = Math.min(left, held.length)
      held = held.subarray(skipped)
      left -= skipped
      if (left > 0 || held.length < FRAME_HEADER_BYTES) return Buffer.alloc(0)
      if (!isSkippableFrame(held)) break
      left = FRAME_HEADER_BYTES + held.readUInt32LE(4)
    }
    isOver = true
    return held
  }
}

function plain(out: (piece: Buffer, consumed: number) => void): Decoder {
  let consumed = 0
  return {
    async write(piece) {
      consumed += piece.length
      out(piece, consumed)
    },
    async end() {},
    destroy() {},
  }
}

function unzstd(): zlib.ZstdDecompress {
  // process.versions: the bundle puts a stand-in where Node has none.
  if (process.versions['zstd'] === undefined)
    throw new LayerError(
      `is compressed by zstd, which Node ${process.versions.node} cannot read`,
      'Use Node 22.15 or later.',
    )
  return zlib.createZstdDecompress({ chunkSize: CHUNK_BYTES })
}

function broken(compression: Compression, cause: Error): LayerError {
  return new LayerError(
    `is no whole ${compression} stream (${cause.message})`,
    'Push the image again: its layer is damaged.',
    { cause, isOnTheWay: true },
  )
}
