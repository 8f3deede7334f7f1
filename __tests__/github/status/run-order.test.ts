import { describe, expect, it } from '@jest/globals'
import {
  baseName,
  type Judge,
  mayReplace,
  standingOf,
} from '../../../src/github/status/run-order.ts'

function aRun(id: number, attempt = 1, given: Partial<Judge> = {}): Judge {
  return { id, attempt, at: null, isOpinion: false, base: null, ...given }
}

describe('when two runs of one commit meet', () => {
  it.each([
    ['a newer run over an older one', aRun(1), aRun(2), true],
    ['a run over itself', aRun(2), aRun(2), true],
    ['an older run over a newer one', aRun(2), aRun(1), false],
    ['an older run that somebody started again', aRun(2), aRun(1, 2), false],
    ['an earlier attempt over a later one', aRun(2, 2), aRun(2, 1), false],
  ])('%s', (_, standing, run, expected) => {
    expect(mayReplace(standing, run)).toBe(expected)
  })

  it.each([
    ['the commit’s own run that has seen the image after a label’s run', 5, 9, true],
    ['the commit’s own run that has not', 9, 5, false],
  ])('%s', (_, word, image, expected) => {
    const [label, own] = [aRun(2, 1, { at: word, isOpinion: true }), aRun(1, 1, { at: image })]
    expect(mayReplace(label, own)).toBe(expected)
    expect(mayReplace(own, label)).toBe(!expected)
  })

  const [OLD, MAIN] = [baseName('release', 'a'.repeat(40)), baseName('main', 'b'.repeat(40))]
  it.each([
    ['has measured later', { at: 9, base: MAIN }, { at: 5, base: MAIN }, 'main', true],
    ['has measured before it', { at: 5, base: MAIN }, { at: 9, base: MAIN }, 'main', false],
    ['does not tell when', { base: MAIN }, { at: 5, base: MAIN }, 'main', false],
    ['does not tell for what', { at: 9 }, { at: 5 }, 'main', false],
    ['judges for another branch', { at: 9, base: OLD }, { at: 5, base: MAIN }, 'main', false],
    ['judges for the branch of now', { at: 9, base: OLD }, { at: 5, base: MAIN }, 'release', true],
    ['judges for nobody knows what', { at: 9, base: OLD }, { at: 5, base: MAIN }, null, false],
    [
      'judges for an older commit of it',
      { at: 9, base: baseName('main', 'a'.repeat(40)) },
      { at: 5, base: MAIN },
      'main',
      false,
    ],
  ])('decides between a run and an older one, started again, that %s', (...given) => {
    const [, again, first, branch, expected] = given
    const [older, newer] = [aRun(1, 2, again), aRun(2, 1, first)]
    expect(mayReplace(newer, older, branch)).toBe(expected)
    expect(mayReplace(older, newer, branch)).toBe(!expected)
  })

  it('lets no clock that is ahead of GitHub’s silence a later run', () => {
    const hour = 3_600_000
    const word = aRun(2, 1, { at: 2 * hour, isOpinion: true, setAt: hour })
    expect(mayReplace(word, aRun(3, 1, { at: hour + 60_000 }))).toBe(true)
  })

  it.each([
    ['the last one to write where one is an opinion', { isOpinion: true }, true],
    ['when they have measured where one was started again', { attempt: 2, base: MAIN }, false],
  ])('goes by %s, if both have set their status in one second', (_, given, expected) => {
    const again = aRun(1, 1, { at: 9_000, setAt: 1_000, ...given })
    const other = aRun(2, 1, { at: 8_000, setAt: 1_000, base: MAIN })
    expect(mayReplace(again, other)).toBe(expected)
    expect(mayReplace(other, again)).toBe(true)
  })
})

describe('when several have set a status, in whatever order', () => {
  const told = (...runs: readonly [number, number?][]) =>
    runs
      .map(([id, attempt], at) => ({ run: aRun(id, attempt, { at, base: 'main.1' }) }))
      .toReversed()

  it.each([
    ['in their order', told([1], [2]), { id: 2, attempt: 1 }],
    ['the older one last', told([2], [1]), { id: 2, attempt: 1 }],
    ['the older one in between', told([2], [1], [2]), { id: 2, attempt: 1 }],
    ['the older one, started again, last', told([1], [2], [1, 2]), { id: 1, attempt: 2 }],
    ['a newer one after that', told([1], [1, 2], [2]), { id: 2, attempt: 1 }],
    ['three of them', told([3], [1], [2]), { id: 3, attempt: 1 }],
  ])('%s', (_, statuses, expected) => {
    expect(standingOf(statuses)?.run).toMatchObject(expected)
  })

  it('is nobody’s where none tells its run', () => {
    expect(standingOf([{ run: null }])).toBeUndefined()
    expect(standingOf([])).toBeUndefined()
  })
})
