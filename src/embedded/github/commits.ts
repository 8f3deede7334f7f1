import { type Answer, type Call, notFound } from './answer.ts'
import { findCommit, historyOf, noCommitForSha } from './history.ts'
import { listAnswer } from './page.ts'
import type { Commit } from './world.ts'

/** History, newest first. */
export function listCommits(call: Call): Answer {
  const { world, url } = call
  const tip = findCommit(world, url.searchParams.get('sha') || world.defaultBranch)
  if (tip === undefined) throw notFound()
  return listAnswer(historyOf(world, tip.sha), call, (commit) => render(call, commit))
}

/** `base...head`: how far each is from where they parted. */
export function compareCommits(call: Call, basehead: string): Answer {
  const [baseRef = '', headRef = '', ...rest] = basehead.split('...')
  const base = findCommit(call.world, baseRef)
  const head = findCommit(call.world, headRef)
  if (base === undefined || head === undefined || rest.length > 0) throw notFound()

  const ofBase = historyOf(call.world, base.sha)
  const ofHead = historyOf(call.world, head.sha)
  // Commits stand before their parents, so nothing common descends from the first one.
  const mergeBase = ofHead.find((commit) => ofBase.includes(commit))
  if (mergeBase === undefined) {
    throw notFound(`No common ancestor between ${baseRef} and ${headRef}.`)
  }
  const ahead = ofHead.filter((commit) => !ofBase.includes(commit))
  const behind = ofBase.filter((commit) => !ofHead.includes(commit))
  const body = {
    status: comparison(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    base_commit: render(call, base),
    merge_base_commit: render(call, mergeBase),
    commits: ahead.reverse().map((commit) => render(call, commit)),
  }
  return { status: 200, body }
}

/** Branches whose tip a commit is. */
export function listBranchesWhereHead(call: Call, sha: string): Answer {
  const commit = findCommit(call.world, sha)
  if (commit === undefined) throw noCommitForSha(sha)
  const names = Object.entries(call.world.branches)
    .filter(([, tip]) => tip === commit.sha)
    .map(([name]) => name)
  const body = names.map((name) => ({ name, commit: { sha: commit.sha }, protected: false }))
  return { status: 200, body }
}

function comparison(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}

function render({ world, url }: Call, { sha, parents }: Commit) {
  const link = (of: string) => ({
    sha: of,
    url: `${url.origin}/repos/${world.repository}/commits/${of}`,
    html_url: `https://github.com/${world.repository}/commit/${of}`,
  })
  return { ...link(sha), parents: parents.map(link) }
}
