import { describe, expect, it } from '@jest/globals'
import { UsageError } from '../../src/domain/problem.ts'
import type { Api } from '../../src/github/client.ts'
import { findOccasion, type RunContext } from '../../src/github/occasion.ts'

const BASE = 'b'.repeat(40)
const HEAD = 'a'.repeat(40)
const MERGE = 'c'.repeat(40)
const SHOP = { full_name: 'acme/shop' }

const pull = {
  number: 7,
  state: 'open',
  head: { sha: HEAD, ref: 'feature/x', repo: SHOP as { full_name: string } | null },
  base: { sha: BASE, ref: 'main', repo: SHOP },
  updated_at: '2026-11-25T10:00:00Z',
}

function run(eventName: string, payload: unknown, ref = 'refs/heads/main'): RunContext {
  return { eventName, payload, sha: MERGE, ref }
}

const noApi = (): Promise<Api> => Promise.reject(new Error('GitHub was asked'))

/** An API that knows these pull requests. */
function apiWith(
  pulls: readonly (typeof pull)[],
  branches: readonly string[] = [],
): () => Promise<Api> {
  const rest = {
    repos: {
      get: async () => ({ data: { default_branch: 'main' } }),
      listBranchesForHeadCommit: async () => ({ data: branches.map((name) => ({ name })) }),
    },
    pulls: {
      list: async () => ({ data: pulls }),
      get: async ({ pull_number }: { pull_number: number }) => ({
        data: pulls.find(({ number }) => number === pull_number),
      }),
    },
  }
  return async () => ({ rest, owner: 'acme', repo: 'shop' }) as unknown as Api
}

describe('when the event is about a pull request', () => {
  it.each(['pull_request', 'pull_request_target', 'pull_request_review'])(
    'takes its commits from %s, never the test merge',
    async (name) => {
      const occasion = await findOccasion(run(name, { pull_request: pull }), noApi)
      expect(occasion).toEqual({
        pull: { number: 7, headSha: HEAD },
        forum: {
          number: 7,
          headSha: HEAD,
          headThereAt: '2026-11-25T10:00:00Z',
          labelJustSet: null,
          isWord: name === 'pull_request_review',
        },
        headSha: HEAD,
        baseSha: BASE,
        values: {
          number: '7',
          head_sha: HEAD,
          head_ref: 'feature/x',
          base_sha: BASE,
          base_ref: 'main',
          sha: MERGE,
        },
        baseFallback: null,
        isForeign: false,
        over: null,
      })
    },
  )

  it.each([
    ['a fork’s', { full_name: 'eve/shop' }, true],
    ['a fork’s that is gone', null, true],
    ['the repository’s own, whatever its case', { full_name: 'Acme/Shop' }, false],
  ])('knows whose branch the head is: %s', async (_, repo, isForeign) => {
    const payload = { pull_request: { ...pull, head: { ...pull.head, repo } } }
    for (const name of ['pull_request', 'pull_request_target', 'pull_request_review'])
      expect((await findOccasion(run(name, payload), noApi)).isForeign).toBe(isForeign)
  })

  it('takes a head for a fork’s where nothing tells whose it is', async () => {
    const payload = { pull_request: { ...pull, head: { sha: HEAD, ref: 'x' } } }
    expect((await findOccasion(run('pull_request', payload), noApi)).isForeign).toBe(true)
  })

  it.each([
    ['labeled', 'ok'],
    ['unlabeled', null],
  ])('knows of a label that has just been set: %s', async (action, labelJustSet) => {
    const payload = { action, label: { name: 'ok' }, pull_request: pull }
    const { forum } = await findOccasion(run('pull_request', payload), noApi)
    expect(forum).toMatchObject({ labelJustSet, isWord: true })
  })

  it('has nothing to do once it is closed', async () => {
    const payload = { pull_request: { ...pull, state: 'closed' } }
    const { over } = await findOccasion(run('pull_request', payload), noApi)
    expect(over).toBe('Pull request #7 is closed: there is nothing to judge any more.')
  })
})

