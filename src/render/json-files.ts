import type { FileChange, ImageFiles } from '../domain/files/inspection.ts'
import type { SizedTree } from '../domain/files/sized-tree.ts'

/** The largest; a page of licences is there a thousand times. */
const MOST_DUPLICATES = 100
const MOST_PATHS = 10

/** What a side's layers hold; all bytes are uncompressed. */
export function sideFilesJson(files: ImageFiles | null | undefined) {
  if (files === null || files === undefined) return {}
  const {
    isWhole,
    liveBytes,
    wastedBytes,
    efficiency,
    packages,
    leftovers,
    duplicates,
    wasted,
    leftOut,
  } = files
  const digestOf = (layer: number) => files.layers[layer] ?? null
  return {
    files: {
      isWhole,
      liveBytes,
      wastedBytes,
      efficiency,
      packages: packages.map(({ manager, name, version, bytes }) => ({
        manager,
        name,
        version,
        bytes,
      })),
      rarelyNeeded: leftovers.map(({ kind, bytes, files: count }) => ({
        kind,
        bytes,
        files: count,
      })),
      duplicates: duplicates.slice(0, MOST_DUPLICATES).map(({ paths, bytes }) => ({
        paths: paths.slice(0, MOST_PATHS),
        copies: paths.length,
        bytes,
      })),
      wasted: wasted.map(({ path, bytes, layer, lost }) => ({
        path,
        bytes,
        layer: digestOf(layer),
        by: digestOf(lost.layer),
        how: lost.how,
      })),
      ...(files.tree === undefined ? {} : { tree: treeJson(files.tree) }),
      leftOut: leftOut.map(({ digest, bytes, why }) => ({ digest, bytes, why })),
    },
  }
}

/** What the change did to packages and other files. */
export function changedFilesJson(files: FileChange | undefined) {
  if (files === undefined) return {}
  const { packages, directories } = files
  return { packages, directories }
}

/** A file has no children; a directory whose are left out, an empty list. */
function treeJson({ name, bytes, storedBytes, files, isDirectory, children }: SizedTree): object {
  const sizes = { name, bytes, aboutCompressedBytes: storedBytes }
  return isDirectory ? { ...sizes, files, children: children.map(treeJson) } : sizes
}
