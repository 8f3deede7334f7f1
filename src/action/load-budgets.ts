import { join } from 'node:path'
import type { Authority, LoadedBudgets } from '../common/budget-file.ts'
import { UsageError } from '../domain/values/problem.ts'
import type { Api } from '../github/client.ts'
import { messageOf, readFileAt } from '../github/commits.ts'
import type { BranchHistory } from '../github/events/branch-history.ts'
import type { EventContext } from '../github/events/event-context.ts'
import type { Inputs } from '../github/inputs.ts'

/** What reads YAML is loaded while GitHub looks for the file: the request for it does not wait. */
const core = () => import('../common/core.ts')

/** One thing that a run of the action judges, as its steps pass it on. */
export interface Run {
  readonly inputs: Inputs
  readonly eventContext: EventContext
  readonly api: () => Promise<Api>
  readonly lineage: BranchHistory
  /** GITHUB_WORKSPACE. */
  readonly workspace: string
  readonly now: Date
}

/** The budgets, and the commit whose version of them judges. */
export interface JudgingBudgets extends LoadedBudgets {
  readonly sha: string
}

/** The budgets that judge, from the base commit, the default branch or the workspace. */
export async function loadBudgets(run: Run): Promise<JudgingBudgets> {
  const { inputs, eventContext, api } = run
  const { config, configFrom } = inputs
  const { headSha } = eventContext
  if (configFrom === 'workspace') return { ...(await loadFromWorkspace(run)), sha: headSha }
  const github = await api()
  const [other, head] = await Promise.all([
    judgingVersion(run, github),
    readFileAt(github, config, headSha),
  ])
  const judging = other ?? { text: head, sha: headSha, authority: 'base' }
  const loaded = await compared(run, judging, head)
  const isOurs = ['base', 'default'].includes(loaded.file.origin)
  return { ...loaded, sha: isOurs ? judging.sha : headSha }
}

/** The version of the budget file that a change cannot edit. */
interface Judging {
  readonly text: string | undefined
  readonly sha: string
  readonly authority: Authority
}

/**
 * The base's; and the default branch's where there is no base, or the base has none: a branch
 * without a file is no permission to judge by one's own. null: the head is of the default branch itself.
 */
async function judgingVersion(
  { inputs: { config }, eventContext, lineage }: Run,
  api: Api,
): Promise<Judging | null> {
  const { baseSha, isOnDefault } = eventContext
  if (baseSha === null && isOnDefault) return null
  const text = baseSha === null ? undefined : await readFileAt(api, config, baseSha)
  if (baseSha !== null && text !== undefined) return { text, sha: baseSha, authority: 'base' }
  // A base commit of the default branch may be older than the file there.
  const sha = await lineage.defaultTip()
  if (sha === baseSha) return { text, sha, authority: 'base' }
  return { text: await readFileAt(api, config, sha), sha, authority: 'default' }
}

async function compared(
  { inputs: { config }, eventContext, api, lineage }: Run,
  { text: base, sha, authority }: Judging,
  head: string | undefined,
): Promise<LoadedBudgets> {
  const { isForeign, headSha, baseSha } = eventContext
  const isLent = authority === 'default' && base !== undefined && baseSha !== null
  const lent = `${config} is not at the base commit: the default branch’s version of it judges.`
  const notices = isLent ? [lent] : []
  // Only where they differ it matters who has edited.
  if (base === head) {
    const otherEnding =
      head === undefined ? await otherEndingAt(await api(), config, headSha) : undefined
    const origin = { authority, isForeign, otherEnding }
    const { loadCompared } = await core()
    return withNotices(loadCompared(config, { base, head, fork: base }, origin), notices)
  }
  const forkSha = await (authority === 'base' ? lineage.fork() : lineage.forkOfDefault())
  const fork = await forkText(await api(), config, { forkSha, sha, base })
  const { loadCompared } = await core()
  const loaded = loadCompared(config, { base, head, fork }, { authority, isForeign })
  if (forkSha !== undefined) return withNotices(loaded, notices)
  const where = authority === 'base' ? 'base' : 'default branch'
  return withNotices(loaded, [
    ...notices,
    `Where this branch began could not be told: what the ${where} has changed in ${config} since may be among the edits.`,
  ])
}

function withNotices(loaded: LoadedBudgets, notices: readonly string[]): LoadedBudgets {
  return { ...loaded, notices: [...loaded.notices, ...notices] }
}

/** A file with YAML's other ending, where there is one. */
async function otherEndingAt(api: Api, config: string, sha: string): Promise<string | undefined> {
  const { otherEndingOf } = await core()
  const otherEnding = otherEndingOf(config)
  if (otherEnding === undefined) return undefined
  return (await readFileAt(api, otherEnding, sha)) === undefined ? undefined : otherEnding
}

/** A branch that has nothing in common with the judging one began without its file. */
async function forkText(
  api: Api,
  config: string,
  given: { forkSha: string | null | undefined; sha: string; base: string | undefined },
): Promise<string | undefined> {
  const { forkSha, sha, base } = given
  if (forkSha === null) return undefined
  return forkSha === undefined || forkSha === sha ? base : readFileAt(api, config, forkSha)
}

/** Of a fork's change a workspace may hold the fork's file: believed is what the judging one has too. */
async function loadFromWorkspace(run: Run): Promise<LoadedBudgets> {
  const { config } = run.inputs
  const text = await readFromWorkspace(run)
  const notices = [
    `${config} is read from the workspace, where the change itself may have edited it.`,
  ]
  let believed: string | undefined
  if (run.eventContext.isForeign) {
    try {
      believed = (await judgingVersion(run, await run.api()))?.text
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      notices.push(`Nothing in it is believed: ${error.message}`)
    }
  }
  const { loadSingle } = await core()
  const loaded = loadSingle(config, text, run.eventContext.isForeign ? { believed } : undefined)
  return withNotices(loaded, notices)
}

/** As it lies there: nobody is asked whether it is to be believed. */
export async function readFromWorkspace({ inputs, eventContext, workspace }: Run): Promise<string> {
  const path = inputs.config
  const { isFileWithin, misnamed, otherEndingOf, readBudgetBytes } = await core()
  // What is wrong with a budget file is told by quoting it: no link of a fork's may lead elsewhere.
  if (eventContext.isForeign && !(await isFileWithin(workspace, path))) {
    throw new UsageError(
      `${path} is no file of the workspace. With config-from: workspace, actions/checkout has to come before this step; of a fork’s change the file may be no link either.`,
    )
  }
  try {
    return String(await readBudgetBytes(join(workspace, path)))
  } catch (cause) {
    const otherEnding = isMissing(cause) ? otherEndingOf(path) : undefined
    if (otherEnding !== undefined && (await isFileWithin(workspace, otherEnding))) {
      throw new UsageError(`There is no ${path}. ${misnamed(otherEnding)}`, { cause })
    }
    throw new UsageError(
      `${path} cannot be read in the workspace (${messageOf(cause)}). With config-from: workspace, actions/checkout has to come before this step.`,
      { cause },
    )
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
