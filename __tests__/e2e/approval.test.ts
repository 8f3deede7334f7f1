import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { pullRequestEvent } from '../../src/embedded/pull.ts'
import { dismissReviews, pushCommit, setLabel } from '../support/deeds.ts'
import { Life, minute } from '../support/life.ts'

jest.setTimeout(60_000)

const [SECOND, THIRD, FOURTH] = ['2', '3', '4'].map((digit) => digit.repeat(40))

let life: Life
afterEach(() => life.end())

async function begin(options: Parameters<typeof Life.start>[0] = {}): Promise<Life> {
  life = await Life.start({ processes: 'shared', ...options })
  return life
}

const TO_APPROVE =
  '👀 **To approve `api`: someone with write permission, but not the author, `alice`, approves commit `9be2417` in a review, or sets the label `image-size-approved`.**'

describe.each([
  ['one run', 1],
  ['two runs at once', 2],
])('when a pull request lives, with %s for each thing that happens', (_, runs) => {
  it('asks, does not take the author’s label, takes a maintainer’s, asks again for new growth, takes a review, and gives it back', async () => {
    await begin({ runs })

    const opened = await life.happened('10:00')
    expect(opened.exitCode).toBe(1)
    expect(life.status).toBe('failure: The image needs review')
    expect(life.comment).toContain(
      'Grew by 30.0 MiB, 30.0 %; above 10.0 MiB, 10 % of 100.0 MiB, somebody has to approve',
    )
    expect(life.comment).toContain(TO_APPROVE)

    await life.label('10:10', 'alice')
    expect(life.status).toBe('failure: The image needs review')
    expect(life.comment).toContain(
      'Does not count: the label image-size-approved was set by alice, who is the author.',
    )

    await life.unlabel('10:15', 'alice')
    expect(life.comment).not.toContain('Does not count')

    const approved = await life.label('10:20', 'bob')
    expect(approved.exitCode).toBe(0)
    expect(life.status).toBe('success: The image is within its budget, approved by bob')
    expect(life.comment).toContain('approved by `bob` with the label, 2026-11-25 10:20 UTC')
    expect(life.comment).not.toContain('To approve')

    // A commit that does not grow the image further: what was approved holds.
    await life.push('10:30', SECOND ?? '')
    expect(life.status).toBe('success: The image is within its budget, approved by bob')

    await life.push('10:40', THIRD ?? '', 150)
    expect(life.status).toBe('failure: The image needs review')
    expect(life.comment).toContain(
      'was set by bob for 30.0 MiB, and it is 50.0 MiB now: take it off, and set it again',
    )

    // Back to what was approved.
    await life.push('10:50', FOURTH ?? '', 130)
    expect(life.status).toBe('success: The image is within its budget, approved by bob')
    life.build('pr-7', 150)

    await life.review('11:00', 'carol', 'APPROVED')
    expect(life.status).toBe('success: The image is within its budget, approved by carol')
    expect(life.comment).toContain('approved by `carol` in a review, 2026-11-25 11:00 UTC')

    dismissReviews(life.world, { pull: 7, by: 'carol' })
    const dismissed = await life.reviewed('11:10', 'dismissed')
    expect(dismissed.exitCode).toBe(1)
    expect(life.status).toBe('failure: The image needs review')
    expect(life.world.comments).toHaveLength(1)
  })
})

describe('when somebody approves while a run is publishing', () => {
  it('does not leave behind what was true when it began', async () => {
    let isFirst = true
    await begin({
      // The older run has judged, and is about to set its status.
      before: async ({ method, path }) => {
        if (method !== 'POST' || !path.includes('/statuses/') || !isFirst) return undefined
        isFirst = false
        await life.label('10:05', 'bob')
        return undefined
      },
    })
    const { outputs, exitCode, log } = await life.happened('10:00')
    expect(outputs['outcome']).toBe('pass')
    expect(exitCode).toBe(0)
    expect(log).toContain('Approvals have changed meanwhile')
    expect(life.status).toBe('success: The image is within its budget, approved by bob')
    expect(life.world.comments).toHaveLength(1)
    expect(life.comment).toContain('approved by `bob` with the label')
  })

  it('keeps what was approved when a later commit breaks the budget file', async () => {
    await begin()
    await life.happened('10:00')
    await life.label('10:10', 'bob')
    const good = life.world.commits.at(-1)?.files['docker-image-budgets.yaml']
    await life.pushFile('10:20', SECOND ?? '', 'budgets: 5\n')
    expect(life.status).toMatch(/^error: /)
    await life.pushFile('10:30', THIRD ?? '', good ?? '')
    expect(life.status).toBe('success: The image is within its budget, approved by bob')
  })
})

