import { joined, linesOf, textOf, withLines } from '../domain/series/file.ts'
import { dayOf, monthOf, monthPath, WEEKLY } from '../domain/series/layout.ts'
import { inTime } from '../domain/series/order.ts'
import { formatWeek, parseWeek, type WeekRecord, weeklyRecords } from '../domain/series/weekly.ts'
import { startOf, weekOf } from '../domain/series/weeks.ts'
import type { HistoryBranch, Snapshot } from './history-branch.ts'
import { byTime, readFiles, recordsIn } from './read-history.ts'
import { checkSize, readFile } from './stored-files.ts'

/** By path; null: the file is deleted. */
export type Files = Map<string, Uint8Array | null>

/**
 * What months that are over become: one file each in place of their days, and weeks made of them. Each
 * line stays byte for byte, also one that is torn, or of a newer version.
 * @param now months before its own are over.
 */
export async function foldMonths(
  branch: HistoryBranch,
  snapshot: Snapshot,
  now: Date,
): Promise<Files> {
  const current = now.toISOString().slice(0, 7)
  const days = [...snapshot.files.keys()]
    .filter((path) => (dayOf(path)?.slice(0, 7) ?? current) < current)
    .toSorted(byTime)
  const files: Files = new Map()
  for (const { path, file } of await readFiles(branch, snapshot, days)) {
    const month = monthPath((dayOf(path) ?? '').slice(0, 7))
    const before = files.get(month) ?? (await readFile(branch, snapshot, month))
    // With an end to each last line, so that the next day begins a line of its own.
    files.set(month, joined([withLines(before, []), withLines(file, [])]))
    files.set(path, null)
  }
  for (const [path, file] of files) checkSize(branch, path, file?.length ?? 0)
  const months = [...files.keys()].flatMap((path) => monthOf(path) ?? []).toSorted()
  if (months[0] !== undefined) {
    files.set(WEEKLY, await weeksFrom(branch, snapshot, { files, month: months[0] }))
  }
  return files
}

/** The weeks' file, where months from `month` on have changed: those before stay as they were made. */
export async function weeksFrom(
  branch: HistoryBranch,
  snapshot: Snapshot | null,
  { files, month }: { readonly files: Files; readonly month: string },
): Promise<Uint8Array> {
  const known = parsedWeeks(await readFile(branch, snapshot, WEEKLY))
  // A month's first week may have begun in the month before.
  const first =
    known === null ? Number.NEGATIVE_INFINITY : weekOf(Date.parse(`${month}-01T00:00:00Z`))
  const from = known === null ? '' : new Date(startOf(first)).toISOString().slice(0, 7)
  const stored = snapshot === null ? [] : [...snapshot.files.keys()]
  const paths = [...new Set([...stored, ...files.keys()])]
    .filter((path) => (monthOf(path) ?? '') >= from && monthOf(path) !== null)
    .toSorted(byTime)
  const records = []
  for (const path of paths) {
    const file = files.get(path) ?? (await readFile(branch, snapshot, path))
    records.push(...recordsIn(file))
  }
  const anew = inTime(records).filter(({ t }) => weekOf(Date.parse(t)) >= first)
  const weeks = [...(known ?? []).filter(({ week }) => week < first), ...weeklyRecords(anew)]
  return withLines(new Uint8Array(), weeks.map(formatWeek))
}

/** null: they are not there, or not all of them can be read. Then they are made of all months. */
function parsedWeeks(file: Uint8Array): WeekRecord[] | null {
  const weeks = linesOf(file).map(({ bytes }) => parseWeek(textOf(bytes) ?? ''))
  const read = weeks.filter((week) => week !== null)
  return weeks.length === 0 || read.length < weeks.length ? null : read
}
