import { linesOf, textOf } from '../domain/series/file.ts'
import { dayOf, isHistory, monthOf, WEEKLY } from '../domain/series/layout.ts'
import type { Line, SizeRecord } from '../domain/series/record.ts'
import type { StoredSizes } from '../domain/series/size-history.ts'
import { parseWeek, type WeekRecord } from '../domain/series/weekly.ts'
import { type HistoryBranch, HistoryUnavailable, type Snapshot } from './history-branch.ts'
import { readFile } from './stored-files.ts'

interface ReadOptions {
  readonly now: Date
  /** `recent`: this month and the last one, and weeks of all before: some forty requests at most. */
  readonly depth: 'recent' | 'all'
}

const DAY_MS = 86_400_000

/** Files that are asked for at once. */
const AT_ONCE = 8

/**
 * Reads the history; null where there is no such branch.
 * @throws {HistoryUnavailable} where a part of it cannot be read: that is never the same as less.
 */
export async function readHistory(
  branch: HistoryBranch,
  { now, depth }: ReadOptions,
): Promise<StoredSizes | null> {
  const snapshot = await branch.head()
  if (snapshot === null) return null
  checkIsHistory(branch, snapshot)
  const first = depth === 'all' ? '' : monthBefore(now)
  const [files, weekly] = await Promise.all([
    readFiles(branch, snapshot, pathsSince(snapshot, first)),
    readFile(branch, snapshot, WEEKLY),
  ])
  const sizes = files.flatMap(({ path, file }) =>
    linesOf(file).map(({ number, line }) => ({ path, number, line: upTo(now, line) })),
  )
  const weeks = weeksIn(branch, weekly)
  return {
    records: sizes.flatMap(({ line }) => (line.kind === 'record' ? [line.record] : [])),
    weeks: weeks.records,
    since: first === '' ? Number.NEGATIVE_INFINITY : Date.parse(`${first}-01T00:00:00Z`),
    torn: [
      ...sizes.flatMap(({ path, number, line }) =>
        line.kind === 'torn' ? [`${branch.name}:${path}:${number} ${line.reason}`] : [],
      ),
      ...weeks.torn,
    ],
  }
}

/** A clock that was wrong must not make a size the last one for good. */
function upTo(now: Date, line: Line): Line {
  const isToCome = line.kind === 'record' && Date.parse(line.record.t) > now.valueOf() + DAY_MS
  return isToCome ? { kind: 'torn', reason: 'is of a time to come' } : line
}

/**
 * When an audit has last recorded something, as far as this month and the last one tell; null: none did.
 * From the newest day back, so that where audits go on it costs a file or two.
 */
export async function readLastAudit(branch: HistoryBranch, now: Date): Promise<string | null> {
  const snapshot = await branch.head()
  if (snapshot === null) return null
  const paths = pathsSince(snapshot, monthBefore(now)).toReversed()
  for (let at = 0, some = 1; at < paths.length; at += some, some = AT_ONCE) {
    const files = await readFiles(branch, snapshot, paths.slice(at, at + some))
    const audits = files
      .flatMap(({ file }) => recordsIn(file))
      .filter(({ t, by }) => by === 'audit' && Date.parse(t) <= now.valueOf() + DAY_MS)
      .map(({ t }) => t)
    const last = audits.toSorted().at(-1)
    if (last !== undefined) return last
  }
  return null
}

/** Of days and months, in order of time. @param first month that counts; empty: all. */
function pathsSince({ files }: Snapshot, first: string): string[] {
  return [...files.keys()]
    .filter((path) => {
      const month = monthOf(path) ?? dayOf(path)?.slice(0, 7)
      return month !== undefined && month >= first
    })
    .toSorted(byTime)
}

/** A branch of somebody's work, named by a slip of the pen, is neither read nor written to. */
export function checkIsHistory({ name }: HistoryBranch, { files }: Snapshot): void {
  if (isHistory([...files.keys()])) return
  throw new HistoryUnavailable(
    `the branch ${name} holds something else than a history: it has no folder v1`,
    'Name another branch in history-branch: it is made when it is written to for the first time.',
  )
}

interface ReadFile {
  readonly path: string
  readonly file: Uint8Array
}

export async function readFiles(
  branch: HistoryBranch,
  snapshot: Snapshot,
  paths: readonly string[],
): Promise<ReadFile[]> {
  const read: ReadFile[] = []
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    const some = paths.slice(at, at + AT_ONCE)
    const files = some.map(async (path) => ({ path, file: await readFile(branch, snapshot, path) }))
    read.push(...(await Promise.all(files)))
  }
  return read
}

/** A month's own file before its days. */
export function byTime(a: string, b: string): number {
  const [one, other] = [a, b].map((path) => monthOf(path) ?? dayOf(path) ?? '')
  return (one ?? '') < (other ?? '') ? -1 : 1
}

export function recordsIn(file: Uint8Array): SizeRecord[] {
  return linesOf(file).flatMap(({ line }) => (line.kind === 'record' ? [line.record] : []))
}

function weeksIn({ name }: HistoryBranch, file: Uint8Array) {
  const records: WeekRecord[] = []
  const torn: string[] = []
  for (const { number, bytes } of linesOf(file)) {
    const week = parseWeek(textOf(bytes) ?? '')
    if (week === null) torn.push(`${name}:${WEEKLY}:${number} is no week`)
    else records.push(week)
  }
  return { records, torn }
}

function monthBefore(now: Date): string {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1))
  return first.toISOString().slice(0, 7)
}
