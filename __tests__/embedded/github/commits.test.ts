import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aCommit, aPull, aSha, GitHubServer } from '../../support/github-server.ts'

/**
 * a ─ b ─ d ─ f     main
 *      ╲   ╱
 *       c ─ e       feature/x
 * 9                 unrelated
 */
const COMMITS = [
  aCommit({ sha: aSha('a') }),
  aCommit({ sha: aSha('b'), parents: [aSha('a')] }),
  aCommit({ sha: aSha('c'), parents: [aSha('b')] }),
  aCommit({ sha: aSha('d'), parents: [aSha('b')] }),
  aCommit({ sha: aSha('e'), parents: [aSha('c')] }),
  aCommit({ sha: aSha('f'), parents: [aSha('d'), aSha('c')] }),
  aCommit({ sha: aSha('9') }),
]

let server: GitHubServer

beforeAll(async () => {
  server = await GitHubServer.start({
    commits: COMMITS,
    branches: { main: aSha('f'), 'feature/x': aSha('e'), unrelated: aSha('9') },
    pulls: [
      aPull({
        number: 8,
        head: { sha: aSha('e'), ref: 'x', label: 'bob:x', repo: 'bob/shop' },
        base: { sha: aSha('f'), ref: 'main' },
      }),
    ],
  })
})

afterAll(() => server.close())

async function compare(basehead: string) {
  const { json } = await server.get(`compare/${basehead}`)
  return json
}

async function historyOf(query: string): Promise<string[]> {
  const { json } = await server.get(`commits${query}`)
  return Array.isArray(json) ? json.map(({ sha }) => sha[0]) : []
}

describe('when two commits are compared', () => {
  it('finds where they parted', async () => {
    expect(await compare(`${aSha('d')}...${aSha('e')}`)).toMatchObject({
      status: 'diverged',
      ahead_by: 2,
      behind_by: 1,
      total_commits: 2,
      base_commit: { sha: aSha('d') },
      merge_base_commit: { sha: aSha('b'), parents: [{ sha: aSha('a') }] },
      commits: [{ sha: aSha('c') }, { sha: aSha('e') }],
    })
  })

  it('takes the nearest common ancestor, over a merge too', async () => {
    expect(await compare(`${aSha('f')}...${aSha('e')}`)).toMatchObject({
      ahead_by: 1,
      behind_by: 2,
      merge_base_commit: { sha: aSha('c') },
    })
  })

  it.each([
    ['a', 'b', 'ahead', 1, 0],
    ['b', 'a', 'behind', 0, 1],
    ['b', 'b', 'identical', 0, 0],
  ])('says of %s...%s: %s', async (base, head, status, ahead_by, behind_by) => {
    const compared = await compare(`${aSha(base)}...${aSha(head)}`)
    expect(compared).toMatchObject({ status, ahead_by, behind_by })
  })

  it.each(['main...feature/x', 'main...feature%2Fx', 'main...bob:x'])(
    'knows the branches of %s',
    async (basehead) => {
      expect(await compare(basehead)).toMatchObject({ merge_base_commit: { sha: aSha('c') } })
    },
  )

  it.each([
    ['main...gone', 'Not Found'],
    ['gone...main', 'Not Found'],
    ['main', 'Not Found'],
    ['main...unrelated', 'No common ancestor between main and unrelated.'],
  ])('refuses %s', async (basehead, message) => {
    const { status, json } = await server.get(`compare/${basehead}`)
    expect(status).toBe(404)
    expect(json).toMatchObject({ message })
  })
})

describe('when history is read', () => {
  it('stands newest first, every commit before its parents', async () => {
    expect(await historyOf(`?sha=${aSha('f')}`)).toEqual(['f', 'c', 'd', 'b', 'a'])
  })

  it('names the parents in their order', async () => {
    const { json } = await server.get('commits?per_page=1')
    expect(json).toMatchObject([
      { sha: aSha('f'), parents: [{ sha: aSha('d') }, { sha: aSha('c') }] },
    ])
  })

  it.each([
    ['', 'f'],
    ['?sha=feature/x', 'e'],
  ])('starts for %j at %s', async (query, first) => {
    expect((await historyOf(query))[0]).toBe(first)
  })

  it('comes in pages', async () => {
    expect(await historyOf('?sha=main&per_page=2&page=2')).toEqual(['d', 'b'])
  })

  it('refuses a commit that is not there', async () => {
    expect((await server.get(`commits?sha=${aSha('0')}`)).status).toBe(404)
  })
})
