import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { pullRequestEvent, reviewEvent } from '../../src/embedded/pull.ts'
import { submitReview } from '../support/deeds.ts'
import { Life, minute } from '../support/life.ts'

jest.setTimeout(90_000)

let life: Life
afterEach(() => life.end())

async function begin(options: Parameters<typeof Life.start>[0] = {}): Promise<Life> {
  life = await Life.start({ processes: 'shared', ...options })
  return life
}

const [SMALL, LARGE] = [101, 130]
const GREEN = 'success: The image is within its budget'
const RED = 'failure: The image needs review'

/** A run for the pull request, of the image as it is built now. */
function run(
  id: number,
  {
    attempt = 1,
    MiB,
    event = pullRequestEvent(life.world, 7),
  }: {
    readonly attempt?: number
    readonly MiB?: number
    readonly event?: unknown
  } = {},
) {
  if (MiB !== undefined) life.build('pr-7', MiB)
  return life.workflow.run({
    run: { id, attempt },
    event: { name: 'pull_request', payload: event },
  })
}

/** Does something once, when a request like this one is about to be answered. */
function once(method: string, part: string, act: () => Promise<unknown>) {
  let isDone = false
  return async (request: { method: string; path: string }) => {
    if (isDone || request.method !== method || !request.path.includes(part)) return undefined
    isDone = true
    await act()
    return undefined
  }
}

/** Which run status and comment are of. */
function voices() {
  const status = life.world.statuses.findLast(({ sha }) => sha === life.pull.head.sha)
  return {
    status: new URL(status?.target_url ?? '').searchParams.get('run'),
    comment: / run=(\d+)\/1 -->/.exec(life.comment)?.[1],
  }
}

describe('when a run starts while the commit’s own is still building', () => {
  const checks = () => ({
    repository: { default_branch: 'main' },
    check_suite: { head_sha: life.pull.head.sha, head_branch: life.pull.head.ref },
  })
  const pull = (action: string, changes = {}) => ({
    ...pullRequestEvent(life.world, 7),
    action,
    changes,
  })

  it.each<[string, string, () => object]>([
    ['checks of another CI are done', 'check_suite', checks],
    ['somebody is assigned', 'pull_request', () => pull('assigned')],
    ['the title is edited', 'pull_request', () => pull('edited', { title: { from: 'x' } })],
    ['the title is edited', 'pull_request_target', () => pull('edited', { title: { from: 'x' } })],
  ])('lets that one speak once it has measured, where %s (%s)', async (_, name, payload) => {
    await begin({ tags: { main: 100, 'pr-7': SMALL } })
    await life.workflow.run({ run: { id: 3, attempt: 1 }, event: { name, payload: payload() } })
    expect(life.status).toBe(GREEN)
    const { exitCode } = await run(2, { MiB: LARGE })
    expect(exitCode).toBe(1)
    expect(life.status).toBe(RED)
    expect(voices()).toEqual({ status: '2.1', comment: '2' })
  })
})

describe('when a run of the same commit is newer', () => {
  it('leaves its status and its comment, says so, and ends by its own verdict', async () => {
    await begin()
    await run(2, { MiB: LARGE })
    const comment = life.comment
    const { exitCode, outputs, log } = await run(1, { MiB: SMALL })
    expect(exitCode).toBe(0)
    expect(outputs['outcome']).toBe('pass')
    expect(log).toContain(
      'Run 2 is newer, and has judged this commit: its status and comment stand.',
    )
    expect(life.status).toBe(RED)
    expect(life.comment).toBe(comment)
  })

  it('does so where it breaks down, too', async () => {
    await begin()
    await run(2, { MiB: LARGE })
    const comment = life.comment
    const { exitCode } = await life.workflow.run({
      run: { id: 1, attempt: 1 },
      inputs: { timeout: 'soon' },
    })
    expect(exitCode).toBe(1)
    expect(life.status).toBe(RED)
    expect(life.comment).toBe(comment)
  })

  it('does so on a push, where there is no comment', async () => {
    await begin({ tags: { main: 100, recommendations: LARGE } })
    const payload = { repository: { default_branch: 'main' }, after: life.pull.head.sha }
    const push = (id: number, MiB: number) => {
      life.build('recommendations', MiB)
      const ref = 'refs/heads/recommendations'
      return life.workflow.run({ run: { id, attempt: 1 }, event: { name: 'push', payload }, ref })
    }
    await push(2, LARGE)
    await push(1, SMALL)
    expect(life.status).toBe(RED)
  })

  it('replaces it where somebody has started the older one again', async () => {
    await begin()
    await run(2, { MiB: LARGE })
    await run(1, { MiB: SMALL, attempt: 2 })
    expect(life.status).toBe(GREEN)
    expect(life.comment).toContain('The image is within its budget')
  })

  it('believes no number that another login has set', async () => {
    await begin()
    life.world.statuses.push({
      sha: life.pull.head.sha,
      state: 'success',
      context: 'docker-image-budgets',
      description: 'all fine',
      target_url: 'https://github.com/acme/shop/pull/7?key=default&run=999.1#issuecomment-1',
      created_at: '2026-11-25T10:00:00Z',
      creator: { login: 'alice', type: 'User' },
    })
    await run(1, { MiB: LARGE })
    expect(life.status).toBe(RED)
  })
})

