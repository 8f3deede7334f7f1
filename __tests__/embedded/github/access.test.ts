import { afterEach, describe, expect, it } from '@jest/globals'
import type { GitHubWorld } from '../../../src/embedded/github/world.ts'
import { aSha, GitHubServer, PERSONAL_TOKEN } from '../../support/github-server.ts'

let server: GitHubServer

afterEach(() => server.close())

async function start(world: Partial<GitHubWorld> = {}) {
  server = await GitHubServer.start(world)
  return server
}

describe('when the token is not the right one', () => {
  it('refuses a wrong one', async () => {
    await start()
    const { status, json } = await server.send({ path: 'pulls/7', token: 'ghs_other' })
    expect(status).toBe(401)
    expect(json).toEqual({
      message: 'Bad credentials',
      documentation_url: 'https://docs.github.com/rest',
      status: '401',
    })
  })

  it('refuses to write without one', async () => {
    await start()
    const { status, json } = await server.send({
      method: 'POST',
      path: 'issues/7/comments',
      body: { body: 'hello' },
      token: null,
    })
    expect(status).toBe(401)
    expect(json).toMatchObject({ message: 'Requires authentication' })
    expect(server.world.comments).toEqual([])
  })

  it('lets a public repository be read without one', async () => {
    await start()
    expect((await server.send({ path: 'pulls/7', token: null })).status).toBe(200)
  })
})

describe('when the token lacks a permission', () => {
  const none = {
    contents: 'none',
    pullRequests: 'none',
    statuses: 'none',
    issues: 'none',
    members: 'none',
  } as const
  const readOnly = { contents: 'read', pullRequests: 'read', statuses: 'read' } as const

  it.each([
    ['contents/a.txt', 'contents=read'],
    ['commits', 'contents=read'],
    ['compare/main...search', 'contents=read'],
    ['pulls', 'pull_requests=read'],
    ['issues/7/comments', 'pull_requests=read'],
    ['pulls/7/reviews', 'pull_requests=read'],
    ['issues/7/timeline', 'issues=read; pull_requests=read'],
    ['/orgs/acme/teams/platform/memberships/bob', 'members=read'],
    ['commits/main/status', 'statuses=read'],
  ])('refuses to read %s, and names %s', async (path, accepted) => {
    await start({ permissions: none })
    const { status, json, headers } = await server.get(path)
    expect(status).toBe(403)
    expect(json).toMatchObject({ message: 'Resource not accessible by integration' })
    expect(headers.get('x-accepted-github-permissions')).toBe(accepted)
  })

  it.each(['issues', 'pullRequests'])('needs but one of several: %s will do', async (name) => {
    await start({ permissions: { ...none, [name]: 'read' } })
    expect((await server.get('issues/7/timeline')).status).toBe(200)
  })

  it('takes for none what nothing is said of', async () => {
    await start({ permissions: { contents: 'read', pullRequests: 'none', statuses: 'none' } })
    const paths = ['issues/7/timeline', '/orgs/acme/teams/platform/memberships/bob']
    const answers = await Promise.all(paths.map((path) => server.get(path)))
    expect(answers.map(({ status }) => status)).toEqual([403, 403])
  })

  it.each([
    ['POST', 'issues/7/comments', 'issues/comments#create-an-issue-comment'],
    ['PATCH', 'issues/comments/1', 'issues/comments#update-an-issue-comment'],
    ['DELETE', 'issues/comments/1', 'issues/comments#delete-an-issue-comment'],
    ['POST', `statuses/${aSha('b')}`, 'commits/statuses#create-a-commit-status'],
  ])('refuses to %s %s when it may only read', async (method, path, docs) => {
    await start({ permissions: readOnly })
    const { status, json } = await server.send({ method, path, body: {} })
    expect(status).toBe(403)
    expect(json).toEqual({
      message: 'Resource not accessible by integration',
      documentation_url: `https://docs.github.com/rest/${docs}`,
      status: '403',
    })
  })
})

describe('when asked who one is', () => {
  it('refuses a workflow token', async () => {
    await start()
    const { status, json } = await server.get('/user')
    expect(status).toBe(403)
    expect(json).toMatchObject({ message: 'Resource not accessible by integration' })
  })

  it('names the account of any other', async () => {
    await start({ token: PERSONAL_TOKEN })
    expect((await server.get('/user')).json).toEqual({ login: 'alice', type: 'User' })
  })

  it('refuses nobody in particular', async () => {
    await start()
    const { status, json } = await server.send({ path: '/user', token: null })
    expect(status).toBe(401)
    expect(json).toMatchObject({ message: 'Requires authentication' })
  })

  it.each([
    ['a workflow’s', { actor: { login: 'alice', type: 'User' } }, 'github-actions[bot]'],
    ['an app’s', { actor: { login: 'shop[bot]', type: 'Bot' } }, 'shop[bot]'],
    ['a person’s', { token: PERSONAL_TOKEN }, 'alice'],
  ] as const)('tells %s token by GraphQL', async (_, world, login) => {
    await start(world)
    const { json } = await server.send({
      method: 'POST',
      path: '/graphql',
      body: { query: 'query { viewer { login } }' },
    })
    expect(json).toEqual({ data: { viewer: { login } } })
  })

  it('understands no other query, and answers nobody in particular', async () => {
    await start()
    const ask = { method: 'POST', path: '/graphql', body: { query: '{ viewer { id } }' } }
    const other = await server.send(ask)
    expect(other.status).toBe(200)
    expect(other.json).toMatchObject({ errors: [{ message: expect.any(String) }] })
    expect((await server.send({ ...ask, token: null })).status).toBe(401)
  })
})
