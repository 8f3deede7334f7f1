import { afterEach, describe, expect, it } from '@jest/globals'
import type { GitHubWorld } from '../../../src/embedded/github/world.ts'
import { aPull, aReview, aSha, GitHubServer, PERSONAL_TOKEN } from '../../support/github-server.ts'

let server: GitHubServer

afterEach(() => server.close())

async function start(world: Partial<GitHubWorld> = {}) {
  server = await GitHubServer.start(world)
  return server
}

async function ids(query = ''): Promise<number[]> {
  const { json } = await server.get(`pulls/7/reviews${query}`)
  return Array.isArray(json) ? json.map(({ id }) => id) : []
}

describe('when the reviews of a pull request are read', () => {
  it('tells who said what of which commit, and when', async () => {
    await start({ reviews: [aReview({ id: 80 })] })
    const { status, json } = await server.get('pulls/7/reviews')
    expect(status).toBe(200)
    expect(json).toEqual([
      {
        id: 80,
        user: { login: 'bob', type: 'User' },
        body: '',
        state: 'APPROVED',
        commit_id: aSha('b'),
        submitted_at: '2026-01-01T00:00:00Z',
        html_url: 'https://github.com/acme/shop/pull/7#pullrequestreview-80',
        author_association: 'NONE',
      },
    ])
  })

  it('gives them in the order of time, however they stand', async () => {
    await start({
      reviews: [
        aReview({ id: 3, submitted_at: '2026-01-03T00:00:00Z' }),
        aReview({ id: 1, submitted_at: '2026-01-01T00:00:00Z' }),
        aReview({ id: 2, submitted_at: '2026-01-02T00:00:00Z' }),
      ],
    })
    expect(await ids()).toEqual([1, 2, 3])
  })

  it('leaves out those of other pull requests', async () => {
    await start({
      pulls: [aPull(), aPull({ number: 8 })],
      reviews: [aReview({ pull: 8 }), aReview({ id: 2 })],
    })
    expect(await ids()).toEqual([2])
  })

  it('gives them in pages', async () => {
    await start({ reviews: Array.from({ length: 31 }, (_, index) => aReview({ id: index + 1 })) })
    const { headers } = await server.get('pulls/7/reviews')
    expect(headers.get('link')).toContain('/repositories/1/pulls/7/reviews?page=2>; rel="next"')
    expect(await ids('?page=2')).toEqual([31])
  })

  it('has no user once the account is gone, and no commit once that is', async () => {
    await start({ reviews: [aReview({ user: null, commit_id: null })] })
    const { json } = await server.get('pulls/7/reviews')
    expect(json).toMatchObject([{ user: null, commit_id: null, author_association: 'NONE' }])
  })

  it('is not found for a pull request that is not there', async () => {
    await start()
    const { status, json } = await server.get('pulls/8/reviews')
    expect(status).toBe(404)
    expect(json).toMatchObject({
      documentation_url:
        'https://docs.github.com/rest/pulls/reviews#list-reviews-for-a-pull-request',
    })
  })
})

describe('when a review is not submitted yet', () => {
  const reviews = [
    aReview({ state: 'PENDING' }),
    aReview({ id: 2, user: { login: 'Alice', type: 'User' }, state: 'PENDING' }),
    aReview({ id: 3, user: null, state: 'PENDING' }),
  ]

  it('is seen by nobody else', async () => {
    await start({ reviews })
    expect(await ids()).toEqual([])
  })

  it('is seen by its author, with no time of submission', async () => {
    await start({ reviews, token: PERSONAL_TOKEN })
    const { json } = await server.get('pulls/7/reviews')
    expect(json).toMatchObject([{ id: 2, state: 'PENDING' }])
    expect(json).not.toMatchObject([{ submitted_at: expect.anything() }])
  })
})

describe('when it is told how a reviewer belongs here', () => {
  it.each([
    ['ACME', 'OWNER'],
    ['bob', 'MEMBER'],
    ['carol', 'COLLABORATOR'],
    ['dave', 'NONE'],
    ['erin', 'NONE'],
  ])('says of %s: %s', async (login, association) => {
    await start({
      reviews: [aReview({ user: { login, type: 'User' } })],
      collaborators: { bob: 'write', Carol: 'read' },
      teams: { 'acme/platform': ['Bob'], 'other/platform': ['dave'] },
    })
    const { json } = await server.get('pulls/7/reviews')
    expect(json).toMatchObject([{ author_association: association }])
  })
})
