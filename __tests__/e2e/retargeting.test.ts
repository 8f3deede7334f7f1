import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { pullRequestEvent } from '../../src/embedded/pull.ts'
import { Life } from '../support/life.ts'

jest.setTimeout(90_000)

const BASE = '7'.repeat(40)

let life: Life
afterEach(() => life.end())

/** A pull request into release, which has all that main would have to review. */
async function begin(options: Parameters<typeof Life.start>[0] = {}, release = 'release') {
  life = await Life.start({ tags: { main: 100, release: 130, 'pr-7': 130 }, ...options })
  const files = { ...life.world.commits[0]?.files }
  life.world.commits.push({ sha: BASE, parents: [], files })
  life.world.branches[release] = BASE
  life.pull.base = { ref: release, sha: BASE }
  return pullRequestEvent(life.world, 7)
}

function retarget(): void {
  life.pull.base = { ref: 'main', sha: life.world.branches['main'] ?? '' }
}

function run(id: number, payload: unknown, attempt = 1) {
  return life.workflow.run({
    run: { id, attempt },
    event: { name: 'pull_request', payload },
    inputs: { comment: 'always' },
  })
}

const AGAIN = 'failure: Judged for release, and #7 now goes into main: start the workflow for it'
const RED = 'failure: The image needs review'

describe('when a pull request that is green for another branch is turned to main', () => {
  it('does not let an earlier run, started again, overwrite what main’s run has said', async () => {
    const old = await begin()
    await run(1, old)
    expect(life.status).toMatch(/^success/)
    retarget()
    await run(2, pullRequestEvent(life.world, 7, { action: 'edited' }))
    expect(life.status).toBe(RED)
    const comment = life.comment
    const { exitCode, log } = await run(1, old, 2)
    expect(life.status).toBe(RED)
    expect(life.comment).toBe(comment)
    expect(exitCode).toBe(1)
    expect(log).toContain('Run 2 is newer')
    expect(log).toContain('::error::Judged for release, and #7 now goes into main')
  })

  it('takes back its own green, where no run has judged it for main yet, and says what to do', async () => {
    const old = await begin()
    await run(1, old)
    retarget()
    const { exitCode, outputs } = await run(1, old, 2)
    expect(exitCode).toBe(1)
    expect(outputs['outcome']).toBe('fail')
    expect(life.status).toBe(AGAIN)
    expect(life.comment).toMatch(
      /\n### ❌ Judged for release, and #7 now goes into main: start the workflow for it\n/,
    )
    expect(life.comment).toContain(
      'A new commit starts one for main, as does closing and reopening #7',
    )
    await run(2, pullRequestEvent(life.world, 7))
    expect(life.status).toBe(RED)
    expect(life.comment).not.toContain('release')
  })

  it('says so in a run that does not know yet, and makes a comment for it', async () => {
    const old = await begin({
      tags: { main: 100, release: 130, 'pr-7': 130 },
      rules: ['max_mb: 500'],
    })
    retarget()
    await run(1, old)
    expect(life.status).toBe(AGAIN)
    expect(life.comment).toContain('Judged for release')
  })

  it.each(['/issues/7/comments', '/statuses/'])(
    'sees it also while it writes: before POST %s',
    async (part) => {
      let isTurned = false
      const old = await begin({
        before: ({ method, path }) => {
          if (method === 'POST' && path.includes(part) && !isTurned) {
            isTurned = true
            retarget()
          }
          return undefined
        },
      })
      await run(1, old)
      expect(life.status).toBe(AGAIN)
      expect(life.comment).toContain('Judged for release')
      expect(life.world.comments).toHaveLength(1)
    },
  )

  it('lets main’s run stand that has spoken while an earlier one, started again, was writing', async () => {
    let isTurned = false
    const old = await begin({
      before: async ({ method, path }) => {
        if (method !== 'POST' || !path.includes('/statuses/') || isTurned) return undefined
        isTurned = true
        retarget()
        await run(2, pullRequestEvent(life.world, 7, { action: 'edited' }))
        return undefined
      },
    })
    await run(1, old, 2)
    expect(life.status).toBe(RED)
    expect(life.comment).toContain('needs review')
    expect(life.comment).not.toContain('Judged for')
  })

  it('has room for long names', async () => {
    const old = await begin({}, 'r'.repeat(200))
    retarget()
    await run(1, old)
    expect(life.status).toMatch(
      /^failure: Judged for r+…, and #7 now goes into main: start the workflow for it$/,
    )
  })
})

