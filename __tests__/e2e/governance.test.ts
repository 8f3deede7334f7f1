import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { dismissReviews, submitReview } from '../support/deeds.ts'
import { Life, minute } from '../support/life.ts'

jest.setTimeout(60_000)

const [SECOND, THIRD] = ['2', '3'].map((digit) => digit.repeat(40))

let life: Life
afterEach(() => life.end())

async function begin(options: Parameters<typeof Life.start>[0] = {}): Promise<Life> {
  life = await Life.start(options)
  return life
}

describe('when the budget names approvers', () => {
  it('takes them, and nobody else', async () => {
    await begin({ rules: ['review_increase: 10%', 'approvers: [eve, acme/platform]'] })
    life.world.permissions.members = 'read'
    life.world.teams = { 'acme/platform': ['carol'] }
    await life.label('10:10', 'bob')
    expect(life.comment).toContain(
      '**To approve `api`: `eve` or `acme/platform`, but not the author',
    )
    expect(life.comment).toContain('was set by bob, who is not among the approvers')
    await life.review('10:20', 'carol', 'APPROVED')
    expect(life.status).toContain('approved by carol')
    dismissReviews(life.world, { pull: 7, by: 'carol' })
    await life.review('10:30', 'eve', 'APPROVED')
    expect(life.status).toContain('approved by eve')
  })

  it('takes those of the input for budgets that name nobody', async () => {
    await begin()
    submitReview(life.world, { pull: 7, by: 'eve', state: 'APPROVED', at: minute('10:10') })
    await life.happened('10:10', undefined, undefined, { approvers: 'eve', 'approval-label': 'ok' })
    expect(life.status).toContain('approved by eve')
  })
})

describe('when the token may not read who approved', () => {
  it.each([
    [
      '/pulls/7/reviews',
      'Not known: the token cannot read reviews (403 Resource not accessible by integration',
    ],
    [
      '/issues/7/timeline',
      'Not known: the token cannot read who set the label (403 Resource not accessible by integration',
    ],
    [
      '/pulls/7',
      'Not known: the pull request cannot be read (403 Resource not accessible by integration',
    ],
  ])('says what is missing of %s, and the line that grants it', async (path, words) => {
    await begin()
    life.workflow.refuse = (request) => request.path.split('?')[0]?.endsWith(path) === true
    await life.happened('10:00')
    expect(life.status).toBe('failure: The image needs review')
    expect(life.comment).toContain(words)
    expect(life.comment).toContain(
      'add `pull-requests: read` (or write) to the permissions of the job',
    )
  })

  it('says so of permissions and teams, too', async () => {
    await begin({ rules: ['review_increase: 10%', 'approvers: [acme/platform]'] })
    await life.label('10:10', 'bob')
    expect(life.comment).toContain(
      'the members of acme/platform cannot be read (403 Resource not accessible by integration)',
    )
    expect(life.comment).toContain(
      'name logins as approvers, or use a token with the permission members: read',
    )
  })
})

