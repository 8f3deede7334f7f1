import { afterEach, describe, expect, it } from '@jest/globals'
import type { GitHubWorld } from '../../../src/embedded/github/world.ts'
import type { GitHubOptions } from '../../../src/embedded/github.ts'
import { aComment, GitHubServer, PERSONAL_TOKEN } from '../../support/github-server.ts'

const NOW = { now: () => new Date('2026-01-02T03:04:05.678Z') }

let server: GitHubServer

afterEach(() => server.close())

async function start(world: Partial<GitHubWorld> = {}, options: GitHubOptions = {}) {
  server = await GitHubServer.start(world, options)
  return server
}

describe('when a comment is made', () => {
  it('is the workflow’s for a workflow token', async () => {
    const { world } = await start({}, NOW)
    const { status, json } = await server.post('issues/7/comments', { body: 'hello' })
    expect(status).toBe(201)
    expect(json).toEqual({
      id: 1,
      body: 'hello',
      user: { login: 'github-actions[bot]', type: 'Bot' },
      created_at: '2026-01-02T03:04:05Z',
      updated_at: '2026-01-02T03:04:05Z',
      url: `${server.github.url}/repos/acme/shop/issues/comments/1`,
      html_url: 'https://github.com/acme/shop/pull/7#issuecomment-1',
      issue_url: `${server.github.url}/repos/acme/shop/issues/7`,
    })
    expect(world.comments).toMatchObject([{ id: 1, issue: 7, body: 'hello' }])
  })

  it('is the account’s for any other token', async () => {
    await start({ token: PERSONAL_TOKEN })
    const { json } = await server.post('issues/7/comments', { body: 'hello' })
    expect(json).toMatchObject({ user: { login: 'alice', type: 'User' } })
  })

  it('gets an id that no comment has had', async () => {
    await start({ comments: [aComment({ id: 4 })] })
    expect((await server.post('issues/7/comments', { body: 'one' })).json).toMatchObject({ id: 5 })
    await server.send({ method: 'DELETE', path: 'issues/comments/5' })
    expect((await server.post('issues/7/comments', { body: 'two' })).json).toMatchObject({ id: 6 })
  })

  it('may have 65,536 characters, however many UTF-16 units they take', async () => {
    await start()
    const { status } = await server.post('issues/7/comments', { body: '📦'.repeat(65_536) })
    expect(status).toBe(201)
  })

  it.each([
    [' \n', 'Body cannot be blank'],
    ['x'.repeat(65_537), 'Body is too long (maximum is 65536 characters)'],
  ])('is refused for its body (case %#)', async (body, message) => {
    const { world } = await start()
    const { status, json } = await server.post('issues/7/comments', { body })
    expect(status).toBe(422)
    expect(json).toEqual({
      message: 'Validation Failed',
      errors: [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }],
      documentation_url: 'https://docs.github.com/rest/issues/comments#create-an-issue-comment',
      status: '422',
    })
    expect(world.comments).toEqual([])
  })

  it.each([
    [{}, 'Invalid request.\n\n"body" wasn\'t supplied.'],
    [{ body: 5 }, "Invalid request.\n\nFor 'properties/body', 5 is not a string."],
  ])('is refused when %j has no text', async (sent, message) => {
    await start()
    const { status, json } = await server.post('issues/7/comments', sent)
    expect(status).toBe(422)
    expect(json).toMatchObject({ message })
  })

  it('is refused where there is no pull request', async () => {
    await start()
    expect((await server.post('issues/8/comments', { body: 'hello' })).status).toBe(404)
  })
})

describe('when there is a comment', () => {
  it('can be read alone', async () => {
    await start({ comments: [aComment()] })
    const { json } = await server.get('issues/comments/1')
    expect(json).toMatchObject({ id: 1, body: 'looks good', user: { login: 'bob' } })
  })

  it('changes in place', async () => {
    const { world } = await start({ comments: [aComment()] }, NOW)
    const { status, json } = await server.send({
      method: 'PATCH',
      path: 'issues/comments/1',
      body: { body: 'looks better' },
    })
    const changed = { body: 'looks better', updated_at: '2026-01-02T03:04:05Z' }
    expect(status).toBe(200)
    expect(json).toMatchObject(changed)
    expect(world.comments).toEqual([aComment(changed)])
  })

  it.each([
    ['', 'body cannot be blank'],
    ['x'.repeat(65_537), 'body is too long (maximum is 65536 characters)'],
  ])('keeps its words when the new ones are refused (case %#)', async (body, message) => {
    const { world } = await start({ comments: [aComment()] })
    const { status, json } = await server.send({
      method: 'PATCH',
      path: 'issues/comments/1',
      body: { body },
    })
    expect(status).toBe(422)
    expect(json).toMatchObject({
      message: 'Validation Failed',
      errors: [{ resource: 'IssueComment', code: 'custom', field: 'body', message }],
    })
    expect(world.comments).toEqual([aComment()])
  })

  it('goes without a word', async () => {
    const { world } = await start({ comments: [aComment(), aComment({ id: 2 })] })
    const { status, text } = await server.send({ method: 'DELETE', path: 'issues/comments/1' })
    expect([status, text]).toEqual([204, ''])
    expect(world.comments).toEqual([aComment({ id: 2 })])
  })

  it.each(['GET', 'PATCH', 'DELETE'])('is not found by %s under another id', async (method) => {
    await start({ comments: [aComment()] })
    const body = method === 'PATCH' ? { body: { body: 'hello' } } : {}
    const { status, json } = await server.send({ method, path: 'issues/comments/2', ...body })
    expect(status).toBe(404)
    expect(json).toMatchObject({ message: 'Not Found' })
  })
})
