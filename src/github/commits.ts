import { Unmeasurable, UsageError } from '../domain/values/problem.ts'
import type { Api } from './client.ts'
import { statusOf, TOKEN_CURE } from './errors.ts'

/** The text of a file at a commit; undefined when it is not there. */
export async function readFileAt(
  { rest, owner, repo }: Api,
  path: string,
  ref: string,
): Promise<string | undefined> {
  try {
    const { data } = await rest.repos.getContent({ owner, repo, path, ref })
    if (Array.isArray(data) || data.type !== 'file' || !('content' in data)) return undefined
    // GitHub tells the content of a file up to 1 MB, and of a larger one nothing.
    if (data.content === '' && data.size > 0) throw tooLarge(path, ref)
    return Buffer.from(data.content, 'base64').toString('utf8')
  } catch (error) {
    const status = statusOf(error)
    if (status === 404) return undefined
    if (status === undefined) throw error
    throw new UsageError(
      `${path} cannot be read at ${ref.slice(0, 7)} (${status} ${messageOf(error)}). ${cureOf(status, 'contents: read')}; or set config-from: workspace and check the repository out.`,
      { cause: error },
    )
  }
}

/**
 * The commit that a branch points at.
 * @throws {UsageError} when GitHub does not tell it: no laxer commit may stand in for it.
 */
export async function tipOf({ rest, owner, repo }: Api, branch: string): Promise<string> {
  try {
    const { data } = await rest.git.getRef({ owner, repo, ref: `heads/${branch}` })
    return data.object.sha
  } catch (error) {
    const status = statusOf(error)
    if (status === undefined) throw error
    throw new UsageError(
      `The commit of the default branch ${branch} cannot be read (${status} ${messageOf(error)}), and its version of the budget file is needed. ${cureOf(status, 'contents: read')}.`,
      { cause: error },
    )
  }
}

/** What to do about a refusal. */
export function cureOf(status: number, permission: string): string {
  if (status === 401) return TOKEN_CURE
  return status >= 500
    ? 'GitHub has trouble: run it again later'
    : `The job needs the permission ${permission}`
}

function tooLarge(path: string, ref: string): UsageError {
  return new UsageError(
    `${path} is larger than 1 MB at ${ref.slice(0, 7)}, which no budget file needs: make it smaller. Until that is merged, config-from: workspace reads the change’s own.`,
  )
}

/** The commit from which both sides have grown; null: they have none in common; undefined: not told. */
export async function mergeBase(
  { rest, owner, repo }: Api,
  base: string,
  head: string,
): Promise<string | null | undefined> {
  try {
    const basehead = `${base}...${head}`
    const { data } = await rest.repos.compareCommitsWithBasehead({
      owner,
      repo,
      basehead,
      per_page: 1,
    })
    return data.merge_base_commit.sha
  } catch (error) {
    const status = statusOf(error)
    if (status === undefined) throw error
    return status === 404 && /no common ancestor/i.test(messageOf(error)) ? null : undefined
  }
}

/**
 * The first parents of a commit, nearest first: the history of the branch itself.
 * @throws {Unmeasurable} when GitHub does not tell them.
 */
export async function firstParents(api: Api, sha: string, count: number): Promise<string[]> {
  try {
    return await walkFirstParents(api, sha, count)
  } catch (error) {
    const status = statusOf(error)
    if (status === undefined) throw error
    throw new Unmeasurable(
      `the commits before ${sha.slice(0, 7)} cannot be listed (${status} ${messageOf(error)})`,
      'Give the job the permission contents: read, or set base-lookback to 0.',
      { cause: error },
    )
  }
}

async function walkFirstParents(
  { rest, owner, repo }: Api,
  sha: string,
  count: number,
): Promise<string[]> {
  const parents = new Map<string, string | undefined>()
  const found: string[] = []
  let current: string | undefined = sha
  while (found.length < count) {
    if (!parents.has(current)) {
      const { data } = await rest.repos.listCommits({ owner, repo, sha: current, per_page: 100 })
      for (const commit of data) parents.set(commit.sha, commit.parents[0]?.sha)
      if (!parents.has(current)) break
    }
    current = parents.get(current)
    if (current === undefined) break
    found.push(current)
  }
  return found
}

/** Without the address of a page that explains the request. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(/ - https:\/\/docs\.\S+$/, '')
}
