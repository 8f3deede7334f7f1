import { describe, expect, it } from '@jest/globals'
import { UsageError } from '../../../src/domain/values/problem.ts'
import type { Api } from '../../../src/github/client.ts'
import type { EventContext, RunContext } from '../../../src/github/events/event-context.ts'
import { findEventContexts } from '../../../src/github/events/event-contexts.ts'

const BASE = 'b'.repeat(40)
const HEAD = 'a'.repeat(40)
const MERGE = 'c'.repeat(40)
/** An annotated tag's own object. */
const TAG = 'd'.repeat(40)
const TIP = 'e'.repeat(40)
const SHOP = { full_name: 'acme/shop' }
const NOBODY = '0'.repeat(40)

const pull = {
  number: 7,
  state: 'open',
  head: { sha: HEAD, ref: 'feature/x', repo: SHOP as { full_name: string } | null },
  base: { sha: BASE, ref: 'main', repo: SHOP },
  updated_at: '2026-11-25T10:00:00Z',
}
type Pull = typeof pull

const repository = { default_branch: 'main' }

function run(eventName: string, payload: object, ref = 'refs/heads/main'): RunContext {
  return { eventName, payload: { repository, ...payload }, sha: MERGE, ref }
}

const noApi = (): Promise<Api> => Promise.reject(new Error('GitHub was asked'))

interface World {
  readonly pulls?: readonly Pull[]
  /** Of other branches, as GitHub tells them by a commit. */
  readonly elsewhere?: readonly Pull[]
  readonly branches?: readonly string[]
  /** Where main and the asked commit have parted. */
  readonly mergeBase?: string
}

/** An API that knows these pull requests, two on a page. */
function apiWith({ pulls = [], elsewhere = [], branches = [], mergeBase = BASE }: World) {
  const asked: string[] = []
  const list = async ({
    head,
    state,
    page = 1,
  }: {
    head?: string
    state: string
    page?: number
  }) => {
    asked.push(`pulls ${state} ${head ?? 'of all'}`)
    const found = pulls.filter((each) => each.state === state)
    return { data: found.slice((page - 1) * 2, page * 2) }
  }
  const rest = {
    git: { getRef: async () => ({ data: { object: { sha: TIP } } }) },
    repos: {
      get: async () => ({ data: { default_branch: 'main' } }),
      listBranchesForHeadCommit: async () => ({ data: branches.map((name) => ({ name })) }),
      compareCommitsWithBasehead: async () => ({
        data: { merge_base_commit: { sha: mergeBase } },
      }),
    },
    pulls: {
      list,
      get: async ({ pull_number }: { pull_number: number }) => {
        const data = pulls.find(({ number }) => number === pull_number)
        if (data === undefined) throw Object.assign(new Error('Not Found'), { status: 404 })
        return { data }
      },
    },
  }
  const paginate = async (asking: unknown, given: { head?: string; state: string }) => {
    if (asking !== list) return elsewhere
    const pages = []
    for (let page = 1; ; page++) {
      const { data } = await list({ ...given, page })
      if (data.length === 0) return pages.flat()
      pages.push(data)
    }
  }
  const api = async () => ({ rest, paginate, owner: 'acme', repo: 'shop' }) as unknown as Api
  return { api, asked }
}

async function only(run: RunContext, api: () => Promise<Api>): Promise<EventContext> {
  const [eventContext, ...others] = await findEventContexts(run, api)
  if (eventContext === undefined || others.length > 0) throw new RangeError('not one event context')
  return eventContext
}

/** What is judged: `#7 aaaaaaa against main`. */
async function judged(run: RunContext, world: World = {}): Promise<string[]> {
  const eventContexts = await findEventContexts(run, apiWith(world).api)
  return eventContexts.map(({ pull, reviewedPull, headSha, values, over }) => {
    if (over !== null) return over
    const of =
      pull === null
        ? reviewedPull === null
          ? 'nobody’s'
          : `for #${reviewedPull.number}`
        : `#${pull.number}`
    return `${of} ${headSha.slice(0, 3)} ${values.head_ref ?? '?'} against ${values.base_ref}`
  })
}

