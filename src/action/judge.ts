import { UsageError } from '../domain/values/problem.ts'
import { isBlocking } from '../domain/verdict/outcome.ts'
import type { Api } from '../github/client.ts'
import { BranchHistory } from '../github/events/branch-history.ts'
import type { EventContext } from '../github/events/event-context.ts'
import { type Inputs, isSilent, readInputs } from '../github/inputs.ts'
import { log, warn, writeSummary } from '../github/runner.ts'
import type { RunId } from '../github/status/run-order.ts'
import { preload } from '../net/preload.ts'
import type { Links } from '../render/markdown-links.ts'
import type { Decision } from './decision.ts'
import { keepSizes, knownSizes } from './history.ts'
import { linksTo, type RunPlace, runUrl } from './links.ts'
import { type JudgingBudgets, loadBudgets, type Run } from './load-budgets.ts'
import { keepMetrics } from './metrics.ts'
import type { Result } from './results.ts'
import type { SharedImages } from './run-images.ts'

/** What one run of the action has in common for all that it judges. */
export interface Session {
  readonly api: () => Promise<Api>
  readonly id: RunId
  readonly place: RunPlace
  /** GITHUB_WORKSPACE. */
  readonly workspace: string
  readonly tempDir: string
}

/** What was judged, or broke, and has to be told. */
interface Judged {
  readonly eventContext: EventContext
  /** Whether it keeps the commit from being green, as far as that is known by now. */
  readonly isRed: () => Promise<boolean>
  readonly publish: () => Promise<Result>
}

/**
 * Judges one after the other: one that breaks keeps none of the others from being judged. Nothing is
 * told before all of them are: they may share a commit's one status.
 */
export async function judgeAll(
  eventContexts: readonly EventContext[],
  session: Session,
): Promise<Result[]> {
  const share = eventContexts.length
  const judged: Judged[] = []
  let images: SharedImages | undefined
  const imagesFor = async (inputs: Inputs) => {
    const { SharedImages } = await import('./check-all.ts')
    images ??= new SharedImages(inputs, session.workspace, share > 1)
    return images
  }
  try {
    for (const eventContext of eventContexts) {
      try {
        const each = await judge(eventContext, session, { share, imagesFor })
        if (each !== null) judged.push(each)
      } catch (error) {
        const publish = () => failedResult(error, eventContext, session)
        judged.push({ eventContext, isRed: async () => true, publish })
      }
    }
  } finally {
    await images?.close()
  }
  return publishAll(judged, session)
}

/** Failures before successes, so that none of these stands for a moment. */
async function publishAll(judged: readonly Judged[], session: Session): Promise<Result[]> {
  const results: Result[] = []
  for (const { eventContext, publish } of await redFirst(judged)) {
    if (judged.length > 1) {
      await writeSummary(`## ${await subjectOf(eventContext)}\n`)
      log(`${plainSubjectOf(eventContext)}:`)
    }
    try {
      results.push(await publish())
    } catch (error) {
      results.push(await failedResult(error, eventContext, session))
    }
  }
  return results
}

async function redFirst(judged: readonly Judged[]): Promise<readonly Judged[]> {
  if (judged.length < 2) return judged
  const red = new Set<Judged>()
  // What nobody can tell breaks, and is no success.
  for (const each of judged) if (await each.isRed().catch(() => true)) red.add(each)
  return [...red, ...judged.filter((each) => !red.has(each))]
}

/** Tells wherever a result would have been told that there is none, and why. */
export async function failedResult(
  error: unknown,
  eventContext: EventContext | null,
  { api, id, place }: Session,
): Promise<Result> {
  const [{ logFailure }, { publishFailure }] = await Promise.all([
    import('./log-failure.ts'),
    import('./publish-failure.ts'),
  ])
  const { message, failure } = logFailure(error)
  const run = runUrl(place)
  const outputs = await publishFailure({ api, eventContext, id, message, run, warn })
  return { pull: eventContext?.pull?.number ?? null, report: null, outputs, failure }
}

/** What those that one run judges share. */
interface Shared {
  /** How many they are. */
  readonly share: number
  readonly imagesFor: (inputs: Inputs) => Promise<SharedImages>
}

