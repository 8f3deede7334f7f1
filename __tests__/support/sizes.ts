import { dayPath } from '../../src/domain/series/layout.ts'
import { formatRecord, type SizeRecord, timeOf } from '../../src/domain/series/record.ts'
import type { Series } from '../../src/domain/series/size-history.ts'
import { weeksOf } from '../../src/domain/series/weekly.ts'

const MIB = 1024 * 1024
export const DAY_MS = 86_400_000

/** A measurement of main's image of api. */
export function aRecord(given: Partial<SizeRecord> = {}): SizeRecord {
  return {
    t: '2026-11-25T10:00:00Z',
    service: 'api',
    image: 'ghcr.io/acme/api',
    ref: 'main',
    platform: 'linux/amd64',
    digest: aDigest('a'),
    index: null,
    bytes: 100 * MIB,
    layers: 9,
    commit: 'c'.repeat(40),
    run: 1,
    by: 'push',
    created: null,
    also: [],
    ...given,
  }
}

export function aDigest(digit: string): `sha256:${string}` {
  return `sha256:${digit.repeat(64).slice(0, 64)}`
}

/** One size a day, the last one at `until`: MiB in the order of time. */
export function daily(
  sizes: readonly number[],
  { until = '2026-11-25T10:00:00Z', ...given }: Partial<SizeRecord> & { until?: string } = {},
): SizeRecord[] {
  const end = Date.parse(until)
  return sizes.map((size, index) => {
    const digest = aDigest(index.toString(16).padStart(4, '0'))
    const t = timeOf(new Date(end - (sizes.length - 1 - index) * DAY_MS))
    return aRecord({ t, bytes: Math.round(size * MIB), run: index + 1, digest, ...given })
  })
}

/** What each of so many days weighs. */
export function days(count: number, size: (day: number) => number): number[] {
  return Array.from({ length: count }, (_, day) => size(day))
}

export function aSeries(records: readonly SizeRecord[]): Series {
  return { service: 'api', platform: 'linux/amd64', records, weeks: weeksOf(records) }
}

/** The files of a branch with these lines, by path. */
export function filesWith(records: readonly SizeRecord[]): Record<string, string> {
  const files: Record<string, string> = {}
  for (const record of records) {
    const path = dayPath(record.t)
    files[path] = `${files[path] ?? ''}${formatRecord(record)}\n`
  }
  return files
}
