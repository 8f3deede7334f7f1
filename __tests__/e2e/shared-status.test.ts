import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { pullRequestEvent } from '../../src/embedded/pull.ts'
import { Life } from '../support/life.ts'

jest.setTimeout(90_000)

let life: Life
afterEach(() => life.end())

const [FINE, LARGE] = [101, 130]
const RED = 'failure: The image needs review'
const GREEN = 'success: The image is within its budget'
const YIELDING = 'failure: key web, of the same commit: The image needs review'

async function begin(options: Parameters<typeof Life.start>[0] = {}) {
  life = await Life.start({ processes: 'shared', tags: { main: 100, 'pr-7': FINE }, ...options })
}

/** A job of one run's matrix, with a comment of its own and the status that all of them share. */
function job(key: string, MiB: number, { id = 1, attempt = 1 } = {}) {
  life.build(`${key}-pr`, MiB)
  const inputs = { 'comment-key': key, 'head-tag': `${key}-pr` }
  return life.workflow.run({ inputs, run: { id, attempt } })
}

describe('when jobs of one matrix share a status', () => {
  it('does not say success over another job’s failure, and names its key', async () => {
    await begin()
    await job('web', LARGE)
    const { exitCode } = await job('api', FINE)
    expect(exitCode).toBe(0)
    expect(life.status).toBe(YIELDING)
    expect(life.world.comments).toHaveLength(2)
  })

  it('says failure over another job’s success', async () => {
    await begin()
    await job('api', FINE)
    await job('web', LARGE)
    expect(life.status).toBe(RED)
  })

  it('is green again when the job that failed has succeeded', async () => {
    await begin()
    await job('web', LARGE)
    await job('api', FINE)
    await job('web', FINE, { attempt: 2 })
    expect(life.status).toBe(GREEN)
    await job('api', FINE, { id: 2 })
    expect(life.status).toBe(GREEN)
  })

  it.each([
    ['between its reading and its writing', '/statuses/'],
    ['before its comment', '/issues/7/comments'],
  ])('lets a failure win that comes %s', async (_, part) => {
    let isDone = false
    await begin({
      before: async ({ method, path }) => {
        if (method !== 'POST' || !path.includes(part) || isDone) return undefined
        isDone = true
        await job('web', LARGE)
        return undefined
      },
    })
    await job('api', FINE)
    expect(life.status).toBe(YIELDING)
  })

  it('takes back what it has said of a failure that is over meanwhile', async () => {
    let count = 0
    await begin({
      before: async ({ method, path }) => {
        // The third status: web has failed, and api gives way.
        if (method !== 'POST' || !path.includes('/statuses/') || ++count !== 2) return undefined
        await job('web', FINE, { attempt: 2 })
        return undefined
      },
    })
    await job('web', LARGE)
    await job('api', FINE)
    expect(life.status).toBe(GREEN)
  })

  it('holds all of them at once', async () => {
    await begin()
    await Promise.all([job('a', FINE), job('b', LARGE), job('c', FINE)])
    expect(life.status).toMatch(/^failure: (key b, of the same commit: )?The image needs review$/)
    await job('b', FINE, { attempt: 2 })
    expect(life.status).toBe(GREEN)
  })

  it('does so on a push, too', async () => {
    await begin()
    const payload = { repository: { default_branch: 'main' }, after: life.pull.head.sha }
    const push = (key: string, MiB: number) => {
      life.build(`${key}-x`, MiB)
      return life.workflow.run({
        event: { name: 'push', payload },
        ref: 'refs/heads/recommendations',
        inputs: { 'comment-key': key, 'head-tag': `${key}-x` },
      })
    }
    await push('web', LARGE)
    await push('api', FINE)
    expect(life.status).toBe(YIELDING)
  })

  it('lets a label wait for the job’s own run, and not for another job’s', async () => {
    await begin()
    const sha = '2'.repeat(40)
    life.workflow.push(sha)
    await job('web', LARGE)
    const { log } = await life.workflow.run({
      inputs: { 'comment-key': 'api' },
      event: { name: 'pull_request', payload: life.labelEvent('labeled') },
    })
    expect(log).toContain('No run has set the status')
  })
})

