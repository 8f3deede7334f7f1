import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { inShard, parseShard } from '../../src/domain/budget/shard.ts'

describe('when services are shared', () => {
  const fleet = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `s${at}` }))

  it('has each in one shard, and the shards alike in size', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 20 }), (count, of) => {
        const items = fleet(count)
        const shards = Array.from({ length: of }, (_, at) => inShard(items, { index: at + 1, of }))
        expect(shards.flat().toSorted(byName)).toEqual(items.toSorted(byName))
        const sizes = shards.map(({ length }) => length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('goes by name, in whatever order the file has them', () => {
    const items = fleet(50)
    const shard = { index: 3, of: 8 }
    const names = (of: readonly { name: string }[]) => of.map(({ name }) => name).toSorted()
    expect(names(inShard(items.toReversed(), shard))).toEqual(names(inShard(items, shard)))
  })

  it.each(['3/8', ' 3 / 8 ', '1/1', '256/256'])('reads %j', (text) => {
    expect(parseShard(text)).toMatchObject({ of: expect.any(Number) })
  })

  it.each(['', '0/8', '9/8', '3', '3/8/9', '-1/8', '1/257', '1e0/8', '٣/8'])(
    'refuses %j',
    (text) => {
      expect(() => parseShard(text)).toThrow('is no shard, such as 3/8')
    },
  )
})

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
