import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Report } from '../domain/report/report.ts'
import { toJsonText } from '../domain/values/text.ts'
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
export function reportOutput(report: Report, places: Places): Promise<string> {
  const compact = compactJson(report, MAX_OUTPUT_BYTES)
  return textOutput(compact, () => jsonPieces(report), places)
}

/** The same of what is no report of a check: short, on one line, and for a file on many. */
export function jsonOutput(value: unknown, places: Places): Promise<string> {
  const compact = toJsonText(value)
  const isShort = Buffer.byteLength(compact) <= MAX_OUTPUT_BYTES
  return textOutput(isShort ? compact : undefined, () => [toJsonText(value, 2)], places)
}

/** @param compact undefined: it is too long for an output. */
async function textOutput(
  compact: string | undefined,
  pieces: () => Iterable<string>,
  { path: named, tempDir, warn }: Places,
): Promise<string> {
  const written: string[] = []
  const paths = [
    named,
    ...(compact === undefined ? [join(tempDir, 'docker-image-budgets-report.json')] : []),
  ]
  for (const path of paths.filter((each) => each !== '')) {
    try {
      await makeFolder(dirname(resolve(path)))
      await writeFile(path, withNewline(pieces()))
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