describe('when two pull requests share a commit', () => {
  const second = () => ({ ...life.pull, number: 8, base: { ...life.pull.base, ref: 'pages' } })
  const judge = (number: number, MiB: number, id: number) => {
    life.build(`pr-${number}`, MiB)
    const event = { name: 'pull_request', payload: pullRequestEvent(life.world, number) }
    return life.workflow.run({ event, run: { id, attempt: 1 } })
  }

  it('is green again when the one that failed has succeeded, though the other gave way to it', async () => {
    await begin({ tags: { main: 100, pages: 100 } })
    life.world.pulls.push(second())
    await judge(7, LARGE, 1)
    await judge(8, FINE, 2)
    expect(life.status).toBe('failure: #7, of the same commit: The image needs review')
    await judge(7, FINE, 3)
    expect(life.status).toBe(GREEN)
  })

  it('lets nobody else take back what one of them has found', async () => {
    await begin({ tags: { main: 100, pages: 100 } })
    life.world.pulls.push(second())
    await judge(7, LARGE, 1)
    life.world.statuses.push({
      sha: life.pull.head.sha,
      state: 'success',
      context: 'docker-image-budgets',
      description: 'all fine',
      target_url: 'https://github.com/acme/shop/pull/7?key=default&run=999.1#issuecomment-1',
      created_at: '2026-11-25T10:00:00Z',
      creator: { login: 'alice', type: 'User' },
    })
    await judge(8, FINE, 2)
    expect(life.status).toBe('failure: #7, of the same commit: The image needs review')
  })

  it('reads what a version has set that told less', async () => {
    await begin({ tags: { main: 100, pages: 100 } })
    life.world.pulls.push(second())
    const legacy = {
      sha: life.pull.head.sha,
      state: 'failure',
      context: 'docker-image-budgets',
      description: 'The image needs review',
      target_url: 'https://github.com/acme/shop/actions/runs/1?pr=8',
      created_at: '2026-11-25T10:00:00Z',
    }
    life.world.statuses.push(legacy)
    await judge(7, FINE, 2)
    expect(life.status).toBe('failure: #8, of the same commit: The image needs review')
    await judge(8, FINE, 3)
    expect(life.status).toBe(GREEN)
  })
})

describe('when several branches or tags are pushed at one commit', () => {
  const OVER = 'failure: The image is over its budget'

  /** Main is at the head of the pull request, which is closed. */
  async function beginPushes() {
    await begin({ rules: ['max_mb: 110'], tags: { main: LARGE, v1: FINE, next: FINE } })
    life.pull.state = 'closed'
    life.world.branches = { main: life.pull.head.sha, next: life.pull.head.sha }
    life.world.tags = { v1: life.pull.head.sha }
  }

  const push = (id: number, ref: string) => {
    const sha = life.pull.head.sha
    const payload = { after: sha, head_commit: { id: sha }, repository: { default_branch: 'main' } }
    return life.workflow.run({ run: { id, attempt: 1 }, event: { name: 'push', payload }, ref })
  }

  it.each([
    ['a tag', 'refs/tags/v1'],
    ['another branch', 'refs/heads/next'],
  ])('says no success for %s over a failure of main', async (_, ref) => {
    await beginPushes()
    await push(1, 'refs/heads/main')
    expect(life.status).toBe(OVER)
    const { exitCode } = await push(2, ref)
    expect(exitCode).toBe(0)
    expect(life.status).toBe('failure: main, of the same commit: The image is over its budget')
    life.build('main', FINE)
    await push(3, 'refs/heads/main')
    expect(life.status).toBe(GREEN)
  })

  it('says main’s failure over a tag’s success', async () => {
    await beginPushes()
    await push(1, 'refs/tags/v1')
    await push(2, 'refs/heads/main')
    expect(life.status).toBe(OVER)
  })

  it.each(['a tag that is gone', 'a branch that has moved on'])(
    'minds none of %s',
    async (what) => {
      await beginPushes()
      life.build('v1', LARGE)
      life.build('next', LARGE)
      life.build('main', FINE)
      await push(1, what.includes('tag') ? 'refs/tags/v1' : 'refs/heads/next')
      expect(life.status).toBe(OVER)
      life.world.tags = {}
      life.world.branches['next'] = life.workflow.baseSha
      await push(2, 'refs/heads/main')
      expect(life.status).toBe(GREEN)
    },
  )

  it('minds one where nobody tells whether it is there', async () => {
    await beginPushes()
    life.build('main', FINE)
    life.build('next', LARGE)
    await push(1, 'refs/heads/next')
    life.workflow.refuse = ({ path }) => path.includes('next')
    await push(2, 'refs/tags/v1')
    expect(life.status).toMatch(/^failure: next, /)
  })
})

