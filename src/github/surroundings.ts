import type { Api } from './client.ts'
import { type PullRequest, pullRequest, type WorkflowRun } from './event.ts'

/** What an event does not tell of where it belongs, and GitHub does. */

/** More pull requests of one commit are not looked at. */
const MOST_PULLS = 5

/**
 * The pull request of a workflow's run. A fork's run names none: it is then one of that branch and
 * commit. Of several the one into the default branch is meant: the others may be of anybody's making.
 */
export async function pullOfRun(
  workflowRun: WorkflowRun,
  defaultBranch: string | undefined,
  api: Api,
): Promise<PullRequest | undefined> {
  const pulls = await pullsOfRun(workflowRun, api)
  const same = pulls.filter(({ head }) => head.sha === workflowRun.head_sha)
  const open = same.filter(({ state }) => state === 'open')
  return open.find(({ base }) => base.ref === defaultBranch) ?? open[0] ?? same[0] ?? pulls[0]
}

async function pullsOfRun(
  workflowRun: WorkflowRun,
  { rest, owner, repo }: Api,
): Promise<PullRequest[]> {
  const { head_branch: branch, head_repository: repository, pull_requests: named } = workflowRun
  const numbers = (named ?? []).map(({ number }) => number).slice(0, MOST_PULLS)
  if (numbers.length > 0) {
    const answers = numbers.map((pull_number) => rest.pulls.get({ owner, repo, pull_number }))
    return (await Promise.all(answers)).map(({ data }) => pullRequest.parse(data))
  }
  if (branch === null || repository === null) return []
  const head = `${repository.owner.login}:${branch}`
  const { data } = await rest.pulls.list({ owner, repo, head, state: 'all', per_page: 100 })
  return data
    .filter((pull) => pull.head.sha === workflowRun.head_sha)
    .map((pull) => pullRequest.parse(pull))
}

const QUEUE = 'gh-readonly-queue/'

/** The branch of the merge group that another one is built upon; undefined: it is the base branch itself. */
export async function groupAhead(
  baseSha: string,
  { rest, owner, repo }: Api,
): Promise<string | undefined> {
  try {
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
