import { afterEach, describe, expect, it } from '@jest/globals'
import type { GitHubWorld } from '../../../src/embedded/github/world.ts'
import { GitHubServer } from '../../support/github-server.ts'

let server: GitHubServer

afterEach(() => server.close())

async function start(world: Partial<GitHubWorld> = {}) {
  server = await GitHubServer.start(world)
  return server
}

describe('when it is asked what somebody may do', () => {
  it.each([
    ['admin', 'admin'],
    ['maintain', 'write'],
    ['write', 'write'],
    ['triage', 'read'],
    ['read', 'read'],
  ] as const)('says of the role %s: %s', async (role, permission) => {
    await start({ collaborators: { bob: role } })
    const { status, json } = await server.get('collaborators/bob/permission')
    expect(status).toBe(200)
    expect(json).toEqual({ permission, role_name: role, user: { login: 'bob' } })
  })

  it('minds no case, and writes the login as its owner does', async () => {
    await start({ collaborators: { Bob: 'admin' } })
    const { json } = await server.get('collaborators/bOB/permission')
    expect(json).toEqual({ permission: 'admin', role_name: 'admin', user: { login: 'Bob' } })
  })

  it.each(['mallory', 'constructor'])('lets everybody read, even %s', async (login) => {
    await start()
    const { json } = await server.get(`collaborators/${login}/permission`)
    expect(json).toEqual({ permission: 'read', role_name: 'read', user: { login } })
  })

  it.each(['renovate[bot]', 'renovate%5Bbot%5D'])('knows no user %s', async (login) => {
    await start()
    const { status, json } = await server.get(`collaborators/${login}/permission`)
    expect(status).toBe(404)
    expect(json).toEqual({
      message: 'renovate[bot] is not a user',
      documentation_url:
        'https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user',
      status: '404',
    })
  })

  it('knows an app that is a collaborator', async () => {
    await start({ collaborators: { 'renovate[bot]': 'write' } })
    const { json } = await server.get('collaborators/renovate[bot]/permission')
    expect(json).toMatchObject({ permission: 'write', user: { login: 'renovate[bot]' } })
  })

  it('needs no permission', async () => {
    await start({ permissions: { contents: 'none', pullRequests: 'none', statuses: 'none' } })
    expect((await server.get('collaborators/alice/permission')).status).toBe(200)
  })

  it('is told to nobody without a token', async () => {
    await start()
    const path = 'collaborators/alice/permission'
    const { status, json } = await server.send({ path, token: null })
    expect(status).toBe(401)
    expect(json).toMatchObject({ message: 'Requires authentication' })
  })
})
