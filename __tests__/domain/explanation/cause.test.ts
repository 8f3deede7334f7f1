import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { BaseImage } from '../../../src/domain/explanation/base-image.ts'
import { type Cause, causeOf } from '../../../src/domain/explanation/cause.ts'
import { compareLayers } from '../../../src/domain/explanation/layers.ts'
import { splitGrowth } from '../../../src/domain/explanation/split.ts'
import type { DescribedLayer } from '../../../src/domain/history/described-layer.ts'
import { RUNS } from '../../support/properties.ts'
import { aBaseImage, described, rebuilt, recompressed } from '../../support/stacks.ts'

const UNKNOWN: BaseImage = { kind: 'unknown' }
const unknown = { base: UNKNOWN, head: UNKNOWN }
const debian = { base: aBaseImage(1), head: aBaseImage(1) }

const MB = 1e6
const layer = (step: string, MBytes: number) => described({ step, bytes: MBytes * MB })
const rootfs = layer('ADD debian /', 28)
const apt = layer('RUN apt-get install -y curl', 9)
const pip = layer('RUN pip install -r requirements.txt', 91)
const npm = layer('RUN npm ci', 60)
const copy = layer('COPY . /app', 2)
const app = [rootfs, apt, pip, npm, copy]

/** `app` with layers in the given ones' place: MB more, or less. */
function grown(...by: readonly (readonly [DescribedLayer, number])[]): DescribedLayer[] {
  return app.map((before) => {
    const more = by.find(([which]) => which === before)?.[1]
    const bytes = before.layer.bytes + Math.round((more ?? 0) * MB)
    return more === undefined ? before : rebuilt(before, { bytes })
  })
}

const cause = (head: readonly DescribedLayer[], images = debian, base = app): Cause =>
  causeOf(compareLayers(base, head), images)

const named = (found: Cause): string[] => {
  const changes =
    found.kind === 'layer' ? [found.change] : found.kind === 'layers' ? found.changes : []
  return changes.map(({ base, head }) => (head ?? base)?.step?.text ?? '')
}

describe('when nothing differs', () => {
  it('has no cause', () => {
    expect(cause(app)).toEqual({ kind: 'none' })
    expect(cause([rootfs, pip, apt, npm, copy])).toEqual({ kind: 'none' })
  })
})

describe('when all was built again', () => {
  it('tells what has to be pulled again', () => {
    const head = [rootfs, ...grown([apt, 0], [pip, 0.00002], [npm, -0.00002], [copy, 0]).slice(1)]
    expect(cause(head)).toEqual({ kind: 'rebuilt', pullBytes: 162 * MB, totalBytes: 0 })
  })

  it('is no growth, even if some bytes remain, and with the base image', () => {
    const head = app.map((before) => rebuilt(before))
    const found = { kind: 'rebuilt', pullBytes: 190 * MB + 100, totalBytes: 100 }
    expect(cause(head)).toEqual(found)
    expect(cause(head, unknown)).toEqual(found)
  })
})

describe('when one layer makes the difference', () => {
  it('is the cause, with its sizes', () => {
    const found = cause(grown([pip, 38], [copy, 0.2]))
    expect(found).toMatchObject({
      kind: 'layer',
      bytes: 38 * MB,
      totalBytes: 38.2 * MB,
      change: { base: { layer: { bytes: 91 * MB } }, head: { layer: { bytes: 129 * MB } } },
      baseImageBytes: 0,
      recompressedBytes: 0,
      againstBytes: 0,
    })
    expect(named(found)).toEqual(['RUN pip install -r requirements.txt'])
  })

  it('may be one added, removed, or shrunk', () => {
    expect(cause([...app, layer('RUN make install', 5)])).toMatchObject({
      kind: 'layer',
      change: { change: 'added' },
      bytes: 5 * MB,
    })
    expect(cause(app.filter((each) => each !== npm))).toMatchObject({
      kind: 'layer',
      change: { change: 'removed' },
      bytes: -60 * MB,
    })
    expect(cause(grown([pip, -31], [copy, 1]))).toMatchObject({
      kind: 'layer',
      bytes: -31 * MB,
      totalBytes: -30 * MB,
      againstBytes: 1 * MB,
    })
  })

  it.each([
    [20, 10, 'layer'],
    [19.999999, 10, 'layers'],
    [20.000001, 10, 'layer'],
    [-20, -10, 'layer'],
    [-19.999999, -10, 'layers'],
  ])(
    'it makes at least two thirds: %d of it and %d MB are a cause of kind %s',
    (one, two, kind) => {
      expect(cause(grown([pip, one], [npm, two])).kind).toBe(kind)
    },
  )

  it('goes by what moved in the direction of the whole, and tells what moved against it', () => {
    expect(cause(grown([pip, 38], [npm, -30]))).toMatchObject({
      kind: 'layer',
      bytes: 38 * MB,
      totalBytes: 8 * MB,
      againstBytes: -30 * MB,
    })
  })
})

