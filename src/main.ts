import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import * as core from '@actions/core'
import { context } from '@actions/github'
import { publishBreakdown } from './breakdown.ts'
import { BudgetFileError, type LoadedBudgets } from './budget-file.ts'
import { check, type Sources } from './check.ts'
import { decider } from './decide.ts'
import { UsageError } from './domain/problem.ts'
import type { Told } from './domain/report.ts'
import { isBlocking, type Verdict } from './domain/verdict.ts'
import { Explainer } from './explain.ts'
import { type Api, connect } from './github/client.ts'
import { firstParents, messageOf } from './github/commits.ts'
import { type Inputs, inputsForLater, readInputs } from './github/inputs.ts'
import { isJudged } from './github/judged.ts'
import { findOccasion, type Occasion } from './github/occasion.ts'
import { annotate, debug, debugGroup, fail, log, warn } from './github/runner.ts'
import { createImages } from './images.ts'
import { actionOf, links, type RunPlace, runUrl } from './links.ts'
import { forkOnce, loadBudgets, type Run, requestOf } from './load.ts'
import type { ImageSource } from './measure.ts'
import { createProgress } from './progress.ts'
import { publish } from './publish.ts'
import type { Links } from './render/markdown-links.ts'

/** The action: what happened → budgets → check → publish. Sets the exit code; never throws. */
export async function main(): Promise<void> {
  const api = connectOnce()
  let occasion: Occasion | undefined
  try {
    occasion = await findOccasion(context, api)
    if (occasion.over !== null) return log(occasion.over)
    const inputs = readInputs()
    const fork = forkOnce(occasion, api)
    const run = { inputs, occasion, api, fork, workspace: workspace(), now: new Date() }
    if (await isTooEarly(run)) return
    const budgets = await loadBudgets(run)
    const checking = checkAll(run, budgets)
    // What speaks to GitHub loads while the registries answer; publishing tells if it cannot.
    api().catch(() => {})
    const { verdicts, told } = await checking
    const report = await publish(decider(run, verdicts, told), budgets.headBudgets, {
      ...run,
      id: runId(),
      links: linksOf(run, budgets),
      tempDir: process.env['RUNNER_TEMP'] || tmpdir(),
      warn,
    })
    if (isBlocking(report.outcome, inputs.onInconclusive)) fail(report.headline)
  } catch (error) {
    const message = tellOf(error)
    if (occasion === undefined) return
    const run = runUrl(place())
    await publishBreakdown({ api, occasion, id: runId(), message, run, warn })
  }
}

/** A word on a commit that no run of its own has judged waits for that run, and says so. */
async function isTooEarly({ inputs, occasion, api }: Run): Promise<boolean> {
  const { forum, headSha } = occasion
  if (forum === null || !forum.isWord || !inputs.status) return false
  const { statusContext, approvalLabel: label } = inputs
  if (await isJudged(await api(), forum, { statusContext, label })) return false
  log(
    `No run has set the status ${statusContext} on ${headSha.slice(0, 7)} yet, and a label or a review brings no image: the run of the push comes first. If that was cancelled, start it again; a fork’s, whose token may only read, needs a workflow_run.`,
  )
  return true
}

function connectOnce(): () => Promise<Api> {
  let api: Promise<Api> | undefined
  const token = core.getInput('github-token')
  return () => {
    api ??= connect({ token, baseUrl: context.apiUrl, ...context.repo, warn })
    return api
  }
}

/** Judged by the limits alone: what people have approved is asked afterwards. */
async function checkAll(
  run: Run,
  loaded: LoadedBudgets,
): Promise<{ verdicts: Verdict[]; told: Told }> {
  const { inputs } = run
  const notices = [...loaded.notices, ...laterNotices()]
  const traffic = debugGroup('Requests to registries')
  const images = createImages({
    env: process.env,
    registryAuth: inputs.registryAuth,
    githubToken: inputs.githubToken,
    insecure: inputs.insecureRegistries,
    authHosts: inputs.authHosts,
    cacheDir: inputs.cacheDir === null ? undefined : resolve(run.workspace, inputs.cacheDir),
    timeoutMs: inputs.timeoutMs,
    directory: run.workspace,
    onSecret: core.setSecret,
    log: traffic.log,
    warn: (message) => {
      notices.push(message)
      warn(message)
    },
  })
  try {
    const request = await requestOf(run, loaded)
    const verdicts = await check(request, {
      ...sourcesOf(inputs, images.source),
      hearsay: sourcesOf(inputs, images.hearsay),
      firstParents: async (sha) => firstParents(await run.api(), sha, inputs.baseLookback),
      progress: createProgress(log),
    })
    const [requests, { prices }] = [{ ...images.traffic }, inputs]
    return { verdicts, told: { budgetFile: loaded.file, notices, requests, prices } }
  } finally {
    traffic.end()
    await images.close()
  }
}

function sourcesOf({ explain, bandwidth }: Inputs, images: ImageSource): Sources {
  return explain === 'none'
    ? { images }
    : { images, explain: new Explainer(images, { bandwidth }).explain }
}

function laterNotices(): string[] {
  return inputsForLater().map((name) => {
    const notice = `The input ${name} is set, and this version does not act on it yet.`
    warn(notice)
    return notice
  })
}

function linksOf({ inputs, occasion }: Run, { file }: LoadedBudgets): Links {
  const { headSha, baseSha } = occasion
  const sha = file.origin === 'base' && baseSha !== null ? baseSha : headSha
  return links({ config: inputs.config, sha, headSha, baseSha, place: place() })
}

function place(): RunPlace {
  const { serverUrl, runId, repo } = context
  return { serverUrl, runId, repository: `${repo.owner}/${repo.repo}`, ...actionOf(process.env) }
}

/** Says in the log why the run cannot do its work, and ends the step. */
function tellOf(error: unknown): string {
  const message = messageOf(error)
  if (error instanceof BudgetFileError) {
    log(message)
    annotate(
      error.problems.map(({ message, place }) => ({
        level: 'error',
        title: error.file,
        message,
        file: error.file,
        line: place.line,
      })),
    )
    fail(message.split('\n')[0] ?? message)
  } else if (error instanceof UsageError) {
    fail(message)
  } else {
    fail(
      `${message}. That was not foreseen: run it again with debug logging, and report it with that log.`,
    )
    debug(error instanceof Error ? (error.stack ?? '') : '')
  }
  return message
}

function runId(): { id: number; attempt: number } {
  return { id: context.runId || 0, attempt: context.runAttempt || 1 }
}

function workspace(): string {
  return process.env['GITHUB_WORKSPACE'] || process.cwd()
}
