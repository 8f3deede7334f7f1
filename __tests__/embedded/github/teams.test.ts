import { afterEach, describe, expect, it } from '@jest/globals'
import type { GitHubWorld, Permissions } from '../../../src/embedded/github/world.ts'
import { GitHubServer } from '../../support/github-server.ts'

const MEMBERSHIPS = '/orgs/acme/teams/platform/memberships'
const DOCS = 'https://docs.github.com/rest/teams/members#get-team-membership-for-a-user'

let server: GitHubServer

afterEach(() => server.close())

async function start(members: NonNullable<Permissions['members']> = 'read') {
  const world: Partial<GitHubWorld> = {
    permissions: { contents: 'none', pullRequests: 'none', statuses: 'none', members },
    teams: { 'acme/platform': ['Bob'], 'acme/empty': [], 'other/platform': ['carol'] },
  }
  server = await GitHubServer.start(world)
  return server
}

describe('when it is asked whether somebody is in a team', () => {
  it.each([`${MEMBERSHIPS}/Bob`, '/orgs/Acme/teams/Platform/memberships/bob'])(
    'says so at %s',
    async (path) => {
      await start()
      const { status, json } = await server.get(path)
      expect(status).toBe(200)
      expect(json).toEqual({ state: 'active', role: 'member' })
    },
  )

  it.each([
    ['somebody else', `${MEMBERSHIPS}/mallory`],
    ['a member of another organization’s', `${MEMBERSHIPS}/carol`],
    ['anybody in an empty one', '/orgs/acme/teams/empty/memberships/Bob'],
    ['anybody in one that is not there', '/orgs/acme/teams/gone/memberships/Bob'],
  ])('does not find %s', async (_, path) => {
    await start()
    const { status, json } = await server.get(path)
    expect(status).toBe(404)
    expect(json).toEqual({ message: 'Not Found', documentation_url: DOCS, status: '404' })
  })

  it('refuses a token without the permission, whoever it is about', async () => {
    await start('none')
    for (const login of ['Bob', 'mallory']) {
      const { status, json } = await server.get(`${MEMBERSHIPS}/${login}`)
      expect(status).toBe(403)
      expect(json).toEqual({
        message: 'Resource not accessible by integration',
        documentation_url: DOCS,
        status: '403',
      })
    }
  })

  it('tells nobody without a token', async () => {
    await start()
    const { status, json } = await server.send({ path: `${MEMBERSHIPS}/Bob`, token: null })
    expect(status).toBe(401)
    expect(json).toMatchObject({ message: 'Requires authentication' })
  })
})
