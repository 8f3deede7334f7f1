import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { parseIncrease } from '../../src/domain/values/increase.ts'
import type { GitHubOptions } from '../../src/embedded/github.ts'
import { appendRecords } from '../../src/series/append.ts'
import { HistoryUnavailable } from '../../src/series/history-branch.ts'
import { readHistory } from '../../src/series/read-history.ts'
import { BRANCH, OnGitHub } from '../support/history-branches.ts'
import { aDigest, aRecord } from '../support/sizes.ts'

jest.setTimeout(60_000)

const NOW = new Date('2026-11-25T12:00:00Z')
const noiseFloor = parseIncrease('0.1% and 100 KiB')
const timing = { firstMs: 10, mostMs: 50, totalMs: 20_000 }
/** Where nothing helps. */
const short = { ...timing, totalMs: 1_500 }
const options = { now: NOW, noiseFloor, isRerun: false, timing }
const second = aRecord({ run: 2, bytes: 200_000_000, digest: aDigest('b') })

type Before = NonNullable<GitHubOptions['before']>

let github: OnGitHub
/** Decides on what comes after the history has begun. */
let before: Before

async function begun() {
  before = () => undefined
  github = await OnGitHub.start({ before: (request) => before(request) })
  const branch = await github.writer()
  await appendRecords(branch, [aRecord()], options)
  return branch
}

afterEach(() => github.end())

/** The answer to the first request, or to all of them, that has a method and a part of a path. */
function answering(
  wanted: string,
  answer: { readonly status: number; readonly message: string },
  isOnce = false,
): Before {
  const [method, part = ''] = wanted.split(' ')
  let answered = 0
  return (request) => {
    if (request.method !== method || !request.path.includes(part)) return undefined
    if (isOnce && answered++ > 0) return undefined
    return { status: answer.status, body: { message: answer.message } }
  }
}

describe('when a size is added', () => {
  it('makes one commit, with seven requests, however many services there are (H2)', async () => {
    const branch = await begun()
    const from = github.requests.length
    const web = aRecord({ service: 'web', run: 2 })
    await appendRecords(branch, [second, web], options)
    expect(github.requests.slice(from)).toEqual([
      `GET git/ref/heads%2F${BRANCH} 200`,
      'GET git/commits/SHA 200',
      'GET git/trees/SHA?recursive=true 200',
      'GET git/blobs/SHA 200',
      'POST git/trees 201',
      'POST git/commits 201',
      `PATCH git/refs/heads%2F${BRANCH} 200`,
    ])
  })

  it('asks no cache where the branch is, and never forces it (H2)', async () => {
    const branch = await begun()
    const asked: string[] = []
    before = ({ method, path, headers, body }) => {
      if (path.includes('/git/ref')) asked.push(`${method} ${headers['cache-control']} ${body}`)
      return undefined
    }
    await appendRecords(branch, [second], options)
    expect(asked).toEqual([
      'GET no-cache ',
      expect.stringMatching(/^PATCH undefined \{"sha":"[0-9a-f]{40}","force":false\}$/),
    ])
  })
})

describe('when somebody else was faster (H2)', () => {
  it.each([
    ['PATCH git/refs', 422, 'Update is not a fast forward'],
    ['PATCH git/refs', 409, 'Reference update failed'],
    ['PATCH git/refs', 422, 'Reference does not exist'],
    ['PATCH git/refs', 502, 'Server Error'],
  ])(
    'of %s %i %s, begins again at the branch, with another commit',
    async (what, status, message) => {
      const branch = await begun()
      const commits = new Set<string>()
      const once = answering(what, { status, message }, true)
      before = (request) => {
        if (request.method === 'PATCH') commits.add(request.body)
        return once(request)
      }
      const from = github.requests.length
      expect(await appendRecords(branch, [second], options)).toMatchObject({ added: 1 })
      const asked = github.requests.slice(from).filter((each) => each.startsWith('GET git/ref'))
      expect(asked).toHaveLength(2)
      expect((await readHistory(branch, { now: NOW, depth: 'all' }))?.records).toEqual([
        aRecord(),
        second,
      ])
    },
  )

  it('of two that begin it at once, the second one adds to the first (H10)', async () => {
    before = () => undefined
    github = await OnGitHub.start({ before: (request) => before(request) })
    const [one, other] = [await github.writer(), await github.writer()]
    const results = await Promise.all([
      appendRecords(one, [aRecord()], options),
      appendRecords(other, [second], options),
    ])
    expect(results.map(({ isNew }) => isNew).toSorted()).toEqual([false, true])
    expect((await readHistory(one, { now: NOW, depth: 'all' }))?.records).toHaveLength(2)
  })

  it('begins anew where the branch is deleted meanwhile, and says so (H10)', async () => {
    const branch = await begun()
    let isDeleted = false
    before = ({ method }) => {
      if (method === 'PATCH' && !isDeleted) {
        isDeleted = true
        delete github.world.branches[BRANCH]
      }
      return undefined
    }
    expect(await appendRecords(branch, [second], options)).toMatchObject({ isNew: true, added: 1 })
  })

  it('counts what was written although its answer was lost, once', async () => {
    const branch = await begun()
    let isLost = false
    before = async (request) => {
      if (request.method !== 'PATCH' || isLost) return undefined
      isLost = true
      github.world.branches[BRANCH] = JSON.parse(request.body).sha
      return { status: 502, body: { message: 'Server Error' } }
    }
    await appendRecords(branch, [second], options)
    expect((await readHistory(branch, { now: NOW, depth: 'all' }))?.records).toEqual([
      aRecord(),
      second,
    ])
  })
})

