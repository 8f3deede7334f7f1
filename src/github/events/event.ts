import * as z from 'zod/mini'
import { UsageError } from '../../domain/values/problem.ts'

/** What is needed of the events that GitHub starts a workflow with. */

/** null: a fork that is gone. */
const named = z.nullish(z.object({ full_name: z.optional(z.string()) }))
type Named = z.output<typeof named>

const side = z.object({ sha: z.string(), ref: z.string(), repo: named })
export const pullRequest = z.object({
  number: z.int(),
  state: z.string(),
  head: side,
  base: side,
  updated_at: z.optional(z.string()),
})
export type PullRequest = z.output<typeof pullRequest>

const repository = z.object({
  full_name: z.optional(z.string()),
  owner: z.object({ login: z.string() }),
})

/** A group of checks on a commit: another CI's. A fork's branch is not told. */
const checkSuite = z.object({
  head_sha: z.string(),
  head_branch: z.nullish(z.string()),
  created_at: z.optional(z.string()),
})

export const event = z.object({
  action: z.optional(z.string()),
  /** What has been edited. */
  changes: z.optional(z.object({ base: z.optional(z.unknown()) })),
  label: z.optional(z.object({ name: z.string() })),
  pull_request: z.optional(pullRequest),
  /** `pull_request` is there where the issue is one. */
  issue: z.optional(z.object({ number: z.int(), pull_request: z.optional(z.unknown()) })),
  workflow_run: z.optional(
    z.object({
      /** What started that run. */
      event: z.optional(z.string()),
      head_sha: z.string(),
      /** The name of a tag, where that was pushed. */
      head_branch: z.nullish(z.string()),
      created_at: z.optional(z.string()),
      head_repository: z.nullish(repository),
    }),
  ),
  check_suite: z.optional(checkSuite),
  check_run: z.optional(
    z.object({ head_sha: z.string(), check_suite: z.nullish(z.partial(checkSuite)) }),
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
  /** Of a push; unlike `after` it is the commit that an annotated tag stands for. */
  head_commit: z.nullish(z.object({ id: z.string() })),
  repository: z.optional(z.object({ default_branch: z.optional(z.string()) })),
})
export type Event = z.output<typeof event>
export type MergeGroup = NonNullable<Event['merge_group']>

/** Whoever pushes to the repository itself may write there. A fork that is gone has no name. */
export function isSameRepository(head: Named, base: Named): boolean {
  const [one, other] = [head?.full_name?.toLowerCase(), base?.full_name?.toLowerCase()]
  return one !== undefined && one === other
}

export function unreadable(eventName: string, where: string): UsageError {
  return new UsageError(`The event ${eventName} cannot be read: ${where} is not what GitHub sends.`)
}