const group = {
  head_sha: HEAD,
  head_ref: `refs/heads/gh-readonly-queue/main/pr-12-${BASE}`,
  base_sha: BASE,
  base_ref: 'refs/heads/main',
}
const built = {
  head_sha: HEAD,
  head_branch: 'feature/x',
  head_repository: { full_name: 'acme/shop', owner: { login: 'acme' } },
  created_at: '2026-11-25T09:00:00Z',
}
const of = (given: object = {}) => ({ workflow_run: { ...built, ...given } })
const fork = { full_name: 'bob/shop', owner: { login: 'bob' } }

describe('when a workflow is started by', () => {
  const tag = 'refs/tags/v1.4.0'
  const branch = 'refs/heads/feature/x'
  const suite = { head_sha: HEAD, head_branch: 'feature/x' }
  const onPull = { pulls: [pull] }

  it.each<[string, RunContext, World, string]>([
    [
      'a pull request',
      run('pull_request', { pull_request: pull }),
      {},
      '#7 aaa feature/x against main',
    ],
    [
      'its target',
      run('pull_request_target', { pull_request: pull }),
      {},
      '#7 aaa feature/x against main',
    ],
    [
      'a review',
      run('pull_request_review', { pull_request: pull }),
      {},
      '#7 aaa feature/x against main',
    ],
    [
      'a comment on the diff',
      run('pull_request_review_comment', { pull_request: pull }),
      {},
      '#7 aaa feature/x against main',
    ],
    [
      'a comment on a pull request',
      run('issue_comment', { issue: { number: 7, pull_request: {} } }),
      onPull,
      '#7 aaa feature/x against main',
    ],
    [
      'a comment on an issue',
      run('issue_comment', { issue: { number: 7 } }),
      onPull,
      '#7 is no pull request: there is nothing to judge.',
    ],
    [
      'a comment on what is gone',
      run('issue_comment', { issue: { number: 8, pull_request: {} } }),
      onPull,
      'Pull request #8 is not there any more.',
    ],
    [
      'a run for a pull request',
      run('workflow_run', of()),
      onPull,
      '#7 aaa feature/x against main',
    ],
    ['a run for a branch', run('workflow_run', of()), {}, 'nobody’s aaa feature/x against main'],
    [
      'a run for a tag',
      run('workflow_run', of({ head_branch: 'v1.4.0' })),
      {},
      'nobody’s aaa v1.4.0 against main',
    ],
    [
      'a run for a merge group',
      run('workflow_run', of({ event: 'merge_group', head_branch: group.head_ref.slice(11) })),
      {},
      `for #12 aaa ${group.head_ref.slice(11)} against main`,
    ],
    [
      'another CI’s checks',
      run('check_suite', { check_suite: suite }),
      onPull,
      '#7 aaa feature/x against main',
    ],
    [
      'one of them',
      run('check_run', { check_run: { head_sha: HEAD, check_suite: suite } }),
      onPull,
      '#7 aaa feature/x against main',
    ],
    [
      'those on a branch',
      run('check_suite', { check_suite: suite }),
      {},
      'nobody’s aaa feature/x against main',
    ],
    [
      'those on a fork’s commit',
      run('check_suite', { check_suite: { head_sha: HEAD, head_branch: null } }),
      onPull,
      '#7 aaa feature/x against main',
    ],
    [
      'a merge group',
      run('merge_group', { merge_group: group }),
      {},
      `for #12 aaa ${group.head_ref.slice(11)} against main`,
    ],
    [
      'a push',
      run('push', { after: HEAD, head_commit: { id: HEAD } }, branch),
      {},
      'nobody’s aaa feature/x against main',
    ],
    [
      'a push to the default branch',
      run('push', { after: HEAD }),
      {},
      'nobody’s aaa main against main',
    ],
    [
      'a deleted branch',
      run('push', { before: HEAD, after: NOBODY, head_commit: null }, branch),
      {},
      'The branch was deleted: there is nothing to judge.',
    ],
    [
      'a lightweight tag',
      run('push', { after: HEAD, head_commit: { id: HEAD } }, tag),
      {},
      'nobody’s aaa v1.4.0 against main',
    ],
    [
      'an annotated tag',
      run('push', { after: TAG, head_commit: { id: HEAD } }, tag),
      {},
      'nobody’s aaa v1.4.0 against main',
    ],
    [
      'one whose payload has no commit',
      run('push', { after: TAG, head_commit: null }, tag),
      {},
      'nobody’s ccc v1.4.0 against main',
    ],
    [
      'a tag that is created',
      run('create', { ref: 'v1.4.0', ref_type: 'tag' }, tag),
      {},
      'nobody’s ccc v1.4.0 against main',
    ],
    [
      'a branch or tag that is deleted',
      run('delete', { ref: 'v1.4.0' }),
      {},
      'A branch or a tag was deleted: there is nothing to judge.',
    ],
    [
      'a release',
      run('release', { release: { tag_name: 'v1.4.0' } }, tag),
      {},
      'nobody’s ccc v1.4.0 against main',
    ],
    ['a package', run('registry_package', {}, branch), {}, 'nobody’s ccc feature/x against main'],
    [
      'a deployment',
      run('deployment', { deployment: { sha: MERGE } }, branch),
      {},
      'nobody’s ccc feature/x against main',
    ],
    [
      'a deployment of a mere commit',
      run('deployment', { deployment: { sha: MERGE } }, ''),
      {},
      'nobody’s ccc ? against main',
    ],
    ['its status', run('deployment_status', {}, branch), {}, 'nobody’s ccc feature/x against main'],
    ['a dispatch', run('workflow_dispatch', {}, branch), {}, 'nobody’s ccc feature/x against main'],
    [
      'a dispatch from outside',
      run('repository_dispatch', {}),
      {},
      'nobody’s ccc main against main',
    ],
    [
      'the clock, whose payload has no repository',
      run('schedule', { repository: undefined }),
      {},
      'nobody’s ccc main against main',
    ],
  ])('%s, judges what that is about', async (_, context, world, expected) => {
    expect(await judged(context, world)).toEqual([expected])
  })

  it.each([
    'branch_protection_rule',
    'discussion',
    'discussion_comment',
    'fork',
    'gollum',
    'image_version',
    'issues',
    'label',
    'milestone',
    'page_build',
    'project',
    'project_card',
    'project_column',
    'public',
    'status',
    'watch',
    'pull_request_comment',
    'toString',
  ])('%s, says that it is about no commit, and which events are', async (name) => {
    const refused = findEventContexts(run(name, {}), noApi)
    await expect(refused).rejects.toThrow(UsageError)
    await expect(refused).rejects.toThrow(
      new RegExp(`^The event ${name} tells of no commit .* pull_request, .* push, .* schedule\\.$`),
    )
  })
})

