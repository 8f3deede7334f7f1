import * as z from 'zod/mini'

/** What is needed of the events that GitHub starts a workflow with. */

/** null: a fork that is gone. */
const repository = z.nullish(z.object({ full_name: z.optional(z.string()) }))
type Repository = z.output<typeof repository>

const side = z.object({ sha: z.string(), ref: z.string(), repo: repository })
export const pullRequest = z.object({
  number: z.int(),
  state: z.string(),
  head: side,
  base: side,
  updated_at: z.optional(z.string()),
})
export type PullRequest = z.output<typeof pullRequest>

export const event = z.object({
  action: z.optional(z.string()),
  label: z.optional(z.object({ name: z.string() })),
  pull_request: z.optional(pullRequest),
  workflow_run: z.optional(
    z.object({
      head_sha: z.string(),
      head_branch: z.nullable(z.string()),
      created_at: z.optional(z.string()),
      head_repository: z.nullable(
        z.object({ full_name: z.optional(z.string()), owner: z.object({ login: z.string() }) }),
      ),
      pull_requests: z.nullish(z.array(z.object({ number: z.int() }))),
    }),
  ),
  merge_group: z.optional(
    z.object({
      head_sha: z.string(),
      head_ref: z.string(),
      base_sha: z.string(),
      base_ref: z.string(),
    }),
  ),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
  repository: z.optional(
    z.object({ full_name: z.optional(z.string()), default_branch: z.optional(z.string()) }),
  ),
})
export type Event = z.output<typeof event>
export type WorkflowRun = NonNullable<Event['workflow_run']>
export type MergeGroup = NonNullable<Event['merge_group']>

/** Whoever pushes to the repository itself may write there. */
export function isSameRepository(head: Repository, base: Repository): boolean {
  const [one, other] = [head?.full_name?.toLowerCase(), base?.full_name?.toLowerCase()]
  return one !== undefined && one === other
}
