import type { Budget } from './domain/budget.ts'
import { originOf } from './domain/origin.ts'
import { isNoteworthy, type Report, subjectOf } from './domain/report.ts'
import { isBlocking, placeOfRule } from './domain/verdict.ts'
import { type Api, isReadOnly } from './github/client.ts'
import { keepComment, MAX_COMMENT } from './github/comment.ts'
import { messageOf } from './github/commits.ts'
import { ownLogin } from './github/identity.ts'
import { commentInputs, type Inputs, statusInputs } from './github/inputs.ts'
import type { Marker } from './github/marker.ts'
import type { Occasion } from './github/occasion.ts'
import { type Annotation, annotate, log, setOutputs, writeSummary } from './github/runner.ts'
import { type StatusRequest, type StatusState, setStatus } from './github/status.ts'
import { renderBreakdown } from './render/breakdown.ts'
import { type Links, renderMarkdown } from './render/markdown.ts'
import { renderText } from './render/text.ts'
import { reportOutput } from './report-file.ts'

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
  readonly warn: (message: string) => void
}

/** Tells everyone: log, annotations, comment, status, summary, outputs. A place that refuses is no reason to be silent in the others. */
export async function publish(
  report: Report,
  headBudgets: readonly Budget[],
  publisher: Publisher,
): Promise<void> {
  log(renderText(report))
  annotate(annotations(report, headBudgets, publisher.inputs))
  // Before anything is published: what cannot be written takes no verdict back.
  const { inputs, tempDir, warn } = publisher
  const json = await reportOutput(report, { path: inputs.reportFile, tempDir, warn })
  const tell = teller(publisher.warn)
  const commentUrl = await tell('the comment', 'pull-requests: write', () =>
    comment(report, publisher),
  )
  await tell('the status', 'statuses: write', async () => {
    if (!publisher.inputs.status) return
    await status(publisher, {
      context: publisher.inputs.statusContext,
      state: stateOf(report, publisher.inputs),
      description: report.headline,
      url: commentUrl ?? publisher.links.run,
    })
  })
  await writeSummary(
    renderMarkdown(report, publisher.links, {
      fits: (text) => Buffer.byteLength(text) <= MAX_SUMMARY_BYTES,
      rest: 'the JSON report',
    }),
  )
  setOutputs({
    outcome: report.outcome,
    headline: report.headline,
    report: json,
    'comment-url': commentUrl ?? '',
    violations: JSON.stringify(violations(report)),
  })
}

/** A run that could not do its work, told wherever its result would have been. */
export interface Breakdown extends Pick<Publisher, 'api' | 'occasion' | 'id' | 'warn'> {
  readonly message: string
  readonly run: string | undefined
}

/**
 * Takes the place of a result: a required check does not wait for ever, and no comment goes on
 * saying what an earlier commit deserved.
 */
export async function publishBreakdown(breakdown: Breakdown): Promise<void> {
  const { message, run, warn } = breakdown
  const [line = ''] = message.split('\n')
  const headline = line.replace(/:$/, '')
  const markdown = renderBreakdown(message, run)
  await writeSummary(markdown)
  setOutputs({
    outcome: 'inconclusive',
    headline,
    report: '',
    'comment-url': '',
    violations: '[]',
  })
  const tell = teller(warn)
  await tell('the comment', 'pull-requests: write', () => breakdownComment(breakdown, markdown))
  const { isWanted, context } = statusInputs()
  if (!isWanted) return
  await tell('the status', 'statuses: write', () =>
    status(breakdown, { context, state: 'error', description: headline, url: run }),
  )
}

async function breakdownComment({ api, occasion, id }: Breakdown, body: string): Promise<void> {
  const { isWanted, key, token } = commentInputs()
  if (occasion.pull === null || !isWanted) return
  const github = await api()
  await keepComment(github, {
    number: occasion.pull.number,
    marker: { key, sha: occasion.headSha, run: id },
    body,
    create: false,
    login: await ownLogin(github, token),
  })
}

/** Does what can be done; a token that may not write is told of once, with the cure. */
function teller(warn: (message: string) => void) {
  let told = false
  return async <Result>(what: string, permission: string, act: () => Promise<Result>) => {
    try {
      return await act()
    } catch (error) {
      if (!isReadOnly(error)) {
        warn(`GitHub did not take ${what}: ${messageOf(error)}`)
      } else if (!told) {
        told = true
        warn(
          `The token may not write ${what} (${messageOf(error)}); the result is in the job summary, and the step ends by it. Give the job \`permissions: { contents: read, pull-requests: write, statuses: write }\` (here: ${permission}). A pull request from a fork has a read-only token: run on workflow_run, or leave it at the summary.`,
        )
      }
      return undefined
    }
  }
}

async function comment(report: Report, publisher: Publisher): Promise<string | undefined> {
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
    create: inputs.comment === 'always' || isNoteworthy(report, inputs.noiseFloor),
    login: await ownLogin(api, inputs.githubToken),
  })
  return kept?.url
}

async function status(
  { api, occasion }: Pick<Publisher, 'api' | 'occasion'>,
  request: Omit<StatusRequest, 'sha'>,
): Promise<void> {
  await setStatus(await api(), { sha: occasion.headSha, ...request })
}

function stateOf({ outcome }: Report, { onInconclusive }: Inputs): StatusState {
  return isBlocking(outcome, onInconclusive) ? 'failure' : 'success'
}

/**
 * On the lines of the budget file as the change leaves it: others are not shown in its diff. Then on
 * those of Dockerfiles: few are shown, and the budget's come first.
 */
function annotations(
  { verdicts, budgetFile }: Report,
  headBudgets: readonly Budget[],
  { onInconclusive }: Inputs,
): Annotation[] {
  const found = verdicts.flatMap((verdict) => {
    const budget = headBudgets.find(({ name }) => name === verdict.budget.name)
    return verdict.findings.map((finding) => {
      const annotation: Annotation = {
        level: isBlocking(finding.outcome, onInconclusive) ? 'error' : 'warning',
        title: subjectOf(verdict, finding),
        message: [finding.message, finding.cure].filter((part) => part !== null).join('. '),
        file: budgetFile.path,
        line: budget === undefined ? 1 : placeOfRule(budget, finding.rule).line,
      }
      return { annotation, origin: originOf(verdict, finding) }
    })
  })
  const origins = found.flatMap(({ annotation, origin }) =>
    origin === null ? [] : [{ ...annotation, ...origin }],
  )
  return [...found.map(({ annotation }) => annotation), ...origins]
}

function violations({ verdicts }: Report): string[] {
  return verdicts
    .filter(({ outcome }) => isBlocking(outcome, 'fail'))
    .map(({ budget }) => budget.name)
}
