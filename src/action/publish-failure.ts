import { announce } from '../github/announce.ts'
import type { Api } from '../github/client.ts'
import { commentInputs, statusInputs } from '../github/inputs.ts'
import type { Occasion } from '../github/occasion.ts'
import { type Outputs, writeSummary } from '../github/runner.ts'
import type { RunId } from '../github/standing.ts'
import { subjectOf, survey } from '../github/survey.ts'
import { renderBreakdown } from '../render/failure.ts'
import { teller, tellOfNewer } from './tolerant-writes.ts'

/** A run that could not do its work, told wherever its result would have been. */
export interface Breakdown {
  readonly api: () => Promise<Api>
  /** null: it is not even known what was to be judged. */
  readonly occasion: Occasion | null
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
export async function publishBreakdown(breakdown: Breakdown): Promise<Outputs> {
  const { message, run, occasion } = breakdown
  const [line = ''] = message.split('\n')
  const headline = line.replace(/:$/, '')
  const markdown = renderBreakdown(message, run)
  await writeSummary(markdown)
  if (occasion !== null) await tellGitHub(breakdown, occasion, { headline, body: markdown })
  return { outcome: 'inconclusive', headline, report: '', 'comment-url': '', violations: [] }
}

async function tellGitHub(
  { api, id, warn }: Breakdown,
  occasion: Occasion,
  { headline, body }: { readonly headline: string; readonly body: string },
): Promise<void> {
  const [status, comment] = [statusInputs(), commentInputs()]
  if (!status.isWanted && !comment.isWanted) return
  const attempt = teller(warn)
  const github = await attempt('the status', 'statuses: write', api)
  if (github === undefined) return
  const context = status.isWanted ? status.context : null
  const subject = subjectOf(occasion, { id, at: Date.now(), key: comment.key, context })
  const announcement = {
    ...subject,
    status: { state: 'error', description: headline } as const,
    comment: comment.isWanted ? { body, record: null, create: false, isLinked: false } : null,
  }
  const seen = await survey(github, subject)
  const { newer } = await announce(github, announcement, seen, attempt)
  if (newer !== null) tellOfNewer(newer)
}
