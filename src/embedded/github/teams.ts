import { type Answer, type Call, notFound } from './answer.ts'
import { isSameLogin } from './world.ts'

/** Who is in no such team is not found, and neither is a team that is not there. */
export function getTeamMembership({ world }: Call, org = '', slug = '', login = ''): Answer {
  const team = Object.entries(world.teams).find(([name]) => isSameLogin(name, `${org}/${slug}`))
  if (!team?.[1].some((member) => isSameLogin(member, login))) throw notFound()
  return { status: 200, body: { state: 'active', role: 'member' } }
}
