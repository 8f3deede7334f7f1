import { createHash } from 'node:crypto'
import {
  type EntryKind,
  type LayerEntry,
  type LayerListing,
  layerPath,
} from '../domain/files/entry.ts'
import type { PackageFile } from '../domain/files/packages/package.ts'
import { formatBytes, GIB, MIB } from '../domain/values/bytes.ts'
import { TarError } from '../tar/error.ts'
import { type ContentSink, TarWalk, type WalkedEntry } from '../tar/walk.ts'
import { compressionOf, type Decoder, decoderFor, MAGIC_BYTES } from './decompress.ts'
import { LayerError } from './error.ts'
import { Fingerprint } from './fingerprint.ts'
import { type LeftOut, PackageFiles } from './package-files.ts'
import { Positions } from './positions.ts'

/** What is read of a layer: more is an error, and no crash. */
export interface LayerLimits {
  /** Uncompressed, 64 GiB by default. */
  readonly maxBytes?: number
  readonly maxEntries?: number
  /** Uncompressed to compressed, where more than a GiB comes out. */
  readonly maxRatio?: number
}

const LIMITS = { maxBytes: 64 * GIB, maxEntries: 300_000, maxRatio: 200 }
const RELIEVED_BYTES = 8 * MIB

export interface ReadLayer extends LayerListing {
  /** Uncompressed. */
  readonly bytes: number
  /** What package managers have written down. */
  readonly texts: readonly PackageFile[]
  /** Of that, what was not read. */
  readonly leftOut: readonly LeftOut[]
}

/** Of each there is one, which is filled in as more is known: copies of so many would take much memory. */
type Listed = { -readonly [Key in keyof LayerEntry]: LayerEntry[Key] }

/** Takes a layer's bytes as they come, and lists its files. */
export class LayerReader {
  private readonly digest: string
  private readonly limits: Required<LayerLimits>
  private readonly hash = createHash('sha256')
  private readonly walk: TarWalk
  private readonly positions = new Positions()
  private readonly entries: Listed[] = []
  /** Where each begins in the archive, and where it ends. */
  private readonly places: number[] = []
  private readonly packageFiles = new PackageFiles()
  private decoder: Decoder | undefined
  /** Until the compression is known. */
  private start = Buffer.alloc(0)
  private bytes = 0
  private readonly relieve: () => void
  private relieved = 0
  private compressed = 0

  /**
   * @param digest sha256 of the compressed bytes.
   * @param relieve is called whenever many bytes have been unpacked, and let go of.
   */
  constructor(digest: string, limits: LayerLimits = {}, relieve = () => {}) {
    this.digest = digest
    this.relieve = relieve
    this.limits = { ...LIMITS, ...limits }
    this.walk = new TarWalk({ entry: (entry) => this.entry(entry) })
  }

  /** @throws {LayerError} */
  async write(piece: Buffer): Promise<void> {
    this.hash.update(piece)
    this.compressed += piece.length
    if (this.decoder !== undefined) {
      await this.inWords(this.decoder.write(piece))
      return
    }
    this.start = Buffer.concat([this.start, piece])
    if (this.start.length >= MAGIC_BYTES) await this.begin()
  }

  /** @throws {LayerError} also where the bytes are not those of the digest. */
  async end(): Promise<ReadLayer> {
    if (this.decoder === undefined) await this.begin()
    // Whatever else is wrong: other bytes than were asked for are the reason.
    const ended = await this.inWords(this.decoder?.end() ?? Promise.resolve()).then(
      () => undefined,
      (error: unknown) => ({ error }),
    )
    const actual = `sha256:${this.hash.digest('hex')}`
    if (actual !== this.digest)
      throw new LayerError(
        `is not what was sent: that has the digest ${actual}`,
        'Try again; if it stays so, push the image again.',
        { isOnTheWay: true },
      )
    if (ended !== undefined) throw ended.error
    await this.inWords(Promise.resolve().then(() => this.walk.end()))
    const { digest, bytes } = this
    const { texts, leftOut } = this.packageFiles
    this.measureStored()
    return { digest, bytes, texts, leftOut, entries: this.entries }
  }

  destroy(): void {
    this.decoder?.destroy()
  }

  private async begin(): Promise<void> {
    this.decoder = decoderFor(compressionOf(this.start), (piece, consumed) =>
      this.unpacked(piece, consumed),
    )
    const { start } = this
    this.start = Buffer.alloc(0)
    await this.inWords(this.decoder.write(start))
  }

  private unpacked(piece: Buffer, consumed: number): void {
    this.bytes += piece.length
    this.positions.mark(this.bytes, consumed)
    const { maxBytes, maxRatio } = this.limits
    if (this.bytes > maxBytes) throw tooMuch(`holds more than ${formatBytes(maxBytes)}`)
    if (this.bytes > GIB && this.bytes > maxRatio * this.compressed)
      throw tooMuch(`unpacks to more than ${maxRatio} times its size`)
    this.walk.write(piece)
    if (this.bytes - this.relieved < RELIEVED_BYTES) return
    this.relieved = this.bytes
    this.relieve()
  }

  private entry(walked: WalkedEntry): ContentSink | undefined {
    const place = layerPath(walked.name)
    if (place === undefined) return undefined
    if (this.entries.length === this.limits.maxEntries)
      throw tooMuch(`holds more than ${this.limits.maxEntries.toLocaleString('en-US')} entries`)
    const kind = place.whiteout ?? kindOf(walked.type)
    const { path } = place
    const bytes = kind === 'file' ? walked.bytes : 0
    const listed: Listed = { path, kind, bytes, storedBytes: 0 }
    if (kind === 'hardlink') listed.target = layerPath(walked.target)?.path ?? ''
    if (kind === 'symlink') listed.target = walked.target
    this.entries.push(listed)
    this.places.push(walked.start, walked.end)
    if (bytes === 0) return undefined
    const told = this.packageFiles.sinkFor(path, bytes)
    if (!Fingerprint.isWorthwhile(bytes)) return told
    const fingerprint = new Fingerprint(bytes, (content) => {
      listed.content = content
    })
    return told === undefined ? fingerprint : both(fingerprint, told)
  }

  /** Where an entry stands in the archive tells how many compressed bytes it takes, when all is read. */
  private measureStored(): void {
    for (const [at, entry] of this.entries.entries()) {
      const [start = 0, end = 0] = [this.places[2 * at], this.places[2 * at + 1]]
      if (entry.bytes > 0) entry.storedBytes = this.positions.between(start, end)
    }
  }

  private async inWords(task: Promise<void>): Promise<void> {
    try {
      await task
    } catch (error) {
      if (!(error instanceof TarError)) throw error
      throw new LayerError(error.message, error.cure ?? 'Push the image again.', {
        cause: error,
        isOnTheWay: true,
      })
    }
  }
}

function both(one: ContentSink, other: ContentSink): ContentSink {
  return {
    write(piece) {
      one.write(piece)
      other.write(piece)
    },
    end() {
      one.end()
      other.end()
    },
  }
}

function kindOf(type: string): EntryKind {
  if (type === '5') return 'directory'
  if (type === '2') return 'symlink'
  if (type === '1') return 'hardlink'
  // POSIX: a type that is not known is a regular file.
  return type === '3' || type === '4' || type === '6' ? 'other' : 'file'
}

function tooMuch(message: string): LayerError {
  return new LayerError(
    message,
    'It is not looked into further: leave it out, or build it smaller.',
  )
}
