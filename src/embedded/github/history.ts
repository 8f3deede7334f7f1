import { Refusal } from './answer.ts'
import type { Commit, GitHubWorld } from './world.ts'

/** The commit that a SHA, a branch, `owner:branch` or HEAD names. */
export function findCommit(world: GitHubWorld, ref: string): Commit | undefined {
  const branch = ref === 'HEAD' ? world.defaultBranch : ref.replace(/^(refs\/)?heads\//, '')
  const pull = world.pulls.find(({ head }) => head.label === ref)
  const tip = Object.hasOwn(world.branches, branch) ? world.branches[branch] : pull?.head.sha
  return world.commits.find(({ sha }) => sha === (tip ?? ref))
}

/** A commit and all it descends from; every commit stands before its parents. */
export function historyOf(world: GitHubWorld, tip: string): Commit[] {
  const commits = new Map(world.commits.map((commit) => [commit.sha, commit]))
  const visited = new Set<string>()
  const oldestFirst: Commit[] = []
  const visit = (sha: string) => {
    const commit = commits.get(sha)
    if (commit === undefined || visited.has(sha)) return
    visited.add(sha)
    commit.parents.forEach(visit)
    oldestFirst.push(commit)
  }
  visit(tip)
  return oldestFirst.reverse()
}

export function noCommitForSha(sha: string): Refusal {
  return new Refusal(422, `No commit found for SHA: ${sha}`)
}
