import type { SizeRecord } from './record.ts'

/** Two lines of one key are one measurement. */
export function keyOf({ service, platform, commit, digest, run }: SizeRecord): string {
  return JSON.stringify([service, platform, commit, digest, run])
}

/** Each measurement once, in order of time: of two lines of one key the later one counts. */
export function inTime(records: readonly SizeRecord[]): SizeRecord[] {
  const once = new Map(records.map((record) => [keyOf(record), record]))
  return [...once.values()].toSorted((a, b) => Date.parse(a.t) - Date.parse(b.t))
}
