import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Report } from '../domain/report/report.ts'
import { messageOf } from '../github/commits.ts'
import { compactJson, jsonPieces } from '../render/json.ts'

/** Outputs larger than this are better read from a file. */
const MAX_OUTPUT_BYTES = 100_000

/** Where the report may be written to. */
interface Places {
  /** Named by the user, or empty. */
  readonly path: string
  /** For a report that nobody named a file for. */
  readonly tempDir: string
  readonly warn: (message: string) => void
}

/** The report itself, or the path of a file where it is large. */
export async function reportOutput(report: Report, places: Places): Promise<string> {
  const { path: named, tempDir, warn } = places
  const compact = compactJson(report, MAX_OUTPUT_BYTES)
  const written: string[] = []
  const paths = [
    named,
    ...(compact === undefined ? [join(tempDir, 'docker-image-budgets-report.json')] : []),
  ]
  for (const path of paths.filter((each) => each !== '')) {
    try {
      await makeFolder(dirname(resolve(path)))
      await writeFile(path, withNewline(jsonPieces(report)))
      written.push(path)
    } catch (error) {
      warn(`The report cannot be written to ${path}: ${messageOf(error)}`)
    }
  }
  return compact ?? written[0] ?? ''
}

function* withNewline(pieces: Iterable<string>): Generator<string> {
  yield* pieces
  yield '\n'
}

/** One folder after the other: a recursive mkdir does not end where the system lies about folders. */
async function makeFolder(path: string): Promise<void> {
  const parent = dirname(path)
  if (parent === path || existsSync(path)) return
  await makeFolder(parent)
  await mkdir(path)
}