describe('when there is no pull request', () => {
  it.each([
    ['push', 'refs/heads/main', true],
    ['push', 'refs/heads/feature/x', false],
    ['push', 'refs/tags/main', false],
    ['schedule', 'refs/heads/main', true],
    ['release', 'refs/tags/v1', false],
    ['deployment', '', false],
  ])('%s of %j is one of the default branch: %s', async (name, ref, isOnDefault) => {
    const eventContext = await only(run(name, {}, ref), noApi)
    expect(eventContext).toMatchObject({ baseSha: null, defaultBranch: 'main', isOnDefault })
  })

  it('knows the commit before a push, and none before a new branch', async () => {
    const known = await only(run('push', { before: BASE, after: HEAD }), noApi)
    expect(known.values.base_sha).toBe(BASE)
    const { values } = await only(run('push', { before: NOBODY, after: HEAD }), noApi)
    expect(values).not.toHaveProperty('base_sha')
  })
})

describe('when another run has built a commit of a branch that is called main', () => {
  const onMain = run('workflow_run', of({ head_branch: 'main' }))

  it('is judged by its own version of the file where main has that commit', async () => {
    const { api } = apiWith({ mergeBase: HEAD })
    expect(await only(onMain, api)).toMatchObject({ isOnDefault: true })
  })

  it('is judged by main’s where it has not: the name is a tag’s', async () => {
    const { api } = apiWith({ mergeBase: BASE })
    expect(await only(onMain, api)).toMatchObject({ isOnDefault: false })
  })

  it('is nothing to judge where it is a fork’s, and no pull request’s', async () => {
    const payload = of({ head_branch: 'main', head_repository: fork, event: 'pull_request' })
    expect(await judged(run('workflow_run', payload))).toEqual([
      'aaaaaaa of a fork is the head of no pull request: there is nothing to judge.',
    ])
  })
})