/** In the order in which they are needed. */
const LATE = [
  () => import('../common/core.ts'),
  () => import('./check-all.ts'),
  () => import('./decision.ts'),
  () => import('./publish.ts'),
]

/** What happened → budgets → check; null: it is not the time yet. */
async function judge(
  eventContext: EventContext,
  { api, id, workspace, tempDir, place }: Session,
  { share, imagesFor }: Shared,
): Promise<Judged | null> {
  if (eventContext.refusal !== null) throw new UsageError(eventContext.refusal)
  const inputs = inputsOf(share)
  const lineage = new BranchHistory(eventContext, api)
  const run = { inputs, eventContext, api, lineage, workspace, now: new Date() }
  if (await isTooEarly(run)) return null
  // Not before the first request is under way, to whichever server: else it would wait for them.
  const isTold = !isSilent(inputs) || eventContext.pull !== null
  preload(...LATE, ...(isTold ? [api] : []))
  const [budgets, sizes] = await Promise.all([loadBudgets(run), knownSizes(run)])
  const { checkAll } = await import('./check-all.ts')
  const { verdicts, context } = await checkAll(run, budgets, await imagesFor(inputs), sizes)
  const [{ createDecide }, { isRedByNow, publish }] = await Promise.all([
    import('./decision.ts'),
    import('./publish.ts'),
  ])
  const decide = createDecide(run, verdicts, context)
  const links = linksOf(run, budgets, place)
  const { now } = run
  const publisher = { api, inputs, eventContext, id, now, links, tempDir, share, warn }
  let red: Decision | undefined
  return {
    eventContext,
    isRed: async () => {
      const decision = await decide()
      if (await isRedByNow(decision, publisher)) red = decision
      return red !== undefined
    },
    publish: async () => {
      // An approval may have been taken back meanwhile; a failure is looked at again once it is told.
      const first = red ?? (await decide())
      const { report, outputs } = await publish(first, decide, budgets.headBudgets, publisher)
      await keepSizes(verdicts, run, id)
      const failure = isBlocking(report.outcome, inputs.onInconclusive) ? report.headline : null
      return {
        pull: eventContext.pull?.number ?? null,
        report,
        outputs,
        failure,
        writeMetrics: () => keepMetrics(report, run, place),
      }
    },
  }
}

/** Of several only the worst one's report is kept in the file that the user named. */
function inputsOf(share: number): Inputs {
  const inputs = readInputs()
  return share > 1 ? { ...inputs, reportFile: '' } : inputs
}

async function subjectOf({ pull, headSha, values }: EventContext): Promise<string> {
  const { code } = await import('../render/markdown-text.ts')
  return pull === null ? headSha.slice(0, 7) : `#${pull.number} → ${code(values.base_ref ?? '')}`
}

function plainSubjectOf({ pull, headSha }: EventContext): string {
  return pull === null ? headSha.slice(0, 7) : `#${pull.number} → ${pull.baseRef}`
}

/** An opinion on a commit that no run of its own has judged waits for that run, and says so. */
async function isTooEarly({ inputs, eventContext, api }: Run): Promise<boolean> {
  const { reviewedPull, headSha } = eventContext
  if (reviewedPull === null || !reviewedPull.isOpinion || !inputs.status) return false
  const { statusContext, commentKey, approvalLabel: label } = inputs
  const { hasOwnStatus } = await import('../github/approvals/own-status.ts')
  if (await hasOwnStatus(await api(), reviewedPull, { statusContext, commentKey, label }))
    return false
  log(
    `No run has set the status ${statusContext} on ${headSha.slice(0, 7)} yet, and a label, a review or a comment brings no image: the run of the push comes first. If that was cancelled, start it again; a fork’s, whose token may only read, needs a workflow_run.`,
  )
  return true
}

function linksOf({ inputs, eventContext }: Run, { sha }: JudgingBudgets, place: RunPlace): Links {
  const { headSha, baseSha } = eventContext
  return linksTo({ config: inputs.config, sha, headSha, baseSha, place })
}
