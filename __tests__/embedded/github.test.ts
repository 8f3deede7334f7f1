import { request } from 'node:http'
import { afterEach, describe, expect, it } from '@jest/globals'
import type { GitHubWorld } from '../../src/embedded/github/world.ts'
import type { GitHubOptions } from '../../src/embedded/github.ts'
import { GitHubServer } from '../support/github-server.ts'

let server: GitHubServer

afterEach(() => server.close())

async function start(world: Partial<GitHubWorld> = {}, options: GitHubOptions = {}) {
  server = await GitHubServer.start(world, options)
  return server
}

function withoutUserAgent(url: string): Promise<{ status: number; type: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, (response) => {
      response.resume()
      const { statusCode = 0, headers } = response
      resolve({ status: statusCode, type: headers['content-type'] ?? '' })
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('when a request is answered', () => {
  it('says what GitHub says with every answer', async () => {
    await start({}, { now: () => new Date('2026-01-02T03:04:05Z') })
    const { headers } = await server.get('pulls/7')
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-github-request-id': expect.stringMatching(/^[0-9A-F]{4}:[0-9A-F]{6}$/),
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': '999',
      'x-ratelimit-reset': '1767326645',
    })
  })

  it('records it, with its query and its status', async () => {
    await start()
    await server.get('pulls/7')
    await server.get('pulls?state=all&page=2')
    await server.get('pulls/8')
    expect(server.github.requests).toEqual([
      { method: 'GET', path: '/repos/acme/shop/pulls/7', status: 200 },
      { method: 'GET', path: '/repos/acme/shop/pulls?state=all&page=2', status: 200 },
      { method: 'GET', path: '/repos/acme/shop/pulls/8', status: 404 },
    ])
  })

  it('tells what the repository is', async () => {
    await start()
    const { json } = await server.get('/repos/acme/shop')
    expect(json).toMatchObject({
      name: 'shop',
      full_name: 'acme/shop',
      owner: { login: 'acme' },
      default_branch: 'main',
    })
  })

  it('minds no case in the name of the repository', async () => {
    await start()
    expect((await server.get('/repos/Acme/Shop/pulls/7')).status).toBe(200)
  })
})

describe('when a request is none that GitHub knows', () => {
  it.each([
    '/nowhere',
    '/repos/acme/other/pulls/7',
    '/repos/acme/shop/labels',
    '/repos/acme/shopping',
  ])('finds nothing at %s', async (path) => {
    await start()
    const { status, json } = await server.get(path)
    expect(status).toBe(404)
    expect(json).toEqual({
      message: 'Not Found',
      documentation_url: 'https://docs.github.com/rest',
      status: '404',
    })
  })

  it('finds nothing for another method', async () => {
    await start()
    expect((await server.send({ method: 'PUT', path: 'pulls/7', body: {} })).status).toBe(404)
  })

  it('refuses a path that cannot be decoded', async () => {
    await start()
    expect((await server.get('contents/%E0%A4%A')).status).toBe(400)
  })

  it('refuses one without a user agent, before its API and not in JSON', async () => {
    await start()
    const answer = await withoutUserAgent(`${server.github.url}/repos/acme/shop`)
    expect(answer).toEqual({ status: 403, type: 'text/html' })
  })
})

describe('when a body cannot be taken', () => {
  it.each([
    ['{"body": ', 'Problems parsing JSON'],
    ['["body"]', 'Body should be a JSON object'],
  ])('refuses %s', async (body, message) => {
    await start()
    const { status, json } = await server.post('issues/7/comments', body)
    expect(status).toBe(400)
    expect(json).toMatchObject({ message })
  })

  it('refuses one that is larger than a megabyte', async () => {
    await start()
    const { status } = await server.post('issues/7/comments', { body: 'x'.repeat(1_000_000) })
    expect(status).toBe(413)
    expect(server.world.comments).toEqual([])
  })
})

describe('when a test has a word before each answer', () => {
  it('sends what it says instead', async () => {
    const limited = {
      status: 429,
      body: { message: 'You have exceeded a secondary rate limit.' },
      headers: { 'retry-after': '1' },
    }
    await start({}, { before: ({ path }) => (path.endsWith('/7') ? limited : undefined) })
    const { status, json, headers } = await server.get('pulls/7')
    expect([status, json]).toEqual([429, limited.body])
    expect(headers.get('retry-after')).toBe('1')
    expect((await server.get('pulls')).status).toBe(200)
    expect(server.github.requests.map((each) => each.status)).toEqual([429, 200])
  })

  it('answers from the world as it has left it', async () => {
    await start({}, { before: async () => void server.world.pulls.pop() })
    expect((await server.get('pulls/7')).status).toBe(404)
  })

  it('tells what it throws, and goes on', async () => {
    let failures = 0
    const before = () => {
      if (++failures === 1) throw new Error('out of order')
      return undefined
    }
    await start({}, { before })
    const { status, json } = await server.get('pulls/7')
    expect([status, json]).toEqual([500, { message: 'Server Error: out of order' }])
    expect((await server.get('pulls/7')).status).toBe(200)
  })
})
