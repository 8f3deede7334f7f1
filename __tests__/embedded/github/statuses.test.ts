import { afterEach, describe, expect, it } from '@jest/globals'
import type { GitHubWorld, Status } from '../../../src/embedded/github/world.ts'
import type { GitHubOptions } from '../../../src/embedded/github.ts'
import { aSha, GitHubServer, PERSONAL_TOKEN } from '../../support/github-server.ts'

const HEAD = aSha('b')
const NOW = { now: () => new Date('2026-01-02T03:04:05.678Z') }

let server: GitHubServer

afterEach(() => server.close())

async function start(world: Partial<GitHubWorld> = {}, options: GitHubOptions = {}) {
  server = await GitHubServer.start(world, options)
  return server
}

function aStatus(given: Partial<Status> = {}): Status {
  return {
    sha: HEAD,
    state: 'success',
    context: 'sizes',
    description: 'fits',
    target_url: null,
    created_at: '2026-01-02T03:04:05Z',
    ...given,
  }
}

describe('when a status is set', () => {
  it('stands on the commit', async () => {
    const { world } = await start({}, NOW)
    const status = aStatus({ target_url: 'https://example.com/run/1' })
    const { sha, created_at, ...sent } = status
    const { status: code, json } = await server.post(`statuses/${sha}`, sent)
    expect(code).toBe(201)
    expect(json).toEqual({
      id: 1,
      url: `${server.github.url}/repos/acme/shop/statuses/${HEAD}`,
      ...sent,
      created_at,
      updated_at: created_at,
      creator: { login: 'github-actions[bot]', type: 'Bot' },
    })
    expect(world.statuses).toEqual([status])
  })

  it('is the account’s for any token but a workflow’s', async () => {
    await start({ token: PERSONAL_TOKEN })
    const { json } = await server.post(`statuses/${HEAD}`, { state: 'success' })
    expect(json).toMatchObject({ creator: { login: 'alice', type: 'User' } })
  })

  it('needs nothing but a state', async () => {
    const { world } = await start({}, NOW)
    await server.post(`statuses/${HEAD}`, { state: 'pending' })
    expect(world.statuses).toEqual([
      aStatus({ state: 'pending', context: 'default', description: null }),
    ])
  })

  it('may describe itself in 140 characters', async () => {
    await start()
    const description = '✅'.repeat(140)
    const { status } = await server.post(`statuses/${HEAD}`, { state: 'success', description })
    expect(status).toBe(201)
  })

  it.each([
    ['state', 'neutral', 'state is not included in the list'],
    ['description', 'x'.repeat(141), 'description is too long (maximum is 140 characters)'],
    ['description', 'api 🐳', "description doesn't accept 4-byte Unicode"],
    ['context', 'x'.repeat(256), 'context is too long (maximum is 255 characters)'],
    ['target_url', 'run/1', 'target_url must use http(s) scheme'],
  ])('is refused for its %s', async (field, value, message) => {
    const { world } = await start()
    const { status, json } = await server.post(`statuses/${HEAD}`, {
      state: 'success',
      [field]: value,
    })
    expect(status).toBe(422)
    expect(json).toEqual({
      message: 'Validation Failed',
      errors: [{ resource: 'Status', code: 'custom', field, message }],
      documentation_url: 'https://docs.github.com/rest/commits/statuses#create-a-commit-status',
      status: '422',
    })
    expect(world.statuses).toEqual([])
  })

  it('is refused without a state', async () => {
    await start()
    expect((await server.post(`statuses/${HEAD}`, {})).status).toBe(422)
  })

  it.each([aSha('f'), 'main'])('is refused on %s, which is no SHA of a commit', async (sha) => {
    await start()
    const { status, json } = await server.post(`statuses/${sha}`, { state: 'success' })
    expect(status).toBe(422)
    expect(json).toMatchObject({ message: `No commit found for SHA: ${sha}` })
  })

  it('is refused after a thousand of its context', async () => {
    await start({ statuses: Array.from({ length: 1000 }, () => aStatus()) })
    const { status, json } = await server.post(`statuses/${HEAD}`, aStatus())
    expect(status).toBe(422)
    expect(json).toMatchObject({
      errors: [
        {
          resource: 'Status',
          code: 'custom',
          message: 'This SHA and context has reached the maximum number of statuses.',
        },
      ],
    })
    const other = await server.post(`statuses/${HEAD}`, aStatus({ context: 'other' }))
    expect(other.status).toBe(201)
  })
})

describe('when statuses are read', () => {
  const statuses = [
    aStatus({ state: 'pending' }),
    aStatus({ context: 'lint' }),
    aStatus(),
    aStatus({ sha: aSha('a'), state: 'failure' }),
  ]

  it.each([HEAD, 'search'])('lists those of %s, newest first', async (ref) => {
    await start({ statuses })
    const { json } = await server.get(`commits/${ref}/statuses`)
    expect(json).toMatchObject([
      { id: 3, state: 'success', context: 'sizes' },
      { id: 2, state: 'success', context: 'lint' },
      { id: 1, state: 'pending', context: 'sizes' },
    ])
  })

  it('tells when they were set, and by whom', async () => {
    await start({ statuses: [aStatus({ created_at: '2026-11-25T10:12:00Z' })] })
    const { json } = await server.get(`commits/${HEAD}/statuses`)
    expect(json).toMatchObject([
      {
        created_at: '2026-11-25T10:12:00Z',
        updated_at: '2026-11-25T10:12:00Z',
        creator: { login: 'github-actions[bot]', type: 'Bot' },
      },
    ])
  })

  it('tells of others who have set them, and of accounts that are gone', async () => {
    const [alice, nobody] = [{ login: 'alice', type: 'User' as const }, null]
    await start({ statuses: [aStatus({ creator: alice }), aStatus({ creator: nobody })] })
    const { json } = await server.get(`commits/${HEAD}/statuses`)
    expect(json).toMatchObject([{ creator: nobody }, { creator: alice }])
  })

  it('does not tell by whom in the combined one', async () => {
    await start({ statuses: [aStatus()] })
    const { json } = await server.get(`commits/${HEAD}/status`)
    const { sha, ...shown } = aStatus()
    expect(json).toMatchObject({
      statuses: [
        {
          id: 1,
          url: `${server.github.url}/repos/acme/shop/statuses/${sha}`,
          ...shown,
          updated_at: shown.created_at,
        },
      ],
    })
    expect(json).not.toMatchObject({ statuses: [{ creator: expect.anything() }] })
  })

  it('combines the newest of each context', async () => {
    await start({ statuses })
    const { json } = await server.get(`commits/${HEAD}/status`)
    expect(json).toMatchObject({
      state: 'success',
      sha: HEAD,
      total_count: 2,
      statuses: [{ id: 3 }, { id: 2 }],
    })
  })

  it.each([
    [[], 'pending'],
    [['success', 'pending'], 'pending'],
    [['success', 'pending', 'error'], 'failure'],
    [['success', 'failure'], 'failure'],
    [['success', 'success'], 'success'],
  ])('combines %j to %s', async (states, combined) => {
    const each = states.map((state, index) => aStatus({ state, context: `check ${index}` }))
    await start({ statuses: each })
    const { json } = await server.get(`commits/${HEAD}/status`)
    expect(json).toMatchObject({ state: combined })
  })

  it.each(['status', 'statuses'])('finds no %s of an unknown commit', async (what) => {
    await start()
    const { status, json } = await server.get(`commits/${aSha('f')}/${what}`)
    expect(status).toBe(404)
    expect(json).toMatchObject({ message: 'Ref not found' })
  })
})
