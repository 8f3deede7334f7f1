import { describe, expect, it } from '@jest/globals'
import { createProgress } from '../../src/common/progress.ts'

/** The lines said when the nth image is done at the given times, in ms. */
function saidAt(...times: readonly number[]): string[] {
  const lines: string[] = []
  let time = 0
  const progress = createProgress(
    (line) => lines.push(line),
    () => time,
  )
  for (const [index, at] of times.entries()) {
    time = at
    progress(index + 1, times.length)
  }
  return lines
}

describe('when measuring is quick', () => {
  it('says nothing', () => {
    expect(saidAt(10, 20, 4_999)).toEqual([])
  })
})

describe('when measuring takes long', () => {
  it('says how many of how many, every five seconds', () => {
    expect(saidAt(5_000, 5_100, 9_999, 10_000, 10_001)).toEqual([
      '1 of 5 images measured',
      '4 of 5 images measured',
    ])
  })

  it('leaves the end to the report', () => {
    expect(saidAt(60_000)).toEqual([])
  })
})
