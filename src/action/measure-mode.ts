import { loadSingle } from '../common/budget-file.ts'
import { measureForReport } from '../common/measure-for-report.ts'
import { createProgress } from '../common/progress.ts'
import { checkBuiltImages } from '../domain/budget/built-images.ts'
import { inShard } from '../domain/budget/shard.ts'
import { UsageError } from '../domain/values/problem.ts'
import { oneLine, plural } from '../domain/values/text.ts'
import type { Api } from '../github/client.ts'
import { BranchHistory } from '../github/events/branch-history.ts'
import type { EventContext, RunContext } from '../github/events/event-context.ts'
import { findEventContexts } from '../github/events/event-contexts.ts'
import { readInputs } from '../github/inputs.ts'
import { log, setMeasurements, warn } from '../github/runner.ts'
import type { Entry } from '../measurements/schema.ts'
import { defaultFileName, measurementText, writeMeasurements } from '../measurements/write-file.ts'
import { headTagOf } from './check-request.ts'
import { type Run, readFromWorkspace } from './load-budgets.ts'
import { SharedImages } from './run-images.ts'

/** What one run that only measures knows of itself. */
interface Measuring {
  readonly context: RunContext
  readonly workspace: string
  /** `owner/name`. */
  readonly repository: string
  readonly id: { readonly id: number; readonly attempt: number }
}

/** Measures what the workspace's budget file names, and writes it down: GitHub is neither asked nor told. */
export async function measureMode(measuring: Measuring): Promise<void> {
  const { context, workspace, repository, id } = measuring
  const inputs = readInputs()
  const eventContext = await eventContextOf(context)
  const run: Run = {
    inputs,
    eventContext,
    api: withoutGitHub,
    lineage: new BranchHistory(eventContext, withoutGitHub),
    workspace,
    now: new Date(),
  }
  const { entries, names } = await measured(run, context.eventName)
  const { shard } = inputs
  const path = inputs.measurements[0] ?? defaultFileName({ names, shard, env: process.env })
  const sha = eventContext.headSha
  const text = measurementText({ run: { repository, ...id, sha }, shard, measurements: entries })
  await writeMeasurements(workspace, path, text)
  tell(entries, path)
  setMeasurements(path)
}

async function eventContextOf(context: RunContext): Promise<EventContext> {
  const [first] = await findEventContexts(context, withoutGitHub)
  if (first === undefined) throw new UsageError('This event is about no commit.')
  return first
}

const withoutGitHub = async (): Promise<Api> => {
  throw new UsageError(
    'mode: measure asks GitHub nothing, and this event does not tell by itself which commit it is about. Measure in the workflow that builds: on pull_request, push or merge_group.',
  )
}

async function measured(run: Run, eventName: string) {
  const { inputs, eventContext, workspace } = run
  const file = loadSingle(
    inputs.config,
    await readFromWorkspace(run),
    strangersFile(run, eventName),
  )
  const { images, shard, config } = inputs
  checkBuiltImages(images, file.budgets, { source: 'input images', file: config })
  const built = file.budgets.filter(({ name }) => images?.has(name) ?? true)
  const budgets = shard === null ? built : inShard(built, shard)
  const shared = new SharedImages(inputs, workspace, false)
  try {
    const request = {
      budgets,
      headTag: headTagOf(run),
      baseTag: inputs.baseTag,
      values: eventContext.values,
      baseFallbacks: [],
      isChange: eventContext.baseSha !== null,
      platforms: inputs.platforms,
    }
    const { value: entries } = await shared.counted(() =>
      measureForReport(request, {
        imagesFor: ({ isUntrusted = false }) =>
          (isUntrusted ? shared.untrusted : shared.sources).images,
        isExplained: inputs.explain !== 'none',
        progress: createProgress(log),
      }),
    )
    return { entries, names: budgets.map(({ name }) => name) }
  } finally {
    await shared.close()
  }
}

/**
 * A fork's own run holds nothing that its code could not take anyway. One with the job's secrets may
 * have checked out the fork's file all the same: then nothing in that is believed.
 */
function strangersFile({ eventContext }: Run, eventName: string) {
  const isOwnRun = eventName === 'pull_request'
  return eventContext.isForeign && !isOwnRun ? { believed: undefined } : undefined
}

function tell(entries: readonly Entry[], path: string): void {
  for (const entry of entries) {
    if (!('failure' in entry) || entry.side === 'base') continue
    warn(`${oneLine(entry.service, 100)}: ${entry.failure.message}. ${entry.failure.cure}`.trim())
  }
  const heads = new Set(
    entries
      .filter((each) => !('failure' in each) && each.side === 'head')
      .map((each) => each.service),
  )
  log(
    `${plural(heads.size, 'image')} measured, and written to ${path}. A job with mode: report judges it.`,
  )
}
