import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Report } from '../domain/report/report.ts'
import { oneLine } from '../domain/values/text.ts'
import { toExposition } from '../metrics/exposition.ts'
import { toLineProtocol } from '../metrics/line-protocol.ts'
import { type SampleOptions, samplesOf } from '../metrics/samples.ts'

interface Places extends SampleOptions {
  readonly directory: string
  readonly log: (line: string) => void
  readonly warn: (message: string) => void
}

/** Writes what was measured for Prometheus and for InfluxDB. What cannot be written is warned of, and changes no verdict. */
export async function writeMetrics(
  report: Pick<Report, 'verdicts'>,
  { directory, log, warn, ...options }: Places,
): Promise<void> {
  const samples = samplesOf(report, options)
  const { text, refused } = toLineProtocol(samples)
  const base = resolve(directory, 'docker-image-sizes')
  try {
    await makeFolder(dirname(base))
    await replaceFile(`${base}.prom`, toExposition(samples))
    await replaceFile(`${base}.lp`, text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return warn(`The metrics cannot be written to ${oneLine(directory)}: ${oneLine(why)}`)
  }
  log(`Metrics are in ${oneLine(directory)}: docker-image-sizes.prom and docker-image-sizes.lp.`)
  if (refused.length > 0) {
    const names = refused.slice(0, 10).map((name) => oneLine(name, 100))
    warn(
      `Not in docker-image-sizes.lp: ${names.join(', ')}${refused.length > 10 ? ` and ${refused.length - 10} more` : ''}. Line protocol cannot hold a backslash in front of a blank, a comma, an equals sign or an end.`,
    )
  }
}

/** Whoever collects the file at this moment has the old one or the new one, and never half of it. */
async function replaceFile(path: string, text: string): Promise<void> {
  const unfinished = join(dirname(path), `.docker-image-sizes-${randomUUID()}.tmp`)
  try {
    await writeFile(unfinished, text)
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** One folder after the other: a recursive mkdir does not end where the system lies about folders. */
async function makeFolder(path: string): Promise<void> {
  const parent = dirname(path)
  if (parent === path || existsSync(path)) return
  await makeFolder(parent)
  await mkdir(path)
}
