import { afterEach, describe, expect, it } from '@jest/globals'
import type { GitHubWorld, TimelineEvent } from '../../../src/embedded/github/world.ts'
import { aPull, aReview, aSha, GitHubServer } from '../../support/github-server.ts'

let server: GitHubServer

afterEach(() => server.close())

async function start(world: Partial<GitHubWorld> = {}) {
  server = await GitHubServer.start(world)
  return server
}

function anEvent(given: Partial<TimelineEvent> = {}): TimelineEvent {
  return {
    pull: 7,
    event: 'labeled',
    created_at: '2026-01-01T00:00:00Z',
    actor: { login: 'bob', type: 'User' },
    label: 'image-size-approved',
    ...given,
  }
}

describe('when the timeline of a pull request is read', () => {
  it('tells who has set and who has taken off a label', async () => {
    await start({
      timeline: [
        anEvent(),
        anEvent({ event: 'unlabeled', created_at: '2026-01-02T00:00:00Z', actor: null }),
      ],
    })
    const { status, json } = await server.get('issues/7/timeline')
    const label = { name: 'image-size-approved', color: 'ededed' }
    expect(status).toBe(200)
    expect(json).toEqual([
      {
        id: 1,
        event: 'labeled',
        actor: { login: 'bob', type: 'User' },
        created_at: '2026-01-01T00:00:00Z',
        label,
      },
      { id: 2, event: 'unlabeled', actor: null, created_at: '2026-01-02T00:00:00Z', label },
    ])
  })

  it('has no label where it is about none', async () => {
    const { label: _, ...closed } = anEvent({ event: 'closed' })
    await start({ timeline: [closed] })
    const { json } = await server.get('issues/7/timeline')
    expect(json).toEqual([
      {
        id: 1,
        event: 'closed',
        actor: { login: 'bob', type: 'User' },
        created_at: '2026-01-01T00:00:00Z',
      },
    ])
  })

  it('has reviews too, with their state written small', async () => {
    await start({ reviews: [aReview({ id: 80, state: 'CHANGES_REQUESTED' })] })
    const { json } = await server.get('issues/7/timeline')
    expect(json).toEqual([
      {
        event: 'reviewed',
        id: 80,
        user: { login: 'bob', type: 'User' },
        body: '',
        state: 'changes_requested',
        commit_id: aSha('b'),
        submitted_at: '2026-01-01T00:00:00Z',
        html_url: 'https://github.com/acme/shop/pull/7#pullrequestreview-80',
        author_association: 'NONE',
      },
    ])
  })

  it('stands in the order of time, reviews among the rest', async () => {
    await start({
      timeline: [
        anEvent({ created_at: '2026-01-03T00:00:00Z' }),
        anEvent({ created_at: '2026-01-01T00:00:00Z' }),
      ],
      reviews: [
        aReview({ id: 80, submitted_at: '2026-01-04T00:00:00Z' }),
        aReview({ id: 81, submitted_at: '2026-01-02T00:00:00Z' }),
      ],
    })
    const { json } = await server.get('issues/7/timeline')
    expect(json).toMatchObject([{ id: 2 }, { id: 81 }, { id: 1 }, { id: 80 }])
  })

  it('leaves out reviews that are not submitted yet, and what is of other pull requests', async () => {
    await start({
      pulls: [aPull(), aPull({ number: 8 })],
      timeline: [anEvent({ pull: 8 })],
      reviews: [aReview({ state: 'PENDING' }), aReview({ pull: 8 })],
    })
    expect((await server.get('issues/7/timeline')).json).toEqual([])
  })

  it('comes in pages', async () => {
    await start({ timeline: Array.from({ length: 101 }, () => anEvent()) })
    const { json, headers } = await server.get('issues/7/timeline?per_page=100&page=2')
    expect(json).toMatchObject([{ id: 101 }])
    expect(headers.get('link')).toContain('/repositories/1/issues/7/timeline?per_page=100&page=1>')
  })

  it('is not found for a pull request that is not there', async () => {
    await start()
    const { status, json } = await server.get('issues/8/timeline')
    expect(status).toBe(404)
    expect(json).toMatchObject({
      documentation_url:
        'https://docs.github.com/rest/issues/timeline#list-timeline-events-for-an-issue',
    })
  })
})
