import { type Answer, type Call, notFound } from './answer.ts'
import { type Account, accountOf, type GitHubWorld, isSameLogin, type Role } from './world.ts'

/** The roles that there were before maintain and triage. */
const PERMISSIONS: Readonly<Record<Role, string>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
}

/** What somebody may do here; a public repository is read by every user. */
export function getPermission({ world }: Call, asked: string): Answer {
  const found = findCollaborator(world, asked)
  if (found === undefined && accountOf(asked).type === 'Bot') {
    throw notFound(`${asked} is not a user`)
  }
  const { login, role } = found ?? { login: asked, role: 'read' as const }
  const body = { permission: PERMISSIONS[role], role_name: role, user: { login } }
  return { status: 200, body }
}

/** What GitHub says of an author, beside what they have written. */
export function associationOf(world: GitHubWorld, user: Account | null): string {
  if (user === null) return 'NONE'
  const [owner = ''] = world.repository.split('/')
  if (isSameLogin(owner, user.login)) return 'OWNER'
  const isMember = Object.entries(world.teams).some(
    ([team, members]) =>
      isSameLogin(owner, team.split('/')[0] ?? '') &&
      members.some((login) => isSameLogin(login, user.login)),
  )
  if (isMember) return 'MEMBER'
  return findCollaborator(world, user.login) === undefined ? 'NONE' : 'COLLABORATOR'
}

interface Collaborator {
  /** As it is really written. */
  readonly login: string
  readonly role: Role
}

function findCollaborator({ collaborators }: GitHubWorld, asked: string): Collaborator | undefined {
  for (const [login, role] of Object.entries(collaborators)) {
    if (isSameLogin(login, asked)) return { login, role }
  }
  return undefined
}
