import { describe, expect, it } from '@jest/globals'
import { requestOf } from '../../src/action/check-request.ts'
import type { Budget } from '../../src/domain/budget/budget.ts'
import type { BuiltImages } from '../../src/domain/budget/built-images.ts'
import { parseIncrease } from '../../src/domain/values/increase.ts'
import type { EventContext } from '../../src/github/events/event-context.ts'
import { aBudget } from '../support/builders.ts'

const HEAD = 'a'.repeat(40)
const BASE = 'b'.repeat(40)

/** Pull request 7 of the branch `new` against `release`, in a repository whose default branch is main. */
const pullRequest: EventContext = {
  pull: { number: 7, headSha: HEAD, baseRef: 'release' },
  ref: null,
  headSha: HEAD,
  baseSha: BASE,
  defaultBranch: 'main',
  isOnDefault: false,
  values: { number: '7', head_ref: 'new', base_ref: 'release', base_sha: BASE },
  baseFallback: null,
  reviewedPull: null,
  isForeign: false,
  over: null,
  refusal: null,
}
const push: EventContext = {
  ...pullRequest,
  pull: null,
  ref: 'refs/heads/new',
  baseSha: null,
  values: { head_ref: 'new', sha: HEAD },
}

interface Given {
  readonly eventContext?: EventContext
  readonly headTag?: string
  readonly baseTag?: string
  readonly budgets?: readonly Budget[]
  readonly images?: BuiltImages
}

/** The request, and what GitHub was asked for it. */
async function requestFor({
  eventContext = pullRequest,
  headTag = 'pr-{number}',
  baseTag = '{base_ref}',
  budgets = [aBudget()],
  images = null,
}: Given) {
  const asked: string[] = []
  const answer = (question: string) => async () => {
    asked.push(question)
    return question
  }
  const lineage = {
    fork: answer('fork'),
    forkOfDefault: answer('fork of default'),
    defaultTip: answer('default tip'),
  }
  const noiseFloor = parseIncrease('1%')
  const request = await requestOf(
    {
      inputs: { headTag, baseTag, platforms: [], images, missingHead: 'fail', noiseFloor },
      eventContext,
      lineage,
      now: new Date('2026-11-25T23:59:59Z'),
    },
    {
      budgets,
      headBudgets: budgets,
      retired: new Set(['old']),
      file: { path: 'docker-image-budgets.yaml', origin: 'base', edits: [] },
    },
  )
  return { request, asked }
}

describe('when a pull request is checked', () => {
  it('asks for what its inputs and its budget file name', async () => {
    const { request } = await requestFor({})
    expect(request).toMatchObject({
      headTag: 'pr-{number}',
      baseTag: '{base_ref}',
      values: pullRequest.values,
      isChange: true,
      isForeign: false,
      retired: new Set(['old']),
      today: '2026-11-25',
    })
  })

  it('falls back to the default branch, and asks GitHub nothing for it', async () => {
    const { request, asked } = await requestFor({})
    expect(request.baseFallbacks).toEqual([{ number: '7', head_ref: 'new', base_ref: 'main' }])
    expect(asked).toEqual([])
  })

  it('falls back to the default branch’s tip where a template names a commit', async () => {
    const { request, asked } = await requestFor({ baseTag: '{base_sha}' })
    expect(request.baseFallbacks).toMatchObject([{ base_ref: 'main', base_sha: 'default tip' }])
    expect(asked).toEqual(['default tip'])
  })

  it('falls back to nothing on the default branch itself', async () => {
    const { request } = await requestFor({ eventContext: { ...pullRequest, isOnDefault: true } })
    expect(request.baseFallbacks).toEqual([])
  })

  it('falls back to what the event names first', async () => {
    const baseFallback = { base_ref: 'stacked' }
    const { request } = await requestFor({ eventContext: { ...pullRequest, baseFallback } })
    expect(request.baseFallbacks.map(({ base_ref }) => base_ref)).toEqual(['stacked', 'main'])
  })

  it.each([
    ['the input', { baseTag: '{merge_base}' }],
    ['a budget', { budgets: [aBudget({ base: 'sha-{merge_base:7}' })] }],
  ])('asks where the branch began where %s wants to know', async (_, given) => {
    const { request, asked } = await requestFor(given)
    expect(request.values.merge_base).toBe('fork')
    expect(request.baseFallbacks).toMatchObject([{ merge_base: 'fork of default' }])
    expect(new Set(asked)).toEqual(new Set(['fork', 'fork of default']))
  })
})

describe('when there is no pull request', () => {
  it('means the branch’s own image', async () => {
    const { request } = await requestFor({ eventContext: push })
    expect(request).toMatchObject({ headTag: '{head_ref}', isChange: false, baseFallbacks: [] })
  })

  it('leaves a tag alone that the user has named', async () => {
    const { request } = await requestFor({ eventContext: push, headTag: '{sha}' })
    expect(request.headTag).toBe('{sha}')
  })
})
