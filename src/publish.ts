import { annotations } from './annotations.ts'
import { type Decision, sameDecision } from './decide.ts'
import type { Budget } from './domain/budget.ts'
import { isNoteworthy, type Report } from './domain/report.ts'
import { isBlocking } from './domain/verdict.ts'
import type { Api } from './github/client.ts'
import { keepComment, MAX_COMMENT } from './github/comment.ts'
import { ownLogin } from './github/identity.ts'
import type { Inputs } from './github/inputs.ts'
import type { Marker } from './github/marker.ts'
import type { Occasion } from './github/occasion.ts'
import { setStatus } from './github/precedence.ts'
import { annotate, log, type Outputs, writeSummary } from './github/runner.ts'
import { runFor, type StatusState } from './github/status.ts'
import { renderMarkdown } from './render/markdown.ts'
import type { Links } from './render/markdown-links.ts'
import { renderText } from './render/text.ts'
import { reportOutput } from './report-file.ts'
import { teller } from './tell.ts'

/** A summary may have 1 MiB, and more than one byte a character. */
const MAX_SUMMARY_BYTES = 1_000_000

/** Where and as whom things are published. */
export interface Publisher {
  readonly api: () => Promise<Api>
  readonly inputs: Inputs
  readonly occasion: Occasion
  /** Of the workflow run: newer ones are higher. */
  readonly id: Marker['run']
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
  decide: () => Promise<Decision>,
  headBudgets: readonly Budget[],
  publisher: Publisher,
): Promise<{ report: Report; outputs: Outputs }> {
  const first = await decide()
  log(renderText(first.report))
  // Before anything is published: what cannot be written takes no verdict back.
  const { inputs, tempDir, links, share, warn } = publisher
  const files = { path: inputs.reportFile, tempDir, warn }
  const before = await reportOutput(first.report, files)
  const { decision, commentUrl } = await announce(first, decide, publisher)
  const { report } = decision
  annotate(annotations(report, headBudgets, inputs))
  await writeSummary(
    renderMarkdown(report, links, {
      fits: (text) => Buffer.byteLength(text) <= MAX_SUMMARY_BYTES / share,
      rest: 'the JSON report',
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

/**
 * Comment and status; then it is asked once more who has approved. Of two runs at once the one
 * that ends last may have asked first, and would else leave behind what is no longer true.
 */
async function announce(
  first: Decision,
  decide: () => Promise<Decision>,
  publisher: Publisher,
): Promise<{ decision: Decision; commentUrl: string | undefined }> {
  const { inputs, links, warn } = publisher
  const tell = teller(warn)
  const { headSha, pull: of } = publisher.occasion
  const pull = of?.number ?? null
  let decision = first
  for (let round = 1; ; round++) {
    const { report } = decision
    const commentUrl = await tell('the comment', 'pull-requests: write', () =>
      comment(decision, publisher),
    )
    await tell('the status', 'statuses: write', async () => {
      if (!inputs.status) return
      await setStatus(await publisher.api(), pull, {
        sha: headSha,
        context: inputs.statusContext,
        state: stateOf(report, inputs),
        description: report.headline,
        url: commentUrl ?? runFor(links.run, pull),
      })
    })
    const now = decision.isOpen && round < MAX_ROUNDS ? await decide() : decision
    if (now === decision || sameDecision(now, decision)) return { decision, commentUrl }
    log(`Approvals have changed meanwhile: ${now.report.headline}`)
    decision = now
  }
}

async function comment(
  { report, record }: Decision,
  publisher: Publisher,
): Promise<string | undefined> {
  const { inputs, occasion, id } = publisher
  if (occasion.pull === null || inputs.comment === 'never') return undefined
  const api = await publisher.api()
  const kept = await keepComment(api, {
    number: occasion.pull.number,
    marker: { key: inputs.commentKey, sha: occasion.headSha, run: id },
    body: renderMarkdown(report, publisher.links, {
      fits: (text) => text.length <= MAX_COMMENT,
      rest: 'the job summary',
    }),
    record,
    create: inputs.comment === 'always' || isNoteworthy(report, inputs.noiseFloor),
    login: await ownLogin(api, inputs.githubToken),
  })
  return kept?.url
}

function stateOf({ outcome }: Report, { onInconclusive }: Inputs): StatusState {
  return isBlocking(outcome, onInconclusive) ? 'failure' : 'success'
}

function violations({ verdicts }: Report): string[] {
  return verdicts
    .filter(({ outcome }) => isBlocking(outcome, 'fail'))
    .map(({ budget }) => budget.name)
}
