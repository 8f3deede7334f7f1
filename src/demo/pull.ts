import type { GitHubWorld } from './github/world.ts'

/** The demo's pull request, and the workflow event that it sends. */

const BASE_SHA = '4f1c9d2ab37e5c6d8091a2b3c4d5e6f708192a3b'
const HEAD_SHA = '9be2417d06c84fa5b1d2e3f405162738495a6b7c'

/** A repository with one open pull request; the budget file is the same on both sides. */
export function demoWorld(token: string, budgetFile: string): GitHubWorld {
  const files = { 'docker-image-budgets.yaml': budgetFile }
  return {
    repository: 'acme/shop',
    token,
    actor: { login: 'github-actions[bot]', type: 'Bot' },
    permissions: { contents: 'read', pullRequests: 'write', statuses: 'write' },
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
  }
}

/** What GitHub sends a workflow when something happens to a pull request. */
export function pullRequestEvent(
  { pulls, repository, defaultBranch }: GitHubWorld,
  number: number,
) {
  const pull = pulls.find((each) => each.number === number)
  return {
    action: 'synchronize',
    number,
    pull_request: pull,
    repository: { full_name: repository, default_branch: defaultBranch },
  }
}