describe('when the event is a workflow_run', () => {
  const workflowRun = {
    head_sha: HEAD,
    head_branch: 'feature/x',
    head_repository: { owner: { login: 'bob' } },
    pull_requests: [{ number: 7 }],
    created_at: '2026-11-25T09:00:00Z',
  }

  it('finds the pull request that the run names', async () => {
    const occasion = await findOccasion(
      run('workflow_run', { workflow_run: workflowRun }),
      apiWith([pull]),
    )
    expect(occasion).toMatchObject({
      pull: { number: 7 },
      headSha: HEAD,
      forum: { number: 7, headSha: HEAD, headThereAt: '2026-11-25T09:00:00Z' },
      over: null,
    })
  })

  it('finds a fork’s by branch and commit, where none is named', async () => {
    const payload = { workflow_run: { ...workflowRun, pull_requests: [] } }
    const other = { ...pull, number: 6, head: { ...pull.head, sha: BASE } }
    const occasion = await findOccasion(run('workflow_run', payload), apiWith([other, pull]))
    expect(occasion.pull).toEqual({ number: 7, headSha: HEAD })
  })

  it('leaves a pull request alone that has moved on', async () => {
    const moved = { ...pull, head: { ...pull.head, sha: MERGE } }
    const { over } = await findOccasion(
      run('workflow_run', { workflow_run: workflowRun }),
      apiWith([moved]),
    )
    expect(over).toMatch(/#7 has moved on from aaaaaaa/)
  })

  it('prefers the one into the default branch of two open ones', async () => {
    const repository = { default_branch: 'main' }
    const lax = { ...pull, number: 9, base: { ...pull.base, ref: 'gh-pages' } }
    for (const pull_requests of [[], [{ number: 9 }, { number: 7 }]]) {
      const payload = { workflow_run: { ...workflowRun, pull_requests }, repository }
      const occasion = await findOccasion(run('workflow_run', payload), apiWith([lax, pull]))
      expect(occasion.pull?.number).toBe(7)
    }
  })

  it('prefers the open one of two pull requests with one commit', async () => {
    const payload = { workflow_run: { ...workflowRun, pull_requests: [] } }
    const closed = { ...pull, number: 9, state: 'closed' }
    const occasion = await findOccasion(run('workflow_run', payload), apiWith([closed, pull]))
    expect(occasion).toMatchObject({ pull: { number: 7 }, over: null })
  })

  it.each([
    ['the repository’s own', SHOP, false],
    ['a fork’s', { full_name: 'eve/shop' }, true],
    ['a fork’s that is gone', null, true],
  ])('knows whose branch the head of its pull request is: %s', async (_, repo, isForeign) => {
    const of = { ...pull, head: { ...pull.head, repo } }
    const payload = { workflow_run: workflowRun }
    const occasion = await findOccasion(run('workflow_run', payload), apiWith([of]))
    expect(occasion.isForeign).toBe(isForeign)
  })

  it.each([
    ['the repository’s own', { full_name: 'acme/shop', owner: { login: 'acme' } }, false],
    ['a fork’s', { full_name: 'eve/shop', owner: { login: 'eve' } }, true],
    ['a fork’s that is gone', null, true],
  ])('knows whose commit it is without a pull request: %s', async (_, from, isForeign) => {
    const head = { ...workflowRun, pull_requests: [], head_repository: from }
    const payload = { workflow_run: head, repository: { ...SHOP, default_branch: 'main' } }
    const occasion = await findOccasion(run('workflow_run', payload), apiWith([]))
    expect(occasion).toMatchObject({ pull: null, isForeign })
  })

  it('is a push where there is no pull request', async () => {
    const payload = { workflow_run: { ...workflowRun, pull_requests: [] } }
    const occasion = await findOccasion(run('workflow_run', payload), apiWith([]))
    expect(occasion).toMatchObject({
      pull: null,
      headSha: HEAD,
      baseSha: null,
      values: { head_ref: 'feature/x', base_ref: 'main' },
    })
  })
})

describe('when the event is a merge_group', () => {
  it('takes the group’s commits, and comments nowhere', async () => {
    const payload = {
      merge_group: {
        head_sha: HEAD,
        head_ref: `refs/heads/gh-readonly-queue/main/pr-12-${BASE}`,
        base_sha: BASE,
        base_ref: 'refs/heads/main',
      },
    }
    const occasion = await findOccasion(run('merge_group', payload), apiWith([]))
    expect(occasion).toMatchObject({
      pull: null,
      baseFallback: null,
      headSha: HEAD,
      baseSha: BASE,
      // Its pull request has the approvals, on a head of its own.
      forum: { number: 12, headSha: null, headThereAt: null },
      values: { number: '12', base_ref: 'main' },
    })
  })
})

describe('when a merge group is built upon another', () => {
  const payload = {
    merge_group: {
      head_sha: HEAD,
      head_ref: `refs/heads/gh-readonly-queue/main/pr-12-${BASE}`,
      base_sha: BASE,
      base_ref: 'refs/heads/main',
    },
  }
  const ahead = `gh-readonly-queue/main/pr-11-${MERGE}`

  it('is compared with that, and with the branch where that has no image', async () => {
    const occasion = await findOccasion(run('merge_group', payload), apiWith([], ['main', ahead]))
    expect(occasion).toMatchObject({
      values: { base_ref: ahead, head_ref: `gh-readonly-queue/main/pr-12-${BASE}` },
      baseFallback: { base_ref: 'main' },
    })
  })

  it('is compared with the branch where GitHub does not tell', async () => {
    const occasion = await findOccasion(run('merge_group', payload), async () => ({}) as Api)
    expect(occasion).toMatchObject({ values: { base_ref: 'main' }, baseFallback: null })
  })
})

describe('when there is no pull request', () => {
  const repository = { default_branch: 'main' }

  it('takes a push by what it pushed', async () => {
    const payload = { before: BASE, after: HEAD, repository }
    const occasion = await findOccasion(run('push', payload, 'refs/heads/feature/x'), noApi)
    expect(occasion).toEqual({
      pull: null,
      forum: null,
      headSha: HEAD,
      baseSha: null,
      values: {
        head_sha: HEAD,
        head_ref: 'feature/x',
        sha: MERGE,
        base_sha: BASE,
        base_ref: 'main',
      },
      baseFallback: null,
      isForeign: false,
      over: null,
    })
  })

  it('knows no base commit of a branch that is new', async () => {
    const payload = { before: '0'.repeat(40), after: HEAD, repository }
    const { values } = await findOccasion(run('push', payload), noApi)
    expect(values).not.toHaveProperty('base_sha')
  })

  it('has nothing to do when a branch is deleted', async () => {
    const payload = { before: HEAD, after: '0'.repeat(40), repository }
    const { over } = await findOccasion(run('push', payload), noApi)
    expect(over).toMatch(/branch was deleted/)
  })

  it('asks for the default branch where a schedule’s payload lacks it', async () => {
    const { values } = await findOccasion(run('schedule', {}), apiWith([]))
    expect(values.base_ref).toBe('main')
  })

  it('takes a dispatch by its commit', async () => {
    const occasion = await findOccasion(run('workflow_dispatch', { repository }), noApi)
    expect(occasion).toMatchObject({ pull: null, headSha: MERGE, values: { head_ref: 'main' } })
  })
})

describe('when the event is not what GitHub sends', () => {
  it('says which part', async () => {
    const broken = findOccasion(run('pull_request', { pull_request: { number: 'x' } }), noApi)
    await expect(broken).rejects.toThrow(UsageError)
    await expect(broken).rejects.toThrow(/pull_request\.number/)
  })

  it('says that it has to run in a workflow, when there is no event at all', async () => {
    const outside = { eventName: undefined, payload: {}, sha: undefined, ref: undefined }
    await expect(findOccasion(outside as unknown as RunContext, noApi)).rejects.toThrow(
      /dist\/cli\.js/,
    )
  })
})
