import type { Api } from '../client.ts'
import { groupOf, nothingToDo, ofBuiltBranch, ofGroup } from './commit-event.ts'
import { type Event, type PullRequest, unreadable } from './event.ts'
import type { Asked, EventContext } from './event-context.ts'
import { OPINION_EVENTS, ofPull } from './pull-event.ts'
import { type Built, closedPull, openPulls } from './related-pulls.ts'

/**
 * Anybody may open pull requests of one commit to every branch. All of them are judged, one after
 * the other, and more than these in no run.
 */
const MOST_PULLS = 20

interface Source extends Built {
  /** The commit is in a repository that is not this one: a fork. */
  readonly isForeign: boolean
  /** When it was there at the latest; null: not told. */
  readonly at: string | null
  /** What started the run that built it; null: not told. */
  readonly event: string | null
}

/**
 * What another workflow's run, or another CI, was about: every open pull request whose head the
 * commit is. The payload's own list is not believed: it has none of a fork's, and in a network of
 * forks it has other repositories'.
 */
export async function ofBuilt(asked: Asked): Promise<EventContext[]> {
  const api = await asked.api()
  const source = sourceOf(asked.payload, api)
  if (source === undefined) throw unreadable(asked.run.eventName, asked.run.eventName)
  const { sha, branch, isForeign } = source
  const isQueue = source.event === 'merge_group' && !isForeign && branch !== null
  const group = isQueue ? groupOf(branch, sha) : undefined
  if (group !== undefined) {
    return ofGroup({ ...asked, payload: { ...asked.payload, merge_group: group } })
  }
  const open = await openPulls(source, api)
  const heads = open.filter(({ head }) => head.sha === sha)
  const isBranchKnown = branch !== null && source.owner !== null
  const moved = isBranchKnown ? open.filter(({ head }) => head.sha !== sha) : []
  if (heads.length + moved.length > 0) {
    return [...moved.map((pull) => movedOn(pull, sha)), ...(await ofHeads(heads, source, asked))]
  }
  // A branch that is pushed speaks for itself, whatever pull request its commit has been of.
  const closed = source.event === 'push' ? undefined : await closedPull(source, api)
  if (closed !== undefined) return [await eventContextOf(closed, source, asked)]
  if (!isForeign) return [await ofBuiltBranch(asked, sha, branch)]
  const nobody = `${sha.slice(0, 7)} of a fork is the head of no pull request: there is nothing to judge.`
  return [nothingToDo(sha, nobody)]
}

function movedOn({ number }: PullRequest, sha: string): EventContext {
  const why = `Pull request #${number} has moved on from ${sha.slice(0, 7)}: its own run judges it.`
  return nothingToDo(sha, why)
}

/** Those into the default branch first: what is beyond the limit may be of anybody's making. */
async function ofHeads(
  pulls: readonly PullRequest[],
  source: Source,
  asked: Asked,
): Promise<EventContext[]> {
  const eventContexts = await Promise.all(pulls.map((pull) => eventContextOf(pull, source, asked)))
  const sorted = eventContexts.toSorted((a, b) => rankOf(a) - rankOf(b))
  const [judged, others] = [sorted.slice(0, MOST_PULLS), sorted.slice(MOST_PULLS)]
  const [first] = others
  if (first === undefined) return judged
  const refusal = `${source.sha.slice(0, 7)} is the head of ${sorted.length} open pull requests, and one run judges ${MOST_PULLS}. Not judged: ${numbersOf(others)}. Close those that are not needed, and run it again.`
  return [...judged, { ...first, refusal }]
}

/** In the order of their opening, the default branch's before all others. */
function rankOf({ isOnDefault, pull }: EventContext): number {
  return (isOnDefault ? 0 : 1e9) + (pull?.number ?? 0)
}

function numbersOf(eventContexts: readonly EventContext[]): string {
  const numbers = eventContexts.map(({ pull }) => `#${pull?.number}`)
  const more = numbers.length - MOST_PULLS
  return `${numbers.slice(0, MOST_PULLS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** What triggered the run may have been a label: then only the run's own time tells. */
function eventContextOf(
  pull: PullRequest,
  { at, event }: Source,
  asked: Asked,
): Promise<EventContext> {
  const isOpinion = event !== null && OPINION_EVENTS.includes(event)
  return ofPull(pull, asked, { headThereAt: at, labelJustSet: null, isOpinion })
}

function sourceOf({ workflow_run, check_suite, check_run }: Event, api: Api): Source | undefined {
  if (workflow_run !== undefined) {
    const { head_sha, head_branch, head_repository, created_at, event = null } = workflow_run
    return {
      sha: head_sha,
      branch: head_branch ?? null,
      owner: head_repository?.owner.login ?? null,
      isForeign: !head_repository || !isOwn(head_repository, api),
      at: created_at ?? null,
      event,
    }
  }
  const suite = check_suite ?? check_run?.check_suite
  const sha = check_suite?.head_sha ?? check_run?.head_sha
  if (sha === undefined) return undefined
  // The branch of a fork is not told.
  const branch = suite?.head_branch ?? null
  const owner = branch === null ? null : api.owner
  return {
    sha,
    branch,
    owner,
    isForeign: branch === null,
    at: suite?.created_at ?? null,
    event: null,
  }
}

type HeadRepository = NonNullable<NonNullable<Event['workflow_run']>['head_repository']>

/** GitHub minds no case in names. */
function isOwn({ full_name, owner }: HeadRepository, api: Api): boolean {
  const own = `${api.owner}/${api.repo}`.toLowerCase()
  return full_name === undefined
    ? owner.login.toLowerCase() === api.owner.toLowerCase()
    : full_name.toLowerCase() === own
}
