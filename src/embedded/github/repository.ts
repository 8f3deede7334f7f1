import { type Answer, type Call, Refusal } from './answer.ts'
import { authorOf, isInstallationToken } from './world.ts'

export function getRepository({ world, url }: Call): Answer {
  const [login, name] = world.repository.split('/')
  const body = {
    id: 1,
    name,
    full_name: world.repository,
    owner: { login },
    url: `${url.origin}/repos/${world.repository}`,
    html_url: `https://github.com/${world.repository}`,
    default_branch: world.defaultBranch,
  }
  return { status: 200, body }
}

/** Whose token it is; an installation is nobody's. */
export function getUser({ world }: Call): Answer {
  if (isInstallationToken(world.token)) {
    throw new Refusal(403, 'Resource not accessible by integration')
  }
  return { status: 200, body: authorOf(world) }
}
