import { Refusal } from './answer.ts'
import type { GitHubWorld, Permissions } from './world.ts'

/** A permission as `name:level`. */
type Grant = `${keyof Permissions}:${'read' | 'write'}`

/** Of several permissions any one will do; `public` is for everyone, `account` for every token. */
export type Need = Grant | readonly Grant[] | 'public' | 'account'

const LEVELS = ['none', 'read', 'write']

/** Refuses a token that is not the world's. None at all is for later to judge. */
export function authenticate({ token }: GitHubWorld, authorization: string | undefined): void {
  const given = /^(?:token|bearer) +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (authorization !== undefined && given !== token) throw new Refusal(401, 'Bad credentials')
}

/**
 * Refuses what nobody is allowed without a token, and what this one has no permission for.
 * The repository is public: who has no token may read what the token may. An organization's
 * members are not: they are told to nobody without one.
 */
export function authorize(
  { permissions }: GitHubWorld,
  need: Need,
  authorization: string | undefined,
): void {
  const alternatives = typeof need === 'string' ? [need] : need
  if (authorization === undefined && alternatives.every(isForTokensOnly)) {
    throw new Refusal(401, 'Requires authentication')
  }
  if (need === 'public' || need === 'account') return
  if (alternatives.some((each) => isGranted(permissions, each))) return
  throw new Refusal(403, 'Resource not accessible by integration', {
    headers: { 'x-accepted-github-permissions': alternatives.map(accepted).join('; ') },
  })
}

function isForTokensOnly(need: string): boolean {
  return need === 'account' || need.endsWith(':write') || need.startsWith('members:')
}

function isGranted(permissions: Permissions, need: string): boolean {
  const [name, level = ''] = need.split(':')
  const granted = Object.entries(permissions).find(([permission]) => permission === name)?.[1]
  return LEVELS.indexOf(granted ?? 'none') >= LEVELS.indexOf(level)
}

/** As the header of a refusal writes it. */
function accepted(need: string): string {
  return snakeCase(need).replace(':', '=')
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
}
