import type { SizeRecord } from './record.ts'

/** The history for other programs. */

const COLUMNS = [
  'time',
  'service',
  'image',
  'ref',
  'platform',
  'digest',
  'bytes',
  'layers',
  'commit',
  'run',
  'by',
] as const

/** RFC 4180, with a line of names first. */
export function toCsv(records: readonly SizeRecord[]): string {
  const rows = records.map(({ t, ...record }) => ({ ...record, time: t }))
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(','))
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`
}

function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function recordJson({ t, service, image, ref, platform, ...rest }: SizeRecord) {
  const { digest, index, bytes, layers, commit, run, by, created } = rest
  return {
    time: t,
    service,
    image,
    ref,
    platform,
    digest,
    index,
    bytes,
    layers,
    commit,
    run,
    by,
    created,
  }
}

/** What is younger may fall into a block that Prometheus is writing, and it then drops every scrape. */
const LEAST_AGE_MS = 3 * 3_600_000

interface MetricOptions {
  /** `OWNER/NAME`, or empty: without it sizes of two repositories cannot be told apart. */
  readonly repository: string
  readonly now: Date
}

/**
 * OpenMetrics with timestamps, to fill a Prometheus with: each series in one piece, in order of time,
 * one sample a second at most. @returns the text, and how many are too young for it.
 */
export function toOpenMetrics(
  records: readonly SizeRecord[],
  { repository, now }: MetricOptions,
): { readonly text: string; readonly left: number } {
  const old = records.filter(({ t }) => Date.parse(t) <= now.valueOf() - LEAST_AGE_MS)
  const series = new Map<string, Map<number, SizeRecord>>()
  for (const record of old) {
    const { service, platform, ref } = record
    const labels = labelsOf({ repository, service, platform: platform ?? '', ref })
    const samples = series.get(labels) ?? new Map<number, SizeRecord>()
    // Of one second the later one counts.
    series.set(labels, samples.set(Date.parse(record.t) / 1000, record))
  }
  const samples = (metric: string, value: (record: SizeRecord) => number) =>
    [...series].flatMap(([labels, each]) =>
      [...each]
        .toSorted(([a], [b]) => a - b)
        .map(([seconds, record]) => `${metric}{${labels}} ${value(record)} ${seconds}`),
    )
  const lines = [
    '# TYPE docker_image_size_bytes gauge',
    '# UNIT docker_image_size_bytes bytes',
    '# HELP docker_image_size_bytes Compressed size of the image.',
    ...samples('docker_image_size_bytes', ({ bytes }) => bytes),
    '# TYPE docker_image_layers gauge',
    '# HELP docker_image_layers Layers of the image.',
    ...samples('docker_image_layers', ({ layers }) => layers),
    '# EOF',
  ]
  return { text: `${lines.join('\n')}\n`, left: records.length - old.length }
}

/** Empty ones are left out: they are the same as none. */
function labelsOf(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',')
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
