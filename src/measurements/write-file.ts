import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Shard } from '../domain/budget/shard.ts'
import { UsageError } from '../domain/values/problem.ts'
import { toJsonText } from '../domain/values/text.ts'
import { MOST_FILE_BYTES, MOST_IMAGES } from './bounds.ts'
import type { Entry, MeasurementFile } from './schema.ts'

/** Of package.json. */
const TOOL = 'docker-image-budgets 0.1.0'

export interface MeasuredFile {
  readonly run: MeasurementFile['run']
  readonly shard: Shard | null
  readonly measurements: readonly Entry[]
}

/** @throws {UsageError} where nobody would read it. */
export function measurementText({ run, shard, measurements }: MeasuredFile): string {
  const file: MeasurementFile = {
    schema: 1,
    tool: TOOL,
    run,
    shard,
    measurements: [...measurements],
  }
  const text = `${toJsonText(file, 1)}\n`
  if (measurements.length > MOST_IMAGES || Buffer.byteLength(text) > MOST_FILE_BYTES) {
    throw new UsageError(
      `One file holds ${MOST_IMAGES} images in ${MOST_FILE_BYTES / 2 ** 20} MiB at most, and these are more: measure them in several jobs, each with its shard, such as 1/4.`,
    )
  }
  return text
}

/** What tells one job's file from another's, where nobody names it. */
interface Job {
  readonly names: readonly string[]
  readonly shard: Shard | null
  readonly env: Readonly<Record<string, string | undefined>>
}

/** `image-size-api-0a1b2c3d.json`: of its own for each job, so that artifacts can be joined. */
export function defaultFileName({ names, shard, env }: Job): string {
  const [only = 'none', ...others] = names
  const one = others.length === 0 ? only : 'all'
  const what = shard === null ? one : `shard-${shard.index}-of-${shard.of}`
  const of = ['RUNNER_OS', 'RUNNER_ARCH', 'GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB']
  const seed = JSON.stringify([names, ...of.map((name) => env[name] ?? '')])
  const hash = createHash('sha256').update(seed).digest('hex').slice(0, 8)
  const safe = what.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 60)
  return `image-size-${safe}-${hash}.json`
}

/** @throws {UsageError} where it cannot be written. */
export async function writeMeasurements(
  directory: string,
  path: string,
  text: string,
): Promise<void> {
  const file = resolve(directory, path)
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UsageError(`The measurement file ${path} cannot be written (${why}).`, { cause })
  }
}
