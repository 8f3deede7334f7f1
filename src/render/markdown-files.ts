import type { AdvisedChange } from '../domain/advice/advised.ts'
import { pruned, sizedTree } from '../domain/files/sized-tree.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { fileLines } from './file-words.ts'
import { code, details, htmlCode } from './markdown-text.ts'
import { treeLines } from './text-tree.ts'

/** Of the comment: what is more is folded. */
const MOST_OPEN = 5
const TREE_DEPTH = 3
const MOST_IN_TREE = 5

/** What the layers of what ends red hold, beside why: at most five lines of one image. */
export function filesBlocks(verdicts: readonly Verdict[], limit: number): string[] {
  const inspected = verdicts.flatMap(({ budget, changes }) => {
    // What tells most is alike on all platforms.
    const change = changes.find(({ files }) => files !== undefined)
    const lines = change === undefined ? [] : filesList(change)
    return lines.length === 0 ? [] : [{ name: budget.name, lines }]
  })
  const shown = inspected.slice(0, limit)
  const all = shown.flatMap(({ name, lines }) =>
    inspected.length === 1 ? lines : [`- ${code(name)}`, ...lines.map((line) => `  ${line}`)],
  )
  const [open, rest] = [all.slice(0, MOST_OPEN), all.slice(MOST_OPEN)]
  if (rest.length === 0) return open.length === 0 ? [] : [open.join('\n')]
  return [
    open.join('\n'),
    details('More of what is inside the layers', unindented(rest).join('\n')),
  ]
}

/** A list that begins within another one begins anew in a fold. */
function unindented(lines: readonly string[]): string[] {
  const [first = ''] = lines
  const indent = first.length - first.trimStart().length
  const isTop = (line: string) => line.startsWith('- ')
  const until = lines.findIndex(isTop)
  const end = until < 0 ? lines.length : until
  return lines.map((line, at) => (at < end ? line.slice(indent) : line))
}

/** The files of a side as a tree, folded: for a page with room. */
export function treeFold(name: string, { files }: AdvisedChange): string[] {
  if (files === undefined || files.head.live.length === 0) return []
  const lines = treeLines(
    files.head.tree ?? pruned(sizedTree(files.head.live), TREE_DEPTH, MOST_IN_TREE),
  )
  // A name is not to end the block.
  const fenced = ['```text', ...lines.map((line) => line.replaceAll('```', '` ` `')), '```']
  return [
    details(
      `Files of ${htmlCode(name)} in the layers that were read, uncompressed`,
      fenced.join('\n'),
    ),
  ]
}

/** A list, and what it is of. */
export function filesList({ files, whole }: AdvisedChange): string[] {
  const lines = files === undefined ? [] : fileLines(files, code, whole?.head)
  if (lines.length === 0) return []
  return ['- Inside the layers, uncompressed:', ...lines.map((line) => `  - ${line}`)]
}
