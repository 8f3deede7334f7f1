import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as core from '@actions/core'
import { context } from '@actions/github'
import { BudgetFileError, type LoadedBudgets, loadCompared, loadSingle } from './budget-file.ts'
import { type CheckPorts, type CheckRequest, check } from './check.ts'
import { UsageError } from './domain/problem.ts'
import { type Report, summarise } from './domain/report.ts'
import { type PlaceholderValues, usesPlaceholder } from './domain/template.ts'
import { isBlocking } from './domain/verdict.ts'
import { Explainer } from './explain.ts'
import { type Api, connect } from './github/client.ts'
import { firstParents, mergeBase, messageOf, readFileAt } from './github/commits.ts'
import { type Inputs, inputsForLater, readInputs } from './github/inputs.ts'
import { findOccasion, type Occasion } from './github/occasion.ts'
import { annotate, debugGroup, log } from './github/runner.ts'
import { createImages } from './images.ts'
import { actionOf, links, type RunPlace, runUrl } from './links.ts'
import type { ImageSource } from './measure.ts'
import { createProgress } from './progress.ts'
import { publish, publishBreakdown } from './publish.ts'
import type { Links } from './render/markdown.ts'

/** One run of the action, as its steps pass it on. */
interface Run {
  readonly inputs: Inputs
  readonly occasion: Occasion
  readonly api: () => Promise<Api>
}

/** The action: what happened → budgets → check → publish. Sets the exit code; never throws. */
export async function main(): Promise<void> {
  const api = connectOnce()
  let occasion: Occasion | undefined
  try {
    occasion = await findOccasion(context, api)
    if (occasion.over !== null) return log(occasion.over)
    const inputs = readInputs()
    const run = { inputs, occasion, api }
    const budgets = await loadBudgets(run)
    const checking = checkAll(run, budgets)
    // What speaks to GitHub loads while the registries answer; publishing tells if it cannot.
    api().catch(() => {})
    const report = await checking
    await publish(report, budgets.headBudgets, {
      ...run,
      id: runId(),
      links: linksOf(run, budgets),
      tempDir: process.env['RUNNER_TEMP'] || tmpdir(),
      warn,
    })
    if (isBlocking(report.outcome, inputs.onInconclusive)) core.setFailed(report.headline)
  } catch (error) {
    const message = tellOf(error)
    if (occasion === undefined) return
    const run = runUrl(place())
    await publishBreakdown({ api, occasion, id: runId(), message, run, warn })
  }
}

function connectOnce(): () => Promise<Api> {
  let api: Promise<Api> | undefined
  const token = core.getInput('github-token')
  return () => {
    api ??= connect({ token, baseUrl: context.apiUrl, ...context.repo, warn })
    return api
  }
}

async function loadBudgets({ inputs, occasion, api }: Run): Promise<LoadedBudgets> {
  const { config, configFrom } = inputs
  if (configFrom === 'workspace') return loadSingle(config, await readFromWorkspace(config))
  const { headSha, baseSha } = occasion
  const github = await api()
  const head = readFileAt(github, config, headSha)
  const base = baseSha === null ? head : readFileAt(github, config, baseSha)
  return loadCompared(config, ...(await Promise.all([base, head])))
}

async function readFromWorkspace(path: string): Promise<string> {
  try {
    return await readFile(join(workspace(), path), 'utf8')
  } catch (cause) {
    throw new UsageError(
      `${path} cannot be read in the workspace (${messageOf(cause)}). With config-from: workspace, actions/checkout has to come before this step.`,
      { cause },
    )
  }
}

async function checkAll(run: Run, loaded: LoadedBudgets): Promise<Report> {
  const { inputs } = run
  const notices = [...loaded.notices, ...laterNotices()]
  const requests = debugGroup('Requests to registries')
  const images = createImages({
    env: process.env,
    registryAuth: inputs.registryAuth,
    githubToken: inputs.githubToken,
    insecure: inputs.insecureRegistries,
    authHosts: inputs.authHosts,
    cacheDir: inputs.cacheDir === null ? undefined : resolve(workspace(), inputs.cacheDir),
    timeoutMs: inputs.timeoutMs,
    directory: workspace(),
    onSecret: core.setSecret,
    log: requests.log,
    warn: (message) => {
      notices.push(message)
      warn(message)
    },
  })
  try {
    const request = await requestOf(run, loaded)
    const verdicts = await check(request, {
      images: images.source,
      ...explaining(inputs, images.source),
      firstParents: async (sha) => firstParents(await run.api(), sha, inputs.baseLookback),
      progress: createProgress(log),
    })
    const [traffic, { prices }] = [{ ...images.traffic }, inputs]
    const told = { budgetFile: loaded.file, notices, requests: traffic, prices }
    return summarise(verdicts, told)
  } finally {
    requests.end()
    await images.close()
  }
}

function explaining({ explain, bandwidth }: Inputs, images: ImageSource): Partial<CheckPorts> {
  return explain === 'none' ? {} : { explain: new Explainer(images, { bandwidth }).explain }
}

async function requestOf(run: Run, { budgets, headBudgets }: LoadedBudgets): Promise<CheckRequest> {
  const { inputs, occasion } = run
  // Without a pull request there is no pr-7 to look for: the branch's own image is meant.
  const isDefault = inputs.headTag === 'pr-{number}'
  const headTag = isDefault && occasion.pull === null ? '{head_ref}' : inputs.headTag
  const left = new Set(headBudgets.map(({ name }) => name))
  const templates = [headTag, inputs.baseTag, ...budgets.flatMap(({ head, base }) => [head, base])]
  return {
    budgets,
    headTag,
    baseTag: inputs.baseTag,
    values: await withMergeBase(run, templates),
    platforms: inputs.platforms,
    retired: new Set(budgets.map(({ name }) => name).filter((name) => !left.has(name))),
  }
}

/** The merge base costs a request, and is asked for only where a template has it. */
async function withMergeBase(
  { occasion, api }: Run,
  templates: readonly (string | undefined)[],
): Promise<PlaceholderValues> {
  const { values, baseSha, headSha } = occasion
  const isUsed = templates.some((each) => each !== undefined && usesPlaceholder(each, 'merge_base'))
  if (!isUsed || baseSha === null) return values
  const sha = await mergeBase(await api(), baseSha, headSha)
  return sha === undefined ? values : { ...values, merge_base: sha }
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
    core.setFailed(message.split('\n')[0] ?? message)
  } else if (error instanceof UsageError) {
    core.setFailed(message)
  } else {
    core.setFailed(
      `${message}. That was not foreseen: run it again with debug logging, and report it with that log.`,
    )
    core.debug(error instanceof Error ? (error.stack ?? '') : '')
  }
  return message
}

function runId(): { id: number; attempt: number } {
  return { id: context.runId || 0, attempt: context.runAttempt || 1 }
}

function workspace(): string {
  return process.env['GITHUB_WORKSPACE'] || process.cwd()
}

function warn(message: string): void {
  core.warning(message)
}
