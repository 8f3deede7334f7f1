import type { Api } from './client.ts'
import { createStatus, type StatusRequest, statusesOf } from './status.ts'
import { readPull } from './votes.ts'

/**
 * Sets the status. A commit may be the head of several pull requests, and be pushed too, and has one
 * status for all: none of them says success where another has to fail, and what no pull request has
 * asked for gives way.
 * @param pull the pull request that is judged; null: none.
 */
export async function setStatus(
  api: Api,
  pull: number | null,
  request: StatusRequest,
): Promise<void> {
  const due = await inPrecedence(api, pull, request)
  if (due !== undefined) await createStatus(api, due)
}

async function inPrecedence(
  api: Api,
  pull: number | null,
  request: StatusRequest,
): Promise<StatusRequest | undefined> {
  if (pull !== null && request.state !== 'success') return request
  const others = (await statusesOf(api, request.sha, request.context)).filter(
    (status) => status.pull !== null && status.pull !== pull,
  )
  if (pull === null) return others.length > 0 ? undefined : request
  for (const number of new Set(others.map((status) => status.pull))) {
    const newest = others.find((status) => status.pull === number)
    if (number === null || newest === undefined || newest.state === 'success') continue
    const { headSha, isOpen } = await readPull(api, number)
    if (isOpen && headSha === request.sha) {
      const description = `#${number}, of the same commit: ${newest.description}`
      return { ...request, state: 'failure', description }
    }
  }
  return request
}
