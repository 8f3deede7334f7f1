import type { SizedTree } from '../domain/files/sized-tree.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { oneLine, plural } from '../domain/values/text.ts'
import { bar } from './rows.ts'
import { columns } from './text-table.ts'

/** So many of a directory are shown; the others are counted. */
const MOST = 10
/** Less of the whole is not worth a line, nor is an empty file. */
const LEAST_SHARE = 0.001

/** A tree of files with bars, the largest first: as deep as it is given. */
export function treeLines(root: SizedTree, most?: number): string[] {
  const rows = rowsOf(root, root.bytes, 0)
  const total = `${formatBytes(root.bytes)} in ${plural(root.files, 'file')}`
  return [total, ...columns(rows, [1], most)]
}

function rowsOf(tree: SizedTree, whole: number, depth: number): string[][] {
  const { children } = tree
  const least = Math.max(1, LEAST_SHARE * whole)
  const shown = children.filter(({ bytes }) => bytes >= least).slice(0, MOST)
  const rows = shown.flatMap((child) => [
    rowOf(nameOf(child, depth), child.bytes, { whole, depth }),
    ...rowsOf(child, whole, depth + 1),
  ])
  const rest = children.slice(shown.length)
  const bytes = rest.reduce((sum, each) => sum + each.bytes, 0)
  if (rest.length === 0 || (shown.length === 0 && depth > 0)) return rows
  return [...rows, rowOf(`… ${plural(rest.length, 'more', 'more')}`, bytes, { whole, depth })]
}

function rowOf(
  name: string,
  bytes: number,
  { whole, depth }: { readonly whole: number; readonly depth: number },
): string[] {
  const percent = whole === 0 ? 0 : (bytes / whole) * 100
  return [bar(percent), formatBytes(bytes), `${'\u00a0\u00a0'.repeat(depth)}${name}`]
}

function nameOf({ name, isDirectory }: SizedTree, depth: number): string {
  return `${depth === 0 ? '/' : ''}${oneLine(name, 100)}${isDirectory ? '/' : ''}`
}
