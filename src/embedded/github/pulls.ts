import { type Answer, type Call, notFound } from './answer.ts'
import { findCommit, historyOf, noCommitForSha } from './history.ts'
import { listAnswer } from './page.ts'
import { accountOf, type GitHubWorld, type PullRequest } from './world.ts'

/** Other than in a list, with the number of its commits. */
export function getPull(call: Call, number: string): Answer {
  const pull = findPull(call, number)
  const ofBase = historyOf(call.world, pull.base.sha)
  const own = historyOf(call.world, pull.head.sha).filter((commit) => !ofBase.includes(commit))
  return { status: 200, body: { ...render(call, pull), commits: own.length } }
}

/** Newest first, as GitHub sorts them unless told otherwise. */
export function listPulls(call: Call): Answer {
  const { searchParams } = call.url
  const state = searchParams.get('state') ?? 'open'
  const head = searchParams.get('head')
  const base = searchParams.get('base')
  const pulls = call.world.pulls
    .filter((pull) => state === 'all' || pull.state === state)
    // Without an owner GitHub leaves the filter out, and returns them all.
    .filter((pull) => !head?.includes(':') || pull.head.label === head)
    .filter((pull) => !base || pull.base.ref === base)
  return listAnswer(newestFirst(pulls), call, (pull) => render(call, pull))
}

/** Pull requests that brought a commit in, or would. */
export function listPullsOfCommit(call: Call, sha: string): Answer {
  const commit = findCommit(call.world, sha)
  if (commit === undefined) throw noCommitForSha(sha)
  const pulls = call.world.pulls.filter(
    (pull) =>
      (pull.state === 'closed' && pull.merge_commit_sha === commit.sha) ||
      brings(call.world, pull, commit.sha),
  )
  return listAnswer(newestFirst(pulls), call, (pull) => render(call, pull))
}

/** An issue’s number is looked up among the pull requests: the embedded GitHub has no others. */
export function findPull({ world }: Call, number: string): PullRequest {
  const pull = world.pulls.find((each) => each.number === Number(number))
  if (pull === undefined) throw notFound()
  return pull
}

function brings(world: GitHubWorld, { head, base }: PullRequest, sha: string): boolean {
  const reaches = (tip: string) => historyOf(world, tip).some((commit) => commit.sha === sha)
  return reaches(head.sha) && !reaches(base.sha)
}

function newestFirst(pulls: readonly PullRequest[]): PullRequest[] {
  return [...pulls].sort((one, other) => other.number - one.number)
}

function render({ world, url }: Call, pull: PullRequest) {
  return renderPull(world, pull, url.origin)
}

/** `api` is the address that links to the API begin with. */
export function renderPull(
  world: GitHubWorld,
  { head, base, labels, user, ...pull }: PullRequest,
  api: string,
) {
  const [owner] = world.repository.split('/')
  return {
    merge_commit_sha: null,
    updated_at: '2026-01-01T00:00:00Z',
    ...pull,
    user: accountOf(user.login),
    url: `${api}/repos/${world.repository}/pulls/${pull.number}`,
    html_url: `https://github.com/${world.repository}/pull/${pull.number}`,
    head: { ...head, repo: head.repo === null ? null : { full_name: head.repo } },
    base: { ...base, label: `${owner}:${base.ref}`, repo: { full_name: world.repository } },
    labels: labels.map((name) => ({ name })),
  }
}
