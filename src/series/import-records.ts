import { withLines } from '../domain/series/file.ts'
import { dayOf, dayPath, monthOf, monthPath, README, WEEKLY } from '../domain/series/layout.ts'
import { formatRecord, parseRecord, type SizeRecord } from '../domain/series/record.ts'
import { plural } from '../domain/values/text.ts'
import { type Files, weeksFrom } from './fold.ts'
import { type HistoryBranch, HistoryUnavailable } from './history-branch.ts'
import { checkIsHistory, readFiles, recordsIn } from './read-history.ts'
import { readmeText } from './readme.ts'
import { type Timing, untilDone } from './retry.ts'
import { checkSize, readFile } from './stored-files.ts'

/**
 * Adds what was built before there was a history: to the months it is from, in one commit. What is
 * known of a service's image already is not added again.
 * @returns how many were added.
 */
export async function importRecords(
  branch: HistoryBranch,
  records: readonly SizeRecord[],
  { now, timing }: { readonly now: Date; readonly timing?: Timing },
): Promise<number> {
  const added = await untilDone(() => importOnce(branch, records, now), timing)
  if (added !== undefined) return added
  throw new HistoryUnavailable(
    `others wrote to ${branch.name} all the time`,
    'Run it again later: what is recorded already is not written twice.',
  )
}

async function importOnce(
  branch: HistoryBranch,
  records: readonly SizeRecord[],
  now: Date,
): Promise<number | undefined> {
  const onto = await branch.head()
  if (onto !== null) checkIsHistory(branch, onto)
  const paths = onto === null ? [] : [...onto.files.keys()]
  const stored = paths.filter((path) => dayOf(path) !== null || monthOf(path) !== null)
  const known = new Set(
    onto === null
      ? []
      : (await readFiles(branch, onto, stored)).flatMap(({ file }) => recordsIn(file).map(imageOf)),
  )
  const fresh = records.filter((record) => !known.has(imageOf(record)))
  if (fresh.length === 0) return 0
  const current = now.toISOString().slice(0, 7)
  const pathOf = ({ t }: SizeRecord) =>
    t.slice(0, 7) < current ? monthPath(t.slice(0, 7)) : dayPath(t)
  const files: Files = new Map()
  for (const path of new Set(fresh.map(pathOf))) {
    const own = fresh.filter((record) => pathOf(record) === path)
    const lines = own.toSorted((a, b) => Date.parse(a.t) - Date.parse(b.t)).map(formatRecord)
    const file = withLines(await readFile(branch, onto, path), lines.filter(isReadable))
    checkSize(branch, path, file.length)
    files.set(path, file)
  }
  const month = [...files.keys()].flatMap((path) => monthOf(path) ?? []).toSorted()[0]
  if (month !== undefined) files.set(WEEKLY, await weeksFrom(branch, onto, { files, month }))
  if (onto === null) files.set(README, new TextEncoder().encode(readmeText()))
  const message = `Import ${plural(fresh.length, 'size')}`
  return (await branch.commit({ onto, files, message })) ? fresh.length : undefined
}

/** A service's image for one platform, whoever has recorded it. */
function imageOf({ service, platform, digest }: SizeRecord): string {
  return JSON.stringify([service, platform, digest])
}

function isReadable(line: string): boolean {
  return parseRecord(line).kind === 'record'
}
