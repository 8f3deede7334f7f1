/** A file's bytes, under however many names. */
export interface Content {
  /** The layer that holds it, from 0. */
  readonly layer: number
  readonly path: string
  readonly bytes: number
  readonly storedBytes: number
  /** Equal of equal contents; of large files alone. */
  readonly content?: string
  /** How many names lead to it now. */
  names: number
  /** What took the last name away. */
  lost?: Loss
}

export interface Loss {
  readonly layer: number
  /** copied: written again with the same content, as a changed mode does. */
  readonly how: 'overwritten' | 'copied' | 'deleted' | 'repeated'
}

export interface Node {
  readonly kind: 'file' | 'directory' | 'symlink' | 'other'
  /** Of a directory; what is none has {@link NO_CHILDREN}. */
  readonly children: Map<string, Node>
  /** The layer that named it last; -1 where it is known as a part of longer names alone. */
  layer: number
  readonly content?: Content | undefined
  /** Of a symbolic link. */
  readonly target?: string | undefined
}

/** Symbolic links that lead to each other come to no end; Linux follows as many. */
const MOST_LINKS = 40

/** One for all files: a map of its own for each would take most of the memory. */
export const NO_CHILDREN: Node['children'] = new Map()

export function newDirectory(layer = -1): Node {
  return { kind: 'directory', children: new Map(), layer }
}

/** The paths of an image as its layers leave them, each where a runtime would unpack it. */
export class Tree {
  readonly root = newDirectory()
  private readonly replaced: (node: Node) => void

  /** @param replaced is told of what a directory takes the place of. */
  constructor(replaced: (node: Node) => void) {
    this.replaced = replaced
  }

  find(path: string): Node | undefined {
    const { above, name } = split(path)
    return this.walk(above, false)?.children.get(name)
  }

  /** The directory that a path's last name stands in, made where there is none. */
  directoryOf(path: string): { readonly directory: Node; readonly name: string } {
    const { above, name } = split(path)
    return { directory: this.walk(above, true) ?? this.root, name }
  }

  /** Takes a name and what is below it away. */
  remove(path: string): Node | undefined {
    const { above, name } = split(path)
    const directory = this.walk(above, false)
    const node = directory?.children.get(name)
    directory?.children.delete(name)
    return node
  }

  /** Symbolic links on the way are followed, and none leads out of the root. */
  private walk(names: readonly string[], make: boolean): Node | undefined {
    let ways = [this.root]
    const left = [...names].reverse()
    for (let links = 0; left.length > 0; ) {
      const name = left.pop() ?? ''
      const here = ways.at(-1) ?? this.root
      if (name === '' || name === '.') continue
      if (name === '..') {
        if (ways.length > 1) ways.pop()
        continue
      }
      let next = here.children.get(name)
      if (next?.kind === 'symlink' && links++ < MOST_LINKS) {
        const target = next.target ?? ''
        if (target.startsWith('/')) ways = [this.root]
        left.push(...target.split('/').reverse())
        continue
      }
      if (next?.kind !== 'directory') {
        if (!make) return undefined
        if (next !== undefined) this.replaced(next)
        next = newDirectory()
        here.children.set(name, next)
      }
      ways.push(next)
    }
    return ways.at(-1)
  }
}

function split(path: string): { above: string[]; name: string } {
  const names = path.split('/')
  const name = names.pop() ?? ''
  return { above: names, name }
}
