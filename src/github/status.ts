import { oneLine } from '../domain/text.ts'
import type { Api } from './client.ts'

/** What GitHub takes, in characters. */
const MAX_DESCRIPTION = 140

export type StatusState = 'success' | 'failure' | 'error'

export interface StatusRequest {
  readonly sha: string
  readonly context: string
  readonly state: StatusState
  readonly description: string
  /** Where "Details" leads; and of which pull request it is: to its comment, or by {@link runFor}. */
  readonly url: string | undefined
}

/** A status as it stands on a commit. */
interface Standing {
  readonly state: string
  readonly description: string
  readonly createdAt: string
  /** The pull request that it was set for; null: none, or not told. */
  readonly pull: number | null
}

/** Sets the commit status that can be required, whatever stands. */
export async function createStatus(
  { rest, owner, repo }: Api,
  request: StatusRequest,
): Promise<void> {
  const { sha, context, state, description, url } = request
  await rest.repos.createCommitStatus({
    owner,
    repo,
    sha,
    context,
    state,
    description: oneLine(description, MAX_DESCRIPTION),
    ...(url === undefined ? {} : { target_url: url }),
  })
}

/** Those of a context, newest first. */
export async function statusesOf(
  { rest, paginate, owner, repo }: Api,
  ref: string,
  context: string,
): Promise<Standing[]> {
  const listed = { owner, repo, ref, per_page: 100 }
  const statuses = await paginate(rest.repos.listCommitStatusesForRef, listed)
  return statuses
    .filter((status) => status?.context === context)
    .map(({ state, description, created_at: createdAt, target_url: url }) => ({
      state,
      description: description ?? '',
      createdAt,
      pull: pullOf(url ?? ''),
    }))
}

/** A run's address with the pull request that it was for, as GitHub's own pages link it. */
export function runFor(run: string | undefined, pull: number | null): string | undefined {
  return run === undefined || pull === null ? run : `${run}?pr=${pull}`
}

function pullOf(url: string): number | null {
  const [, ofComment, ofRun] = /\/pull\/(\d+)#issuecomment-\d+$|\?pr=(\d+)$/.exec(url) ?? []
  const number = ofComment ?? ofRun
  return number === undefined ? null : Number(number)
}