describe('when the step itself is required, and no status', () => {
  const QUIET: Record<string, string>[] = [
    { status: 'false', comment: 'never' },
    { status: 'false' },
    { comment: 'never' },
  ]
  const start = (id: number, payload: unknown, inputs: Record<string, string>, attempt = 1) =>
    life.workflow.run({
      run: { id, attempt },
      event: { name: 'pull_request', payload },
      inputs,
    })

  it.each(QUIET)('ends red for a branch that it no longer goes into: %j', async (inputs) => {
    const old = await begin()
    expect((await start(1, old, inputs)).exitCode).toBe(0)
    retarget()
    const { exitCode, outputs, log } = await start(1, old, inputs, 2)
    expect(exitCode).toBe(1)
    expect(outputs['outcome']).toBe('fail')
    expect(log).toContain('::error::Judged for release, and #7 now goes into main')
  })

  it.each(QUIET)(
    'ends red where nobody tells what it goes into, and says so: %j',
    async (inputs) => {
      const old = await begin()
      life.workflow.refuse = ({ path }) => path.split('?')[0]?.endsWith('/pulls/7') === true
      const { exitCode, outputs, log, summary } = await start(1, old, inputs)
      const why =
        'Whether #7 still goes into release cannot be read: add pull-requests: read to the permissions of the job'
      expect(exitCode).toBe(1)
      expect(outputs['headline']).toBe(why)
      expect(log).toContain(`::error::${why}`)
      expect(summary).toContain('still goes into release cannot be read')
      expect(summary).toContain('Resource not accessible by integration')
    },
  )

  it('sees it also while it writes the comment', async () => {
    const old = await begin({
      before: ({ method, path }) => {
        if (method === 'POST' && path.includes('/issues/7/comments')) retarget()
        return undefined
      },
    })
    const { exitCode } = await start(1, old, { status: 'false', comment: 'always' })
    expect(exitCode).toBe(1)
    expect(life.comment).toContain('Judged for release')
  })

  it('writes nothing, where nothing is wanted, and ends by what it has found', async () => {
    await begin()
    retarget()
    const event = pullRequestEvent(life.world, 7)
    const { outputs } = await start(1, event, { status: 'false', comment: 'never' })
    expect(outputs['outcome']).toBe('review')
    expect(life.workflow.writes).toEqual([])
  })
})

describe('when GitHub has trouble with the pull request', () => {
  it('says that it is to be run again, and asks for no permission', async () => {
    const old = await begin({
      before: ({ path }) =>
        path.split('?')[0]?.endsWith('/pulls/7') === true
          ? { status: 422, body: { message: 'Unprocessable' } }
          : undefined,
    })
    const { exitCode } = await run(1, old)
    expect(exitCode).toBe(1)
    expect(life.status).toBe(
      'error: Whether #7 still goes into release cannot be read: run it again later',
    )
  })
})

describe('when the base has only moved on', () => {
  it('says what it has found', async () => {
    const old = await begin()
    const sha = '8'.repeat(40)
    life.world.commits.push({ sha, parents: [BASE], files: {} })
    life.pull.base = { ref: 'release', sha }
    await run(1, old)
    expect(life.status).toMatch(/^success/)
  })
})

describe('when nobody tells what the pull request goes into', () => {
  it('sets no success on a guess, and says what to grant', async () => {
    const old = await begin()
    life.workflow.refuse = ({ path }) => path.split('?')[0]?.endsWith('/pulls/7') === true
    await run(1, old)
    expect(life.status).toBe(
      'error: Whether #7 still goes into release cannot be read: add pull-requests: read to the permissions of the job',
    )
  })

  it('sets a failure all the same', async () => {
    await begin()
    retarget()
    life.workflow.refuse = ({ path }) => path.split('?')[0]?.endsWith('/pulls/7') === true
    await run(1, pullRequestEvent(life.world, 7))
    expect(life.status).toBe(RED)
  })
})
