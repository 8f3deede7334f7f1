import { Refusal } from './answer.ts'
import type { GitHubWorld, Permissions } from './world.ts'

/** A permission as `name:level`; `public` is for everyone, `account` for every token. */
export type Need = `${keyof Permissions}:${'read' | 'write'}` | 'public' | 'account'

const LEVELS = ['none', 'read', 'write']

/** Refuses a token that is not the world's. None at all is for later to judge. */
export function authenticate({ token }: GitHubWorld, authorization: string | undefined): void {
  const given = /^(?:token|bearer) +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (authorization !== undefined && given !== token) throw new Refusal(401, 'Bad credentials')
}

/**
 * Refuses what nobody is allowed without a token, and what this one has no permission for.
 * The repository is public: who has no token may read what the token may.
 */
export function authorize(
  { permissions }: GitHubWorld,
  need: Need,
  authorization: string | undefined,
): void {
  if (authorization === undefined && (need === 'account' || need.endsWith(':write'))) {
    throw new Refusal(401, 'Requires authentication')
  }
  if (need === 'public' || need === 'account') return
  const [name = '', level = ''] = need.split(':')
  const granted = Object.entries(permissions).find(([permission]) => permission === name)?.[1]
  if (LEVELS.indexOf(granted ?? 'none') >= LEVELS.indexOf(level)) return
  throw new Refusal(403, 'Resource not accessible by integration', {
    headers: { 'x-accepted-github-permissions': `${snakeCase(name)}=${level}` },
  })
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
}
