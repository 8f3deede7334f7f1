import type { Digest } from '../image/digest.ts'
import { nameWithoutSecrets } from '../secrets/mask.ts'
import { type Duplicate, duplicatesIn } from './duplicates.ts'
import type { LayerListing } from './entry.ts'
import { leftoversOf, type SizedLeftover } from './leftovers.ts'
import {
  attribute,
  comparePackages,
  type PackageChange,
  type SizedFile,
  type SizedPackage,
} from './packages/attribute.ts'
import type { PackageFile } from './packages/package.ts'
import { packagesIn } from './packages/packages.ts'
import type { SizedTree } from './sized-tree.ts'
import { type LiveFile, stackOf, type WastedFile } from './stack.ts'

/** A layer as it was listed. */
export interface ListedLayer extends LayerListing {
  readonly digest: Digest
  readonly texts: readonly PackageFile[]
  /** Files of package managers that were not read, and why. */
  readonly leftOut: readonly { readonly path: string; readonly why: string }[]
}

/** A layer that was not looked into, and why. */
export interface UnreadLayer {
  readonly digest: Digest
  /** Compressed. */
  readonly bytes: number
  readonly why: string
}

/** What the layers of one image hold that were looked into; all bytes are uncompressed, unless said otherwise. */
export interface ImageFiles {
  /** Whether all layers of the image were: not only those that changed, and none was left out. */
  readonly isWhole: boolean
  readonly liveBytes: number
  readonly wastedBytes: number
  /** 0 to 1. */
  readonly efficiency: number
  readonly packages: readonly SizedPackage[]
  readonly leftovers: readonly SizedLeftover[]
  /** Of one content under several names. */
  readonly duplicates: readonly Duplicate[]
  readonly wasted: readonly WastedFile[]
  /** Of the layers that were looked into, the lowest first: {@link WastedFile} counts them. */
  readonly layers: readonly Digest[]
  /** What is in the image of them. */
  readonly live: readonly LiveFile[]
  /** The same by directories, where somebody asks for it. */
  readonly tree?: SizedTree
  /** What no package owns. */
  readonly others: readonly SizedFile[]
  readonly leftOut: readonly UnreadLayer[]
}

/** Both sides with all of their layers, and not only those that changed. */
export interface WholeImages {
  /** null where it was not looked into. */
  readonly base: ImageFiles | null
  readonly head: ImageFiles
}

/** What a change did to the files of an image. */
export interface FileChange {
  /** null where there is nothing to compare with. */
  readonly base: ImageFiles | null
  readonly head: ImageFiles
  /** What grew most first. */
  readonly packages: readonly PackageChange[]
  /** Of what no package owns, the directories that tell most. */
  readonly directories: readonly DirectoryChange[]
}

export interface DirectoryChange {
  readonly path: string
  readonly beforeBytes: number
  readonly afterBytes: number
}

interface Looked {
  readonly layers: readonly ListedLayer[]
  readonly unread: readonly UnreadLayer[]
  /** Whether all layers were asked for. */
  readonly isWhole: boolean
}

export function filesOf({ layers, unread, isWhole }: Looked): ImageFiles {
  const { live, ...stack } = stackOf(layers)
  const texts = textsOf(layers, live)
  const paths = live.map(({ path }) => path)
  const { packages, others } = attribute(live, packagesIn(texts, paths))
  const unreadFiles = layers.flatMap(({ digest, leftOut }) =>
    leftOut.map(({ path, why }) => ({
      digest,
      bytes: 0,
      why: `${nameWithoutSecrets(path)} ${why}`,
    })),
  )
  return {
    isWhole: isWhole && unread.length === 0,
    liveBytes: stack.liveBytes,
    wastedBytes: stack.wastedBytes,
    efficiency: stack.efficiency,
    wasted: stack.wasted.map((file) => ({ ...file, path: nameWithoutSecrets(file.path) })),
    layers: layers.map(({ digest }) => digest),
    packages,
    leftovers: leftoversOf(live),
    duplicates: duplicatesIn(live),
    live,
    others,
    leftOut: [...unread, ...unreadFiles],
  }
}

/** What was found in a file holds only where it is the one that is left. */
function textsOf(
  layers: readonly ListedLayer[],
  live: readonly { readonly path: string; readonly layer: number }[],
): PackageFile[] {
  // Of all the files these are few.
  const found = layers.map(
    ({ texts }) =>
      new Map(texts.flatMap((file) => (file.kind === undefined ? [] : [[file.path, file]]))),
  )
  const left = new Set(live.map(({ layer, path }) => found[layer]?.get(path)))
  return layers.flatMap(({ texts }) =>
    texts.filter((file) => file.kind === undefined || left.has(file)),
  )
}

export function compareFiles(base: ImageFiles | null, head: ImageFiles): FileChange {
  return {
    base,
    head,
    packages: comparePackages(base?.packages ?? [], head.packages),
    directories: compareDirectories(base?.others ?? [], head.others),
  }
}

/** A directory stands for what is below it where no part of that tells more of the change. */
const TELLING_SHARE = 0.8

/**
 * Where files came and went: for each change as deep a directory as still holds most of it. What
 * is equal in both is left out.
 */
function compareDirectories(
  before: readonly SizedFile[],
  after: readonly SizedFile[],
): DirectoryChange[] {
  const root: Directory = { before: 0, after: 0 }
  for (const { path, bytes } of before) add(root, path, { before: bytes, after: 0 })
  for (const { path, bytes } of after) add(root, path, { before: 0, after: bytes })
  const found: DirectoryChange[] = []
  // Paths may be deep: no recursion.
  const left: [string, Directory][] = [...(root.children ?? [])]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [path, directory] = next
    const growth = directory.after - directory.before
    const children = [...(directory.children ?? [])].map(([name, child]): [string, Directory] => [
      `${path}/${name}`,
      child,
    ])
    const telling = children.filter(
      ([, { before: was, after: is }]) => Math.abs(is - was) >= TELLING_SHARE * Math.abs(growth),
    )
    const isMixed = children.some(
      ([, { before: was, after: is }]) =>
        Math.sign(is - was) === -Math.sign(growth || 1) && is !== was,
    )
    if (children.length > 0 && (telling.length > 0 || isMixed)) left.push(...children)
    else if (growth !== 0)
      found.push({
        path: nameWithoutSecrets(path),
        beforeBytes: directory.before,
        afterBytes: directory.after,
      })
  }
  return found.sort((a, b) => sizeOf(b) - sizeOf(a))
}

function sizeOf({ beforeBytes, afterBytes }: DirectoryChange): number {
  return Math.abs(afterBytes - beforeBytes)
}

interface Directory {
  before: number
  after: number
  /** Made for the first: most are files, and have none. */
  children?: Map<string, Directory>
}

function add(
  root: Directory,
  path: string,
  bytes: { readonly before: number; readonly after: number },
): void {
  let here = root
  for (const name of path.split('/')) {
    here.children ??= new Map()
    let next = here.children.get(name)
    if (next === undefined) {
      next = { before: 0, after: 0 }
      here.children.set(name, next)
    }
    next.before += bytes.before
    next.after += bytes.after
    here = next
  }
}
