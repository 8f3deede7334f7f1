import type { Octokit } from '@octokit/rest'
import * as z from 'zod/mini'
import { statusOf } from './errors.ts'

/** Whom a workflow's own token writes as. */
const WORKFLOW = 'github-actions[bot]'

const answer = z.object({ viewer: z.object({ login: z.string().check(z.minLength(1)) }) })

/**
 * The login that a token writes as. An installation's token (GITHUB_TOKEN, a GitHub App's) is refused
 * who it is by GET /user, and told by GraphQL; where it is not, it is taken for the workflow's own.
 */
export async function ownLogin(
  { rest, graphql }: Pick<Octokit, 'rest' | 'graphql'>,
  token: string,
): Promise<string> {
  if (!token.startsWith('ghs_')) {
    try {
      return (await rest.users.getAuthenticated()).data.login
    } catch (error) {
      if (statusOf(error) !== 403 && statusOf(error) !== 401) throw error
    }
  }
  try {
    return answer.parse(await graphql('query { viewer { login } }')).viewer.login
  } catch {
    return WORKFLOW
  }
}
