import type { AdvisedChange } from '../domain/advice/advised.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { fileLines } from './file-words.ts'
import { code } from './markdown-text.ts'

/** What the layers of what ends red hold, beside why: at most five lines of one image. */
export function filesBlocks(verdicts: readonly Verdict[], limit: number): string[] {
  const inspected = verdicts.flatMap(({ budget, changes }) => {
    // What tells most is alike on all platforms.
    const change = changes.find(({ files }) => files !== undefined)
    const lines = change === undefined ? [] : filesList(change)
    return lines.length === 0 ? [] : [{ name: budget.name, lines }]
  })
  return inspected
    .slice(0, limit)
    .map(({ name, lines }) =>
      (inspected.length === 1
        ? lines
        : [`- ${code(name)}`, ...lines.map((line) => `  ${line}`)]
      ).join('\n'),
    )
}

/** A list, and what it is of. */
export function filesList({ files, whole }: AdvisedChange): string[] {
  const lines = files === undefined ? [] : fileLines(files, code, whole?.head)
  if (lines.length === 0) return []
  return ['- Inside the layers, uncompressed:', ...lines.map((line) => `  - ${line}`)]
}
