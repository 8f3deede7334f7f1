import { describe, expect, it } from '@jest/globals'
import { type Judge, mayReplace, standingOf } from '../../src/github/standing.ts'

function aRun(id: number, attempt = 1, given: Partial<Judge> = {}): Judge {
  return { id, attempt, at: null, isWord: false, ...given }
}

describe('when two runs of one commit meet', () => {
  it.each([
    ['a newer run over an older one', aRun(1), aRun(2), true],
    ['a run over itself', aRun(2), aRun(2), true],
    ['an older run over a newer one', aRun(2), aRun(1), false],
    ['an older run that somebody started again', aRun(2), aRun(1, 2), true],
    ['an earlier attempt over a later one', aRun(2, 2), aRun(2, 1), false],
  ])('%s', (_, standing, run, expected) => {
    expect(mayReplace(standing, run)).toBe(expected)
  })

  it.each([
    ['the commit’s own run that has seen the image after a label’s run', 5, 9, true],
    ['the commit’s own run that has not', 9, 5, false],
  ])('%s', (_, word, image, expected) => {
    const [label, own] = [aRun(2, 1, { at: word, isWord: true }), aRun(1, 1, { at: image })]
    expect(mayReplace(label, own)).toBe(expected)
    expect(mayReplace(own, label)).toBe(!expected)
  })

  it('gives no right to a run that was started again, and judges for another branch', () => {
    expect(mayReplace(aRun(2), aRun(1, 2), true)).toBe(false)
  })
})

describe('when several have set a status, in whatever order', () => {
  const told = (...runs: readonly [number, number?][]) =>
    runs.map(([id, attempt]) => ({ run: aRun(id, attempt) })).toReversed()

  it.each([
    ['in their order', told([1], [2]), aRun(2)],
    ['the older one last', told([2], [1]), aRun(2)],
    ['the older one in between', told([2], [1], [2]), aRun(2)],
    ['the older one, started again, last', told([1], [2], [1, 2]), aRun(1, 2)],
    ['a newer one after that', told([1], [1, 2], [2]), aRun(2)],
    ['three of them', told([3], [1], [2]), aRun(3)],
  ])('%s', (_, statuses, expected) => {
    expect(standingOf(statuses)?.run).toEqual(expected)
  })

  it('is the newer one’s where the one that was started again judges for another branch', () => {
    expect(standingOf(told([2], [1, 2]), aRun(1, 2))?.run).toEqual(aRun(2))
  })

  it('is nobody’s where none tells its run', () => {
    expect(standingOf([{ run: null }])).toBeUndefined()
    expect(standingOf([])).toBeUndefined()
  })
})
