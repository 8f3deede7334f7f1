import { UsageError } from '../domain/problem.ts'
import type { PlaceholderValues } from '../domain/template.ts'
import type { Api } from './client.ts'
import { type Event, event, isSameRepository, type MergeGroup, type PullRequest } from './event.ts'
import { groupAhead, pullOfRun } from './surroundings.ts'

/** What the action was started for, whichever event it was. */
export interface Occasion {
  /** null: there is no pull request to comment on. */
  readonly pull: Pull | null
  /** The commit that gets the status: never the test merge. */
  readonly headSha: string
  /** Where the budgets are read; null when there is nothing to compare with. */
  readonly baseSha: string | null
  readonly values: PlaceholderValues
  /** For a base that has no image: what to compare with instead; null: nothing. */
  readonly baseFallback: PlaceholderValues | null
  /** Where growth may be approved; null: nowhere. */
  readonly forum: Forum | null
  /**
   * Whether the head commit may be of somebody who has no write access: a fork's, and also where
   * nothing tells whose it is.
   */
  readonly isForeign: boolean
  /** Why there is nothing to do. */
  readonly over: string | null
}

interface Pull {
  readonly number: number
  readonly headSha: string
}

/** A pull request whose reviews and labels count, and what the event tells of their order. */
export interface Forum {
  readonly number: number
  /** The commit that is judged; null: the pull request's head, whichever it is. */
  readonly headSha: string | null
  /** When, by GitHub's clock, the head commit was there at the latest; null: not told. */
  readonly headThereAt: string | null
  /** The label that the event itself is about, set while the head commit was there. */
  readonly labelJustSet: string | null
  /** The event is somebody's word on the head commit, and brings no new image. */
  readonly isWord: boolean
}

/** What GitHub tells a run, apart from the API. */
export interface RunContext {
  readonly eventName: string
  readonly payload: unknown
  readonly sha: string
  /** `refs/heads/main`, `refs/tags/v1`. */
  readonly ref: string
}

/**
 * Finds the pull request and the commits that an event is about.
 * @throws {UsageError} when the event tells less than GitHub's events do.
 */
export async function findOccasion(run: RunContext, api: () => Promise<Api>): Promise<Occasion> {
  if (!run.eventName || !run.sha || !run.ref) {
    throw new UsageError(
      'This is a GitHub Action, and no workflow has started it. In a terminal use node dist/cli.js --help.',
    )
  }
  const result = event.safeParse(run.payload)
  if (!result.success) {
    const where = result.error.issues[0]?.path.join('.') ?? ''
    throw new UsageError(
      `The event ${run.eventName} cannot be read: ${where} is not what GitHub sends.`,
    )
  }
  const payload = result.data
  if (payload.pull_request) return ofPull(payload.pull_request, run, wordOf(payload, run))
  if (payload.workflow_run) return ofWorkflowRun(payload, run, await api())
  if (payload.merge_group) return ofMergeGroup(payload.merge_group, run, await api())
  return ofCommit(payload, run, api)
}

type Word = Pick<Forum, 'headThereAt' | 'labelJustSet' | 'isWord'>

/** The payload was written when the head commit was there already. */
function wordOf(
  { action = '', label, pull_request: pull }: Event,
  { eventName }: RunContext,
): Word {
  return {
    headThereAt: pull?.updated_at ?? null,
    labelJustSet: action === 'labeled' ? (label?.name ?? null) : null,
    isWord: eventName === 'pull_request_review' || ['labeled', 'unlabeled'].includes(action),
  }
}

function ofPull(
  { number, state, head, base }: PullRequest,
  { sha }: RunContext,
  word: Word,
): Occasion {
  return {
    pull: { number, headSha: head.sha },
    forum: { number, headSha: head.sha, ...word },
    headSha: head.sha,
    baseSha: base.sha,
    values: {
      number: String(number),
      head_sha: head.sha,
      head_ref: head.ref,
      base_sha: base.sha,
      base_ref: base.ref,
      sha,
    },
    baseFallback: null,
    isForeign: !isSameRepository(head.repo, base.repo),
    over:
      state === 'closed'
        ? `Pull request #${number} is closed: there is nothing to judge any more.`
        : null,
  }
}

/** What triggered the run may have been a label: then only the run's own time tells. */
async function ofWorkflowRun(payload: Event, run: RunContext, api: Api): Promise<Occasion> {
  const { workflow_run: workflowRun, repository } = payload
  if (workflowRun === undefined) throw new TypeError('not a workflow_run')
  const { head_sha: headSha, head_branch: branch } = workflowRun
  const pull = await pullOfRun(workflowRun, repository?.default_branch, api)
  if (pull !== undefined) {
    const headThereAt = workflowRun.created_at ?? null
    const word = { headThereAt, labelJustSet: null, isWord: false }
    const occasion = ofPull(pull, run, word)
    if (pull.head.sha === headSha) return occasion
    const over = `Pull request #${pull.number} has moved on from ${headSha.slice(0, 7)}: its own run judges it.`
    return { ...occasion, over }
  }
  const ref = branch === null ? run.ref : `refs/heads/${branch}`
  const occasion = await ofCommit({ ...payload, after: headSha }, { ...run, ref }, async () => api)
  return { ...occasion, isForeign: !isSameRepository(workflowRun.head_repository, repository) }
}

async function ofMergeGroup(group: MergeGroup, { sha }: RunContext, api: Api): Promise<Occasion> {
  const number = /\/pr-(\d+)-[0-9a-f]+$/.exec(group.head_ref)?.[1]
  const values = {
    ...(number === undefined ? {} : { number }),
    head_sha: group.head_sha,
    head_ref: branchOf(group.head_ref),
    base_sha: group.base_sha,
    base_ref: branchOf(group.base_ref),
    sha,
  }
  const ahead = await groupAhead(group.base_sha, api)
  const nobody = { headSha: null, headThereAt: null, labelJustSet: null, isWord: false }
  return {
    pull: null,
    // What its pull request was given leave for, the queue may merge.
    forum: number === undefined ? null : { number: Number(number), ...nobody },
    headSha: group.head_sha,
    baseSha: group.base_sha,
    values: ahead === undefined ? values : { ...values, base_ref: ahead },
    baseFallback: ahead === undefined ? null : values,
    // Whoever adds a pull request to a queue may write.
    isForeign: false,
    over: null,
  }
}

/** A push, a schedule, a dispatch: no pull request, compared with the default branch. */
async function ofCommit(
  { before, after, repository }: Event,
  { sha, ref }: RunContext,
  api: () => Promise<Api>,
): Promise<Occasion> {
  const headSha = after ?? sha
  if (/^0+$/.test(headSha)) {
    return {
      pull: null,
      forum: null,
      headSha,
      baseSha: null,
      values: {},
      baseFallback: null,
      isForeign: false,
      over: 'The branch was deleted: there is nothing to judge.',
    }
  }
  const known = before !== undefined && !/^0+$/.test(before)
  // A schedule's payload may lack the repository.
  const defaultBranch = repository?.default_branch ?? (await defaultBranchOf(await api()))
  return {
    pull: null,
    forum: null,
    headSha,
    baseSha: null,
    values: {
      head_sha: headSha,
      head_ref: branchOf(ref),
      sha,
      base_ref: defaultBranch,
      ...(known ? { base_sha: before } : {}),
    },
    baseFallback: null,
    isForeign: false,
    over: null,
  }
}

async function defaultBranchOf({ rest, owner, repo }: Api): Promise<string> {
  const { data } = await rest.repos.get({ owner, repo })
  return data.default_branch
}

function branchOf(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, '')
}