describe('when the event is about a pull request', () => {
  it.each([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
  ])('takes its commits from %s, never the test merge', async (name) => {
    const eventContext = await only(run(name, { pull_request: pull }), noApi)
    expect(eventContext).toEqual({
      pull: { number: 7, headSha: HEAD, baseRef: 'main' },
      ref: null,
      reviewedPull: {
        number: 7,
        headSha: HEAD,
        headThereAt: '2026-11-25T10:00:00Z',
        labelJustSet: null,
        isOpinion: name.startsWith('pull_request_review'),
      },
      headSha: HEAD,
      baseSha: BASE,
      defaultBranch: 'main',
      isOnDefault: true,
      isForeign: false,
      values: {
        number: '7',
        head_sha: HEAD,
        head_ref: 'feature/x',
        base_sha: BASE,
        base_ref: 'main',
        sha: MERGE,
      },
      baseFallback: null,
      over: null,
      refusal: null,
    })
  })

  it.each([
    ['labeled', 'ok'],
    ['unlabeled', null],
  ])('knows of a label that has just been set: %s', async (action, labelJustSet) => {
    const payload = { action, label: { name: 'ok' }, pull_request: pull }
    const { reviewedPull } = await only(run('pull_request', payload), noApi)
    expect(reviewedPull).toMatchObject({ labelJustSet, isOpinion: true })
  })

  it('has nothing to do once it is closed', async () => {
    const payload = { pull_request: { ...pull, state: 'closed' } }
    const { over } = await only(run('pull_request', payload), noApi)
    expect(over).toBe('Pull request #7 is closed: there is nothing to judge any more.')
  })
})

describe('when the event is a workflow_run', () => {
  const ofFork = run('workflow_run', of({ head_repository: fork, pull_requests: [] }))

  it('knows of the head commit that it was there when that run began', async () => {
    const eventContext = await only(run('workflow_run', of()), apiWith({ pulls: [pull] }).api)
    expect(eventContext.reviewedPull).toEqual({
      number: 7,
      headSha: HEAD,
      headThereAt: '2026-11-25T09:00:00Z',
      labelJustSet: null,
      isOpinion: false,
    })
  })

  it.each([
    ['the repository’s own', SHOP, false],
    ['a fork’s', { full_name: 'eve/shop' }, true],
    ['a fork’s that is gone', null, true],
  ])('knows whose branch the head of a pull request is: %s', async (_, repo, isForeign) => {
    const pulls = [{ ...pull, head: { ...pull.head, repo } }]
    const eventContext = await only(run('workflow_run', of()), apiWith({ pulls }).api)
    expect(eventContext.isForeign).toBe(isForeign)
  })

  it('is a word where a review was what started that run', async () => {
    const context = run('workflow_run', of({ event: 'pull_request_review' }))
    const eventContext = await only(context, apiWith({ pulls: [pull] }).api)
    expect(eventContext.reviewedPull?.isOpinion).toBe(true)
  })

  it('asks for the branch’s own pull requests, whatever the payload lists', async () => {
    const foreign = { number: 9, base: { repo: { name: 'other' } } }
    const { api, asked } = apiWith({ pulls: [pull] })
    const context = run('workflow_run', of({ pull_requests: [foreign, { number: 404 }] }))
    expect((await only(context, api)).pull?.number).toBe(7)
    expect(new Set(asked)).toEqual(new Set(['pulls open acme:feature/x']))
  })

  it('judges every open one of a commit, on whatever page, the default branch’s first', async () => {
    const lax = [3, 5, 8, 9].map((number) => ({
      ...pull,
      number,
      base: { ...pull.base, ref: `lax-${number}` },
    }))
    expect(await judged(ofFork, { pulls: [...lax, pull] })).toEqual([
      '#7 aaa feature/x against main',
      '#3 aaa feature/x against lax-3',
      '#5 aaa feature/x against lax-5',
      '#8 aaa feature/x against lax-8',
      '#9 aaa feature/x against lax-9',
    ])
  })

  it('judges those of other branches at the same commit too', async () => {
    const other = { ...pull, number: 8, head: { ...pull.head, sha: HEAD, ref: 'feature/y' } }
    const closed = { ...other, number: 9, state: 'closed' }
    const behind = { ...other, number: 10, head: { ...pull.head, sha: MERGE, ref: 'feature/y' } }
    const elsewhere = [pull, other, closed, behind]
    expect(await judged(ofFork, { pulls: [pull], elsewhere })).toEqual([
      '#7 aaa feature/x against main',
      '#8 aaa feature/y against main',
    ])
  })

  it('judges a push as one, though its commit is the head of a closed one', async () => {
    const pushed = run('workflow_run', of({ event: 'push', head_branch: 'feature/x' }))
    expect(await judged(pushed, { pulls: [{ ...pull, state: 'closed' }] })).toEqual([
      'nobody’s aaa feature/x against main',
    ])
  })

  it('leaves out one that is closed, and one that has moved on', async () => {
    const closed = { ...pull, number: 6, state: 'closed' }
    const moved = { ...pull, number: 9, head: { ...pull.head, sha: MERGE, ref: 'feature/x' } }
    expect(await judged(ofFork, { pulls: [closed, moved, pull] })).toEqual([
      'Pull request #9 has moved on from aaaaaaa: its own run judges it.',
      '#7 aaa feature/x against main',
    ])
  })

  it('has nothing to do where all have moved on, or are closed', async () => {
    const moved = { ...pull, head: { ...pull.head, sha: MERGE, ref: 'feature/x' } }
    expect(await judged(ofFork, { pulls: [moved] })).toEqual([
      'Pull request #7 has moved on from aaaaaaa: its own run judges it.',
    ])
    expect(await judged(ofFork, { pulls: [{ ...pull, state: 'closed' }] })).toEqual([
      'Pull request #7 is closed: there is nothing to judge any more.',
    ])
  })

  it('finds that of a fork which is gone', async () => {
    const { api, asked } = apiWith({
      pulls: [{ ...pull, number: 6, head: { ...pull.head, sha: BASE, ref: 'y' } }, pull],
    })
    const gone = run('workflow_run', of({ head_repository: null }))
    expect((await only(gone, api)).pull?.number).toBe(7)
    expect(asked[0]).toBe('pulls open of all')
  })

  it('refuses to leave any out in silence where there are very many', async () => {
    const pulls = Array.from({ length: 45 }, (_, index) => ({ ...pull, number: index + 100 }))
    const eventContexts = await findEventContexts(ofFork, apiWith({ pulls: [...pulls, pull] }).api)
    const judgeable = eventContexts.filter(({ refusal }) => refusal === null)
    expect(judgeable.map(({ pull }) => pull?.number).slice(0, 3)).toEqual([7, 100, 101])
    expect([judgeable.length, eventContexts.length]).toEqual([20, 21])
    expect(eventContexts[20]?.refusal).toMatch(
      /^aaaaaaa is the head of 46 open pull requests, and one run judges 20\. Not judged: #119, #120, .* #138 and 6 more\. Close/,
    )
  })
})

