import { nameWithoutSecrets } from '../secrets/mask.ts'
import type { LiveFile } from './stack.ts'

/** A directory with all that is below it, or a file: that has no children. */
export interface SizedTree {
  readonly name: string
  /** Uncompressed. */
  readonly bytes: number
  /** About, compressed. */
  readonly storedBytes: number
  readonly files: number
  readonly isDirectory: boolean
  /** The largest first. */
  readonly children: readonly SizedTree[]
}

interface Building extends SizedTree {
  bytes: number
  storedBytes: number
  files: number
  isDirectory: boolean
  children: Building[]
  readonly byName: Map<string, Building>
}

/**
 * The files of an image by their directories; the root has no name.
 * @param filter only files whose path has it somewhere, whatever its case.
 */
export function sizedTree(files: Iterable<LiveFile>, filter = ''): SizedTree {
  const root = building('')
  const wanted = filter.toLowerCase()
  for (const file of files) {
    if (!`/${file.path}`.toLowerCase().includes(wanted)) continue
    let here = add(root, file)
    for (const name of file.path.split('/')) here = add(childOf(here, name), file)
  }
  return sorted(root)
}

function building(name: string): Building {
  return {
    name,
    bytes: 0,
    storedBytes: 0,
    files: 0,
    isDirectory: name === '',
    children: [],
    byName: new Map(),
  }
}

function childOf(parent: Building, name: string): Building {
  const { byName, children } = parent
  const known = byName.get(name)
  if (known !== undefined) return known
  const child = building(nameWithoutSecrets(name))
  byName.set(name, child)
  parent.isDirectory = true
  children.push(child)
  return child
}

function add(node: Building, { bytes, storedBytes }: LiveFile): Building {
  node.bytes += bytes
  node.storedBytes += storedBytes
  node.files++
  return node
}

function sorted(root: Building): Building {
  // Paths may be deep: no recursion.
  const left = [root]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    next.children.sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1))
    next.byName.clear()
    left.push(...next.children)
  }
  return root
}

/** As deep as that, and of each directory the largest: what is left out counts all the same. */
export function pruned(tree: SizedTree, depth: number, most = Number.POSITIVE_INFINITY): SizedTree {
  const { name, bytes, storedBytes, files, isDirectory, children } = tree
  const kept = depth <= 0 ? [] : children.slice(0, most)
  return {
    name,
    bytes,
    storedBytes,
    files,
    isDirectory,
    children: kept.map((child) => pruned(child, depth - 1, most)),
  }
}
