import type { PackageFile } from '../domain/files/packages/package.ts'
import { essenceOf, isRpmDatabase, tellsOfPackages } from '../domain/files/packages/packages.ts'
import { MIB } from '../domain/values/bytes.ts'
import type { ContentSink } from '../tar/walk.ts'
import { GoBinary } from './go-binary.ts'
import { JarNames } from './jar-names.ts'

/** Texts of package managers: one, and all of a layer. */
const MAX_TEXT_BYTES = 16 * MIB
const MAX_TEXTS_BYTES = 64 * MIB

/** A file that tells of packages, and was not read. */
export interface LeftOut {
  readonly path: string
  readonly why: string
}

/** What in a layer tells of its packages. */
export class PackageFiles {
  readonly texts: PackageFile[] = []
  readonly leftOut: LeftOut[] = []
  private bytes = 0

  /** @returns what takes the file's content; undefined where it tells nothing. */
  sinkFor(path: string, bytes: number): ContentSink | undefined {
    if (tellsOfPackages(path)) return this.text(path, bytes)
    if (isRpmDatabase(path))
      this.leftOut.push({ path, why: 'is a database of rpm, which is not read' })
    if (/\.[jwe]ar$/.test(path))
      return new JarNames(bytes, (text) => {
        if (text !== undefined) this.keep({ path, text, kind: 'jar' })
        else this.leftOut.push({ path, why: TOO_LARGE })
      })
    if (!GoBinary.isWorthwhile(bytes)) return undefined
    return new GoBinary((text) => this.keep({ path, text, kind: 'go' }))
  }

  private text(path: string, bytes: number): ContentSink | undefined {
    if (bytes > MAX_TEXT_BYTES) {
      this.leftOut.push({ path, why: TOO_LARGE })
      return undefined
    }
    const pieces: Buffer[] = []
    return {
      write: (piece) => pieces.push(Buffer.from(piece)),
      end: () => this.keep(essenceOf({ path, text: Buffer.concat(pieces).toString('utf8') })),
    }
  }

  private keep(file: PackageFile): void {
    this.bytes += file.text.length
    if (this.bytes <= MAX_TEXTS_BYTES) this.texts.push(file)
    else this.leftOut.push({ path: file.path, why: TOO_LARGE })
  }
}

const TOO_LARGE = 'is too large to be read'
