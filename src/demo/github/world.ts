/** A repository on the embedded GitHub: plain data, arranged before and looked at afterwards. */
export interface GitHubWorld {
  /** `owner/name` */
  repository: string
  /** The only token that is accepted; `ghs_…` acts as github-actions[bot], others as `actor`. */
  token: string
  actor: Account
  permissions: Permissions
  defaultBranch: string
  /** The commit each branch points at; deleted ones are simply not here. */
  branches: Record<string, string>
  pulls: PullRequest[]
  commits: Commit[]
  comments: Comment[]
  /** Ids are given once, even after a deletion. */
  lastCommentId: number
  /** In the order of their creation. */
  statuses: Status[]
}

export interface Account {
  login: string
  type: 'Bot' | 'User'
}

/** What the token may do; reading the repository's metadata is always allowed. */
export interface Permissions {
  contents: 'read' | 'none'
  pullRequests: 'write' | 'read' | 'none'
  statuses: 'write' | 'read' | 'none'
}

export interface PullRequest {
  number: number
  state: 'open' | 'closed'
  /** `label` is `owner:branch`; `repo` is `owner/name`, or null once a fork is deleted. */
  head: { sha: string; ref: string; label: string; repo: string | null }
  base: { sha: string; ref: string }
  user: { login: string }
  labels: string[]
  /** The commit that merging made (open: the test merge). */
  merge_commit_sha?: string | null
}

export interface Commit {
  sha: string
  parents: string[]
  /** The whole tree at the commit: path → text. */
  files: Record<string, string>
}

export interface Comment {
  id: number
  /** Number of the issue or pull request that it stands under. */
  issue: number
  body: string
  user: Account
  created_at: string
  updated_at: string
}

export interface Status {
  sha: string
  state: string
  context: string
  description: string | null
  target_url: string | null
}

/** Workflow tokens and those of GitHub Apps. */
export function isInstallationToken(token: string): boolean {
  return token.startsWith('ghs_')
}

/** Whom the accepted token acts as. */
export function authorOf(world: GitHubWorld): Account {
  return isInstallationToken(world.token)
    ? { login: 'github-actions[bot]', type: 'Bot' }
    : world.actor
}
