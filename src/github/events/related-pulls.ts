import { UsageError } from '../../domain/values/problem.ts'
import type { Api } from '../client.ts'
import { cureOf, messageOf } from '../commits.ts'
import { ifThere, statusOf } from '../errors.ts'
import { type PullRequest, pullRequest } from './event.ts'
import type { Asked } from './event-context.ts'

/** What an event does not tell of where it belongs, and GitHub does. */

/** A commit that was built elsewhere, and the branch that it was built for. */
export interface Built {
  readonly sha: string
  /** null: not told. */
  readonly branch: string | null
  /** Whose repository the branch is in; null: not told, or gone. */
  readonly owner: string | null
}

/**
 * The open pull requests of a branch, and of other branches at the same commit, all pages; where the
 * branch is not told, of the whole repository.
 */
export async function openPulls(built: Built, api: Api): Promise<PullRequest[]> {
  const { rest, paginate, owner, repo } = api
  const listed = { owner, repo, ...headOf(built), state: 'open', per_page: 100 } as const
  const [ofBranch, ofCommit] = await Promise.all([
    readable(paginate(rest.pulls.list, listed)),
    readable(pullsOfCommit(built.sha, api)),
  ])
  const pulls = [...ofBranch, ...ofCommit].map((pull) => pullRequest.parse(pull))
  return [...new Map(pulls.map((pull) => [pull.number, pull])).values()]
}

/** Those at a commit, whatever their branch; none where this repository does not know the commit. */
async function pullsOfCommit(sha: string, { rest, paginate, owner, repo }: Api) {
  const listed = { owner, repo, commit_sha: sha, per_page: 100 }
  try {
    const pulls = await paginate(rest.repos.listPullRequestsAssociatedWithCommit, listed)
    return pulls.filter(({ state, head }) => state === 'open' && head.sha === sha)
  } catch (error) {
    if ([404, 409, 422].includes(statusOf(error) ?? 0)) return []
    throw error
  }
}

/** The newest closed one whose head a commit is, among the last hundred of its branch. */
export async function closedPull(
  built: Built,
  { rest, owner, repo }: Api,
): Promise<PullRequest | undefined> {
  const listed = { owner, repo, ...headOf(built), state: 'closed', per_page: 100 } as const
  const { data } = await readable(rest.pulls.list(listed))
  const closed = data.find(({ head }) => head.sha === built.sha)
  return closed === undefined ? undefined : pullRequest.parse(closed)
}

/** Without its owner GitHub leaves the filter out. */
function headOf({ branch, owner }: Built): { head?: string } {
  return branch === null || owner === null ? {} : { head: `${owner}:${branch}` }
}

/** undefined: it is not there. */
export async function pullByNumber(
  { rest, owner, repo }: Api,
  number: number,
): Promise<PullRequest | undefined> {
  const answer = await readable(ifThere(rest.pulls.get({ owner, repo, pull_number: number })))
  return answer === undefined ? undefined : pullRequest.parse(answer.data)
}

async function readable<Result>(request: Promise<Result>): Promise<Result> {
  try {
    return await request
  } catch (error) {
    const status = statusOf(error)
    if (status === undefined) throw error
    throw new UsageError(
      `The pull requests of this commit cannot be read (${status} ${messageOf(error)}). ${cureOf(status, 'pull-requests: read')}.`,
      { cause: error },
    )
  }
}

const QUEUE = 'gh-readonly-queue/'

/** The branch of the merge group that another one is built upon; undefined: it is the base branch itself. */
export async function groupAhead(
  baseSha: string,
  api: () => Promise<Api>,
): Promise<string | undefined> {
  try {
    const { rest, owner, repo } = await api()
    const { data } = await rest.repos.listBranchesForHeadCommit({
      owner,
      repo,
      commit_sha: baseSha,
    })
    return data.map(({ name }) => name).find((name) => name.startsWith(QUEUE))
  } catch {
    // Then the base branch's image is compared with, as without a queue.
    return undefined
  }
}

/** As the event tells; a schedule's may lack the repository. */
export async function defaultBranchOf({ payload, api }: Asked): Promise<string> {
  const told = payload.repository?.default_branch
  if (told !== undefined) return told
  const { rest, owner, repo } = await api()
  const { data } = await rest.repos.get({ owner, repo })
  return data.default_branch
}
