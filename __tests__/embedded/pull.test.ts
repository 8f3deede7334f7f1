import { describe, expect, it } from '@jest/globals'
import { demoWorld, pullRequestEvent, reviewEvent } from '../../src/embedded/pull.ts'
import { setLabel, submitReview } from '../support/deeds.ts'

const AT = '2026-11-25T10:12:00Z'

function aWorld() {
  return demoWorld('ghs_demo', 'budgets: []\n')
}

describe('when something happens to a pull request', () => {
  it('sends it as GitHub does', () => {
    const world = aWorld()
    setLabel(world, { pull: 7, label: 'image-size-approved', by: 'bob', at: AT })
    expect(pullRequestEvent(world, 7)).toMatchObject({
      action: 'synchronize',
      number: 7,
      pull_request: {
        number: 7,
        state: 'open',
        user: { login: 'alice', type: 'User' },
        labels: [{ name: 'image-size-approved' }],
        updated_at: AT,
        head: { sha: world.branches['recommendations'], repo: { full_name: 'acme/shop' } },
        base: { sha: world.branches['main'], ref: 'main' },
        url: 'https://api.github.com/repos/acme/shop/pulls/7',
      },
      repository: { full_name: 'acme/shop', default_branch: 'main' },
    })
  })

  it('sends what else the context has', () => {
    const given = { action: 'labeled', label: { name: 'bug' }, sender: { login: 'bob' } }
    expect(pullRequestEvent(aWorld(), 7, given)).toMatchObject({ ...given, number: 7 })
  })

  it('sends nothing of one that is not there', () => {
    expect(() => pullRequestEvent(aWorld(), 8)).toThrow(new RangeError('no pull request 8'))
  })
})

describe('when something happens to a review', () => {
  it('sends the last one, with its state written small, and the pull request', () => {
    const world = aWorld()
    submitReview(world, { pull: 7, by: 'carol', state: 'CHANGES_REQUESTED', at: AT })
    submitReview(world, { pull: 7, by: 'bob', state: 'APPROVED', at: AT })
    expect(reviewEvent(world, 7, 'submitted')).toMatchObject({
      action: 'submitted',
      review: {
        id: 2,
        user: { login: 'bob', type: 'User' },
        state: 'approved',
        commit_id: world.branches['recommendations'],
        submitted_at: AT,
      },
      pull_request: { number: 7, user: { login: 'alice', type: 'User' } },
      repository: { full_name: 'acme/shop' },
    })
  })

  it('needs one', () => {
    const noReview = () => reviewEvent(aWorld(), 7, 'submitted')
    expect(noReview).toThrow(new RangeError('no review of pull request 7'))
  })
})
