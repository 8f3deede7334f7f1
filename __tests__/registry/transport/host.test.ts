import { describe, expect, it } from '@jest/globals'
import { Host } from '../../../src/registry/transport/host.ts'

const REFUSAL = { turn: 0, now: 0, askedPause: 0 }

/** A host that so many are asked of at once. */
function crowded(count: number): Host {
  const host = new Host()
  for (let each = 0; each < count; each++) host.limiter.acquire({ isAgain: false })
  return host
}

describe('retries: a host that refuses', () => {
  it('one of many is asked for fewer at once, and for no pause', () => {
    const host = crowded(64)
    expect(host.refused(REFUSAL)).toBe(true)
    expect(host.pausedUntil).toBe(0)
  })

  it('one alone is left alone for a moment, and for longer each time', () => {
    const host = crowded(1)
    const pauses = [0, 1, 2, 3, 4, 5, 6].map((second) => {
      expect(host.refused({ ...REFUSAL, now: second * 1000 })).toBe(false)
      return host.pausedUntil - second * 1000
    })
    expect(pauses).toEqual([50, 100, 200, 400, 800, 800, 800])
    host.answered(40)
    host.refused({ ...REFUSAL, now: 9_000 })
    expect(host.pausedUntil).toBe(9_050)
  })

  it('everything for half a minute is asked no more, until it answers', () => {
    const host = crowded(1)
    for (const now of [0, 10_000, 20_000]) host.refused({ ...REFUSAL, now })
    expect(host.refusedFor(31_000)).toBe(0)
    host.refused({ ...REFUSAL, now: 30_000 })
    expect([host.refusedFor(30_000), host.refusedFor(31_000)]).toEqual([0, 31_000])
    host.answered(40)
    expect(host.refusedFor(31_000)).toBe(0)
  })
})
