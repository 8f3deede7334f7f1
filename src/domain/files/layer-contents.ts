import type { LayerEntry, LayerListing } from './entry.ts'
import { leftoversOf, type SizedLeftover } from './leftovers.ts'

/** What advice asks of a layer that was looked into. */
export interface LayerContents {
  readonly leftovers: readonly SizedLeftover[]
  /** Files that a layer below has already, under the same name and of the same content. */
  readonly again: {
    readonly files: number
    readonly bytes: number
    /** About, compressed. */
    readonly storedBytes: number
  }
}

/**
 * By digest.
 * @param layers of one image, the lowest first; what is not there proves nothing.
 */
export function contentsOf(layers: readonly LayerListing[]): Map<string, LayerContents> {
  const below = new Map<string, string>()
  return new Map(
    layers.map(({ digest, entries }) => {
      const files = entries.filter(({ kind }) => kind === 'file')
      const again = { files: 0, bytes: 0, storedBytes: 0 }
      for (const { path, content, bytes, storedBytes } of files) {
        if (content === undefined || below.get(path) !== content) continue
        again.files++
        again.bytes += bytes
        again.storedBytes += storedBytes
      }
      for (const entry of entries) note(below, entry)
      return [digest, { leftovers: leftoversOf(files), again }]
    }),
  )
}

/** What is gone between may well be there again; what is another file is not. */
function note(below: Map<string, string>, { kind, path, content }: LayerEntry): void {
  if (kind === 'file' && content !== undefined) below.set(path, content)
  else if (kind === 'file' || kind === 'symlink' || kind === 'whiteout') below.delete(path)
}