describe('when somebody has started an older run again, with its event of then', () => {
  const OLD_RULES = ['max_mb: 500']
  const edited = (sha: string) => {
    const file = life.world.commits[0]?.files['docker-image-budgets.yaml'] ?? ''
    const files = { 'docker-image-budgets.yaml': file.replace('500', '110') }
    life.world.commits.push({ sha, parents: [life.pull.base.sha], files })
    life.world.branches['main'] = sha
    life.pull.base = { ref: 'main', sha }
  }

  it('leaves what was said by a later commit of the base', async () => {
    await begin({ rules: OLD_RULES })
    const event = pullRequestEvent(life.world, 7)
    await run(1)
    edited('8'.repeat(40))
    await run(2)
    expect(life.status).toBe('failure: The image is over its budget')
    const comment = life.comment
    const { log } = await run(1, { attempt: 2, event })
    expect(life.status).toBe('failure: The image is over its budget')
    expect(life.comment).toBe(comment)
    expect(log).toContain('Run 2 is newer')
  })

  it('lets a run replace it that is by that commit, though it is slow', async () => {
    let isDone = false
    await begin({
      rules: OLD_RULES,
      before: async ({ method, path }) => {
        if (method !== 'POST' || !path.includes('/statuses/') || isDone) return undefined
        isDone = true
        await run(1, { attempt: 2, event })
        return undefined
      },
    })
    const event = pullRequestEvent(life.world, 7)
    edited('8'.repeat(40))
    await run(2)
    expect(life.status).toBe('failure: The image is over its budget')
  })
})

describe('when a label’s run was on a runner whose clock is ahead', () => {
  it('lets the commit’s own later run speak', async () => {
    await begin({ tags: { main: 100, 'pr-7': SMALL } })
    await run(1)
    const hour = 3_600_000
    for (const status of life.world.statuses) {
      const ahead = (_: string, at: string) => `at=${Number(at) + hour}&word=1`
      status.target_url =
        status.target_url?.replace('run=1.1', 'run=9.1').replace(/at=(\d+)/, ahead) ?? null
    }
    await run(10, { MiB: LARGE })
    expect(life.status).toBe(RED)
  })
})

describe.each([
  ['says no', LARGE, 'the older one yes', SMALL, RED],
  ['says yes', SMALL, 'the older one no', LARGE, GREEN],
])('when of two runs at once the newer one %s', (_, newer, __, older, expected) => {
  const settled = () => {
    expect(life.status).toBe(expected)
    expect(voices()).toEqual({ status: '2.1', comment: '2' })
    expect(life.world.comments).toHaveLength(1)
    expect(life.comment).toContain(`### ${expected === RED ? '👀' : '✅'}`)
  }

  it('has both of the newer one, where the older one speaks between its comment and its status', async () => {
    await begin({ before: once('POST', '/statuses/', () => run(1, { MiB: older })) })
    await run(2, { MiB: newer })
    settled()
  })

  it('has both of the newer one, where that speaks between the older one’s comment and status', async () => {
    await begin({ before: once('POST', '/statuses/', () => run(2, { MiB: newer })) })
    await run(1, { MiB: older })
    settled()
  })

  it('has both of the newer one, where its comment is overwritten before anybody has read it', async () => {
    await begin({
      before: once('PATCH', '/issues/comments/', () => run(2, { MiB: newer })),
    })
    life.world.comments.push({
      id: 5,
      issue: 7,
      body: `<!-- docker-image-budgets key=default sha=${life.pull.head.sha} run=1/1 -->\nearlier words`,
      user: { login: 'github-actions[bot]', type: 'Bot' },
      created_at: '',
      updated_at: '',
    })
    await run(1, { MiB: older })
    expect(life.status).toBe(expected)
    expect(voices()).toEqual({ status: '2.1', comment: '2' })
    expect(life.comment).toContain(
      `### ${expected === RED ? '❌' : '✅'} Run 2 has judged this commit last`,
    )
    expect(life.comment).toContain('[its summary](https://github.com/acme/shop/actions/runs/2)')
  })

  it('has both of the newer one, where that makes the comment at the same time', async () => {
    await begin({ before: once('POST', '/issues/7/comments', () => run(2, { MiB: newer })) })
    await run(1, { MiB: older })
    settled()
  })
})

describe('when a success would come over a newer run’s failure', () => {
  it('is not set for a moment, where the failure is there before it', async () => {
    await begin({ before: once('POST', '/issues/7/comments', () => run(2, { MiB: LARGE })) })
    await run(1, { MiB: SMALL })
    expect(life.world.statuses.map(({ state }) => state)).toEqual(['failure'])
  })
})

describe('when three runs meet', () => {
  it('leaves what the newest one has said', async () => {
    await begin({
      before: once('POST', '/statuses/', async () => {
        await run(3, { MiB: LARGE })
        await run(2, { MiB: SMALL })
      }),
    })
    await run(1, { MiB: SMALL })
    expect(life.status).toBe(RED)
    expect(voices()).toEqual({ status: '3.1', comment: '3' })
  })

  it('tells a newer run that has said the same again from the one before it', async () => {
    await begin()
    await run(1, { MiB: LARGE })
    await run(3, { MiB: LARGE })
    await run(2, { MiB: SMALL })
    expect(life.status).toBe(RED)
    expect(life.comment).toContain('needs review')
  })
})

describe('when somebody reviews the first commit while its image is being built', () => {
  it('has what the commit’s own run says in the end, which is the older one and knows the image', async () => {
    await begin({ tags: { main: 100 } })
    submitReview(life.world, { pull: 7, by: 'bob', state: 'COMMENTED', at: minute('10:05') })
    const event = { name: 'pull_request_review', payload: reviewEvent(life.world, 7, 'submitted') }
    await life.workflow.run({ event, run: { id: 5, attempt: 1 } })
    expect(life.status).toBe('failure: The image could not be measured')
    await run(4, { MiB: SMALL })
    expect(life.status).toBe(GREEN)
    expect(life.comment).toContain('The image is within its budget')
  })
})
