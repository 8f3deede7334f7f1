import * as z from 'zod/mini'

/** Somebody has locked the pull request's conversation: that is no permission of the job's. */
export function isLocked(error: unknown): boolean {
  return statusOf(error) === 403 && error instanceof Error && /\blocked\b/i.test(error.message)
}

/** The HTTP status of an error of Octokit's, or undefined for any other error. */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined
  return typeof error.status === 'number' ? error.status : undefined
}

const limit = z.object({
  status: z.union([z.literal(403), z.literal(429)]),
  response: z.object({ headers: z.object({ 'x-ratelimit-remaining': z.literal('0') }) }),
})

/** A limit that the asking itself has told of: the throttling plugin goes by the same. */
export function isLimited(error: unknown): boolean {
  if (limit.safeParse(error).success) return true
  return error instanceof Error && /\bsecondary rate\b/i.test(error.message)
}

/** A token that may not write: a fork's, one without the permission, or none at all. */
export function isReadOnly(error: unknown): boolean {
  const isRefused = [401, 403].includes(statusOf(error) ?? 0)
  return isRefused && error instanceof Error && !/rate limit/i.test(error.message)
}

/** For a token that is empty, or that nobody knows. */
export const TOKEN_CURE =
  'Leave out the input github-token, and the job’s own token is taken; a secret is not there on Dependabot’s and forks’ runs.'

/** undefined for what is not there, or no longer. */
export async function ifThere<Result>(request: Promise<Result>): Promise<Result | undefined> {
  try {
    return await request
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}
