import type { SizeRecord } from '../../src/domain/series/record.ts'
import { type WeekSizes, weeksOf } from '../../src/domain/series/weekly.ts'

/** The sizes of one image, in order of time. */
export interface Sizes {
  readonly records: readonly SizeRecord[]
  readonly weeks: readonly WeekSizes[]
}

/**
 * Series in CSV as `history export` writes it, or one in lines of a date, a tab, and bytes.
 * @throws {SyntaxError} naming the line that cannot be read.
 */
export function readSeries(text: string, name: string): Sizes[] {
  const lines = text.split(/\r?\n/)
  const columns = lines[0]?.includes('\t') ? ['time', 'bytes'] : (lines[0]?.split(',') ?? [])
  const separator = lines[0]?.includes('\t') ? '\t' : ','
  const series = new Map<string, SizeRecord[]>()
  lines.forEach((line, index) => {
    if (index === 0 || line === '') return
    const cells = line.split(separator)
    const cell = (column: string) => cells[columns.indexOf(column)] ?? ''
    const [at, bytes] = [Date.parse(cell('time')), Number(cell('bytes'))]
    if (Number.isNaN(at) || !Number.isSafeInteger(bytes) || bytes <= 0) {
      throw new SyntaxError(`${name}:${index + 1} has no time and bytes: ${line.slice(0, 80)}`)
    }
    const key = `${cell('service')} ${cell('platform')}`
    series.set(key, [...(series.get(key) ?? []), measured(at, bytes)])
  })
  return [...series.values()].map((records) => {
    const inTime = records.toSorted((a, b) => Date.parse(a.t) - Date.parse(b.t))
    return { records: inTime, weeks: weeksOf(inTime) }
  })
}

/** A forecast looks at times and sizes alone. */
function measured(at: number, bytes: number): SizeRecord {
  return {
    t: new Date(at).toISOString(),
    bytes,
    service: '',
    image: '',
    ref: '',
    platform: null,
    digest: `sha256:${'0'.repeat(64)}`,
    index: null,
    layers: 0,
    commit: null,
    run: null,
    by: 'import',
    created: null,
    also: [],
  }
}
