import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { bytesOf, compareLayers, isRecompressed } from '../../../src/domain/explanation/layers.ts'
import { type DescribedLayer, describeLayers } from '../../../src/domain/history/described-layer.ts'
import { imageSize } from '../../../src/domain/image/image.ts'
import { aDescriptor, aDigest } from '../../support/builders.ts'
import { RUNS } from '../../support/properties.ts'
import { aStep, described, labels, rebuilt, recompressed } from '../../support/stacks.ts'

const KIB = 1024

function imageOf(...seeds: readonly string[]) {
  const layers = seeds.map((seed) => aDescriptor({ seed, bytes: 10 }))
  const config = aDescriptor({ seed: 'config' })
  return imageSize({ kind: 'image', digest: aDigest('manifest'), config, layers }, null)
}

const ids = (...seeds: readonly string[]) => ({ diffIds: seeds.map(aDigest) })
const steps = (...texts: readonly string[]) => texts.map(aStep)

describe('when layers are described', () => {
  it('has their diffIDs and steps by position', () => {
    const made = steps('RUN a', 'RUN b')
    expect(describeLayers(imageOf('a', 'b'), ids('A', 'B'), made)).toMatchObject([
      { layer: { digest: aDigest('a') }, diffId: aDigest('A'), step: { text: 'RUN a' } },
      { layer: { digest: aDigest('b') }, diffId: aDigest('B'), step: { text: 'RUN b' } },
    ])
  })

  it('describes a digest that repeats where it appears first, and what follows by position', () => {
    const image = imageOf('a', 'empty', 'b', 'empty', 'c')
    const made = steps('RUN a', 'RUN true', 'RUN b', 'WORKDIR /app', 'RUN c')
    const layers = describeLayers(image, ids('A', 'E', 'B', 'E', 'C'), made)
    expect(layers.map(({ step, diffId, position }) => [step?.text, diffId, position])).toEqual([
      ['RUN a', aDigest('A'), undefined],
      ['RUN true', aDigest('E'), undefined],
      ['RUN b', aDigest('B'), undefined],
      ['RUN c', aDigest('C'), 4],
    ])
  })

  it('keeps the stack only where a digest repeats', () => {
    expect(imageOf('a', 'b')).not.toHaveProperty('stack')
    expect(imageOf('a', 'b', 'a').stack).toEqual(['a', 'b', 'a'].map(aDigest))
  })

  it.each([
    ['fewer diffIDs', ids('A'), steps('RUN a', 'RUN b'), [null, null], ['RUN a', 'RUN b']],
    ['more', ids('A', 'B', 'C'), steps('RUN a', 'RUN b'), [null, null], ['RUN a', 'RUN b']],
    ['none', ids(), steps('RUN a', 'RUN b'), [null, null], ['RUN a', 'RUN b']],
    ['no config', null, [], [null, null], [undefined, undefined]],
    ['fewer steps', ids('A', 'B'), steps('RUN a'), ids('A', 'B').diffIds, [undefined, undefined]],
    ['a gap', ids('A', 'B'), [null, aStep('RUN b')], ids('A', 'B').diffIds, [undefined, 'RUN b']],
  ])('never guesses: %s', (_, config, made, diffIds, texts) => {
    const layers = describeLayers(imageOf('a', 'b'), config, made)
    expect(layers.map(({ diffId }) => diffId)).toEqual(diffIds)
    expect(layers.map(({ step }) => step?.text)).toEqual(texts)
  })
})

const rootfs = described({ step: 'ADD debian.tar.xz /', bytes: 28_000_000 })
const apt = described({ step: 'RUN apt-get install -y curl', bytes: 9_000_000 })
const pip = described({ step: 'RUN pip install -r requirements.txt', bytes: 91_000_000 })
const copy = described({ step: 'COPY . /app', bytes: 2_000_000 })
const app = [rootfs, apt, pip, copy]

