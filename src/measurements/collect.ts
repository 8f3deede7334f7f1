import type { Measurement } from '../domain/image/image.ts'
import type { ReportedSide, ReportedSides } from '../domain/image/reported.ts'
import { Malformed } from '../domain/values/problem.ts'
import { oneLine, plural } from '../domain/values/text.ts'
import type { FoundFile } from './find-files.ts'
import { readMeasurements } from './read.ts'
import { measurementOf } from './read-entry.ts'
import type { Entry, MeasurementFile } from './schema.ts'
import { shardsMissing } from './shards.ts'

/** What a report is about, by its own event. */
export interface Expected {
  /** null: a command line, which knows none. */
  readonly repository: string | null
  readonly sha: string | null
}

/** All that measurement files tell. */
export interface Collected {
  readonly sidesOf: (service: string) => ReportedSides
  /** All that any file names. */
  readonly services: readonly string[]
  /** Why not everything was read, or is there: a sentence each. */
  readonly gaps: readonly string[]
}

/** Whoever leaves a thousand files is told of some. */
const MOST_REFUSALS = 10

interface ReadFile {
  readonly name: string
  readonly file: MeasurementFile
}

/** Reads files, refuses those that are of something else, and joins what the others tell. */
export function collect(found: readonly FoundFile[], expected: Expected): Collected {
  const refusals: string[] = []
  // Where nobody knows what it is about, the files have to agree.
  let about = expected
  const files = found.flatMap(({ name, content }): ReadFile[] => {
    try {
      if ('refusal' in content) throw new Malformed(content.refusal)
      const file = readMeasurements(content.bytes)
      requireOurs(file, about)
      if (about.sha === null && file.run !== null) about = file.run
      return [{ name, file }]
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      refusals.push(`The measurement file ${quotedName(name)} is not believed: ${error.message}.`)
      return []
    }
  })
  const more = refusals.length - MOST_REFUSALS
  const gaps = [
    ...refusals.slice(0, MOST_REFUSALS),
    ...(more > 0
      ? [`${plural(more, 'more measurement file')} ${more === 1 ? 'is' : 'are'} not believed.`]
      : []),
    ...shardsMissing(files),
  ]
  const byService = new Map<string, FileReport[]>()
  for (const { name, file } of files) {
    for (const entry of file.measurements) {
      const reports = byService.get(entry.service) ?? []
      byService.set(entry.service, reports)
      const known = reports.find((each) => each.name === name)
      if (known === undefined) reports.push({ name, run: file.run, entries: [entry] })
      else known.entries.push(entry)
    }
  }
  return {
    sidesOf: (service) => sidesIn(latest(byService.get(service) ?? [])),
    services: [...byService.keys()],
    gaps,
  }
}

/** Commit and repository are the event's: a file that says another one is of something else. */
function requireOurs({ run }: MeasurementFile, { repository, sha }: Expected): void {
  if (repository === null && sha === null) return
  if (run === null) throw new Malformed('it does not say which commit it is of')
  if (repository !== null && run.repository.toLowerCase() !== repository.toLowerCase())
    throw new Malformed(
      `it is of ${oneLine(run.repository, 100)}, and this is ${oneLine(repository, 100)}`,
    )
  if (sha !== null && run.sha !== sha)
    throw new Malformed(`it is of commit ${run.sha.slice(0, 7)}, and this is ${sha.slice(0, 7)}`)
}

/** What one file says of a service. */
interface FileReport {
  readonly name: string
  readonly run: MeasurementFile['run']
  readonly entries: Entry[]
}

/** A job that ran again has written a newer file; the older one stays among the artifacts. */
function latest(reports: readonly FileReport[]): readonly FileReport[] {
  const [first] = reports
  if (reports.some(({ run }) => run?.id !== first?.run?.id)) return reports
  const attempt = Math.max(...reports.map(({ run }) => run?.attempt ?? 0))
  return reports.filter(({ run }) => (run?.attempt ?? 0) === attempt)
}

function sidesIn(reports: readonly FileReport[]): ReportedSides {
  return { head: sideIn(reports, 'head', disagreement), base: sideIn(reports, 'base', () => null) }
}

function sideIn(
  reports: readonly FileReport[],
  side: 'head' | 'base',
  ofTwo: (one: ReportedSide, other: ReportedSide) => ReportedSide | null,
): ReportedSide | null {
  const sides = reports.flatMap(({ name, entries }): ReportedSide[] => {
    const own = entries.filter((entry) => entry.side === side)
    const [first] = own
    if (first === undefined) return []
    const movedTo = 'movedTo' in first ? (first.movedTo ?? null) : null
    return [{ measurement: measurementOf(own), file: name, movedTo }]
  })
  const [first, ...others] = sides
  if (first === undefined) return null
  const other = others.find((each) => essence(each.measurement) !== essence(first.measurement))
  return other === undefined ? first : ofTwo(first, other)
}

/** What two files have to agree on. */
function essence(measurement: Measurement): string {
  if (measurement.kind !== 'measured') return measurement.kind
  const { digest, images } = measurement
  const weights = images.map(({ digest, bytes, layers }) => [digest, bytes, layers])
  return JSON.stringify([digest, weights])
}

function disagreement(one: ReportedSide, other: ReportedSide): ReportedSide {
  const reason = `${quotedName(one.file)} says ${words(one)}, and ${quotedName(other.file)} says ${words(other)}`
  const cure =
    'Let one job measure it. One image for several platforms is measured once they are pushed as one index.'
  const measurement = { kind: 'unmeasurable', reference: null, reason, cure } as const
  return { ...one, measurement, isContradicted: true }
}

function words({ measurement }: ReportedSide): string {
  if (measurement.kind === 'measured') return measurement.digest
  return measurement.kind === 'missing' ? 'that there is none' : 'that it could not be measured'
}

/** In quotes: whoever names a file may have words of his own for it. */
function quotedName(name: string): string {
  return JSON.stringify(oneLine(name, 200))
}
