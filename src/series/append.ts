import { addRecords } from '../domain/series/additions.ts'
import { linesOf } from '../domain/series/file.ts'
import { dayOf, dayPath, README } from '../domain/series/layout.ts'
import type { SizeRecord } from '../domain/series/record.ts'
import type { Increase } from '../domain/values/increase.ts'
import { plural } from '../domain/values/text.ts'
import { type Files, foldMonths } from './fold.ts'
import { type HistoryBranch, HistoryUnavailable, type Snapshot } from './history-branch.ts'
import { checkIsHistory, readFiles, recordsIn } from './read-history.ts'
import { readmeText } from './readme.ts'
import { TIMING, type Timing, untilDone } from './retry.ts'
import { checkSize, readFile } from './stored-files.ts'

interface AppendOptions {
  readonly now: Date
  readonly noiseFloor: Increase
  /** Whether the run was started again. */
  readonly isRerun: boolean
  /** Whether months that are over are put together, as an audit does. */
  readonly folds?: boolean
  /** Whether a line is written even where nothing has changed: no audit has left one for days. */
  readonly leavesMark?: boolean
  readonly timing?: Timing
}

/** What has become of what was measured. */
export interface Appended {
  /** Lines written, and digests noted beside an earlier line. */
  readonly added: number
  readonly noted: number
  readonly refused: readonly { readonly record: SizeRecord; readonly reason: string }[]
  /** Lines of today's file that cannot be read, as `branch:path:line`, and why. They stay. */
  readonly torn: readonly string[]
  /** Whether there was no such branch before. */
  readonly isNew: boolean
}

/** Runs may be started again for so many days. */
const RERUN_DAYS = 31

/**
 * Adds what was measured to the day's file, in one commit, however many services; whoever is overtaken
 * begins again with what is there then.
 * @throws {HistoryUnavailable} saying what to do about it: nothing was written then.
 */
export async function appendRecords(
  branch: HistoryBranch,
  measured: readonly SizeRecord[],
  { timing = TIMING, ...options }: AppendOptions,
): Promise<Appended> {
  let trouble: HistoryUnavailable | undefined
  const attempt = async () => {
    try {
      trouble = undefined
      return await appendOnce(branch, measured, options)
    } catch (error) {
      if (!(error instanceof HistoryUnavailable && error.isPassing)) throw error
      trouble = error
      return undefined
    }
  }
  const appended = await untilDone(attempt, timing)
  if (appended !== undefined) return appended
  throw new HistoryUnavailable(
    trouble === undefined
      ? `others wrote to ${branch.name} at the same time, for ${Math.round(timing.totalMs / 1000)} s`
      : `${trouble.message}, for ${Math.round(timing.totalMs / 1000)} s`,
    trouble?.cure ?? 'Run it again later: what is recorded already is not written twice.',
    { cause: trouble },
  )
}

/** @returns undefined: somebody else was faster. */
async function appendOnce(
  branch: HistoryBranch,
  measured: readonly SizeRecord[],
  options: AppendOptions,
): Promise<Appended | undefined> {
  const { now, noiseFloor, isRerun, folds = false, leavesMark = false } = options
  const onto = await branch.head()
  if (onto !== null) checkIsHistory(branch, onto)
  const path = dayPath(now.toISOString())
  const before = await readFile(branch, onto, path)
  const earlier = isRerun && onto !== null ? await daysBefore(branch, onto, now) : []
  const { file, added, noted, refused } = addRecords(before, measured, {
    noiseFloor,
    isRerun,
    earlier,
    leavesMark,
  })
  const result = {
    added: added.length,
    noted: noted.length,
    refused,
    torn: tornLines(branch, path, before),
    isNew: onto === null,
  }
  const files: Files = folds && onto !== null ? await foldMonths(branch, onto, now) : new Map()
  const isNews = added.length + noted.length > 0
  if (!isNews && files.size === 0) return result
  checkSize(branch, path, file.length)
  if (isNews) files.set(path, file)
  if (onto === null) files.set(README, new TextEncoder().encode(readmeText()))
  const message = isNews
    ? `Record ${plural(added.length + noted.length, 'size')}`
    : 'Put months together that are over'
  return (await branch.commit({ onto, files, message })) ? result : undefined
}

async function daysBefore(
  branch: HistoryBranch,
  snapshot: Snapshot,
  now: Date,
): Promise<SizeRecord[]> {
  const first = new Date(now.valueOf() - RERUN_DAYS * 86_400_000).toISOString().slice(0, 10)
  const paths = [...snapshot.files.keys()].filter((path) => (dayOf(path) ?? '') >= first)
  const files = await readFiles(branch, snapshot, paths)
  return files.flatMap(({ file }) => recordsIn(file))
}

/** `image-size-history:v1/2026-11/25.jsonl:7 is no JSON` */
function tornLines({ name }: HistoryBranch, path: string, file: Uint8Array): string[] {
  return linesOf(file).flatMap(({ number, line }) =>
    line.kind === 'torn' ? [`${name}:${path}:${number} ${line.reason}`] : [],
  )
}
