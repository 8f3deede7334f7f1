import type { Budget } from '../domain/budget/budget.ts'
import { trendOf } from '../domain/forecast/trend.ts'
import { platformName } from '../domain/image/change.ts'
import { nameOf } from '../domain/report/size-records.ts'
import { missedAudit } from '../domain/series/last-audit.ts'
import { SizeHistory, type StoredSizes } from '../domain/series/size-history.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { messageOf } from '../github/commits.ts'
import { HistoryApi } from '../github/history-api.ts'
import { log } from '../github/runner.ts'
import { HistoryUnavailable } from '../series/history-branch.ts'
import { readHistory, readLastAudit } from '../series/read-history.ts'
import type { Run } from './load-budgets.ts'

/** What the history tells, as far as it could be read. */
export interface ReadSizes {
  /** null: there is none yet. */
  readonly stored: StoredSizes | null
  /** Why it is less than it should be. */
  readonly notices: readonly string[]
}

/** A line that is not understood is named, a dozen of them are not. */
const MOST_TORN = 5

/** Never throws for what others have written, or GitHub refuses: the check is judged without it then. */
export async function readSizes({ inputs, api, now }: Run): Promise<ReadSizes> {
  const branch = inputs.historyBranch
  try {
    const stored = await readHistory(new HistoryApi(await api(), branch), { now, depth: 'recent' })
    if (stored === null)
      log(`There is no branch ${branch} yet: a push to the default branch begins it, or an audit.`)
    const audit = stored === null ? null : new SizeHistory(stored, []).lastAudit
    return { stored, notices: [...tornNotices(stored?.torn ?? []), ...missedAudit(audit, now)] }
  } catch (error) {
    const cure = error instanceof HistoryUnavailable ? ` ${error.cure}` : ''
    return { stored: null, notices: [`The history is left out: ${messageOf(error)}.${cure}`] }
  }
}

/** A push only adds to the history, and says as much of it as pull requests do. */
export async function auditNotices({ inputs, api, now }: Run): Promise<string[]> {
  try {
    const branch = new HistoryApi(await api(), inputs.historyBranch)
    return missedAudit(await readLastAudit(branch, now), now)
  } catch (error) {
    // Whoever adds to it tells what is wrong with it.
    if (error instanceof HistoryUnavailable) return []
    throw error
  }
}

function tornNotices(torn: readonly string[]): string[] {
  if (torn.length === 0) return []
  const more = torn.length > MOST_TORN ? `, and ${torn.length - MOST_TORN} more` : ''
  const lines = torn.slice(0, MOST_TORN).join('; ')
  return [`Lines of the history cannot be read, and are left out: ${lines}${more}.`]
}

export function historyFor(stored: StoredSizes, budgets: readonly Budget[]): SizeHistory {
  const services = budgets.map(({ name, image }) => ({ name, image: nameOf(image).image }))
  return new SizeHistory(stored, services)
}

/** The verdicts with what the history says of their images. */
export function withTrends(
  verdicts: readonly Verdict[],
  history: SizeHistory,
  now: Date,
): Verdict[] {
  return verdicts.map((verdict) => {
    const { budget, changes } = verdict
    // What only a fork's file names has no past here, whatever it is called.
    if (budget.isUntrusted) return verdict
    const trends = changes.flatMap(({ platform, head }) => {
      const series = history.of(budget.name, platformName(platform))
      if (series === null) return []
      const limit = budget.limit?.value ?? null
      const trend = trendOf(series, { head: head?.bytes ?? null, limit, now })
      return [{ ...trend, platform: platformName(platform) }]
    })
    return { ...verdict, trends }
  })
}
