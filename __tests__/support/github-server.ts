import type {
  Comment,
  Commit,
  GitHubWorld,
  PullRequest,
  Review,
} from '../../src/embedded/github/world.ts'
import { type EmbeddedGitHub, type GitHubOptions, startGitHub } from '../../src/embedded/github.ts'

const WORKFLOW_TOKEN = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz'
export const PERSONAL_TOKEN = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz'

/** A SHA that is always the same for the same digit. */
export function aSha(digit: string): string {
  return digit.repeat(40)
}

export function aCommit(given: Partial<Commit> = {}): Commit {
  return { sha: aSha('a'), parents: [], files: {}, ...given }
}

export function aPull(given: Partial<PullRequest> = {}): PullRequest {
  return {
    number: 7,
    state: 'open',
    head: { sha: aSha('b'), ref: 'search', label: 'acme:search', repo: 'acme/shop' },
    base: { sha: aSha('a'), ref: 'main' },
    user: { login: 'alice' },
    labels: [],
    ...given,
  }
}

export function aComment(given: Partial<Comment> = {}): Comment {
  return {
    id: 1,
    issue: 7,
    body: 'looks good',
    user: { login: 'bob', type: 'User' },
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    ...given,
  }
}

export function aReview(given: Partial<Review> = {}): Review {
  return {
    id: 1,
    pull: 7,
    user: { login: 'bob', type: 'User' },
    state: 'APPROVED',
    commit_id: aSha('b'),
    submitted_at: '2026-01-01T00:00:00Z',
    ...given,
  }
}

/** Pull request 7 is one commit ahead of main. */
function aWorld(given: Partial<GitHubWorld> = {}): GitHubWorld {
  return {
    repository: 'acme/shop',
    token: WORKFLOW_TOKEN,
    actor: { login: 'alice', type: 'User' },
    permissions: {
      contents: 'read',
      pullRequests: 'write',
      statuses: 'write',
      issues: 'none',
      members: 'none',
    },
    defaultBranch: 'main',
    branches: { main: aSha('a'), search: aSha('b') },
    pulls: [aPull()],
    commits: [aCommit(), aCommit({ sha: aSha('b'), parents: [aSha('a')] })],
    comments: [],
    lastCommentId: 0,
    statuses: [],
    reviews: [],
    timeline: [],
    collaborators: { alice: 'write' },
    teams: {},
    ...given,
  }
}

interface Sent {
  /** Below /repos/acme/shop, unless it starts with a slash. */
  readonly path: string
  readonly method?: string
  /** Sent as JSON, a string as it is. */
  readonly body?: unknown
  /** null: none. */
  readonly token?: string | null
  readonly accept?: string
}

interface Received {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** undefined for what is no JSON. */
  readonly json: unknown
}

/** An embedded GitHub and a client that asks it with the right token. */
export class GitHubServer {
  readonly world: GitHubWorld
  readonly github: EmbeddedGitHub

  private constructor(world: GitHubWorld, github: EmbeddedGitHub) {
    this.world = world
    this.github = github
  }

  static async start(
    world: Partial<GitHubWorld> = {},
    options: GitHubOptions = {},
  ): Promise<GitHubServer> {
    const whole = aWorld(world)
    return new GitHubServer(whole, await startGitHub(whole, options))
  }

  get(path: string): Promise<Received> {
    return this.send({ path })
  }

  post(path: string, body: unknown): Promise<Received> {
    return this.send({ method: 'POST', path, body })
  }

  async send({ path, method = 'GET', body, token, accept }: Sent): Promise<Received> {
    const authorization = token === undefined ? this.world.token : token
    const response = await fetch(
      `${this.github.url}${path.startsWith('/') ? path : `/repos/acme/shop/${path}`}`,
      {
        method,
        headers: {
          ...(authorization === null ? {} : { authorization: `token ${authorization}` }),
          ...(accept === undefined ? {} : { accept }),
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      },
    )
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    const json: unknown = isJson ? JSON.parse(text) : undefined
    return { status: response.status, headers: response.headers, text, json }
  }

  close(): Promise<void> {
    return this.github.close()
  }
}
