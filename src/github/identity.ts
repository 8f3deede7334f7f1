import { type Api, statusOf } from './client.ts'

/**
 * The login that a token writes as; null for an installation's token (GITHUB_TOKEN, a GitHub
 * App), which cannot ask for itself, and whose comments are a bot's.
 */
export async function ownLogin({ rest }: Api, token: string): Promise<string | null> {
  if (token.startsWith('ghs_')) return null
  try {
    const { data } = await rest.users.getAuthenticated()
    return data.type === 'Bot' ? null : data.login
  } catch (error) {
    if (statusOf(error) === 403 || statusOf(error) === 401) return null
    throw error
  }
}
