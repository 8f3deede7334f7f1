import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { sizedTree } from '../domain/files/sized-tree.ts'
import { platformName } from '../domain/image/change.ts'
import { formatReference } from '../domain/image/reference.ts'
import type { Report } from '../domain/report/report.ts'
import { UsageError } from '../domain/values/problem.ts'
import { oneLine } from '../domain/values/text.ts'
import { treemapPage } from '../render/treemap/page.ts'
import type { TreeOptions } from './tree-options.ts'
import type { World } from './world.ts'

/** Writes the files of an image as one page that needs nothing else. */
export async function writeTreemap(
  { verdicts: [verdict] }: Report,
  { html, filter }: TreeOptions,
  { directory, stderr }: World,
): Promise<void> {
  if (html === undefined || verdict === undefined) return
  const images = verdict.changes.flatMap(({ platform, files }) =>
    files === undefined
      ? []
      : [{ name: platformName(platform) ?? '', tree: sizedTree(files.head.live, filter) }],
  )
  const title = verdict.head.reference === null ? '' : formatReference(verdict.head.reference)
  const page = treemapPage({ title, images, filter }, (text) =>
    createHash('sha256').update(text).digest('base64'),
  )
  try {
    await writeFile(resolve(directory, html), page)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UsageError(`--html ${oneLine(html)} cannot be written (${oneLine(why)}).`, { cause })
  }
  stderr.write(`wrote ${oneLine(html)}\n`)
}
