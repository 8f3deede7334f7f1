/** What a layer's tar archive says of one path (image-spec, layer.md). */
export interface LayerEntry {
  /** Without `./` or `/` before it, and without `/` behind it. */
  readonly path: string
  readonly kind: EntryKind
  /** Of a file's content, uncompressed; 0 of everything else. */
  readonly bytes: number
  /** About how many bytes of the compressed layer it takes. */
  readonly storedBytes: number
  /** The path that a hard link or a symbolic one leads to. */
  readonly target?: string
  /** Equal of equal contents; of large files alone. */
  readonly content?: string
}

export type EntryKind =
  | 'file'
  | 'directory'
  | 'symlink'
  | 'hardlink'
  /** Removes its path, and all below it, from the layers below. */
  | 'whiteout'
  /** Removes all that is below its path from the layers below, but not the directory. */
  | 'opaque'
  /** Devices, FIFOs and sockets. */
  | 'other'

export interface LayerListing {
  /** Of the compressed layer. */
  readonly digest: string
  readonly entries: readonly LayerEntry[]
}

const WHITEOUT = '.wh.'
const OPAQUE = '.wh..wh..opq'

/** @returns undefined for what names no path: the root itself, aufs's own files, and what leads outside. */
export function layerPath(
  name: string,
): { path: string; whiteout?: 'whiteout' | 'opaque' } | undefined {
  const names = name.split('/').filter((each) => each !== '' && each !== '.')
  const last = names.at(-1)
  if (last === undefined || names.includes('..')) return undefined
  if (last === OPAQUE) return { path: names.slice(0, -1).join('/'), whiteout: 'opaque' }
  // Other names of that kind (.wh..wh.plnk, .wh..wh.orph) are aufs's own.
  if (names.some((each) => each.startsWith(`${WHITEOUT}${WHITEOUT}`))) return undefined
  if (!last.startsWith(WHITEOUT)) return { path: names.join('/') }
  const hidden = last.slice(WHITEOUT.length)
  if (hidden === '' || hidden === '.' || hidden === '..') return undefined
  return { path: [...names.slice(0, -1), hidden].join('/'), whiteout: 'whiteout' }
}
