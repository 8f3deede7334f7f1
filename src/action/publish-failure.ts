import type { Api } from '../github/client.ts'
import type { EventContext } from '../github/events/event-context.ts'
import { commentInputs, statusInputs } from '../github/inputs.ts'
import { announce } from '../github/publishing/announce.ts'
import { destinationOf, readPublished } from '../github/publishing/published.ts'
import { type Outputs, writeSummary } from '../github/runner.ts'
import type { RunId } from '../github/status/run-order.ts'
import { renderFailure } from '../render/failure.ts'
import { tolerantWriter, warnOfNewer } from './tolerant-writes.ts'

/** A run that could not do its work, told wherever its result would have been. */
export interface FailedRun {
  readonly api: () => Promise<Api>
  /** null: it is not even known what was to be judged. */
  readonly eventContext: EventContext | null
  readonly id: RunId
  readonly warn: (message: string) => void
  readonly message: string
  readonly run: string | undefined
}

/**
 * Takes the place of a result: a required check does not wait for ever, and no comment goes on
 * saying what an earlier commit deserved.
 * @returns what later steps are to be told.
 */
export async function publishFailure(failedRun: FailedRun): Promise<Outputs> {
  const { message, run, eventContext } = failedRun
  const [line = ''] = message.split('\n')
  const headline = line.replace(/:$/, '')
  const markdown = renderFailure(message, run)
  await writeSummary(markdown)
  if (eventContext !== null) await tellGitHub(failedRun, eventContext, { headline, body: markdown })
  return { outcome: 'inconclusive', headline, report: '', 'comment-url': '', violations: [] }
}

async function tellGitHub(
  { api, id, warn }: FailedRun,
  eventContext: EventContext,
  { headline, body }: { readonly headline: string; readonly body: string },
): Promise<void> {
  const [status, comment] = [statusInputs(), commentInputs()]
  if (!status.isWanted && !comment.isWanted) return
  const attempt = tolerantWriter(warn)
  const github = await attempt('the status', 'statuses: write', api)
  if (github === undefined) return
  const context = status.isWanted ? status.context : null
  const destination = destinationOf(eventContext, { id, at: Date.now(), key: comment.key, context })
  const announcement = {
    ...destination,
    status: { state: 'error', description: headline } as const,
    comment: comment.isWanted ? { body, record: null, create: false, isLinked: false } : null,
  }
  const seen = await readPublished(github, destination)
  const { newer } = await announce(github, announcement, seen, attempt)
  if (newer !== null) warnOfNewer(newer)
}
