import { sizeRecords } from '../domain/report/size-records.ts'
import type { SizeRecord } from '../domain/series/record.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { plural } from '../domain/values/text.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { messageOf } from '../github/commits.ts'
import { HistoryApi } from '../github/history-api.ts'
import { log, warn } from '../github/runner.ts'
import type { RunId } from '../github/status/run-order.ts'
import { type Appended, appendRecords } from '../series/append.ts'
import { HistoryUnavailable } from '../series/history-branch.ts'
import type { Run } from './load-budgets.ts'

/** More of them no warning has room for. */
const MOST_NAMED = 20

/** Days of a month that an audit has to put the last one together; where none runs, a push does. */
const AUDITS_DAYS = 7

/** Keeps what was measured. What cannot be kept is warned of, and changes no verdict. */
export async function recordSizes(
  verdicts: readonly Verdict[],
  { inputs, eventContext, api, now }: Run,
  id: RunId,
  audit?: { readonly leavesMark: boolean },
): Promise<void> {
  const by = audit === undefined ? ('push' as const) : ('audit' as const)
  const origin = { commit: eventContext.headSha, run: id.id || null, by, now }
  const records = sizeRecords(verdicts, origin)
  if (records.length === 0) return
  const branch = inputs.historyBranch
  try {
    const folds = audit !== undefined || now.getUTCDate() > AUDITS_DAYS
    const isRerun = id.attempt > 1
    const options = { now, noiseFloor: inputs.noiseFloor, isRerun, folds, ...audit }
    tell(await appendRecords(new HistoryApi(await api(), branch), records, options), branch)
  } catch (error) {
    // Whatever went wrong: the verdict is out, and stays.
    const cure = error instanceof HistoryUnavailable ? ` ${error.cure}` : ''
    warn(`No size was recorded: ${messageOf(error)}.${cure} Not recorded: ${named(records)}.`)
  }
}

function tell({ added, noted, refused, torn, isNew }: Appended, branch: string): void {
  if (isNew) log(`There was no branch ${branch}: it begins with this run.`)
  const also = noted === 0 ? '' : `, and ${plural(noted, 'digest')} of the same size noted`
  log(`${plural(added, 'size')} recorded on ${branch}${also}.`)
  if (torn.length > 0) {
    warn(
      `The history has lines that cannot be read, and keeps them: ${torn.slice(0, 10).join('; ')}.`,
    )
  }
  for (const { record, reason } of refused)
    warn(`Not recorded: ${named([record])}, whose line ${reason}.`)
}

function named(records: readonly SizeRecord[]): string {
  const names = records.map(
    ({ service, platform, bytes, digest }) =>
      `${service}${platform === null ? '' : ` (${platform})`} ${formatBytes(bytes)} ${digest}`,
  )
  const more = names.length - MOST_NAMED
  const shown = names.slice(0, MOST_NAMED).join(', ')
  return more > 0 ? `${shown}, and ${more} more, which the report has` : shown
}
