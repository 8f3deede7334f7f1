import { describe, expect, it } from '@jest/globals'
import { adviceFor } from '../../../src/domain/advice/advice.ts'
import type { BaseImage } from '../../../src/domain/explanation/base-image.ts'
import { causeOf } from '../../../src/domain/explanation/cause.ts'
import { agreedBases } from '../../../src/domain/explanation/likely-base.ts'
import { alignByParts, splitGrowth } from '../../../src/domain/explanation/split.ts'
import { likelyParent } from '../../../src/domain/history/parent-steps.ts'
import { causeWords } from '../../../src/render/cause-words.ts'
import { anAdviceSubject } from '../../support/advice.ts'
import { anEntry, describedBy } from '../../support/history.ts'
import {
  builtOn,
  layersOf,
  nodeFull,
  openjdkSlim,
  pythonFull,
  pythonSlim,
  type SignedImage,
} from '../../support/library-images.ts'

const MIB = 1_048_576

function seen(image: SignedImage): { layers: ReturnType<typeof layersOf>; base: BaseImage } {
  const parent = likelyParent(image, image.bytes.length)
  const base: BaseImage =
    parent === null ? { kind: 'unknown' } : { kind: 'likely', ...parent, shownBy: 'history' }
  return { layers: layersOf(image), base }
}

function compared(base: SignedImage, head: SignedImage) {
  const [before, after] = [seen(base), seen(head)]
  const baseImages = agreedBases(before, after)
  const changes = alignByParts(before.layers, after.layers, baseImages)
  const cause = causeWords(causeOf(changes, baseImages), (text) => text)
  return { cause, baseImages, split: splitGrowth(before.layers, after.layers, baseImages) }
}

describe('when a plain build has another image in FROM', () => {
  it('says so, as likely, and names no step of that image as the reader’s own', () => {
    const { cause, split } = compared(builtOn(pythonSlim), builtOn(pythonFull))
    expect(cause).toBe(
      'likely the FROM image changed: +315.9 MiB (python:3.12.4-slim-bookworm → python:3.12.4-bookworm)',
    )
    // Never for a verdict.
    expect(split).toBeNull()
  })

  it('says how much of the whole it is', () => {
    const { cause } = compared(builtOn(nodeFull, 10 * MIB), builtOn(openjdkSlim, 30 * MIB))
    expect(cause).toBe(
      'likely the FROM image changed: −153.0 MiB of −133.0 MiB (node:20.15.0-bookworm → openjdk:17.0.2-slim)',
    )
  })
})

describe('when a plain build has the same image in FROM', () => {
  it('names the own step', () => {
    const { cause } = compared(builtOn(pythonFull, 40 * MIB), builtOn(pythonFull, 52 * MIB))
    expect(cause).toBe(
      '+12.0 MiB: RUN pip install --no-cache-dir -r requirements.txt grew from 40.0 to 52.0 MiB',
    )
  })

  it('finds no other one where a history reads otherwise on one side', () => {
    const image = builtOn(pythonSlim)
    const [before, after] = [seen(image), seen(image)]
    const misread: BaseImage = {
      kind: 'likely',
      name: null,
      layers: 6,
      shownBy: 'history',
    }
    const right = before.base
    expect(agreedBases({ ...before, base: misread }, after)).toEqual({ base: right, head: right })
    expect(agreedBases(before, { ...after, base: misread })).toEqual({ base: right, head: right })
    const unknown: BaseImage = { kind: 'unknown' }
    expect(agreedBases(before, { ...after, base: unknown })).toEqual({ base: right, head: right })
    expect(agreedBases({ ...before, base: unknown }, { ...after, base: unknown })).toEqual({
      base: unknown,
      head: unknown,
    })
  })

  it('leaves what is proved as it is', () => {
    const known: BaseImage = {
      kind: 'known',
      name: 'python:3.12-slim',
      digest: null,
      layers: 4,
      proof: 'label',
      movedTo: null,
    }
    const [before, after] = [seen(builtOn(pythonSlim)), seen(builtOn(pythonFull))]
    const bases = agreedBases({ ...before, base: known }, after)
    expect(bases).toEqual({ base: known, head: after.base })
    const same = agreedBases({ ...before, base: known }, { ...before, base: { kind: 'unknown' } })
    expect(same.head).toEqual({
      kind: 'likely',
      name: 'python:3.12-slim',
      layers: 4,
      shownBy: 'history',
    })
  })
})

describe('when advice is given upon a likely parent', () => {
  const { layers, base } = seen(builtOn(pythonFull))

  it('is about own steps only', () => {
    const about = adviceFor(anAdviceSubject(layers, { base })).flatMap(({ layer }) => layer ?? [])
    const own = layers.slice(pythonFull.bytes.length)
    for (const layer of about) expect(own).toContain(layer)
    // Without a parent, the compilers of the official image are.
    const all = adviceFor(anAdviceSubject(layers)).map(({ rule }) => rule)
    expect(all).toContain('compilers')
  })

  it('names the slimmer variant with its real size', () => {
    const variants = [{ name: 'python:3.12.4-slim-bookworm', bytes: 42.3 * MIB }]
    const advice = adviceFor(anAdviceSubject(layers, { base, variants }))
    expect(advice.find(({ rule }) => rule === 'full-base')).toMatchObject({
      sentence: expect.stringContaining(
        'python:3.12.4-bookworm, which the history likely shows in FROM, likely holds more than this service runs: of its 358.2 MiB, python:3.12.4-slim-bookworm has 42.3 MiB',
      ),
      dockerfile: 'FROM python:3.12.4-slim-bookworm',
    })
  })
})

describe('when only one history shows what came with FROM, and the first layers differ', () => {
  const steps = (words: readonly (readonly [string, number])[], seed: string) => ({
    layers: describedBy(
      words.map(([step]) => anEntry(step)),
      words.map(([, size]) => size * MIB),
      seed,
    ),
  })
  const own = [
    ['RUN make', 5],
    ['COPY app /', 2],
  ] as const
  const likely = { kind: 'likely', name: null, layers: 1, shownBy: 'history' } as const
  const base = { ...steps([['ADD a /', 30], ...own], 'base'), base: likely }

  it('takes what both end with for the reader’s own', () => {
    const layers = [['COPY rootfs /', 60], ['RUN b', 30], ...own] as const
    const head = { ...steps(layers, 'head'), base: { kind: 'unknown' } as const }
    const baseImages = agreedBases(base, head)
    expect(baseImages.head).toEqual({ ...likely, layers: 2 })
    const changes = alignByParts(base.layers, head.layers, baseImages)
    expect(causeWords(causeOf(changes, baseImages), (text) => text)).toBe(
      'likely the FROM image changed: +60.0 MiB',
    )
  })

  it.each([
    [
      'they end otherwise',
      [
        ['COPY b /', 60],
        ['RUN make', 5],
        ['COPY b /', 2],
      ],
      'head',
    ],
    ['there is nothing below', own, 'head'],
    [
      'the first layers are the same',
      [
        ['ADD a /', 30],
        ['RUN x', 1],
        ['RUN y', 5],
      ],
      'base',
    ],
  ] as const)('takes nothing for it where %s', (_, layers, seed) => {
    const head = { ...steps(layers, seed), base: { kind: 'unknown' } as const }
    const { head: found } = agreedBases({ ...base, base: { ...likely, layers: 1 } }, head)
    expect(found.kind).toBe(seed === 'base' ? 'likely' : 'unknown')
  })
})