describe('when images are compared', () => {
  it('finds an image the same as itself', () => {
    expect(new Set(compareLayers(app, app).map(({ change }) => change))).toEqual(new Set(['same']))
  })

  it('takes a rebuild without cache for rebuilt, though every digest is another', () => {
    const head = app.map((layer, index) =>
      rebuilt(layer, { bytes: layer.layer.bytes + (index % 2 ? 20 : -20) }),
    )
    expect(labels(compareLayers(app, head))).toEqual([
      'rebuilt ADD debian.tar.xz /',
      'rebuilt RUN apt-get install -y curl',
      'rebuilt RUN pip install -r requirements.txt',
      'rebuilt COPY . /app',
    ])
  })

  it('matches the own layers on another base', () => {
    const alpine = described({ step: 'ADD alpine-minirootfs.tar.gz / # alpine', bytes: 3_500_000 })
    const busybox = described({ step: 'COPY busybox /bin/', bytes: 500_000 })
    expect(labels(compareLayers(app, [alpine, busybox, apt, rebuilt(pip), copy]))).toEqual([
      'removed ADD debian.tar.xz /',
      'added ADD alpine-minirootfs.tar.gz / # alpine',
      'added COPY busybox /bin/',
      'same RUN apt-get install -y curl',
      'rebuilt RUN pip install -r requirements.txt',
      'same COPY . /app',
    ])
  })

  it('pins growth on the RUN that grew', () => {
    const changes = compareLayers(app, [
      rootfs,
      apt,
      rebuilt(pip, { bytes: 129_000_000 }),
      rebuilt(copy),
    ])
    expect(labels(changes).slice(2)).toEqual([
      'changed RUN pip install -r requirements.txt',
      'rebuilt COPY . /app',
    ])
    expect(changes.map(bytesOf)).toEqual([0, 0, 38_000_000, 20])
  })

  it('finds a layer inserted in the middle, and one taken out', () => {
    const tools = described({ step: 'RUN apt-get install -y build-essential' })
    const head = [rootfs, apt, tools, rebuilt(pip), rebuilt(copy)]
    expect(labels(compareLayers(app, head))[2]).toBe('added RUN apt-get install -y build-essential')
    expect(labels(compareLayers(head, app))[2]).toBe(
      'removed RUN apt-get install -y build-essential',
    )
  })

  it('pairs a step that was edited with what it was', () => {
    const edited = described({ step: 'RUN apt-get install -y curl git', bytes: 16_000_000 })
    expect(labels(compareLayers(app, [rootfs, edited, pip, copy]))[1]).toBe(
      'changed RUN apt-get install -y curl git',
    )
  })

  it('knows the same content compressed anew', () => {
    const head = app.map((layer) =>
      recompressed(layer, 'zstd', Math.round(layer.layer.bytes * 0.93)),
    )
    const changes = compareLayers(app, head)
    expect(changes.every((change) => change.change === 'same' && isRecompressed(change))).toBe(true)
    expect(compareLayers(app, app).some(isRecompressed)).toBe(false)
    expect(
      compareLayers(
        app,
        app.map((layer) => rebuilt(layer)),
      ).some(isRecompressed),
    ).toBe(false)
  })

  it('goes by digests alone where there is no history', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((content) => described({ step: null, content }))
    const bare = [a, b, c].flatMap((layer) => (layer ? [{ ...layer, diffId: null }] : []))
    const head = bare.map((layer, index) => (index === 1 ? rebuilt(layer) : layer))
    expect(labels(compareLayers(bare, head))).toEqual([
      'same #0',
      'removed #1',
      'added #2',
      'same #3',
    ])
  })

  it('does not take set phrases of other builders for likeness', () => {
    const nix = (hash: string) => described({ step: `store paths: ['/nix/store/${hash}']` })
    expect(labels(compareLayers([nix('a')], [nix('b')]))).toHaveLength(2)
  })

  it('prefers equal content to an equal command, and that to a similar one', () => {
    const twin = described({ step: pip.step?.text ?? '', content: 'other', bytes: 5 })
    expect(labels(compareLayers([twin, pip, apt], [copy, pip, rootfs]))).toEqual([
      expect.stringMatching('removed'),
      'added COPY . /app',
      'same RUN pip install -r requirements.txt',
      'removed RUN apt-get install -y curl',
      'added ADD debian.tar.xz /',
    ])
    const similar = described({ step: 'RUN pip install -r other.txt', bytes: 5 })
    expect(labels(compareLayers([similar, rebuilt(pip)], [pip]))).toEqual([
      'removed RUN pip install -r other.txt',
      'rebuilt RUN pip install -r requirements.txt',
    ])
  })
})

