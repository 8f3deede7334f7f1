import { UsageError } from '../../domain/values/problem.ts'
import type { Api } from '../client.ts'
import { nothingToDo, ofCommit, ofDeletion, ofGroup } from './commit-event.ts'
import { event, unreadable } from './event.ts'
import type { Asked, EventContext, RunContext } from './event-context.ts'
import { ofPull, opinionOf } from './pull-event.ts'
import { pullByNumber } from './related-pulls.ts'
import { ofBuilt } from './workflow-run-event.ts'

type Finder = (asked: Asked) => Promise<EventContext[]>

/**
 * Of the events that start workflows those that are about a commit which somebody may have built.
 * A called workflow has its caller's event.
 */
const FINDERS: ReadonlyMap<string, Finder> = new Map([
  ['pull_request', ofPayload],
  ['pull_request_target', ofPayload],
  ['pull_request_review', ofPayload],
  ['pull_request_review_comment', ofPayload],
  ['issue_comment', ofComment],
  ['workflow_run', ofBuilt],
  ['check_suite', ofBuilt],
  ['check_run', ofBuilt],
  ['merge_group', ofGroup],
  ...(
    [
      'push',
      'create',
      'release',
      'registry_package',
      'deployment',
      'deployment_status',
      'workflow_dispatch',
      'repository_dispatch',
      'schedule',
    ] as const
  ).map((name): [string, Finder] => [name, ofCommit]),
  ['delete', ofDeletion],
])

/**
 * Finds the pull requests and the commits that an event is about: one, unless a commit is the head
 * of several pull requests.
 * @throws {UsageError} when the event is about no commit, or tells less than GitHub's events do.
 */
export async function findEventContexts(
  run: RunContext,
  api: () => Promise<Api>,
): Promise<EventContext[]> {
  if (!run.eventName || !run.sha) {
    throw new UsageError(
      'This is a GitHub Action, and no workflow has started it. In a terminal use node dist/cli.js --help.',
    )
  }
  const find = FINDERS.get(run.eventName)
  if (find === undefined) {
    const known = [...FINDERS.keys()].filter((name) => name !== 'delete').join(', ')
    throw new UsageError(
      `The event ${run.eventName} tells of no commit whose images could be judged. Start the workflow on one that does: ${known}.`,
    )
  }
  const result = event.safeParse(run.payload)
  if (!result.success) {
    throw unreadable(run.eventName, result.error.issues[0]?.path.join('.') ?? '')
  }
  const asked = { run, payload: result.data, api }
  const found = await find(asked)
  if (run.eventName === 'push') return found.map(asPush)
  return isAside(asked) ? found.map((each) => ({ ...each, isAside: true })) : found
}

function asPush(found: EventContext): EventContext {
  return found.over === null && found.isOnDefault ? { ...found, isPushToDefault: true } : found
}

const BUILT = ['opened', 'synchronize', 'reopened', 'ready_for_review']

/** Another CI's checks, titles, assignees: while they change, the commit's own run may still be building. */
function isAside({ run: { eventName }, payload: { action, changes } }: Asked): boolean {
  if (eventName === 'check_suite' || eventName === 'check_run') return true
  if (!['pull_request', 'pull_request_target'].includes(eventName)) return false
  if (action === 'edited') return changes !== undefined && changes.base === undefined
  return action !== undefined && !BUILT.includes(action)
}

/** The payload was written when the head commit was there already. */
async function ofPayload(asked: Asked): Promise<EventContext[]> {
  const { pull_request: pull } = asked.payload
  if (pull === undefined) throw unreadable(asked.run.eventName, 'pull_request')
  return [await ofPull(pull, asked, opinionOf(asked, pull))]
}

/** A comment tells of a pull request no more than its number. */
async function ofComment(asked: Asked): Promise<EventContext[]> {
  const { issue } = asked.payload
  if (issue === undefined) throw unreadable(asked.run.eventName, 'issue')
  const { number } = issue
  const nothing = (why: string) => [nothingToDo(asked.run.sha, why)]
  if (!issue.pull_request) {
    return nothing(`#${number} is no pull request: there is nothing to judge.`)
  }
  const pull = await pullByNumber(await asked.api(), number)
  if (pull === undefined) return nothing(`Pull request #${number} is not there any more.`)
  return [await ofPull(pull, asked, opinionOf(asked, pull))]
}