describe('when a pull request is merged by moving its base to its very commit', () => {
  it.each([
    ['green', FINE, 'red', LARGE, 'failure: The image is over its budget'],
    ['red', LARGE, 'green', FINE, GREEN],
  ])('lets the push speak: a %s one, and main is %s', async (_, own, __, main, expected) => {
    await begin({ rules: ['max_mb: 110'], tags: { main: 100, 'pr-7': own } })
    await life.happened('10:00')
    life.pull.state = 'closed'
    const { sha } = life.pull.head
    life.world.branches['main'] = sha
    life.build('main', main)
    const payload = { after: sha, head_commit: { id: sha }, repository: { default_branch: 'main' } }
    const event = { name: 'push', payload }
    await life.workflow.run({ run: { id: 9, attempt: 1 }, event, ref: 'refs/heads/main' })
    expect(life.status).toBe(expected)
  })

  it('lets an open one of the same commit speak all the same', async () => {
    await begin({ rules: ['max_mb: 110'], tags: { main: FINE, pages: 100, 'pr-8': LARGE } })
    life.world.pulls.push({ ...life.pull, number: 8, base: { ...life.pull.base, ref: 'pages' } })
    const pull = (number: number, id: number) => {
      const event = { name: 'pull_request', payload: pullRequestEvent(life.world, number) }
      return life.workflow.run({ event, run: { id, attempt: 1 } })
    }
    await pull(8, 1)
    life.build('pr-7', FINE)
    await pull(7, 2)
    life.pull.state = 'closed'
    const payload = { after: life.pull.head.sha, repository: { default_branch: 'main' } }
    const event = { name: 'push', payload }
    await life.workflow.run({ run: { id: 9, attempt: 1 }, event, ref: 'refs/heads/main' })
    expect(life.status).toBe('failure: The image is over its budget')
    expect(life.world.statuses.at(-1)?.target_url).toContain('/pull/8?')
  })
})

describe('when GitHub finds fault with a status', () => {
  it('has no characters that GitHub refuses', async () => {
    await begin({ rules: ['name: api 🐳'] })
    await life.happened('10:00')
    expect(life.status).toBe('success: api □ changes by +1.0 MiB')
  })

  it.each([
    ['its words', /"description":"[^"]*[^ -~"]/, 'api ? changes by +1.0 MiB', /^https:/],
    ['its link', /target_url/, 'api ? changes by +1.0 MiB', /^null$/],
  ])('is said more plainly where GitHub refuses %s', async (_, refused, description, url) => {
    await begin({
      rules: ['name: api 🐳'],
      before: ({ method, path, body }) =>
        method === 'POST' && path.includes('/statuses/') && refused.test(body)
          ? { status: 422, body: { message: 'Validation Failed' } }
          : undefined,
    })
    const { exitCode } = await life.happened('10:00')
    expect(exitCode).toBe(0)
    expect(life.status).toBe(`success: ${description}`)
    expect(String(life.world.statuses.at(-1)?.target_url)).toMatch(url)
  })

  it('gives up in the end, and says why', async () => {
    await begin({
      before: ({ method, path }) =>
        method === 'POST' && path.includes('/statuses/')
          ? { status: 422, body: { message: 'Validation Failed' } }
          : undefined,
    })
    const { exitCode, log } = await life.happened('10:00')
    expect(exitCode).toBe(0)
    expect(log).toContain('::warning::GitHub did not take the status: Validation Failed')
  })

  it('is not said again where a commit is full of it', async () => {
    await begin()
    await life.happened('10:00')
    const [first] = life.world.statuses
    if (first === undefined) throw new RangeError('no status')
    life.world.statuses = Array.from({ length: 999 }, () => ({ ...first }))
    for (const at of ['10:10', '10:20', '10:30']) {
      const { log } = await life.happened(at)
      expect(log).not.toContain('::warning::')
    }
    expect(life.world.statuses).toHaveLength(999)
    await life.happened('10:40', undefined, undefined, { 'noise-floor': '0 B', 'head-tag': 'none' })
    expect(life.status).toMatch(/^failure/)
    expect(life.world.statuses).toHaveLength(1000)
  })
})
