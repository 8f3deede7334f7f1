import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aCommit, aPull, aSha, GitHubServer } from '../../support/github-server.ts'

let server: GitHubServer

beforeAll(async () => {
  const base = { sha: aSha('a'), ref: 'main' }
  server = await GitHubServer.start({
    commits: [
      aCommit({ sha: aSha('a') }),
      aCommit({ sha: aSha('b'), parents: [aSha('a')] }),
      aCommit({ sha: aSha('c'), parents: [aSha('b')] }),
      aCommit({ sha: aSha('d'), parents: [aSha('a')] }),
    ],
    pulls: [
      aPull({ number: 5, state: 'closed', merge_commit_sha: aSha('a') }),
      aPull({ labels: ['image-size-approved'] }),
      aPull({
        number: 8,
        head: { sha: aSha('c'), ref: 'search', label: 'bob:search', repo: 'bob/shop' },
        base: { ...base, ref: 'release' },
        merge_commit_sha: aSha('d'),
        updated_at: '2026-11-25T10:12:00Z',
        user: { login: 'renovate[bot]' },
      }),
      aPull({
        number: 9,
        state: 'closed',
        head: { sha: aSha('e'), ref: 'gone', label: 'carol:gone', repo: null },
      }),
    ],
  })
})

afterAll(() => server.close())

async function numbers(path: string): Promise<number[]> {
  const { json } = await server.get(path)
  return Array.isArray(json) ? json.map(({ number }) => number) : []
}

describe('when a pull request is read', () => {
  it('tells both its sides', async () => {
    const { json } = await server.get('pulls/7')
    expect(json).toEqual({
      number: 7,
      commits: 1,
      state: 'open',
      user: { login: 'alice', type: 'User' },
      updated_at: '2026-01-01T00:00:00Z',
      labels: [{ name: 'image-size-approved' }],
      merge_commit_sha: null,
      head: {
        sha: aSha('b'),
        ref: 'search',
        label: 'acme:search',
        repo: { full_name: 'acme/shop' },
      },
      base: { sha: aSha('a'), ref: 'main', label: 'acme:main', repo: { full_name: 'acme/shop' } },
      url: `${server.github.url}/repos/acme/shop/pulls/7`,
      html_url: 'https://github.com/acme/shop/pull/7',
    })
  })

  it('tells when it changed last, and which authors are apps', async () => {
    expect((await server.get('pulls/8')).json).toMatchObject({
      updated_at: '2026-11-25T10:12:00Z',
      user: { login: 'renovate[bot]', type: 'Bot' },
    })
  })

  it('has no head repository when the fork is gone', async () => {
    expect((await server.get('pulls/9')).json).toMatchObject({ head: { repo: null } })
  })

  it('is not found under another number', async () => {
    const { status, json } = await server.get('pulls/6')
    expect(status).toBe(404)
    expect(json).toMatchObject({
      message: 'Not Found',
      documentation_url: 'https://docs.github.com/rest/pulls/pulls#get-a-pull-request',
    })
  })
})

describe('when pull requests are listed', () => {
  it.each([
    ['the open ones, newest first', '', [8, 7]],
    ['the closed ones', '?state=closed', [9, 5]],
    ['all', '?state=all', [9, 8, 7, 5]],
    ['those of a branch', '?head=acme:search', [7]],
    ['those of a fork’s branch', '?head=bob%3Asearch', [8]],
    ['none of a branch without any', '?head=bob:main', []],
    ['all of them for a head without its owner', '?head=search', [8, 7]],
    ['those onto a branch', '?base=release', [8]],
    ['one page of them', '?state=all&per_page=3&page=2', [5]],
  ])('gives %s', async (_, query, expected) => {
    expect(await numbers(`pulls${query}`)).toEqual(expected)
  })
})

describe('when the pull requests of a commit are asked for', () => {
  it.each([
    ['those that would bring it in', 'b', [8, 7, 5]],
    ['the one whose head it is', 'c', [8]],
    ['the one that merged it', 'a', [5]],
    ['none for a test merge', 'd', []],
  ])('gives %s', async (_, digit, expected) => {
    expect(await numbers(`commits/${aSha(digit)}/pulls`)).toEqual(expected)
  })

  it('refuses a commit that is not there', async () => {
    const { status, json } = await server.get(`commits/${aSha('f')}/pulls`)
    expect(status).toBe(422)
    expect(json).toMatchObject({ message: `No commit found for SHA: ${aSha('f')}` })
  })
})