describe('when GitHub refuses (H8)', () => {
  it.each([
    [
      'POST git/trees',
      403,
      'Resource not accessible by integration',
      'permissions: { contents: write }',
    ],
    [
      'PATCH git/refs',
      403,
      'Resource not accessible by integration',
      'permissions: { contents: write }',
    ],
    [
      'PATCH git/refs',
      422,
      'Repository rule violations found\n\nGH013: Cannot update this protected ref.',
      `A rule covers every branch: leave ${BRANCH} out of it`,
    ],
    [
      'PATCH git/refs',
      403,
      'GH006: Protected branch update failed',
      `A rule covers every branch: leave ${BRANCH} out of it`,
    ],
    ['GET git/ref', 401, 'Bad credentials', 'Leave out the input github-token'],
    [
      'GET git/trees',
      403,
      'Resource not accessible by integration',
      'permissions: { contents: read }',
    ],
    ['PATCH git/refs', 422, 'Object does not exist', 'to begin anew, delete it'],
  ])(
    '%s with %i %s, it says what to do, and does not try again',
    async (what, status, message, cure) => {
      const branch = await begun()
      before = answering(what, { status, message })
      const from = github.requests.length
      const error = await appendRecords(branch, [second], options).catch(
        (reason: unknown) => reason,
      )
      expect(error).toBeInstanceOf(HistoryUnavailable)
      expect(error).toMatchObject({
        message: expect.stringContaining(`${status} ${message}`),
        cure: expect.stringContaining(cure),
      })
      const [method, part = ''] = what.split(' ')
      const same = github.requests
        .slice(from)
        .filter((each) => each.startsWith(`${method} ${part}`))
      expect(same).toHaveLength(1)
    },
  )
})

describe('when the repository has no commit', () => {
  it('says that one is needed first', async () => {
    const branch = await begun()
    before = answering('GET git/ref', { status: 409, message: 'Git Repository is empty.' })
    await expect(appendRecords(branch, [second], options)).rejects.toMatchObject({
      cure: 'The repository has no commit yet: push one first.',
    })
  })
})

describe('when a file cannot be read (H7)', () => {
  it.each([
    [404, 'Not Found'],
    [403, 'Forbidden'],
  ])('with %i, the write fails, and the file is no empty one', async (status, message) => {
    const branch = await begun()
    const tip = github.world.branches[BRANCH]
    before = answering('GET git/blobs', { status, message })
    await expect(appendRecords(branch, [second], options)).rejects.toThrow(`${status} ${message}`)
    expect(github.world.branches[BRANCH]).toBe(tip)
    await expect(readHistory(branch, { now: NOW, depth: 'recent' })).rejects.toThrow(
      'cannot be read',
    )
  })

  it('is no shorter list either, where GitHub lists only a part', async () => {
    const branch = await begun()
    before = ({ path }) =>
      path.includes('git/trees/')
        ? { status: 200, body: { sha: 'a'.repeat(40), tree: [], truncated: true } }
        : undefined
    await expect(appendRecords(branch, [second], options)).rejects.toThrow('does not list them all')
  })

  it('is refused where it is larger than one is kept', async () => {
    const branch = await begun()
    const file = { path: 'v1/2026-11/25.jsonl', mode: '100644', type: 'blob', size: 50_000_001 }
    before = ({ path }) =>
      path.includes('git/trees/')
        ? { status: 200, body: { tree: [{ ...file, sha: 'a'.repeat(40) }], truncated: false } }
        : undefined
    await expect(appendRecords(branch, [second], options)).rejects.toThrow(
      'no more than 50000000 are kept in one file',
    )
  })
})

describe('when GitHub has trouble for long (H3)', () => {
  it('tries for a time, and then says so', async () => {
    const branch = await begun()
    before = answering('PATCH git/refs', { status: 503, message: 'Unavailable' })
    const given = { ...options, timing: short }
    const error = await appendRecords(branch, [second], given).catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      cure: 'GitHub has trouble, or its limit is reached: run it again later.',
    })
    expect(github.requests.filter((each) => each.startsWith('PATCH')).length).toBeGreaterThan(1)
  })
})