describe('when the event is a merge_group', () => {
  it('takes the group’s commits, and comments nowhere', async () => {
    const payload = { merge_group: group }
    const eventContext = await only(run('merge_group', payload), apiWith({}).api)
    expect(eventContext).toMatchObject({
      pull: null,
      baseFallback: null,
      headSha: HEAD,
      baseSha: BASE,
      // Its pull request has the approvals, on a head of its own.
      reviewedPull: { number: 12, headSha: null, headThereAt: null },
      values: { number: '12', base_ref: 'main' },
    })
  })
})

describe('when a merge group is built upon another', () => {
  const payload = { merge_group: group }
  const ahead = `gh-readonly-queue/main/pr-11-${MERGE}`

  it('is compared with that, and with the branch where that has no image', async () => {
    const eventContext = await only(
      run('merge_group', payload),
      apiWith({ branches: ['main', ahead] }).api,
    )
    expect(eventContext).toMatchObject({
      values: { base_ref: ahead, head_ref: `gh-readonly-queue/main/pr-12-${BASE}` },
      baseFallback: { base_ref: 'main' },
    })
  })

  it('is compared with the branch where GitHub does not tell', async () => {
    const eventContext = await only(run('merge_group', payload), async () => ({}) as Api)
    expect(eventContext).toMatchObject({ values: { base_ref: 'main' }, baseFallback: null })
  })
})

describe('when the event is not what GitHub sends', () => {
  it('says which part', async () => {
    const broken = findEventContexts(run('pull_request', { pull_request: { number: 'x' } }), noApi)
    await expect(broken).rejects.toThrow(UsageError)
    await expect(broken).rejects.toThrow(/pull_request\.number/)
  })

  it('says that it has to run in a workflow, when there is no event at all', async () => {
    const outside = { eventName: undefined, payload: {}, sha: undefined, ref: undefined }
    await expect(findEventContexts(outside as unknown as RunContext, noApi)).rejects.toThrow(
      /dist\/cli\.js/,
    )
  })
})