describe('when several layers make the difference', () => {
  it('names three, the largest first', () => {
    const found = cause(grown([apt, 4], [pip, 5], [npm, 6], [copy, 3]))
    expect(found).toMatchObject({ kind: 'layers', bytes: 15 * MB, totalBytes: 18 * MB })
    expect(named(found)).toEqual([
      'RUN npm ci',
      'RUN pip install -r requirements.txt',
      'RUN apt-get install -y curl',
    ])
  })

  it('names both where one made up for the other', () => {
    const found = cause(grown([pip, 5], [npm, -5]))
    expect(found).toMatchObject({ kind: 'layers', totalBytes: 0, againstBytes: 0 })
    expect(named(found)).toHaveLength(2)
  })

  it('names own layers only, with the base image’s share beside them', () => {
    const found = cause(grown([rootfs, 10], [pip, 6], [npm, 2]))
    expect(found).toMatchObject({ kind: 'layers', bytes: 8 * MB, baseImageBytes: 10 * MB })
    expect(named(found)).toEqual(['RUN pip install -r requirements.txt', 'RUN npm ci'])
  })
})

describe('when the base image makes the difference', () => {
  it('moved: its own share of the whole', () => {
    expect(cause(grown([rootfs, 10.4], [copy, 0.2]))).toMatchObject({
      kind: 'base-image',
      baseImageBytes: 10.4 * MB,
      totalBytes: 10.6 * MB,
      from: debian.base,
      to: debian.head,
    })
  })

  it.each([
    [20, 'base-image'],
    [19.999999, 'layers'],
    [20.000001, 'base-image'],
  ])('it makes at least two thirds: %d MB beside 10 are a cause of kind %s', (MBytes, kind) => {
    expect(cause(grown([rootfs, MBytes], [pip, 5], [npm, 5])).kind).toBe(kind)
  })

  it('is another: its layers count together, not one by one', () => {
    const images = { base: aBaseImage(1), head: aBaseImage(2, 'alpine:3.22') }
    const alpine = [layer('ADD alpine-minirootfs', 3), layer('COPY busybox /bin/', 1)]
    const found = cause([...alpine, ...app.slice(1)], images)
    expect(found).toMatchObject({ kind: 'base-image', totalBytes: -24 * MB, againstBytes: 0 })
  })

  it('is not told where it is unknown: then its layers are layers', () => {
    expect(cause(grown([rootfs, 10], [copy, 0.2]), unknown)).toMatchObject({
      kind: 'layer',
      change: { head: { step: rootfs.step } },
      baseImageBytes: null,
    })
  })

  it('does not answer for an own layer that was paired with one of its layers', () => {
    const images = { base: aBaseImage(0), head: aBaseImage(1) }
    const base = [layer('RUN build tools', 50)]
    const head = [rebuilt(layer('RUN build tools', 50), { bytes: 80 * MB })]
    expect(cause(head, images, base)).toMatchObject({
      kind: 'base-image',
      baseImageBytes: 80 * MB,
      totalBytes: 30 * MB,
      againstBytes: -50 * MB,
    })
  })
})

