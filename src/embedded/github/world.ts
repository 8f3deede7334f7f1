/** A repository on the embedded GitHub: plain data, arranged before and looked at afterwards. */
export interface GitHubWorld {
  /** `owner/name` */
  repository: string
  /** The only token that is accepted; it acts as `actor`, `ghs_…` as a bot. */
  token: string
  actor: Account
  permissions: Permissions
  defaultBranch: string
  /** The commit each branch points at; deleted ones are simply not here. */
  branches: Record<string, string>
  /** The commits of lightweight ones. */
  tags?: Record<string, string>
  pulls: PullRequest[]
  commits: Commit[]
  /** Git's objects by their SHA: what was written by the Git database API. */
  objects?: Record<string, StoredObject>
  /** Without pull requests. Left out: none. */
  issues?: Issue[]
  comments: Comment[]
  /** Ids are given once, even after a deletion. */
  lastCommentId: number
  /** In the order of their creation. */
  statuses: Status[]
  reviews: Review[]
  timeline: TimelineEvent[]
  /** The highest role of each login; everyone else may read, for the repository is public. */
  collaborators: Record<string, Role>
  /** `org/slug` → the logins of its members. */
  teams: Record<string, string[]>
}

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read'

export interface Account {
  login: string
  type: 'Bot' | 'User'
}

/** What the token may do; reading the repository's metadata is always allowed. */
export interface Permissions {
  contents: 'write' | 'read' | 'none'
  pullRequests: 'write' | 'read' | 'none'
  statuses: 'write' | 'read' | 'none'
  /** Left out: none. */
  issues?: 'write' | 'read' | 'none'
  /** The organization's, which no workflow token can be given. Left out: none. */
  members?: 'read' | 'none'
}

export interface PullRequest {
  number: number
  state: 'open' | 'closed'
  /** `label` is `owner:branch`; `repo` is `owner/name`, or null once a fork is deleted. */
  head: { sha: string; ref: string; label: string; repo: string | null }
  base: { sha: string; ref: string }
  user: { login: string }
  labels: string[]
  /** Its conversation: no app may comment there any more. Left out: false. */
  locked?: boolean
  /** The commit that merging made (open: the test merge). */
  merge_commit_sha?: string | null
  /** Left out: the first moment of 2026. */
  updated_at?: string
}

export interface Commit {
  sha: string
  parents: string[]
  /** The whole tree at the commit: path → text. */
  files: Record<string, string>
}

/** An object of git's, without the header that its name is made with. */
export interface StoredObject {
  type: 'blob' | 'tree' | 'commit'
  bytes: Buffer
}

export interface Issue {
  number: number
  title: string
  body: string | null
  state: 'open' | 'closed'
  user: Account
  created_at: string
  updated_at: string
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
  created_at: string
  /** Left out: whom the token acts as. null: the account is gone. */
  creator?: Account | null
}

export interface Review {
  id: number
  /** Number of the pull request. */
  pull: number
  /** null: the account is gone. */
  user: Account | null
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'
  /** null: the commit is gone. */
  commit_id: string | null
  submitted_at: string
}

/** What has happened to a pull request, apart from its reviews. */
export interface TimelineEvent {
  /** Number of the pull request. */
  pull: number
  /** `labeled`, `unlabeled`, … */
  event: string
  created_at: string
  /** null: the account is gone. */
  actor: Account | null
  /** Its name, where the event is about one. */
  label?: string
}

/** Workflow tokens and those of GitHub Apps. */
export function isInstallationToken(token: string): boolean {
  return token.startsWith('ghs_')
}

/** Whom the accepted token acts as: an installation as its app's bot, a workflow's unless told otherwise. */
export function authorOf({ token, actor }: GitHubWorld): Account {
  return isInstallationToken(token) && actor.type !== 'Bot'
    ? { login: 'github-actions[bot]', type: 'Bot' }
    : actor
}

/** The account of a login; GitHub ends those of apps in `[bot]`, and no others. */
export function accountOf(login: string): Account {
  return { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' }
}

/** GitHub minds no case in a login. */
export function isSameLogin(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
