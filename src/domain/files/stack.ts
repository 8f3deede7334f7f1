import type { LayerEntry, LayerListing } from './entry.ts'
import { type Content, type Loss, NO_CHILDREN, type Node, newDirectory, Tree } from './tree.ts'

/** A file that takes room in a layer, and is not in the image any more. */
export interface WastedFile {
  readonly path: string
  readonly bytes: number
  /** About, compressed. */
  readonly storedBytes: number
  /** The layer that holds it, from 0. */
  readonly layer: number
  readonly lost: Loss
}

export interface LiveFile {
  readonly path: string
  readonly bytes: number
  readonly storedBytes: number
  readonly layer: number
  /** Equal of equal contents; of large files alone. */
  readonly content?: string
}

/** What an image's layers hold together; all bytes are uncompressed, where nothing else is said. */
export interface Stack {
  readonly liveBytes: number
  readonly wastedBytes: number
  /** Of all bytes, those that are in the image: 0 to 1; 1 where there are none. */
  readonly efficiency: number
  /** The largest first. */
  readonly wasted: readonly WastedFile[]
  readonly live: readonly LiveFile[]
}

/**
 * Lays the layers over each other, the lowest first, as image-spec's layer.md orders it. Where only
 * some layers of an image are known, a whiteout of what is below them is nothing.
 */
export function stackOf(layers: readonly LayerListing[]): Stack {
  const stack = new Stacking()
  for (const [index, { entries }] of layers.entries()) stack.add(entries, index)
  return stack.result()
}

class Stacking {
  private readonly contents: Content[] = []
  private layer = 0
  private readonly tree = new Tree((node) => this.drop(node, 'overwritten'))

  add(entries: readonly LayerEntry[], layer: number): void {
    this.layer = layer
    // They speak of the layers below, wherever they stand.
    for (const { kind, path } of entries) {
      if (kind === 'whiteout') this.drop(this.tree.remove(path), 'deleted')
      if (kind === 'opaque') this.empty(path)
    }
    for (const entry of entries) {
      if (entry.kind !== 'whiteout' && entry.kind !== 'opaque') this.put(entry)
    }
  }

  result(): Stack {
    const live: LiveFile[] = []
    const wasted: WastedFile[] = []
    let [liveBytes, wastedBytes] = [0, 0]
    for (const content of this.contents) {
      const { lost, bytes } = content
      if (lost === undefined || content.names > 0) {
        liveBytes += bytes
        live.push(content)
      } else {
        const { path, storedBytes, layer } = content
        wastedBytes += bytes
        wasted.push({ path, bytes, storedBytes, layer, lost })
      }
    }
    wasted.sort((a, b) => b.bytes - a.bytes)
    const bytes = liveBytes + wastedBytes
    const efficiency = bytes === 0 ? 1 : liveBytes / bytes
    return { liveBytes, wastedBytes, efficiency, wasted, live }
  }

  private put(entry: LayerEntry): void {
    // A hard link's bytes are those of another name: taken before that one may be replaced.
    const linked = entry.kind === 'hardlink' ? this.tree.find(entry.target ?? '') : undefined
    const { directory, name } = this.tree.directoryOf(entry.path)
    const before = directory.children.get(name)
    if (entry.kind === 'directory' && before?.kind === 'directory') {
      before.layer = this.layer
      return
    }
    const node = this.nodeOf(entry, linked)
    // A hard link to what is not there.
    if (node === undefined) return
    if (node.content !== undefined) node.content.names++
    directory.children.set(name, node)
    this.drop(before, howLost(before, node, this.layer))
  }

  private nodeOf(entry: LayerEntry, linked: Node | undefined): Node | undefined {
    const { layer } = this
    const children = NO_CHILDREN
    switch (entry.kind) {
      case 'directory':
        return newDirectory(layer)
      case 'symlink':
        return { kind: 'symlink', children, layer, target: entry.target }
      case 'hardlink':
        return linked && linked.kind !== 'directory' ? { ...linked, layer } : undefined
      case 'file':
        return { kind: 'file', children, layer, content: this.contentOf(entry) }
      default:
        return { kind: 'other', children, layer }
    }
  }

  private contentOf({ path, bytes, storedBytes, content: same }: LayerEntry): Content {
    const given = { layer: this.layer, path, bytes, storedBytes, names: 0 }
    const content: Content = same === undefined ? given : { ...given, content: same }
    this.contents.push(content)
    return content
  }

  private empty(path: string): void {
    const directory = path === '' ? this.tree.root : this.tree.find(path)
    if (directory?.kind !== 'directory') return
    for (const node of directory.children.values()) this.drop(node, 'deleted')
    directory.children.clear()
  }

  /** A content is lost with its last name. */
  private drop(node: Node | undefined, how: Loss['how']): void {
    // Trees may be deep: no recursion.
    const left = node === undefined ? [] : [node]
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      left.push(...next.children.values())
      const { content } = next
      if (content !== undefined && --content.names === 0) content.lost = { layer: this.layer, how }
    }
  }
}

function howLost(before: Node | undefined, now: Node, layer: number): Loss['how'] {
  if (before?.layer === layer) return 'repeated'
  const same = before?.content?.content
  return same !== undefined && same === now.content?.content ? 'copied' : 'overwritten'
}
