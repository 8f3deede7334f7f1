import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type SizeRecord, timeOf } from '../../src/domain/series/record.ts'
import { HistoryRepository } from '../../src/git/history-repository.ts'
import { importRecords } from '../../src/series/import-records.ts'

import { runChecked } from './tools.ts'

const BRANCH = 'image-size-history'
export const DAY_MS = 86_400_000
export const MIB = 1024 * 1024

/** A line of the history: api on linux/amd64, of 100 MiB, unless `given` tells otherwise. */
export function aRecord(at: Date, given: Partial<SizeRecord> = {}): SizeRecord {
  const { service = 'api', platform = 'linux/amd64' } = given
  const hex = Buffer.from(`${service} ${platform} ${timeOf(at)}`).toString('hex')
  return {
    t: timeOf(at),
    service,
    image: `ghcr.io/acme/${service}`,
    ref: 'main',
    platform,
    digest: `sha256:${hex.slice(-64).padStart(64, '0')}`,
    index: null,
    bytes: 100 * MIB,
    layers: 5,
    commit: hex.slice(-40).padStart(40, '0'),
    run: 1,
    by: 'push',
    created: null,
    also: [],
    ...given,
  }
}

/** One record a day, the last one today. @param sizes in MiB, of the first day first. */
export function daily(sizes: readonly number[], now: Date, given: Partial<SizeRecord> = {}) {
  return sizes.map((size, index) =>
    aRecord(new Date(now.valueOf() - (sizes.length - 1 - index) * DAY_MS), {
      bytes: Math.round(size * MIB),
      ...given,
    }),
  )
}

/** A clone whose history has a line that was torn, and nothing else. */
export async function cloneWithTornHistory(directory: string): Promise<void> {
  await initialise(directory)
  const files = new Map([['v1/2026-11/25.jsonl', Buffer.from('{"v":1,"t":\n')]])
  await new HistoryRepository(directory, BRANCH).commit({ onto: null, files, message: 'Torn' })
}

export async function initialise(directory: string): Promise<void> {
  await runChecked('git', ['init', '-q'], { cwd: directory, env: { PATH: process.env['PATH'] } })
}

/** A clone whose history holds these. */
export async function cloneWithHistory(
  directory: string,
  records: readonly SizeRecord[],
  budgets: string | null,
): Promise<void> {
  await initialise(directory)
  await importRecords(new HistoryRepository(directory, BRANCH), records, { now: new Date() })
  if (budgets !== null) await writeFile(join(directory, 'docker-image-budgets.yaml'), budgets)
}