describe('when a merge queue asks', () => {
  const group = () => ({
    merge_group: {
      head_sha: life.pull.head.sha,
      head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${life.pull.base.sha}`,
      base_sha: life.pull.base.sha,
      base_ref: 'refs/heads/main',
    },
  })
  const queued = () => {
    life.build(`gh-readonly-queue-main-pr-7-${life.pull.base.sha}`, 130)
    return life.workflow.run({
      event: { name: 'merge_group', payload: group() },
      ref: group().merge_group.head_ref,
      run: { id: 99, attempt: 1 },
    })
  }

  it('takes what its pull request was given leave for', async () => {
    await begin()
    await life.happened('10:00')
    await life.label('10:10', 'bob')
    const { outputs } = await queued()
    expect(outputs).toMatchObject({
      outcome: 'pass',
      headline: expect.stringContaining('approved by bob'),
    })
    expect(life.world.comments).toHaveLength(1)
  })

  it('does not let through what nobody approved', async () => {
    await begin()
    const { outputs, exitCode } = await queued()
    expect(outputs['outcome']).toBe('review')
    expect(exitCode).toBe(1)
    expect(life.status).toBe('failure: The image needs review')
  })
})

describe('when a merge group is built upon another', () => {
  it('is not blamed for what that one grew', async () => {
    await begin({ tags: { main: 100 } })
    const [ahead, own] = [
      `gh-readonly-queue/main/pr-6-${'6'.repeat(40)}`,
      'gh-readonly-queue/main/pr-7-1234567',
    ]
    life.world.branches[ahead] = life.pull.base.sha
    life.build(ahead.replaceAll('/', '-'), 130)
    life.build(own.replaceAll('/', '-'), 131)
    const group = {
      head_sha: life.pull.head.sha,
      head_ref: `refs/heads/${own}`,
      base_sha: life.pull.base.sha,
      base_ref: 'refs/heads/main',
    }
    const event = { name: 'merge_group', payload: { merge_group: group } }
    expect((await life.workflow.run({ event, ref: group.head_ref })).outputs['outcome']).toBe(
      'pass',
    )
  })
})

describe('when growth needs approval and there is no pull request', () => {
  it('stays red, and says where approvals are given', async () => {
    await begin({ tags: { main: 100, recommendations: 130 } })
    const payload = { repository: { default_branch: 'main' }, after: life.pull.head.sha }
    const ref = 'refs/heads/recommendations'
    const { outputs, summary } = await life.workflow.run({ event: { name: 'push', payload }, ref })
    expect(outputs['outcome']).toBe('review')
    expect(summary).toContain(
      'Approvals are given on a pull request, and this event belongs to none.',
    )
  })
})

describe('when the pull request raises its own limit', () => {
  it('is judged by the old one until somebody else agrees, and then still', async () => {
    await begin({ rules: ['max_mb: 180'] })
    const raised = `budgets:\n  - image: ${life.registry.host}/acme/api\n    max_mb: 220\n`
    await life.pushFile('10:10', SECOND ?? '', raised)
    expect(life.status).toBe('failure: The image needs review')
    expect(life.comment).toContain(
      '`api`: raises the limit `180.0 MiB` → `220.0 MiB` – needs approval',
    )

    await life.label('10:20', 'bob')
    expect(life.status).toBe('success: The image is within its budget, approved by bob')
    expect(life.comment).toContain(
      '→ `220.0 MiB` – approved by `bob` with the label, 2026-11-25 10:20 UTC',
    )

    await life.push('10:30', THIRD ?? '', 190)
    expect(life.status).toBe('failure: The image is over its budget')
  })
})

describe('when many small steps add up', () => {
  it('asks for leave, and blames nobody’s last step', async () => {
    await begin({
      rules: ['max_increase: 5%', 'max_growth_since: v1.0.0', 'max_growth: 20%'],
      tags: { 'v1.0.0': 100, main: 119, 'pr-7': 121 },
    })
    await life.happened('10:00')
    expect(life.status).toBe('failure: The image needs review')
    expect(life.comment).toContain(
      'Grew by 21.0 MiB, 21.0 %, since v1.0.0 (this change: +2.0 MiB); above 20.0 MiB, 20 % of 100.0 MiB, somebody has to approve (max_growth)',
    )
    await life.label('10:10', 'bob')
    expect(life.status).toContain('success')
  })
})

describe('when a waiver is in force', () => {
  it('lets the overrun pass with a warning, until its day', async () => {
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    await begin({
      rules: ['max_mb: 120', `waivers: [{ max_mb: 140, until: ${day}, reason: weights move }]`],
    })
    const { exitCode, outputs } = await life.happened('10:00')
    expect(exitCode).toBe(0)
    expect(outputs).toMatchObject({
      outcome: 'warn',
      headline: 'The image is over its budget, and waived',
    })
    expect(life.comment).toContain(`waived up to 140.0 MiB until ${day} (1 day left): weights move`)
  })
})
