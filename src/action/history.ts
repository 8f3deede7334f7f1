import { UsageError } from '../domain/values/problem.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import type { RunId } from '../github/status/run-order.ts'
import type { Run } from './load-budgets.ts'
import type { ReadSizes } from './read-sizes.ts'

/** What there is to do with a history: a run that keeps none loads nothing of it. */

/** Of one run: several pull requests of a commit read it once. */
const reading = new WeakMap<Run['api'], Promise<ReadSizes>>()

/**
 * What images weighed before; null where no history is kept, or the run only adds to it.
 * @throws {UsageError} when it would be kept on a branch that people work on.
 */
export async function knownSizes(run: Run): Promise<ReadSizes | null> {
  if (run.inputs.historyBranch === '') return null
  checkHistoryBranch(run)
  const known = reading.get(run.api)
  if (known !== undefined) return known
  const read = readOnce(run)
  reading.set(run.api, read)
  return read
}

async function readOnce(run: Run): Promise<ReadSizes> {
  const { readSizes, auditNotices } = await import('./read-sizes.ts')
  if (!run.eventContext.isPushToDefault) return readSizes(run)
  return { stored: null, notices: await auditNotices(run) }
}

/** @throws {UsageError} when it would be kept on a branch that people work on. */
export function checkHistoryBranch({ inputs: { historyBranch }, eventContext }: Run): void {
  if ([eventContext.defaultBranch, eventContext.pull?.baseRef].includes(historyBranch)) {
    throw new UsageError(
      `input history-branch: ${historyBranch} is a branch that pull requests go into. Name one of its own, such as image-size-history.`,
    )
  }
}

/** Only a push to the default branch adds to it, whatever else the token could. */
export async function keepSizes(verdicts: readonly Verdict[], run: Run, id: RunId): Promise<void> {
  if (run.inputs.historyBranch === '' || !run.eventContext.isPushToDefault) return
  const { recordSizes } = await import('./record-sizes.ts')
  await recordSizes(verdicts, run, id)
}
