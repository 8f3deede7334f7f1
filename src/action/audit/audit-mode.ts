import { headroomPatch } from '../../common/headroom-patch.ts'
import { type Audit, auditOf } from '../../domain/audit/audit.ts'
import { stateAfter, type Told } from '../../domain/audit/state.ts'
import { withSizes } from '../../domain/audit/with-sizes.ts'
import { needsMark } from '../../domain/series/last-audit.ts'
import { UsageError } from '../../domain/values/problem.ts'
import { isBlocking } from '../../domain/verdict/outcome.ts'
import type { Verdict } from '../../domain/verdict/verdict.ts'
import { readFileAt } from '../../github/commits.ts'
import { BranchHistory } from '../../github/events/branch-history.ts'
import type { EventContext, RunContext } from '../../github/events/event-context.ts'
import { findEventContexts } from '../../github/events/event-contexts.ts'
import { readInputs } from '../../github/inputs.ts'
import { log, warn, writeSummary } from '../../github/runner.ts'
import { auditJson } from '../../render/audit/audit-json.ts'
import { renderAuditMarkdown } from '../../render/audit/audit-markdown.ts'
import { renderAuditText } from '../../render/audit/audit-text.ts'
import { checkHistoryBranch } from '../history.ts'
import type { Session } from '../judge.ts'
import { type RunPlace, runUrl } from '../links.ts'
import { type JudgingBudgets, loadBudgets, type Run, readFromWorkspace } from '../load-budgets.ts'
import { keepMetrics } from '../metrics.ts'
import { historyFor, readSizes } from '../read-sizes.ts'
import { recordSizes } from '../record-sizes.ts'
import { jsonOutput } from '../report-file.ts'
import type { Result } from '../results.ts'
import { keepIssue, readTold } from './issue.ts'
import { measureAll } from './measure-all.ts'

/** Of anything that a pull request may start, nothing is to be written. */
const EVENTS = ['schedule', 'workflow_dispatch', 'repository_dispatch', 'push']

const NO_HISTORY =
  'Without history-branch an audit knows limits alone: no week, no forecast, no tag that moved, no limit that is not needed.'

/** More than one byte a character, in at most 1 MiB. */
const MOST_SUMMARY = 300_000

/** Looks at what the default branch has: measures, remembers, keeps an issue, alerts. */
export async function auditMode(context: RunContext, session: Session): Promise<Result | null> {
  const { api, id, place, workspace, tempDir } = session
  const inputs = readInputs()
  const eventContext = await eventContextOf(context, session)
  if (eventContext === null) return null
  const lineage = new BranchHistory(eventContext, api)
  const run: Run = { inputs, eventContext, api, lineage, workspace, now: new Date() }
  if (inputs.historyBranch !== '') checkHistoryBranch(run)
  const [loaded, sizes, issue] = await Promise.all([
    loadBudgets(run),
    inputs.historyBranch === '' ? null : readSizes(run),
    readTold(run),
  ])
  const { verdicts, notices } = await measureAll(run, loaded)
  const measured = { commit: eventContext.headSha, now: run.now }
  const history = sizes?.stored ? withSizes(sizes.stored, verdicts, measured) : null
  const audit = auditOf({
    verdicts,
    history,
    forecast: forecastsIn(issue.memory.told),
    notices: [...notices, ...(sizes?.notices ?? [NO_HISTORY])],
    now: run.now,
  })
  const patch = await patchFor(audit, run, loaded)
  log(renderAuditText(audit, patch))
  if (inputs.historyBranch !== '') {
    const last = sizes?.stored ? historyFor(sizes.stored, []).lastAudit : null
    await recordSizes(verdicts, run, id, { leavesMark: needsMark(last, run.now) })
  }
  await metricsOf(verdicts, run, loaded, place)
  const told = stateAfter(issue.memory.told, audit, run.now.toISOString().slice(0, 10))
  const page = { told, patch, run: runUrl(place) }
  await keepIssue(audit, issue, { run, page, place })
  await writeSummary(renderAuditMarkdown(audit, { ...page, most: MOST_SUMMARY }))
  const files = { path: inputs.reportFile, tempDir, warn }
  return {
    pull: null,
    report: null,
    outputs: {
      outcome: audit.outcome,
      headline: audit.headline,
      report: await jsonOutput(auditJson(audit, patch), files),
      'comment-url': '',
      violations: violationsOf(audit),
    },
    failure: isBlocking(audit.outcome, inputs.onInconclusive) ? audit.headline : null,
  }
}

/** @returns null: there is nothing to do, and it was said why. */
async function eventContextOf(context: RunContext, { api }: Session): Promise<EventContext | null> {
  const { eventName } = context
  if (eventName && !EVENTS.includes(eventName)) {
    throw new UsageError(
      `mode: audit looks at the default branch, writes its history and keeps an issue: it does not run on ${eventName}. Start it on schedule or workflow_dispatch.`,
    )
  }
  const [found] = await findEventContexts(context, api)
  if (found === undefined) throw new UsageError('This event is about no commit.')
  if (found.over !== null) {
    log(found.over)
    return null
  }
  if (found.isOnDefault) return found
  throw new UsageError(
    `mode: audit looks at the default branch, and this run is of ${context.ref}: start it on ${found.defaultBranch}.`,
  )
}

function forecastsIn(told: readonly Told[]): Set<string> {
  return new Set(told.filter(({ rule }) => rule === 'forecast').map(({ service }) => service))
}

async function metricsOf(
  verdicts: readonly Verdict[],
  run: Run,
  { file }: JudgingBudgets,
  place: RunPlace,
): Promise<void> {
  if (run.inputs.metricsDir === '') return
  const { summarise } = await import('../../domain/report/report.ts')
  const requests = { count: 0, bytes: 0 }
  await keepMetrics(summarise(verdicts, { budgetFile: file, notices: [], requests }), run, place)
}

/** Only where a limit is to be lowered the file is read once more. */
async function patchFor(audit: Audit, run: Run, loaded: JudgingBudgets): Promise<string> {
  if (audit.headroom.length === 0) return ''
  const { inputs, api } = run
  const text =
    inputs.configFrom === 'workspace'
      ? await readFromWorkspace(run)
      : await readFileAt(await api(), inputs.config, loaded.sha)
  return text === undefined ? '' : headroomPatch(inputs.config, text, audit.headroom).diff
}

function violationsOf({ findings, unmeasured }: Audit): string[] {
  const failed = findings.filter(({ outcome }) => isBlocking(outcome, 'fail'))
  return [...new Set([...failed, ...unmeasured].map(({ service }) => service))]
}
