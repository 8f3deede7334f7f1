import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { GitHubWorld } from '../../../src/embedded/github/world.ts'
import {
  dismissReviews,
  pushCommit,
  removeLabel,
  setLabel,
  submitReview,
} from '../../support/deeds.ts'
import { aCommit, aPull, aReview, aSha, GitHubServer } from '../../support/github-server.ts'

const AT = '2026-11-25T10:12:00Z'
const LATER = '2026-11-25T10:13:00Z'

let server: GitHubServer
let world: GitHubWorld

beforeEach(async () => {
  server = await GitHubServer.start({
    commits: [
      aCommit(),
      aCommit({ sha: aSha('b'), parents: [aSha('a')], files: { 'a.txt': 'one' } }),
    ],
  })
  world = server.world
})

afterEach(() => server.close())

async function pull() {
  return (await server.get('pulls/7')).json
}

describe('when a label is set', () => {
  const labeling = { pull: 7, label: 'approved', by: 'bob', at: AT }

  it('stands on the pull request and in its timeline', async () => {
    setLabel(world, labeling)
    expect(await pull()).toMatchObject({ labels: [{ name: 'approved' }], updated_at: AT })
    expect((await server.get('issues/7/timeline')).json).toMatchObject([
      { event: 'labeled', created_at: AT, actor: { login: 'bob' }, label: { name: 'approved' } },
    ])
  })

  it('does not happen twice', () => {
    setLabel(world, labeling)
    setLabel(world, { ...labeling, at: LATER })
    expect(world.timeline).toHaveLength(1)
    expect(world.pulls).toMatchObject([{ labels: ['approved'], updated_at: AT }])
  })

  it('can be taken off again', () => {
    setLabel(world, labeling)
    removeLabel(world, { ...labeling, by: 'renovate[bot]', at: LATER })
    expect(world.pulls).toMatchObject([{ labels: [], updated_at: LATER }])
    expect(world.timeline.at(-1)).toEqual({
      pull: 7,
      event: 'unlabeled',
      created_at: LATER,
      actor: { login: 'renovate[bot]', type: 'Bot' },
      label: 'approved',
    })
  })

  it('is not taken off where it is not', () => {
    removeLabel(world, labeling)
    expect(world.timeline).toEqual([])
    expect(world.pulls).toEqual([aPull()])
  })
})

describe('when a review is submitted', () => {
  it('is of the head, under the next id', () => {
    world.reviews.push(aReview({ id: 4 }))
    submitReview(world, { pull: 7, by: 'carol', state: 'APPROVED', at: AT })
    expect(world.reviews.at(-1)).toEqual({
      id: 5,
      pull: 7,
      user: { login: 'carol', type: 'User' },
      state: 'APPROVED',
      commit_id: aSha('b'),
      submitted_at: AT,
    })
    expect(world.pulls).toMatchObject([{ updated_at: AT }])
  })

  it('may be of an earlier commit, and by an app', () => {
    submitReview(world, {
      pull: 7,
      by: 'reviewer[bot]',
      state: 'COMMENTED',
      at: AT,
      sha: aSha('a'),
    })
    expect(world.reviews).toMatchObject([
      { id: 1, user: { login: 'reviewer[bot]', type: 'Bot' }, commit_id: aSha('a') },
    ])
  })

  it('changes nothing yet while it is pending', () => {
    submitReview(world, { pull: 7, by: 'bob', state: 'PENDING', at: AT })
    expect(world.pulls).toEqual([aPull()])
  })
})

describe('when reviews are dismissed', () => {
  it('keeps them in their place, and the others as they are', () => {
    world.reviews.push(
      aReview(),
      aReview({ id: 2, user: { login: 'carol', type: 'User' } }),
      aReview({ id: 3, state: 'COMMENTED' }),
      aReview({ id: 4, state: 'CHANGES_REQUESTED' }),
      aReview({ id: 5, pull: 8 }),
      aReview({ id: 6, user: null }),
    )
    dismissReviews(world, { pull: 7, by: 'bob' })
    expect(world.reviews.map(({ id, state }) => [id, state])).toEqual([
      [1, 'DISMISSED'],
      [2, 'APPROVED'],
      [3, 'COMMENTED'],
      [4, 'DISMISSED'],
      [5, 'APPROVED'],
      [6, 'APPROVED'],
    ])
  })
})

describe('when a commit is pushed', () => {
  it('becomes the head, with the files of the last one', async () => {
    pushCommit(world, { pull: 7, sha: aSha('c'), at: AT })
    expect(await pull()).toMatchObject({ head: { sha: aSha('c') }, updated_at: AT })
    expect(world.branches['search']).toBe(aSha('c'))
    expect((await server.get('commits?sha=search&per_page=1')).json).toMatchObject([
      { sha: aSha('c'), parents: [{ sha: aSha('b') }] },
    ])
    const { text } = await server.send({
      path: `contents/a.txt?ref=${aSha('c')}`,
      accept: 'application/vnd.github.raw',
    })
    expect(text).toBe('one')
  })

  it('may bring other files', () => {
    pushCommit(world, { pull: 7, sha: aSha('c'), at: AT, files: { 'b.txt': 'two' } })
    expect(world.commits.at(-1)?.files).toEqual({ 'b.txt': 'two' })
  })

  it('leaves our branches alone when it comes from a fork', () => {
    world.pulls[0] = aPull({
      head: { sha: aSha('b'), ref: 'main', label: 'bob:main', repo: 'bob/shop' },
    })
    pushCommit(world, { pull: 7, sha: aSha('c'), at: AT })
    expect(world.pulls).toMatchObject([{ head: { sha: aSha('c') } }])
    expect(world.branches).toEqual({ main: aSha('a'), search: aSha('b') })
  })
})

describe('when there is no such pull request', () => {
  it('says so', () => {
    const labeling = { pull: 8, label: 'approved', by: 'bob', at: AT }
    expect(() => setLabel(world, labeling)).toThrow(new RangeError('no pull request 8'))
  })
})
