import type { Budget } from '../domain/budget/budget.ts'
import { isNoteworthy, type Report } from '../domain/report/report.ts'
import { isBlocking } from '../domain/verdict/outcome.ts'
import type { Api } from '../github/client.ts'
import { MAX_COMMENT } from '../github/comment/comment.ts'
import type { EventContext } from '../github/events/event-context.ts'
import { type Inputs, isSilent } from '../github/inputs.ts'
import { type Announcement, announce } from '../github/publishing/announce.ts'
import {
  type Destination,
  destinationOf,
  newBaseOf,
  type Published,
  readPublished,
} from '../github/publishing/published.ts'
import { annotate, log, type Outputs, writeSummary } from '../github/runner.ts'
import type { RunId } from '../github/status/run-order.ts'
import { renderMarkdown } from '../render/markdown.ts'
import type { Links } from '../render/markdown-links.ts'
import { renderText } from '../render/text.ts'
import { annotations } from './annotations.ts'
import { type Decision, judgedForAnother, judgedForUnknown, sameDecision } from './decision.ts'
import { reportOutput } from './report-file.ts'
import { tolerantWriter, warnOfNewer } from './tolerant-writes.ts'

/** A summary may have 1 MiB, and more than one byte a character. */
const MAX_SUMMARY_BYTES = 1_000_000

/** Where and as whom things are published. */
export interface Publisher {
  readonly api: () => Promise<Api>
  readonly inputs: Inputs
  readonly eventContext: EventContext
  /** Of the workflow run: newer ones are higher. */
  readonly id: RunId
  /** When it began to measure. */
  readonly now: Date
  readonly links: Links
  /** For files that nobody named. */
  readonly tempDir: string
  /** How many share the summary of this step. */
  readonly share: number
  readonly warn: (message: string) => void
}

/** People may have their say while it is being published: so often it is said again. */
const MAX_ROUNDS = 3

/**
 * Tells everyone: log, comment, status, annotations, summary, outputs. A place that refuses is no
 * reason to be silent in the others.
 * @returns what was told in the end, and what later steps are to be told.
 */
export async function publish(
  first: Decision,
  decide: () => Promise<Decision>,
  headBudgets: readonly Budget[],
  publisher: Publisher,
): Promise<{ report: Report; outputs: Outputs }> {
  log(renderText(first.report))
  // Before anything is published: what cannot be written takes no verdict back.
  const { inputs, tempDir, links, share, warn } = publisher
  const files = { path: inputs.reportFile, tempDir, warn }
  const before = await reportOutput(first.report, files)
  const { decision, commentUrl } = await tellGitHub(first, decide, publisher)
  const { report } = decision
  annotate(annotations(report, headBudgets, inputs))
  await writeSummary(
    renderMarkdown(report, links, {
      fits: (text) => Buffer.byteLength(text) <= MAX_SUMMARY_BYTES / share,
      rest: 'the JSON report',
      charts: true,
      hasFleet: true,
    }),
  )
  const outputs = {
    outcome: report.outcome,
    headline: report.headline,
    report: decision === first ? before : await reportOutput(report, files),
    'comment-url': commentUrl ?? '',
    violations: violations(report),
  }
  return { report, outputs }
}

interface Told {
  readonly decision: Decision
  readonly commentUrl: string | undefined
}

/**
 * Comment and status; then it is asked once more who has approved, and where the pull request goes. Of
 * two runs at once the one that ends last may have asked first, and would else leave behind what is no
 * longer true.
 */
async function tellGitHub(
  first: Decision,
  decide: () => Promise<Decision>,
  publisher: Publisher,
): Promise<Told> {
  const { inputs, eventContext, warn } = publisher
  const untold = { decision: first, commentUrl: undefined }
  // Whoever requires the step itself needs to know what the pull request goes into, too.
  if (isSilent(inputs) && eventContext.pull === null) return untold
  const attempt = tolerantWriter(warn)
  const api = await attempt('the status', 'statuses: write', publisher.api)
  if (api === undefined) return untold
  let decision = first
  let seen = await readPublished(api, destinationFor(publisher))
  for (let round = 1; ; round++) {
    const { baseRef } = seen
    const told = forBaseOf(decision, publisher, seen)
    const announced = await announce(api, announcementOf(told, publisher), seen, attempt)
    const { commentUrl, newer } = announced
    seen = announced.seen
    const isMoved = seen.baseRef !== null && seen.baseRef !== baseRef
    const isOpen = told === decision && decision.isOpen && round < MAX_ROUNDS
    const now = isOpen ? await decide() : decision
    const isNews = !sameDecision(now, decision)
    if (isNews) log(`Approvals have changed meanwhile: ${now.report.headline}`)
    if (newer !== null) warnOfNewer(newer)
    // This run's own end is by what is true now, whoever tells it on GitHub.
    if (newer !== null && isNews) return { decision: now, commentUrl }
    if (newer !== null || (!isMoved && !isNews)) return { decision: told, commentUrl }
    decision = now
  }
}

/** What is left of a decision, as the pull request may go into another branch by now. */
function forBaseOf(decision: Decision, publisher: Publisher, seen: Published): Decision {
  const { pull } = publisher.eventContext
  if (pull === null) return decision
  const base = newBaseOf(destinationFor(publisher), seen)
  if (base !== null) return judgedForAnother(decision, pull, base)
  const isKnown = seen.baseRef !== null || isRed(decision, publisher)
  return isKnown ? decision : judgedForUnknown(decision, pull, seen.baseRefusal)
}

function isRed({ report }: Decision, { inputs }: Publisher): boolean {
  return isBlocking(report.outcome, inputs.onInconclusive)
}

/** Whether a success cannot be what comes of it, as far as GitHub tells by now. */
export async function isRedByNow(decision: Decision, publisher: Publisher): Promise<boolean> {
  if (isRed(decision, publisher)) return true
  const seen = await readPublished(await publisher.api(), {
    ...destinationFor(publisher),
    context: null,
  })
  return isRed(forBaseOf(decision, publisher, seen), publisher)
}

function destinationFor({ eventContext, inputs, id, now }: Publisher): Destination {
  const context = inputs.status ? inputs.statusContext : null
  return destinationOf(eventContext, { id, at: now.getTime(), key: inputs.commentKey, context })
}

function announcementOf(decision: Decision, publisher: Publisher): Announcement {
  const { inputs, links } = publisher
  const { report, record, isUrgent, isGap } = decision
  const bad = isGap ? 'error' : 'failure'
  const isNews = isUrgent || isNoteworthy(report, inputs.noiseFloor)
  const body = () =>
    renderMarkdown(report, links, {
      fits: (text) => text.length <= MAX_COMMENT,
      rest: 'the job summary',
    })
  const comment = { record, create: inputs.comment === 'always' || isNews, isLinked: true }
  return {
    ...destinationFor(publisher),
    status: {
      state: isRed(decision, publisher) ? bad : 'success',
      description: report.headline,
    },
    comment: inputs.comment === 'never' ? null : { ...comment, body: body() },
  }
}

function violations({ verdicts }: Report): string[] {
  return verdicts
    .filter(({ outcome }) => isBlocking(outcome, 'fail'))
    .map(({ budget }) => budget.name)
}
