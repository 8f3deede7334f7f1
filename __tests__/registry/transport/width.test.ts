import { describe, expect, it } from '@jest/globals'
import { SERVICES_AT_ONCE } from '../../../src/check/check.ts'
import { MOST_AT_ONCE, Width } from '../../../src/registry/transport/width.ts'

/** A host on a clock of its own: what it does with so many requests at once. */
interface Host {
  /** In ms, when so many are under way. */
  readonly latency: (atOnce: number) => number
  /** More at once are refused. */
  readonly most?: number
  readonly isPause?: boolean
}

/** Rounds in which every place is taken. */
function rounds(width: Width, count: number, { latency, most = 1000, isPause = false }: Host) {
  let refused = 0
  const widths: number[] = []
  for (let round = 0; round < count; round++) {
    const { places, turn } = width
    const ms = latency(places)
    for (let each = 0; each < Math.min(places, most); each++) width.answered(ms)
    for (let each = most; each < places; each++, refused++) {
      width.refused({ turn, most: places, isPause })
    }
    widths.push(width.places)
  }
  return { widths, refused, last: width.places }
}

const steady = { latency: () => 40 }

describe('retries: concurrency adapts', () => {
  it('to many from the start, and to more while the registry is happy', () => {
    const width = new Width()
    expect(width.places).toBe(64)
    expect(rounds(width, 3, steady).last).toBe(128)
  })

  it('to what the host has borne, after the first round', () => {
    const width = new Width()
    expect(rounds(width, 1, { ...steady, most: 8 }).last).toBe(8)
  })

  it('to one at least', () => {
    const width = new Width()
    expect(rounds(width, 3, { ...steady, most: 0 }).last).toBe(1)
  })

  it('and seldom tries one more where it is refused again and again', () => {
    const width = new Width()
    const { last, refused } = rounds(width, 250, { ...steady, most: 8 })
    expect([last, refused]).toEqual([8, 56 + 4])
  })

  it('and hardly ever where each time costs a pause', () => {
    const width = new Width()
    const { refused } = rounds(width, 250, { ...steady, most: 8, isPause: true })
    expect(refused).toBe(56)
  })

  it('slowly up again, when the trouble is over', () => {
    const width = new Width()
    rounds(width, 1, { ...steady, most: 1 })
    expect(rounds(width, 20, steady).last).toBeGreaterThan(1)
    expect(rounds(width, 400, steady).last).toBe(128)
  })

  it('to one less for a request that is refused alone among many', () => {
    const width = new Width()
    width.refused({ turn: width.turn, most: 64, isPause: false })
    expect(width.places).toBe(63)
  })

  it('to what was under way, where that was less than was allowed', () => {
    const width = new Width()
    width.refused({ turn: width.turn, most: 3, isPause: false })
    expect(width.places).toBe(2)
  })
})

describe('retries: concurrency adapts to connections that are closed', () => {
  it('one for one, as to refusals', () => {
    const width = new Width()
    for (let count = 0; count < 40; count++) width.reset({ turn: width.turn, most: 64 })
    expect(width.places).toBe(24)
  })

  it('but not below eight: that may have other reasons', () => {
    const width = new Width()
    for (let count = 0; count < 200; count++) width.reset({ turn: width.turn, most: 64 })
    expect(width.places).toBe(8)
  })

  it('and not up, where there are fewer already', () => {
    const width = new Width()
    rounds(width, 1, { ...steady, most: 2 })
    width.reset({ turn: width.turn, most: 2 })
    expect(width.places).toBe(2)
  })
})

describe('retries: concurrency adapts to growing latency', () => {
  /** It works on so many a second, and lets the others wait. */
  const busy = (capacity: number) => ({
    latency: (atOnce: number) => Math.max(40, (atOnce * 1000) / capacity),
  })

  it('grows no more while answers wait in line', () => {
    const width = new Width()
    width.answered(40)
    expect(rounds(width, 20, busy(500)).last).toBeLessThanOrEqual(66)
  })

  it('gets as much done with fewer, where they wait long', () => {
    const width = new Width()
    width.answered(40)
    const { last } = rounds(width, 40, busy(100))
    expect(last).toBeLessThan(30)
    expect(busy(100).latency(last)).toBeGreaterThan(40)
  })

  it('stays as wide, where they are slow for another reason', () => {
    const width = new Width()
    width.answered(40)
    const { widths } = rounds(width, 40, { latency: () => 600 })
    expect(widths.at(-1)).toBeGreaterThanOrEqual(64)
    expect(widths.filter((places) => places < 60).length).toBeLessThan(8)
  })

  it('does not take some ms more on this machine for a line at the host', () => {
    const width = new Width()
    width.answered(1)
    expect(rounds(width, 20, { latency: () => 60 }).last).toBeGreaterThanOrEqual(64)
  })
})

describe('the limits', () => {
  it('agree: no host is asked for more at once than services are under way', () => {
    expect(SERVICES_AT_ONCE).toBe(MOST_AT_ONCE)
  })
})
