import { gunzipSync, gzipSync } from 'node:zlib'
import type { EntryKind, LayerEntry } from '../domain/files/entry.ts'
import type { PackageFile } from '../domain/files/packages/package.ts'
import { MIB } from '../domain/values/bytes.ts'
import type { LeftOut } from './package-files.ts'

/** What is kept of a layer, so that it need not be read again: no contents, but what tells its packages. */
export interface Listing {
  readonly entries: readonly LayerEntry[]
  readonly texts: readonly PackageFile[]
  readonly leftOut: readonly LeftOut[]
}

/** Counts up where more is read of a layer: what was kept before would tell less. */
const VERSION = 2
const MAX_BYTES = 128 * MIB
const KINDS: readonly EntryKind[] = [
  'file',
  'directory',
  'symlink',
  'hardlink',
  'whiteout',
  'opaque',
  'other',
]

export function storedListing({ entries, texts, leftOut }: Listing): Uint8Array {
  const rows = entries.map(({ path, kind, bytes, storedBytes, target = null, content = null }) => [
    path,
    KINDS.indexOf(kind),
    bytes,
    storedBytes,
    target,
    content,
  ])
  const files = texts.map(({ path, text, kind = null }) => [path, text, kind])
  const unread = leftOut.map(({ path, why }) => [path, why])
  return gzipSync(JSON.stringify([VERSION, rows, files, unread]), { level: 1 })
}

/** @returns undefined for what another version has written, and for what is no listing. */
export function parseListing(stored: Uint8Array): Listing | undefined {
  try {
    const json = gunzipSync(stored, { maxOutputLength: MAX_BYTES }).toString('utf8')
    const [version, rows, files, leftOut]: unknown[] = JSON.parse(json)
    if (version !== VERSION) return undefined
    return {
      entries: listOf(rows, entryOf),
      texts: listOf(files, textOf),
      leftOut: listOf(leftOut, ([path, why]) => ({ path: string(path), why: string(why) })),
    }
  } catch {
    return undefined
  }
}

function listOf<Item>(rows: unknown, parse: (row: unknown[]) => Item): Item[] {
  return Array.from(rows as unknown[][], parse)
}

function entryOf([path, kind, bytes, storedBytes, target, content]: unknown[]): LayerEntry {
  return {
    path: string(path),
    kind: KINDS[size(kind)] ?? fail(),
    bytes: size(bytes),
    storedBytes: size(storedBytes),
    ...(target === null ? {} : { target: string(target) }),
    ...(content === null ? {} : { content: string(content) }),
  }
}

function textOf([path, text, kind]: unknown[]): PackageFile {
  const file = { path: string(path), text: string(text) }
  if (kind === null) return file
  return kind === 'go' || kind === 'jar' ? { ...file, kind } : fail()
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : fail()
}

function size(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : fail()
}

function fail(): never {
  throw new TypeError('is no listing')
}
