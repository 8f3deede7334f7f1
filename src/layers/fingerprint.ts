import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** Of small files nobody asks whether they are there twice. */
const FEWEST_BYTES = 16 * 1024
const HASHED_BYTES = 64 * 1024

/**
 * Equal for files of equal content: their length, the CRC-32 of all of it, and SHA-256 of its beginning. A
 * hash of everything would take longer than unpacking does.
 */
export class Fingerprint {
  private readonly bytes: number
  private readonly keep: (text: string) => void
  private readonly hash = createHash('sha256')
  private hashed = 0
  private crc = 0

  static isWorthwhile(bytes: number): boolean {
    return bytes >= FEWEST_BYTES
  }

  constructor(bytes: number, keep: (text: string) => void) {
    this.bytes = bytes
    this.keep = keep
  }

  write(piece: Buffer): void {
    this.crc = crc32(piece, this.crc)
    if (this.hashed >= HASHED_BYTES) return
    const start = piece.subarray(0, HASHED_BYTES - this.hashed)
    this.hash.update(start)
    this.hashed += start.length
  }

  end(): void {
    const start = this.hash.digest('base64url').slice(0, 22)
    this.keep(`${this.bytes}-${this.crc.toString(16)}-${start}`)
  }
}
