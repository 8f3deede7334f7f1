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
  /** Where "Details" leads. */
  readonly url: string | undefined
}

/** Sets the commit status that can be required. */
export async function setStatus({ rest, owner, repo }: Api, request: StatusRequest): Promise<void> {
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
