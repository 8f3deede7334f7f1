import {
  type Answer,
  type Call,
  type FieldError,
  lengthOf,
  notFound,
  optionalText,
  validationFailed,
} from './answer.ts'
import { findCommit, noCommitForSha } from './history.ts'
import { listAnswer, pageOf } from './page.ts'
import { authorOf, type GitHubWorld, type Status } from './world.ts'

const STATES = ['error', 'failure', 'pending', 'success']
const MAX_DESCRIPTION = 140
const MAX_CONTEXT = 255
const MAX_PER_CONTEXT = 1000

export function createStatus(call: Call, sha: string): Answer {
  const { world } = call
  if (!world.commits.some((commit) => commit.sha === sha)) throw noCommitForSha(sha)
  const status: Status = {
    sha,
    state: optionalText(call, 'state') ?? '',
    context: optionalText(call, 'context') || 'default',
    description: optionalText(call, 'description'),
    target_url: optionalText(call, 'target_url') || null,
    created_at: call.now,
  }
  const errors = problemsOf(status, world)
  if (errors.length > 0) throw validationFailed(...errors)
  world.statuses.push(status)
  return { status: 201, body: withCreator(call, status) }
}

/** Every status of a commit, newest first. */
export function listStatuses(call: Call, ref: string): Answer {
  return listAnswer(newestFirst(call, ref), call, (status) => withCreator(call, status))
}

/** The newest status of each context, and what they come to. */
export function getCombinedStatus(call: Call, ref: string): Answer {
  const newest = newestFirst(call, ref).filter(
    (status, index, all) => all.findIndex(({ context }) => context === status.context) === index,
  )
  const { items, headers } = pageOf(newest, call)
  const body = {
    state: combined(newest.map(({ state }) => state)),
    sha: findCommit(call.world, ref)?.sha,
    total_count: newest.length,
    statuses: items.map((status) => render(call, status)),
  }
  return { status: 200, body, headers }
}

function combined(states: readonly string[]): string {
  if (states.some((state) => state === 'error' || state === 'failure')) return 'failure'
  return states.length === 0 || states.includes('pending') ? 'pending' : 'success'
}

function newestFirst({ world }: Call, ref: string): Status[] {
  const commit = findCommit(world, ref)
  if (commit === undefined) throw notFound('Ref not found')
  return world.statuses.filter(({ sha }) => sha === commit.sha).reverse()
}

function problemsOf(status: Status, world: GitHubWorld): FieldError[] {
  const { state, context, description, target_url } = status
  const earlier = world.statuses.filter(
    (each) => each.sha === status.sha && each.context === context,
  )
  const problems: FieldError[] = []
  const add = (message: string, field?: string) => {
    problems.push({ resource: 'Status', code: 'custom', ...(field && { field }), message })
  }
  if (!STATES.includes(state)) add('state is not included in the list', 'state')
  if (lengthOf(context) > MAX_CONTEXT) {
    add(`context is too long (maximum is ${MAX_CONTEXT} characters)`, 'context')
  }
  if (/[\u{10000}-\u{10ffff}]/u.test(description ?? '')) {
    add("description doesn't accept 4-byte Unicode", 'description')
  }
  if (lengthOf(description ?? '') > MAX_DESCRIPTION) {
    add(`description is too long (maximum is ${MAX_DESCRIPTION} characters)`, 'description')
  }
  if (target_url !== null && !/^https?:\/\//i.test(target_url)) {
    add('target_url must use http(s) scheme', 'target_url')
  }
  if (earlier.length >= MAX_PER_CONTEXT) {
    add('This SHA and context has reached the maximum number of statuses.')
  }
  return problems
}

/** The combined status is the one place where GitHub does not say who has set them. */
function withCreator(call: Call, status: Status) {
  const { creator = authorOf(call.world) } = status
  return { ...render(call, status), creator }
}

function render({ world, url }: Call, status: Status) {
  const { sha, creator: _, ...rest } = status
  return {
    id: world.statuses.indexOf(status) + 1,
    url: `${url.origin}/repos/${world.repository}/statuses/${sha}`,
    ...rest,
    // A status never changes: there are only newer ones.
    updated_at: status.created_at,
  }
}
