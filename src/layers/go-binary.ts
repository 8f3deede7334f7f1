import type { ContentSink } from '../tar/walk.ts'

/** Before what `go build` says of a program (Go's package debug/buildinfo). */
const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1')
/** The magic, the size of a pointer, flags, and room that is not used any more. */
const HEADER_BYTES = 32
const INLINE_STRINGS = 2
/** The program's own module stands before those that it is made of. */
const READ_BYTES = 8 * 1024
/** Go makes no smaller programs. */
const FEWEST_BYTES = 400 * 1024
const ELF = Buffer.of(0x7f, 0x45, 0x4c, 0x46)

/** Finds in a program which module it was built from, whatever pieces it comes in; Go 1.18 and later write it so. */
export class GoBinary implements ContentSink {
  private readonly tell: (text: string) => void
  /** From the magic on, or what may be its beginning. */
  private held = Buffer.alloc(0)
  private isOver = false
  private isStarted = false

  static isWorthwhile(bytes: number): boolean {
    return bytes >= FEWEST_BYTES
  }

  /** @param tell gets `path`, `mod` and `go` lines. */
  constructor(tell: (text: string) => void) {
    this.tell = tell
  }

  write(piece: Buffer): void {
    let rest = piece
    while (!this.isOver && rest.length > 0) rest = this.take(rest)
  }

  end(): void {
    if (!this.isOver) this.settle()
  }

  /** @returns what is left of the piece. */
  private take(piece: Buffer): Buffer {
    if (!this.isStarted) return this.begin(piece)
    if (startsWithMagic(this.held)) {
      const wanted = piece.subarray(0, READ_BYTES - this.held.length)
      this.held = Buffer.concat([this.held, wanted])
      if (this.held.length === READ_BYTES) this.settle()
      return piece.subarray(wanted.length)
    }
    // The magic may lie across two pieces.
    const seam = Buffer.concat([this.held, piece.subarray(0, MAGIC.length - 1)])
    const across = seam.indexOf(MAGIC)
    const within = across < 0 ? piece.indexOf(MAGIC) : -1
    if (across < 0 && within < 0) {
      const end = piece.length < MAGIC.length ? seam : piece
      this.held = Buffer.from(end.subarray(-(MAGIC.length - 1)))
      return piece.subarray(piece.length)
    }
    const at = across < 0 ? within : across - this.held.length
    this.held = Buffer.from(MAGIC)
    return piece.subarray(at + MAGIC.length)
  }

  private begin(piece: Buffer): Buffer {
    const missing = piece.subarray(0, ELF.length - this.held.length)
    this.held = Buffer.concat([this.held, missing])
    if (this.held.length < ELF.length) return piece.subarray(missing.length)
    this.isStarted = true
    this.isOver = !this.held.equals(ELF)
    this.held = Buffer.alloc(0)
    return piece.subarray(missing.length)
  }

  /** Programs that read such information have the magic among their constants: it says nothing there. */
  private settle(): void {
    const { held } = this
    const said = startsWithMagic(held) ? saidIn(held) : undefined
    if (said !== undefined) {
      this.isOver = true
      this.held = Buffer.alloc(0)
      this.tell(said)
      return
    }
    const next = held.indexOf(MAGIC, 1)
    this.held = Buffer.from(next < 0 ? held.subarray(-(MAGIC.length - 1)) : held.subarray(next))
  }
}

function startsWithMagic(held: Buffer): boolean {
  return held.length >= MAGIC.length && held.subarray(0, MAGIC.length).equals(MAGIC)
}

function saidIn(held: Buffer): string | undefined {
  if (((held[MAGIC.length + 1] ?? 0) & INLINE_STRINGS) === 0) return undefined
  const version = stringAt(held, HEADER_BYTES)
  if (version === undefined || !/^(?:go\d|devel)/.test(version.text)) return undefined
  const modules = stringAt(held, version.end)?.text ?? ''
  const lines = [/(?:^|\W)(path\t[^\n]*)/, /\n(mod\t[^\t\n]+\t[^\t\n]*)/].flatMap(
    (line) => line.exec(modules)?.[1] ?? [],
  )
  return [...lines, `go\t${version.text}`].join('\n')
}

/** Its length stands before it, seven bits a byte; it may go on behind what was read. */
function stringAt(held: Buffer, start: number): { text: string; end: number } | undefined {
  let length = 0
  for (let [at, factor] = [start, 1]; at < start + 4; at++, factor *= 128) {
    const byte = held[at]
    if (byte === undefined) return undefined
    length += (byte & 0x7f) * factor
    const end = at + 1 + length
    if (byte < 0x80) return { text: held.toString('latin1', at + 1, end), end }
  }
  return undefined
}
