import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aSha, GitHubServer } from '../../support/github-server.ts'

let server: GitHubServer

beforeAll(async () => {
  server = await GitHubServer.start({ branches: { main: aSha('a'), 'feature/x': aSha('b') } })
})

afterAll(() => server.close())

describe('when a reference is read', () => {
  it.each([
    ['heads/main', 'a'],
    ['heads/feature/x', 'b'],
    ['heads%2Ffeature%2Fx', 'b'],
  ])('tells the commit of %s', async (ref, digit) => {
    const { json } = await server.get(`git/ref/${ref}`)
    expect(json).toMatchObject({
      ref: `refs/${decodeURIComponent(ref)}`,
      object: { type: 'commit', sha: aSha(digit) },
    })
  })

  it.each(['heads/gone', 'main', 'heads/feature', 'tags/main', 'heads/toString'])(
    'finds no %s',
    async (ref) => {
      const { status, json } = await server.get(`git/ref/${ref}`)
      expect(status).toBe(404)
      expect(json).toMatchObject({ message: 'Not Found' })
    },
  )
})
