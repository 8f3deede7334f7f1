import { tmpdir } from 'node:os'
import * as core from '@actions/core'
import { context } from '@actions/github'
import { type Api, connect } from '../github/client.ts'
import { TOKEN_CURE } from '../github/errors.ts'
import type { EventContext } from '../github/events/event-context.ts'
import { findEventContexts } from '../github/events/event-contexts.ts'
import { fail, log, setOutputs, warn } from '../github/runner.ts'
import { failedResult, judgeAll, type Session } from './judge.ts'
import { actionOf, type RunPlace } from './links.ts'
import { type Result, violationsOf, worstOf } from './results.ts'

/** The action: what happened → all that it is about is judged → outputs and exit code. Never throws. */
export async function main(): Promise<void> {
  const session = startSession()
  const results: Result[] = []
  try {
    const mode = core.getInput('mode')
    if (mode === 'measure') return await measured(session)
    if (mode === 'audit') return await conclude(await audited(session), session)
    const eventContexts = await findEventContexts(context, session.api)
    results.push(...(await judgeAll(dropFinished(eventContexts), session)))
  } catch (error) {
    results.push(await failedResult(error, null, session))
  }
  await conclude(results, session)
}

/** Most runs judge, and need nothing of it. */
async function measured({ id, place, workspace }: Session): Promise<void> {
  const { measureMode } = await import('./measure-mode.ts')
  await measureMode({ context, workspace, repository: place.repository, id })
}

async function audited(session: Session): Promise<Result[]> {
  const { auditMode } = await import('./audit/audit-mode.ts')
  const result = await auditMode(context, session)
  return result === null ? [] : [result]
}

function startSession(): Session {
  return {
    api: connectOnce(),
    id: { id: context.runId || 0, attempt: context.runAttempt || 1 },
    place: readPlace(),
    workspace: process.env['GITHUB_WORKSPACE'] || process.cwd(),
    tempDir: process.env['RUNNER_TEMP'] || tmpdir(),
  }
}

/** Says of those why there is nothing to do. */
function dropFinished(eventContexts: readonly EventContext[]): EventContext[] {
  for (const { over } of eventContexts) if (over !== null) log(over)
  return eventContexts.filter(({ over }) => over === null)
}

/** The worst decides. */
async function conclude(results: readonly Result[], { tempDir }: Session): Promise<void> {
  const worst = worstOf(results)
  if (worst === undefined) return
  const { report, outputs, writeMetrics } = worst
  await writeMetrics?.()
  const { reportOutput } = await import('./report-file.ts')
  const isAnew = results.length > 1 && report !== null
  const files = { path: core.getInput('report-file'), tempDir, warn }
  setOutputs({
    ...outputs,
    report: isAnew ? await reportOutput(report, files) : outputs.report,
    violations: violationsOf(results),
  })
  for (const { pull, failure } of results) {
    if (failure === null) continue
    fail(results.length > 1 && pull !== null ? `#${pull}: ${failure}` : failure)
  }
}

function connectOnce(): () => Promise<Api> {
  let api: Promise<Api> | undefined
  const token = core.getInput('github-token')
  return () => {
    // In a private repository GitHub then says of everything that it is not there.
    if (api === undefined && token === '') warn(`The input github-token is empty. ${TOKEN_CURE}`)
    api ??= connect({
      token,
      baseUrl: context.apiUrl,
      serverUrl: context.serverUrl,
      ...context.repo,
      warn,
    })
    return api
  }
}

function readPlace(): RunPlace {
  const { serverUrl, runId } = context
  const repository = process.env['GITHUB_REPOSITORY'] ?? ''
  return { serverUrl, runId, repository, ...actionOf(process.env) }
}
