import { describe, expect, it } from '@jest/globals'
import {
  CONNECTION_RATE,
  LAYERS_AT_ONCE,
  pullCost,
  UNPACK_RATE,
  UNPACKED_RATIO,
} from '../../../src/domain/explanation/pull.ts'
import type { Compression } from '../../../src/domain/image/image.ts'
import { aLayer, anImage } from '../../support/builders.ts'

const MB = 1e6
const MBIT = 1e6

function layer(seed: string, bytes: number, compression: Compression = 'none') {
  return { ...aLayer({ seed, bytes }), compression }
}

const unpacking = (bytes: number) => Math.round((1000 * bytes) / UNPACK_RATE)

describe('when a pull is estimated', () => {
  const [shared, old, fresh] = [layer('s', 80 * MB), layer('o', 7 * MB), layer('f', 20 * MB)]
  const base = anImage({ layers: [shared, old] })
  const head = anImage({ layers: [shared, fresh] })

  it('moves all of it where nothing is there, and only the rest where base is', () => {
    const cost = pullCost({ base, head }, 100 * MBIT)
    expect(cost?.cold).toEqual({ bytes: 100 * MB, ms: 8000 + unpacking(100 * MB) })
    expect(cost?.warm).toEqual({ bytes: 20 * MB, ms: 1600 + unpacking(20 * MB) })
  })

  it('is the same for both without a base', () => {
    const cost = pullCost({ base: null, head }, 100 * MBIT)
    expect(cost?.warm).toEqual(cost?.cold)
  })

  it('costs nothing where base is the same image, or has no layers', () => {
    expect(pullCost({ base, head: base }, MBIT)?.warm).toEqual({ bytes: 0, ms: 0 })
    const empty = anImage({ layers: [] })
    expect(pullCost({ base: null, head: empty }, MBIT)?.cold).toEqual({ bytes: 0, ms: 0 })
  })

  it('is not told without a head', () => {
    expect(pullCost({ base, head: null }, MBIT)).toBeNull()
  })

  it.each(Object.entries(UNPACKED_RATIO))('unpacks %s to %d times its bytes', (kind, ratio) => {
    const image = anImage({ layers: [layer('x', 10 * MB, kind as Compression)] })
    const cost = pullCost({ base: null, head: image }, 80 * MBIT)
    expect(cost?.cold.ms).toBe(1000 + unpacking(10 * MB * ratio))
  })
})

describe('when the link is faster than one connection', () => {
  const fetching = (bitsPerSecond: number, ...sizes: readonly number[]) => {
    const layers = sizes.map((bytes, index) => layer(`${index}`, bytes))
    const head = anImage({ layers })
    const unpack = (1000 * head.bytes) / UNPACK_RATE
    return (pullCost({ base: null, head }, bitsPerSecond)?.cold.ms ?? 0) - unpack
  }
  const second = CONNECTION_RATE / 8

  it.each([
    ['one layer', 10 * CONNECTION_RATE, [second], 1000],
    ['at the connection’s rate', CONNECTION_RATE, [second], 1000],
    ['below it', CONNECTION_RATE / 2, [second], 2000],
    ['a large layer holds up small ones', 3 * CONNECTION_RATE, [second, 1, 1], 1000],
    ['three even layers', LAYERS_AT_ONCE * CONNECTION_RATE, [second, second - 1, second - 2], 1000],
    ['six even ones', 10 * CONNECTION_RATE, [0, 1, 2, 3, 4, 5].map((less) => second - less), 2000],
  ])('%s', (_, bitsPerSecond, sizes, ms) => {
    expect(Math.abs(fetching(bitsPerSecond, ...sizes) - ms)).toBeLessThan(1)
  })
})
