import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import type { GitHubWorld } from '../../src/embedded/github/world.ts'
import type { GitHubOptions } from '../../src/embedded/github.ts'
import { connect } from '../../src/github/client.ts'
import { GitHubServer, PERSONAL_TOKEN } from '../support/github-server.ts'

const APP: Partial<GitHubWorld> = { actor: { login: 'shop-budgets[bot]', type: 'Bot' } }
const PERSON: Partial<GitHubWorld> = { token: PERSONAL_TOKEN }

let server: GitHubServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function connected(world: Partial<GitHubWorld>, refused: readonly string[] = []) {
  const before: GitHubOptions['before'] = ({ path }) =>
    refused.includes(path) ? { status: 403, body: { message: 'Not here' } } : undefined
  server = await GitHubServer.start(world, { before })
  return apiAt(server.github.url, server.world.token)
}

function apiAt(baseUrl: string, token: string) {
  const serverUrl = 'https://github.com'
  return connect({ token, baseUrl, serverUrl, owner: 'acme', repo: 'shop', warn: () => {} })
}

describe('when it is asked whom a token writes as', () => {
  it.each<[string, Partial<GitHubWorld>, string]>([
    ['a workflow’s', {}, 'github-actions[bot]'],
    ['an app’s', APP, 'shop-budgets[bot]'],
    ['a person’s', PERSON, 'alice'],
  ])('knows %s', async (_, world, login) => {
    const api = await connected(world)
    expect(await api.login()).toBe(login)
  })

  it('asks once, also of those who ask at the same time', async () => {
    const api = await connected({})
    await Promise.all([api.login(), api.login()])
    expect(server?.github.requests).toHaveLength(1)
  })

  it('takes an installation that is not told for the workflow’s own', async () => {
    const api = await connected(APP, ['/graphql'])
    expect(await api.login()).toBe('github-actions[bot]')
  })

  it('asks the other way where the first is refused', async () => {
    const api = await connected(PERSON, ['/user'])
    expect(await api.login()).toBe('alice')
  })

  it('asks GitHub Enterprise where it answers', async () => {
    const paths: string[] = []
    const enterprise = createServer((request, response) => {
      paths.push(request.url ?? '')
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ data: { viewer: { login: 'github-actions[bot]' } } }))
    })
    await new Promise<void>((resolve) => enterprise.listen(0, '127.0.0.1', resolve))
    const { port } = enterprise.address() as AddressInfo
    const api = await apiAt(`http://127.0.0.1:${port}/api/v3`, 'ghs_0123456789')
    expect(await api.login()).toBe('github-actions[bot]')
    expect(paths).toEqual(['/api/graphql'])
    await new Promise((resolve) => enterprise.close(resolve))
  })
})
