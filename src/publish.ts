import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Budget } from './domain/budget.ts'
import { UsageError } from './domain/problem.ts'
import { isNoteworthy, type Report, subjectOf } from './domain/report.ts'
import { isBlocking, placeOfRule } from './domain/verdict.ts'
import { type Api, isReadOnly } from './github/client.ts'
import { keepComment, MAX_COMMENT } from './github/comment.ts'
import { messageOf } from './github/commits.ts'
import { ownLogin } from './github/identity.ts'
import { type Inputs, statusInputs } from './github/inputs.ts'
import type { Marker } from './github/marker.ts'
import type { Occasion } from './github/occasion.ts'
import { type Annotation, annotate, log, setOutputs, writeSummary } from './github/runner.ts'
import { type StatusRequest, type StatusState, setStatus } from './github/status.ts'
import { renderJson, toJson } from './render/json.ts'
import { type Links, renderMarkdown } from './render/markdown.ts'
import { renderText } from './render/text.ts'

/** A summary may have 1 MiB, and a character up to three bytes of it. */
const MAX_SUMMARY = 340_000
/** Outputs larger than this are better read from a file. */
const MAX_OUTPUT_BYTES = 100_000

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
  await writeSummary(renderMarkdown(report, publisher.links, MAX_SUMMARY))
  setOutputs({
    outcome: report.outcome,
    headline: report.headline,
    report: await reportOutput(report, publisher),
    'comment-url': commentUrl ?? '',
    violations: JSON.stringify(violations(report)),
  })
}

/** Sets the status of a run that broke, so that a required check does not wait for ever. */
export async function publishBreakdown(
  publisher: Pick<Publisher, 'api' | 'occasion' | 'warn'>,
  message: string,
): Promise<void> {
  const { isWanted, context } = statusInputs()
  if (!isWanted) return
  const description = (message.split('\n')[0] ?? '').replace(/:$/, '')
  await teller(publisher.warn)('the status', 'statuses: write', () =>
    status(publisher, { context, state: 'error', description, url: undefined }),
  )
}

/** Does what can be done; a token that may not write is told of once, with the cure. */
function teller(warn: (message: string) => void) {
  let told = false
  return async <Result>(what: string, permission: string, act: () => Promise<Result>) => {
    try {
      return await act()
    } catch (error) {
      if (!isReadOnly(error)) {
        warn(`GitHub did not take ${what}: ${messageOf(error)}. The result is in the job summary.`)
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
    body: renderMarkdown(report, publisher.links, MAX_COMMENT),
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

/** On the lines of the budget file as the change leaves it: others are not shown in its diff. */
function annotations(
  { verdicts, budgetFile }: Report,
  headBudgets: readonly Budget[],
  { onInconclusive }: Inputs,
): Annotation[] {
  return verdicts.flatMap((verdict) => {
    const budget = headBudgets.find(({ name }) => name === verdict.budget.name)
    return verdict.findings.map(
      (finding): Annotation => ({
        level: isBlocking(finding.outcome, onInconclusive) ? 'error' : 'warning',
        title: subjectOf(verdict, finding),
        message: [finding.message, finding.cure].filter((part) => part !== null).join('. '),
        file: budgetFile.path,
        line: budget === undefined ? 1 : placeOfRule(budget, finding.rule).line,
      }),
    )
  })
}

function violations({ verdicts }: Report): string[] {
  return verdicts
    .filter(({ outcome }) => isBlocking(outcome, 'fail'))
    .map(({ budget }) => budget.name)
}

/** The report itself, or the path of a file where it is large. */
async function reportOutput(report: Report, { inputs, tempDir }: Publisher): Promise<string> {
  const compact = JSON.stringify(toJson(report))
  const isLarge = Buffer.byteLength(compact) > MAX_OUTPUT_BYTES
  const path =
    inputs.reportFile || (isLarge ? join(tempDir, 'docker-image-budgets-report.json') : '')
  if (path !== '') await writeReport(path, `${renderJson(report)}\n`)
  return isLarge ? path : compact
}

async function writeReport(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  } catch (cause) {
    throw new UsageError(`The report cannot be written to ${path}: ${messageOf(cause)}`, { cause })
  }
}