describe('when layers are compressed differently', () => {
  const zstd = (before: DescribedLayer, ratio = 0.93) =>
    recompressed(before, 'zstd', Math.round(before.layer.bytes * ratio))

  it('is no saving: the contents are the same', () => {
    expect(cause(app.map((each) => zstd(each)))).toMatchObject({
      kind: 'recompressed',
      from: 'gzip',
      to: 'zstd',
      content: 'same',
      totalBytes: -13.3 * MB,
      recompressedBytes: -13.3 * MB,
      baseImageBytes: 0,
    })
  })

  it('is told of another level, which may cost as well, or come to nothing', () => {
    const level = (more: number) =>
      app.map((each) => recompressed(each, 'gzip', each.layer.bytes + more))
    expect(cause(level(1000))).toMatchObject({ kind: 'recompressed', from: 'gzip', to: 'gzip' })
    expect(cause(level(0))).toMatchObject({ kind: 'recompressed', totalBytes: 0 })
  })

  it('is told apart from a saving that is the greater part', () => {
    const head = app.map((each) => (each === npm ? rebuilt(npm, { bytes: 20 * MB }) : zstd(each)))
    expect(cause(head)).toMatchObject({
      kind: 'layer',
      bytes: -40 * MB,
      recompressedBytes: -9.1 * MB,
      totalBytes: -49.1 * MB,
    })
  })

  it('is told apart from a saving that is the smaller part', () => {
    const head = app.map((each) => (each === npm ? rebuilt(npm, { bytes: 56 * MB }) : zstd(each)))
    expect(cause(head)).toMatchObject({
      kind: 'recompressed',
      recompressedBytes: -9.1 * MB,
      totalBytes: -13.1 * MB,
    })
  })

  it('is told where it hides growth', () => {
    const head = app.map((each) => (each === npm ? rebuilt(npm, { bytes: 65 * MB }) : zstd(each)))
    expect(cause(head)).toMatchObject({ totalBytes: -4_100_000, againstBytes: 5 * MB })
  })

  it('says that contents were rebuilt as well, where diffIDs do not prove them equal', () => {
    const head = app.map((each) => zstd(rebuilt(each)))
    expect(cause(head)).toMatchObject({ kind: 'recompressed', content: 'rebuilt' })
  })

  it.each([
    [0.88, 'layer'],
    [0.89, 'recompressed'],
    [0.97, 'recompressed'],
    [0.98, 'layer'],
    [1.2, 'layer'],
  ])(
    'explains a rebuilt layer by zstd, which takes 7 %% less, and 5 %% around it: %d times is %s',
    (ratio, kind) => {
      const head = app.map((each) =>
        each === npm
          ? recompressed(rebuilt(npm, { bytes: 60 * MB + 1 }), 'zstd', 60 * MB * ratio)
          : each,
      )
      expect(cause(head).kind).toBe(kind)
    },
  )
})

describe('when any images are compared', () => {
  const stack = fc.uniqueArray(
    fc
      .record({
        step: fc.constantFrom(null, 'RUN a b', 'RUN a c', 'COPY . .', 'RUN x'),
        bytes: fc.integer({ min: 0, max: 100_000 }),
        content: fc.option(fc.constantFrom('a', 'b', 'c', 'd')),
        compression: fc.constantFrom('gzip' as const, 'zstd' as const, 'none' as const),
      })
      .map(described),
    { maxLength: 8, selector: ({ layer }) => layer.digest },
  )
  const image = fc.oneof(
    fc.constant(UNKNOWN),
    fc.integer({ min: 0, max: 4 }).map((layers) => aBaseImage(layers)),
  )
  const total = (layers: readonly DescribedLayer[]) =>
    layers.reduce((sum, { layer }) => sum + layer.bytes, 0)

  it('tells the whole difference, and a cause in its direction', () => {
    const property = fc.property(stack, stack, image, image, (base, head, from, to) => {
      const found = causeOf(compareLayers(base, head), { base: from, head: to })
      const whole = total(head) - total(base)
      expect(found.kind === 'none' ? 0 : found.totalBytes).toBe(whole)
      if (found.kind === 'layer' || found.kind === 'layers') {
        expect(named(found).length).toBeGreaterThan(0)
        expect(found.bytes * whole).toBeGreaterThanOrEqual(0)
      }
    })
    fc.assert(property, RUNS)
  })

  it('splits as the split does, but for compression and layers that stayed', () => {
    const property = fc.property(stack, stack, image, image, (base, head, from, to) => {
      const images = { base: from, head: to }
      const fresh = new Set(base.map(({ layer }) => layer.digest))
      fc.pre(head.every(({ layer }) => !fresh.has(layer.digest)))
      const found = causeOf(compareLayers(base, head), images)
      fc.pre('recompressedBytes' in found && found.recompressedBytes === 0)
      expect(found.baseImageBytes).toBe(splitGrowth(base, head, images)?.baseImageBytes ?? null)
    })
    fc.assert(property, { ...RUNS, numRuns: 200 })
  })
})
