import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { pullRequestEvent } from '../../src/embedded/pull.ts'
import { Branches } from '../support/branches.ts'

jest.setTimeout(60_000)

let branches: Branches
afterEach(() => branches.end())

const rules = ['max_mb: 200', 'max_increase: 10%']

async function begin(tags: Readonly<Record<string, number>>): Promise<void> {
  branches = await Branches.start({ tags, rules })
}

/** Pull request 7 goes into a branch with main's budget file. */
function turnTo(name: string): void {
  const [pull] = branches.world.pulls
  if (pull === undefined) throw new RangeError('no pull request')
  pull.base = { sha: branches.branch(name, branches.file(...rules)), ref: name }
}

function judged(inputs: Readonly<Record<string, string>> = {}) {
  const event = { name: 'pull_request', payload: pullRequestEvent(branches.world, 7) }
  return branches.happened(event, { inputs })
}

function serviceOf({ outputs }: Awaited<ReturnType<typeof judged>>) {
  return JSON.parse(outputs['report'] ?? '{}').services[0]
}

describe('when pull requests are stacked, and the base branch has no image', () => {
  it('compares with the default branch’s image, and says so', async () => {
    await begin({ main: 50, 'pr-7': 80 })
    turnTo('feature/a')
    const result = await judged()
    expect(result.outputs['outcome']).toBe('fail')
    expect(serviceOf(result)).toMatchObject({
      baseInsteadOf: `${branches.registry.host}/acme/api:feature-a`,
      platforms: [{ base: { reference: `${branches.registry.host}/acme/api:main` } }],
    })
    expect(branches.commentOn(7)).toContain(
      'api: there is no image of feature-a; compared with main instead.',
    )
    expect(branches.commentOn(7)).toContain(', instead of `')
    expect(result.log).toContain('note: api: there is no image of feature-a')
  })

  it('compares with the image of the default branch’s commit where tags carry commits', async () => {
    await begin({ 'pr-7': 80 })
    const tip = branches.branch('main', branches.file(...rules))
    await branches.end()
    await begin({ [`sha-${tip.slice(0, 7)}`]: 50, 'pr-7': 80 })
    branches.branch('main', branches.file(...rules))
    turnTo('feature/a')
    const result = await judged({ 'base-tag': 'sha-{base_sha:7}' })
    expect(result.outputs['outcome']).toBe('fail')
    expect(serviceOf(result)).toMatchObject({ baseCommit: tip, baseDistance: 0 })
  })

  it('finds where it began on the default branch', async () => {
    await begin({ 'pr-7': 80 })
    const { baseSha } = branches.workflow
    await branches.end()
    await begin({ [`sha-${baseSha.slice(0, 7)}`]: 50, 'pr-7': 80 })
    branches.branch('main', branches.file(...rules))
    turnTo('feature/a')
    const result = await judged({ 'base-tag': 'sha-{merge_base:7}', 'base-lookback': '0' })
    expect(serviceOf(result)).toMatchObject({ outcome: 'fail', baseCommit: baseSha })
  })

  it('is new where no branch has an image', async () => {
    await begin({ 'pr-7': 80 })
    turnTo('feature/a')
    const result = await judged()
    expect(result.outputs['outcome']).toBe('pass')
    expect(serviceOf(result).platforms[0].base).toBeNull()
  })
})

describe('when a merge group’s predecessor and base have no image', () => {
  it('compares with the default branch’s', async () => {
    const queue = 'gh-readonly-queue/release/pr-7-1234567'
    await begin({ main: 50, [queue.replaceAll('/', '-')]: 80 })
    const baseSha = branches.branch('release', branches.file(...rules))
    branches.world.branches['gh-readonly-queue/release/pr-6-7654321'] = baseSha
    const merge_group = {
      head_sha: branches.workflow.headSha,
      head_ref: `refs/heads/${queue}`,
      base_sha: baseSha,
      base_ref: 'refs/heads/release',
    }
    const payload = { merge_group, repository: branches.repository }
    const result = await branches.happened(
      { name: 'merge_group', payload },
      { ref: merge_group.head_ref },
    )
    expect(result.outputs['outcome']).toBe('fail')
    expect(serviceOf(result)).toMatchObject({
      baseInsteadOf: expect.stringContaining(':gh-readonly-queue-release-pr-6-7654321'),
      platforms: [{ base: { reference: expect.stringMatching(/:main$/) } }],
    })
  })
})

describe('when a fork’s branch is called as the base is', () => {
  it('is inconclusive, and sets no success', async () => {
    await begin({ main: 50 })
    const [pull] = branches.world.pulls
    if (pull !== undefined) {
      Object.assign(pull.head, { ref: 'main', label: 'bob:main', repo: 'bob/shop' })
    }
    const { exitCode, outputs } = await judged({ 'head-tag': '{head_ref}' })
    expect(exitCode).toBe(1)
    expect(outputs['outcome']).toBe('inconclusive')
    expect(branches.status).toBe('failure: The image could not be measured')
    expect(branches.commentOn(7)).toContain('it is the head as well: both are')
    expect(branches.commentOn(7)).toContain('**Set head-tag')
  })
})

describe('when the pull request is turned to another branch', () => {
  it('is judged again, by that branch’s file and image', async () => {
    await begin({ main: 50, lax: 79, 'pr-7': 80 })
    turnTo('lax')
    await judged()
    expect(branches.status).toBe('success: The image is within its budget')
    const [pull] = branches.world.pulls
    if (pull !== undefined) pull.base = { sha: branches.world.branches['main'] ?? '', ref: 'main' }
    const changes = { base: { ref: { from: 'lax' } } }
    const payload = pullRequestEvent(branches.world, 7, { action: 'edited', changes })
    await branches.happened({ name: 'pull_request', payload })
    expect(branches.status).toBe('failure: The image grew too much')
  })
})
