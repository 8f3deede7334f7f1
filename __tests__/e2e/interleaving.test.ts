import { describe, expect, it, jest } from '@jest/globals'
import { pullRequestEvent } from '../../src/embedded/pull.ts'
import { Life } from '../support/life.ts'

jest.setTimeout(120_000)

const [SMALL, LARGE] = [101, 130]
const SECOND = '2'.repeat(40)

/** Lets something happen when the so-manieth request of a run is about to be answered. */
async function interrupted(
  at: number,
  { outer, inner }: Record<'outer' | 'inner', (life: Life) => Promise<unknown>>,
): Promise<Life> {
  let seen = 0
  const life: Life = await Life.start({
    processes: 'shared',
    before: async () => {
      seen += 1
      if (seen === at) await inner(life)
      return undefined
    },
  })
  await outer(life)
  // Else nothing has happened at that moment.
  expect(seen).toBeGreaterThanOrEqual(at)
  return life
}

function run(id: number, MiB: number, attempt = 1) {
  return (life: Life) => {
    life.build('pr-7', MiB)
    const event = { name: 'pull_request', payload: pullRequestEvent(life.world, 7) }
    return life.workflow.run({ event, run: { id, attempt } })
  }
}

/** From the first request after the image was measured to the last one of all. */
const MOMENTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

describe('when two runs of a commit meet at any moment', () => {
  it.concurrent.each(MOMENTS)(
    'leaves what the newer one says, which comes before request %d of the older one',
    async (at) => {
      const life = await interrupted(at, { outer: run(1, SMALL), inner: run(2, LARGE) })
      expect(life.status).toBe('failure: The image needs review')
      expect(life.comment).toMatch(/ run=2\/1 -->\n### 👀 /)
      await life.end()
    },
  )

  it.concurrent.each(MOMENTS)(
    'leaves what the newer one says, before whose request %d the older one comes',
    async (at) => {
      const life = await interrupted(at, { outer: run(2, LARGE), inner: run(1, SMALL) })
      expect(life.status).toBe('failure: The image needs review')
      expect(life.comment).toMatch(/ run=2\/1 -->\n### 👀 /)
      await life.end()
    },
  )
})

describe('when an older run, started again, meets a newer one at any moment', () => {
  it.concurrent.each(MOMENTS)(
    'leaves what has measured later, which is the newer one: before request %d',
    async (at) => {
      const life = await interrupted(at, { outer: run(1, SMALL, 2), inner: run(2, LARGE) })
      expect(life.status).toBe('failure: The image needs review')
      expect(life.comment).toMatch(/ run=2\/1 -->\n### 👀 /)
      await life.end()
    },
  )

  it.concurrent.each(MOMENTS)(
    'leaves what has measured later, which is the older one: before request %d',
    async (at) => {
      const life = await interrupted(at, { outer: run(2, SMALL), inner: run(1, LARGE, 2) })
      expect(life.status).toBe('failure: The image needs review')
      expect(life.comment).toMatch(/ run=1\/2 -->\n### 👀 /)
      await life.end()
    },
  )

  it.concurrent.each(MOMENTS)(
    'leaves what the newer one says, where both were started again: before request %d',
    async (at) => {
      const life = await interrupted(at, { outer: run(1, SMALL, 2), inner: run(2, LARGE, 2) })
      expect(life.status).toBe('failure: The image needs review')
      expect(life.comment).toMatch(/ run=2\/2 -->\n### 👀 /)
      await life.end()
    },
  )
})

describe('when somebody approves at any moment of a run', () => {
  it.concurrent.each(MOMENTS)(
    'is approved, and stays so on the next commit: before request %d',
    async (at) => {
      const life = await interrupted(at, {
        outer: (each) => each.happened('10:00'),
        inner: (each) => each.label('10:05', 'bob'),
      })
      const approved = 'success: The image is within its budget, approved by bob'
      expect(life.status).toBe(approved)
      await life.push('10:30', SECOND, LARGE)
      expect(life.status).toBe(approved)
      await life.end()
    },
  )
})
