import { renderPull } from './github/pulls.ts'
import { renderReview } from './github/reviews.ts'
import type { GitHubWorld } from './github/world.ts'

/** The demo's pull request, and the workflow events that it sends. */

const BASE_SHA = '4f1c9d2ab37e5c6d8091a2b3c4d5e6f708192a3b'
const HEAD_SHA = '9be2417d06c84fa5b1d2e3f405162738495a6b7c'

/** A repository with one open pull request; the budget file is the same on both sides. */
export function demoWorld(token: string, budgetFile: string): GitHubWorld {
  const files = { 'docker-image-budgets.yaml': budgetFile }
  return {
    repository: 'acme/shop',
    token,
    actor: { login: 'github-actions[bot]', type: 'Bot' },
    permissions: {
      contents: 'read',
      pullRequests: 'write',
      statuses: 'write',
      issues: 'none',
      members: 'none',
    },
    defaultBranch: 'main',
    branches: { main: BASE_SHA, recommendations: HEAD_SHA },
    pulls: [
      {
        number: 7,
        state: 'open',
        head: {
          sha: HEAD_SHA,
          ref: 'recommendations',
          label: 'acme:recommendations',
          repo: 'acme/shop',
        },
        base: { sha: BASE_SHA, ref: 'main' },
        user: { login: 'alice' },
        labels: [],
      },
    ],
    commits: [
      { sha: BASE_SHA, parents: [], files },
      { sha: HEAD_SHA, parents: [BASE_SHA], files },
    ],
    comments: [],
    lastCommentId: 0,
    statuses: [],
    reviews: [],
    timeline: [],
    collaborators: { alice: 'write' },
    teams: {},
  }
}

/**
 * What GitHub sends a workflow when something happens to a pull request.
 * @param given stands instead of the payload's fields, or beside them.
 */
export function pullRequestEvent(
  world: GitHubWorld,
  number: number,
  given: Readonly<Record<string, unknown>> = {},
) {
  return { action: 'synchronize', number, ...subject(world, number), ...given }
}

/** What GitHub sends a workflow when something happens to the last review of a pull request. */
export function reviewEvent(
  world: GitHubWorld,
  number: number,
  action: 'submitted' | 'edited' | 'dismissed',
) {
  const review = world.reviews.filter(({ pull }) => pull === number).at(-1)
  if (review === undefined) throw new RangeError(`no review of pull request ${number}`)
  const { state, ...rendered } = renderReview(world, review)
  // In its events GitHub writes the state small, unlike in the answers of its API.
  return { action, review: { ...rendered, state: state.toLowerCase() }, ...subject(world, number) }
}

/** What every event of a pull request is about. */
function subject(world: GitHubWorld, number: number) {
  const pull = world.pulls.find((each) => each.number === number)
  if (pull === undefined) throw new RangeError(`no pull request ${number}`)
  return {
    pull_request: renderPull(world, pull, 'https://api.github.com'),
    repository: { full_name: world.repository, default_branch: world.defaultBranch },
  }
}
