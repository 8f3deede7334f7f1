import { describe, expect, it } from '@jest/globals'
import { splitGrowth } from '../../../src/domain/explanation/split.ts'
import { aBaseImage, described, rebuilt } from '../../support/stacks.ts'

const [rootfs, python, app] = [
  described({ step: 'ADD rootfs', bytes: 28 }),
  described({ step: 'RUN python', bytes: 40 }),
  described({ step: 'COPY . .', bytes: 5 }),
]
const base = [rootfs, python, app]
const head = [
  rebuilt(rootfs, { bytes: 30 }),
  rebuilt(python, { bytes: 44 }),
  rebuilt(app, { bytes: 12 }),
]
const unknown = { kind: 'unknown' } as const

describe('when growth is split', () => {
  it.each([
    ['two layers each', 2, 2, 6, 7],
    ['another number of layers', 1, 2, 46, -33],
    ['no layers (scratch)', 0, 0, 0, 13],
    ['all layers', 3, 3, 13, 0],
    ['more than there are', 9, 9, 13, 0],
  ])('%s', (_, before, after, baseImageBytes, ownBytes) => {
    const baseImages = { base: aBaseImage(before), head: aBaseImage(after) }
    expect(splitGrowth(base, head, baseImages)).toEqual({ baseImageBytes, ownBytes })
  })

  it.each([
    [unknown, aBaseImage(2)],
    [aBaseImage(2), unknown],
    [unknown, unknown],
  ])('is not told where a base image is unknown: %#', (before, after) => {
    expect(splitGrowth(base, head, { base: before, head: after })).toBeNull()
  })

  it('counts the positions of the manifest, where a digest may repeat', () => {
    // rootfs, python, and the first again: three layers of the base image; then the app.
    const repeated = [rootfs, python, { ...app, position: 3 }]
    const images = { base: aBaseImage(0), head: aBaseImage(3) }
    expect(splitGrowth([], repeated, images)).toEqual({ baseImageBytes: 68, ownBytes: 5 })
  })
})
