import {
  type BranchChange,
  type HistoryBranch,
  HistoryUnavailable,
  type Snapshot,
  type StoredFile,
} from '../series/history-branch.ts'
import type { Api } from './client.ts'
import { messageOf } from './commits.ts'
import { isLimited, statusOf, TOKEN_CURE } from './errors.ts'

/** What somebody else has written a moment ago counts; no cache on the way may hide it. */
const FRESH = { 'cache-control': 'no-cache' }

/** The history's branch by GitHub's Git database API, without a checkout. */
export class HistoryApi implements HistoryBranch {
  readonly name: string
  private readonly api: Api

  constructor(api: Api, name: string) {
    this.api = api
    this.name = name
  }

  async head(): Promise<Snapshot | null> {
    const { rest, owner, repo } = this.api
    const ref = `heads/${this.name}`
    const reference = await this.reading(() =>
      rest.git.getRef({ owner, repo, ref, headers: FRESH }),
    )
    if (reference === null) return null
    const commit = reference.data.object.sha
    // From here on by SHA: what is asked for cannot change any more.
    const { tree } = (await this.found(rest.git.getCommit({ owner, repo, commit_sha: commit })))
      .data
    const request = { owner, repo, tree_sha: tree.sha, recursive: 'true' }
    const { data } = await this.found(rest.git.getTree(request))
    if (data.truncated) {
      throw new HistoryUnavailable(
        `${this.name} has so many files that GitHub does not list them all`,
        'Begin another history-branch.',
      )
    }
    const files = data.tree.flatMap(({ type, path, sha, size = 0 }): StoredFile[] =>
      type === 'blob' ? [{ path, id: sha, bytes: size }] : [],
    )
    return { commit, tree: tree.sha, files: new Map(files.map((file) => [file.path, file])) }
  }

  async read({ id }: StoredFile): Promise<Uint8Array> {
    const { rest, owner, repo } = this.api
    // As JSON, whose base64 keeps what is no text; raw would be decoded on the way.
    const request = { owner, repo, file_sha: id }
    const { data } = await this.found(rest.git.getBlob(request))
    return Buffer.from(data.content, 'base64')
  }

  async commit(change: BranchChange): Promise<boolean> {
    const { rest, owner, repo } = this.api
    const { onto, message } = change
    try {
      const tree = await this.createTree(change)
      const parents = onto === null ? [] : [onto.commit]
      const { data } = await rest.git.createCommit({ owner, repo, message, tree, parents })
      // It is not sent again: whoever was overtaken has another commit to make.
      const options = { owner, repo, sha: data.sha, request: { retries: 0 } }
      const ref = `heads/${this.name}`
      if (onto === null) await rest.git.createRef({ ...options, ref: `refs/${ref}` })
      else await rest.git.updateRef({ ...options, ref, force: false })
      return true
    } catch (error) {
      if (isOvertaken(error)) return false
      throw this.unavailable(error, 'written')
    }
  }

  private async createTree({ onto, files }: BranchChange): Promise<string> {
    const { rest, owner, repo } = this.api
    const entries = await Promise.all(
      [...files].map(async ([path, bytes]) => {
        const entry = { path, mode: '100644', type: 'blob' } as const
        if (bytes === null) return { ...entry, sha: null }
        const content = Buffer.from(bytes).toString('utf8')
        if (Buffer.from(content).equals(bytes)) return { ...entry, content }
        // What is no text stays as it is.
        const encoded = Buffer.from(bytes).toString('base64')
        const blob = { owner, repo, content: encoded, encoding: 'base64' }
        return { ...entry, sha: (await rest.git.createBlob(blob)).data.sha }
      }),
    )
    const base = onto === null ? {} : { base_tree: onto.tree }
    return (await rest.git.createTree({ owner, repo, tree: entries, ...base })).data.sha
  }

  /** null: it is not there. */
  private async reading<Result>(ask: () => Promise<Result>): Promise<Result | null> {
    try {
      return await ask()
    } catch (error) {
      if (statusOf(error) === 404) return null
      throw this.unavailable(error, 'read')
    }
  }

  private async found<Result>(asked: Promise<Result>): Promise<Result> {
    try {
      return await asked
    } catch (error) {
      throw this.unavailable(error, 'read')
    }
  }

  private unavailable(error: unknown, what: 'read' | 'written'): unknown {
    const status = statusOf(error)
    if (status === undefined && !isNetwork(error)) return error
    const why = status === undefined ? messageOf(error) : `${status} ${messageOf(error)}`
    const isPassing = status === undefined || status >= 500 || status === 429 || isLimited(error)
    return new HistoryUnavailable(
      `${this.name} cannot be ${what} (${why})`,
      cureOf(error, { what, name: this.name, isPassing }),
      { cause: error, isPassing },
    )
  }
}

/** Of a commit that lost against another one, or against a branch that is gone or was made meanwhile. */
function isOvertaken(error: unknown): boolean {
  const [status, message] = [statusOf(error), messageOf(error)]
  if (status === 409) return !/is empty/i.test(message)
  return (
    status === 422 &&
    /not a fast forward|reference (?:already exists|does not exist)|reference update failed|cannot lock ref/i.test(
      message,
    )
  )
}

interface Refused {
  readonly what: 'read' | 'written'
  readonly name: string
  readonly isPassing: boolean
}

function cureOf(error: unknown, { what, name, isPassing }: Refused): string {
  const [status, message] = [statusOf(error), messageOf(error)]
  if (status === 401) return TOKEN_CURE
  if (/GH00[0-9]|GH01[0-9]|protected branch|rule violations/i.test(message)) {
    return `A rule covers every branch: leave ${name} out of it, or let this workflow’s token pass it.`
  }
  if (isPassing) return 'GitHub has trouble, or its limit is reached: run it again later.'
  if (status === 403 && what === 'written') {
    return 'Give this job `permissions: { contents: write }`. A job that runs on pull requests needs contents: read alone.'
  }
  if (status === 403) return 'Give this job `permissions: { contents: read }`.'
  if (status === 409) return 'The repository has no commit yet: push one first.'
  return 'Look at the branch on GitHub; to begin anew, delete it.'
}

/** undici and the clock say so, each in words of its own. */
function isNetwork(error: unknown): boolean {
  return (
    error instanceof Error &&
    /fetch failed|timeout|aborted|terminated/i.test(`${error.name} ${error.message}`)
  )
}