describe('when GitHub’s clock is all there is to tell the order', () => {
  it('does not take a label for newer than a commit with an old date', async () => {
    await begin()
    setLabel(life.world, { pull: 7, label: 'image-size-approved', by: 'bob', at: minute('09:00') })
    life.pull.updated_at = minute('10:00')
    await life.happened('10:00')
    expect(life.status).toBe('failure: The image needs review')
  })

  it('does not take a status from elsewhere for a sign that the commit was there', async () => {
    await begin()
    const elsewhere = { state: 'failure', context: 'docker-image-budgets', description: null }
    const urls = ['https://github.com/acme/shop/pull/8#issuecomment-5', null]
    for (const target_url of urls) {
      const created_at = minute('08:00')
      life.world.statuses.push({ ...elsewhere, sha: life.pull.head.sha, target_url, created_at })
    }
    setLabel(life.world, { pull: 7, label: 'image-size-approved', by: 'bob', at: minute('09:00') })
    life.pull.updated_at = minute('10:00')
    await life.happened('10:00')
    expect(life.status).toBe('failure: The image needs review')
  })

  it('does not take a label that was set while another commit had taken the head’s place by force', async () => {
    await begin()
    const big = life.pull.head.sha
    await life.happened('10:00')
    life.pull.head.sha = life.pull.base.sha
    setLabel(life.world, { pull: 7, label: 'image-size-approved', by: 'bob', at: minute('10:10') })
    life.pull.head.sha = big
    life.pull.updated_at = minute('10:20')
    life.world.timeline.push({
      pull: 7,
      event: 'head_ref_force_pushed',
      created_at: minute('10:20'),
      actor: { login: 'alice', type: 'User' },
    })
    await life.happened('10:20')
    expect(life.status).toBe('failure: The image needs review')
  })

  it('counts nothing in a run whose pull request has moved on', async () => {
    await begin()
    await life.happened('10:00')
    const payload = life.labelEvent('labeled')
    setLabel(life.world, { pull: 7, label: 'image-size-approved', by: 'bob', at: minute('10:10') })
    pushCommit(life.world, { pull: 7, sha: SECOND ?? '', at: minute('10:11') })
    life.build('pr-7', 150)
    const { outputs } = await life.happened('10:12', payload)
    expect(outputs['outcome']).toBe('review')
    await life.happened('10:15')
    expect(life.status).toBe('failure: The image needs review')
    expect(life.comment).toContain('take it off, and set it again')
  })

  it('asks again where the commit’s image is built anew, and has grown', async () => {
    await begin()
    await life.happened('10:00')
    await life.label('10:10', 'bob')
    life.build('pr-7', 300)
    const { log } = await life.happened('10:20')
    expect(life.status).toBe('failure: The image needs review')
    expect(life.comment).toContain('was set by bob for 30.0 MiB, and it is 200.0 MiB now')
    expect(log).toContain('::error title=api,file=docker-image-budgets.yaml,line=3::')
  })

  it('does not count a label that was deleted from the repository, of which no event tells', async () => {
    await begin()
    await life.happened('10:00')
    await life.label('10:10', 'bob')
    life.pull.labels = []
    await life.happened('10:20')
    expect(life.status).toBe('failure: The image needs review')
  })

  it('counts a label that came after the first status on the commit, whatever happened since', async () => {
    await begin()
    await life.happened('10:00')
    // The run for the label was cancelled by the one for the next event.
    setLabel(life.world, { pull: 7, label: 'Image-Size-Approved', by: 'bob', at: minute('10:10') })
    life.pull.updated_at = minute('10:20')
    await life.happened('10:20')
    expect(life.status).toBe('success: The image is within its budget, approved by bob')
  })
})

describe('when somebody speaks of a commit before its image is there', () => {
  it('waits for the commit’s own run, instead of judging an older image', async () => {
    await begin({ tags: { main: 100, 'pr-7': 101 } })
    await life.happened('10:00')
    expect(life.status).toMatch(/^success/)
    // A commit that nothing has built: the tag still names the image before it.
    pushCommit(life.world, { pull: 7, sha: SECOND ?? '', at: minute('10:10') })
    const { exitCode, log } = await life.review('10:15', 'alice', 'COMMENTED')
    expect(exitCode).toBe(0)
    expect(log).toContain('No run has set the status docker-image-budgets on 2222222 yet')
    expect(life.status).toBe('undefined: undefined')
    await life.label('10:16', 'bob')
    expect(life.status).toBe('undefined: undefined')

    life.build('pr-7', 300)
    life.pull.updated_at = minute('10:20')
    await life.happened('10:20')
    expect(life.status).toBe('failure: The image needs review')
  })
})

describe('when a commit is the head of more than this pull request', () => {
  const second = (base: string) => ({
    ...life.pull,
    number: 8,
    base: { sha: life.pull.base.sha, ref: base },
  })

  it('does not say success where the other one fails', async () => {
    await begin({ tags: { main: 100, 'pr-7': 130, 'gh-pages': 130, 'pr-8': 130 } })
    await life.happened('10:00')
    life.world.pulls.push(second('gh-pages'))
    const { outputs } = await life.happened('10:10', pullRequestEvent(life.world, 8))
    expect(outputs['outcome']).toBe('pass')
    expect(life.status).toBe('failure: #7, of the same commit: The image needs review')
    life.pull.state = 'closed'
    await life.happened('10:20', pullRequestEvent(life.world, 8))
    expect(life.status).toMatch(/^success/)
  })

  it('gives way to it as a push', async () => {
    await begin({ tags: { main: 100, 'pr-7': 130, recommendations: 100 } })
    await life.happened('10:00')
    const payload = { repository: { default_branch: 'main' }, after: life.pull.head.sha }
    const ref = 'refs/heads/recommendations'
    const { outputs } = await life.workflow.run({ event: { name: 'push', payload }, ref })
    expect(outputs['outcome']).toBe('pass')
    expect(life.status).toBe('failure: The image needs review')
  })
})
