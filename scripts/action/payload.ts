import * as z from 'zod/mini'

/** What the embedded GitHub has to know of an event; all else is handed on as it is. */

const sha = z
  .string()
  .check(z.regex(/^[0-9a-f]{7,64}$/i, 'is no commit: 40 hexadecimal digits, as GitHub sends them'))
const text = z.string().check(z.minLength(1, 'may not be empty'))
const login = z.object({ login: text })
const repository = z.object({
  full_name: z.string().check(z.regex(/^[^/\s]+\/[^/\s]+$/, 'is no owner/name')),
  default_branch: z.optional(text),
})
const named = z.nullish(z.object({ full_name: z.optional(z.string()) }))
const pulls = z.optional(z.array(z.object({ number: z.int() })))

const pull = z.object({
  number: z.int(),
  state: z._default(z.enum(['open', 'closed']), 'open'),
  head: z.object({ sha, ref: text, label: z.nullish(text), repo: named }),
  base: z.object({ sha, ref: text }),
  user: z.nullish(login),
  labels: z._default(z.array(z.object({ name: text })), []),
  updated_at: z.optional(text),
  merge_commit_sha: z.nullish(sha),
  locked: z.optional(z.boolean()),
})
export type GivenPull = z.output<typeof pull>

const review = z.object({
  id: z._default(z.int(), 1),
  state: z.enum(['approved', 'changes_requested', 'commented', 'dismissed', 'pending']),
  user: z.nullish(login),
  commit_id: z.nullish(sha),
  submitted_at: z.nullish(text),
})

const built = z.object({
  head_sha: sha,
  head_branch: z.nullish(text),
  event: z.optional(text),
  head_repository: named,
  pull_requests: pulls,
})
export type GivenBuild = z.output<typeof built>

export const payload = z.looseObject({
  action: z.optional(z.string()),
  repository: z.optional(repository),
  sender: z.optional(login),
  pull_request: z.optional(pull),
  review: z.optional(review),
  label: z.optional(z.object({ name: text })),
  issue: z.optional(z.object({ number: z.int(), pull_request: z.optional(z.unknown()) })),
  workflow_run: z.optional(built),
  check_suite: z.optional(built),
  check_run: z.optional(
    z.extend(built, { check_suite: z.nullish(z.object({ head_branch: z.nullish(text) })) }),
  ),
  merge_group: z.optional(
    z.object({ head_sha: sha, head_ref: text, base_sha: sha, base_ref: text }),
  ),
  release: z.optional(z.object({ tag_name: text })),
  deployment: z.optional(z.object({ sha, ref: text })),
  ref: z.nullish(text),
  ref_type: z.optional(z.string()),
  /** Of a deletion. */
  pusher_type: z.optional(z.string()),
  before: z.optional(sha),
  after: z.optional(sha),
  head_commit: z.nullish(z.object({ id: sha })),
})
export type Payload = z.output<typeof payload>

/** What each event is told by; without it there is nothing to judge. */
export const NEEDS: Readonly<Record<string, readonly (keyof Payload & string)[]>> = {
  pull_request: ['pull_request'],
  pull_request_target: ['pull_request'],
  pull_request_review: ['pull_request', 'review'],
  pull_request_review_comment: ['pull_request'],
  issue_comment: ['issue'],
  workflow_run: ['workflow_run'],
  check_suite: ['check_suite'],
  check_run: ['check_run'],
  merge_group: ['merge_group'],
  push: ['ref', 'before', 'after'],
  create: ['ref', 'ref_type'],
  delete: ['ref', 'ref_type'],
  release: ['release'],
  deployment: ['deployment'],
  deployment_status: ['deployment'],
}

/** Keys that only one event's payload has, the more telling ones first. */
const TELLING: readonly (readonly [event: string, ...keys: string[]])[] = [
  ['pull_request_review', 'pull_request', 'review'],
  ['pull_request_review_comment', 'pull_request', 'comment'],
  ['pull_request', 'pull_request'],
  ['issue_comment', 'issue', 'comment'],
  ['workflow_run', 'workflow_run'],
  ['check_run', 'check_run'],
  ['check_suite', 'check_suite'],
  ['merge_group', 'merge_group'],
  ['deployment_status', 'deployment_status'],
  ['deployment', 'deployment'],
  ['release', 'release'],
  ['registry_package', 'registry_package'],
  ['repository_dispatch', 'client_payload'],
  ['schedule', 'schedule'],
  ['workflow_dispatch', 'inputs', 'workflow'],
  ['push', 'ref', 'before', 'after'],
  ['create', 'ref', 'ref_type', 'master_branch'],
  ['delete', 'ref', 'ref_type', 'pusher_type'],
]

/** The event that sends such a payload, where its keys tell. */
export function guessEvent(value: object): string | undefined {
  return TELLING.find(([, ...keys]) => keys.every((key) => Object.hasOwn(value, key)))?.[0]
}

/** Every event that a payload may be guessed to be of, or that has needs. */
export const EVENTS: readonly string[] = TELLING.map(([event]) => event)