describe('when a step was built again', () => {
  it.each([
    [0, 4 * KIB, 'rebuilt'],
    [0, 4 * KIB + 1, 'changed'],
    [100 * KIB, 104 * KIB, 'rebuilt'],
    [100 * KIB, 96 * KIB, 'rebuilt'],
    [100 * KIB, 96 * KIB - 1, 'changed'],
    [10_000_000, 10_019_999, 'rebuilt'],
    [10_000_000, 10_020_000, 'rebuilt'],
    [10_000_000, 10_020_001, 'changed'],
    [10_000_000, 9_980_000, 'rebuilt'],
    [10_000_000, 9_979_999, 'changed'],
  ])('from %d to %d bytes is %s', (before, after, label) => {
    const base = described({ bytes: before })
    const [change] = compareLayers([base], [rebuilt(base, { bytes: after })])
    expect(change?.change).toBe(label)
  })

  it.each([
    // Of 2 × common / all words behind the instruction, at least 0.4.
    ['RUN a b c d e', 'RUN a b x y z', 'changed'],
    ['RUN a b c d e', 'RUN a w x y z', 'removed'],
    ['RUN a b c d e', 'RUN a b v w x y', 'removed'],
    ['RUN npm ci', 'RUN npm install', 'changed'],
    ['RUN make', 'RUN ./configure', 'removed'],
    ['RUN a b c', 'COPY a b c', 'removed'],
    ['RUN  a   b', 'RUN a b', 'rebuilt'],
  ])('from %j to %j is %s', (before, after, label) => {
    const [change] = compareLayers(
      [described({ step: before })],
      [described({ step: after, content: 'new' })],
    )
    expect(change?.change).toBe(label)
  })
})

describe('when any images are compared', () => {
  const layer = fc
    .record({
      step: fc.constantFrom(null, 'RUN a b', 'RUN a c', 'COPY . .', 'RUN x', 'COPY a b c'),
      bytes: fc.constantFrom(1, 5000, 10_000_000),
      content: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e')),
      compression: fc.constantFrom('gzip' as const, 'zstd' as const),
    })
    .map(described)
  const stack = fc.uniqueArray(layer, { maxLength: 12, selector: ({ layer }) => layer.digest })

  const total = (layers: readonly DescribedLayer[]) =>
    layers.reduce((sum, { layer }) => sum + layer.bytes, 0)

  it('names every layer of base and of head once, in order', () => {
    const property = fc.property(stack, stack, (base, head) => {
      const changes = compareLayers(base, head)
      expect(changes.flatMap((change) => change.base ?? [])).toEqual(base)
      expect(changes.flatMap((change) => change.head ?? [])).toEqual(head)
    })
    fc.assert(property, RUNS)
  })

  it('adds up to the whole difference', () => {
    const property = fc.property(stack, stack, (base, head) => {
      const sum = compareLayers(base, head).reduce((bytes, change) => bytes + bytesOf(change), 0)
      expect(sum).toBe(total(head) - total(base))
    })
    fc.assert(property, RUNS)
  })

  it('finds each the same as itself', () => {
    const property = fc.property(stack, (layers) => {
      expect(compareLayers(layers, layers).every(({ change }) => change === 'same')).toBe(true)
    })
    fc.assert(property, RUNS)
  })
})

describe('when an image has as many layers as can be', () => {
  const words = (seed: number) => Array.from({ length: 60 }, (_, word) => `w${(seed * word) % 97}`)
  const many = (count: number, build: string) =>
    Array.from({ length: count }, (_, index) =>
      described({ step: `RUN ${words(index).join(' ')} ${build}`, content: `${build} ${index}` }),
    )

  /** Processor time, the least of some: others share the machine. */
  function milliseconds(base: readonly DescribedLayer[], head: readonly DescribedLayer[]): number {
    const times = Array.from({ length: 10 }, () => {
      const start = process.cpuUsage()
      compareLayers(base, head)
      return process.cpuUsage(start).user / 1000
    })
    return Math.min(...times)
  }

  it('compares 127 with 127 other layers in no time', () => {
    // Some 10 ms; machines differ.
    expect(milliseconds(many(127, 'a'), many(127, 'b'))).toBeLessThan(150)
  })

  it('does not weigh what is the same at both ends', () => {
    const long = many(5000, 'a')
    const head = long.map((layer, index) => (index === 2500 ? rebuilt(layer) : layer))
    expect(milliseconds(long, head)).toBeLessThan(20)
  })

  it('leaves thousands of other layers unpaired', () => {
    const changes = compareLayers(many(1100, 'a'), many(1100, 'b'))
    expect(changes).toHaveLength(2200)
  })
})
