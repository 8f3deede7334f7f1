import { describe, expect, it } from '@jest/globals'
import { causeOf } from '../../src/domain/explanation/cause.ts'
import { compareLayers } from '../../src/domain/explanation/layers.ts'
import type { BaseImages } from '../../src/domain/explanation/split.ts'
import type { DescribedLayer } from '../../src/domain/history/described-layer.ts'
import {
  causeWords,
  layerChangeWords,
  layerName,
  placeWords,
  pullWords,
} from '../../src/render/cause-words.ts'
import { anEmptyEntry, anEntry, describedBy } from '../support/history.ts'
import { aBaseImage, described, rebuilt, recompressed } from '../support/stacks.ts'

const MiB = 1_048_576
const layer = (step: string, size: number) => described({ step, bytes: size * MiB })
const rootfs = layer('ADD debian /', 28)
const apt = layer('RUN apt-get install curl', 9)
const pip = layer('RUN pip install .', 91)
const copy = layer('COPY . /app', 2)
const app = [rootfs, apt, pip, copy]
const grown = (before: DescribedLayer, by: number) =>
  rebuilt(before, { bytes: before.layer.bytes + by * MiB })
const debian = { base: aBaseImage(1), head: aBaseImage(1) }

function words(head: readonly DescribedLayer[], images: BaseImages = debian): string | null {
  return causeWords(causeOf(compareLayers(app, head), images), (text) => `<${text}>`)
}

describe('when several steps are in one layer', () => {
  const builtBy = (steps: readonly string[], MiBytes: number, seed: string) =>
    describedBy(
      [
        anEntry('ADD debian /'),
        ...steps.map((step) => anEmptyEntry(step)),
        anEntry('CMD ["bash"]', { comment: 'FROM base:1' }),
      ],
      [28 * MiB, Math.round(MiBytes * MiB)],
      seed,
    )
  const told = (base: readonly string[], head: readonly string[]) => {
    const layers = compareLayers(builtBy(base, 0.9, 'base'), builtBy(head, 14.2, 'head'))
    const changes = layers.map((each, index) =>
      index === 0 && each.head && each.base
        ? { ...each, change: 'same' as const, base: each.head, head: each.head }
        : each,
    )
    return causeWords(causeOf(changes, debian), (text) => `<${text}>`)
  }

  it.each<[string, readonly string[], readonly string[], string]>([
    [
      'the same ones',
      ['COPY . /app', 'RUN make'],
      ['COPY . /app', 'RUN make'],
      '+13.3 MiB: one layer of 2 steps (<COPY . /app>, <RUN make>) grew from 0.9 to 14.2 MiB',
    ],
    [
      'one more',
      ['COPY . /app', 'RUN make'],
      ['COPY . /app', 'RUN apt-get install gcc', 'RUN make'],
      '+13.3 MiB: one layer of 3 steps, new: <RUN apt-get install gcc> grew from 0.9 to 14.2 MiB',
    ],
    [
      'others',
      ['COPY . /app', 'RUN make'],
      ['ADD x /y', 'RUN build'],
      '+13.3 MiB: one layer of 2 steps (<ADD x /y>, <RUN build>) grew from 0.9 to 14.2 MiB',
    ],
    [
      'one that was there alone',
      ['COPY … /app'],
      ['COPY … /app', 'RUN head -c 2m /dev/urandom > /a'],
      '+13.3 MiB: one layer of 2 steps, new: <RUN head -c 2m /dev/urandom > /a> grew from 0.9 to 14.2 MiB',
    ],
    ['none that is told', [], [], '+13.3 MiB: all steps in one layer grew from 0.9 to 14.2 MiB'],
  ])('names them, and the new ones where some are: %s', (_, base, head, words) => {
    expect(told(base, head)).toBe(words)
  })
})

describe('when a difference has a cause', () => {
  it.each<[string, readonly DescribedLayer[], string | null]>([
    ['nothing', app, null],
    [
      'one layer that grew',
      [rootfs, apt, grown(pip, 38.2), copy],
      '+38.2 MiB: <RUN pip install .> grew from 91.0 to 129.2 MiB',
    ],
    [
      'one that shrank',
      [rootfs, apt, grown(pip, -90.99), copy],
      '−91.0 MiB: <RUN pip install .> shrank from 91.0 MiB to 10.2 KiB',
    ],
    [
      'one that is new',
      [...app, layer('RUN npm ci', 60)],
      '+60.0 MiB: <RUN npm ci> is new, 60.0 MiB',
    ],
    ['one that is gone', [rootfs, apt, copy], '−91.0 MiB: <RUN pip install .> is gone, 91.0 MiB'],
    [
      'one, and a little of another',
      [rootfs, grown(apt, 2), grown(pip, 10), copy],
      '+12.0 MiB: <RUN pip install .> grew from 91.0 to 101.0 MiB; other layers +2.0 MiB',
    ],
    [
      'several',
      [rootfs, grown(apt, 10), grown(pip, 10), copy],
      '+20.0 MiB: <RUN apt-get install curl> +10.0 MiB, <RUN pip install .> +10.0 MiB',
    ],
    [
      'a build without cache',
      [rootfs, rebuilt(apt), rebuilt(pip), rebuilt(copy)],
      'rebuilt, no growth, but 102.0 MiB to pull again',
    ],
    [
      'another compression',
      app.map((each) => recompressed(each, 'zstd', Math.round(each.layer.bytes * 0.93))),
      'the same content, compressed with zstd instead of gzip: −9.1 MiB',
    ],
    [
      'another level of compression',
      [rootfs, apt, recompressed(pip, 'gzip', 90 * MiB), copy],
      'the same content, compressed anew: −1.0 MiB',
    ],
  ])('%s', (_, head, sentence) => {
    expect(words(head)).toBe(sentence)
  })

  it('names the base image, with its part of the whole', () => {
    const images = { base: aBaseImage(1, 'debian:11'), head: aBaseImage(1, 'debian:12') }
    const head = [layer('ADD debian 12 /', 38.4), grown(apt, 0.2), pip, copy]
    expect(words(head, images)).toBe(
      'the FROM image changed from <debian:11> to <debian:12>: +10.4 MiB of +10.6 MiB',
    )
    expect(words([layer('ADD debian again /', 38.4), apt, pip, copy])).toBe(
      'the FROM image <debian:bookworm-slim> moved: +10.4 MiB',
    )
  })
})

describe('when a layer is named', () => {
  it('cuts a long command, between characters', () => {
    const long = layer(`RUN ${'🐳'.repeat(100)}`, 1)
    expect([...layerName(long)]).toHaveLength(80)
    expect(layerName(long)).toMatch(/🐳…$/)
  })

  it('takes the digest where the history tells nothing', () => {
    const unnamed = described({ step: null, content: 'x' })
    expect(layerName(unnamed)).toBe(`layer ${unnamed.layer.digest.slice(0, 19)}`)
  })
})

describe('when the layers are listed', () => {
  it.each<[string, readonly DescribedLayer[], readonly DescribedLayer[], string]>([
    ['same', [pip], [pip], 'same'],
    ['recompressed', [pip], [recompressed(pip, 'zstd', 85 * MiB)], 'recompressed'],
    ['rebuilt', [pip], [rebuilt(pip)], 'rebuilt'],
    ['changed', [pip], [grown(pip, 9.1)], '+9.1 MiB (+10.0 %)'],
    ['added', [], [pip], 'added +91.0 MiB'],
    ['removed', [pip], [], 'removed −91.0 MiB'],
  ])('%s', (_, base, head, expected) => {
    expect(compareLayers(base, head).map(layerChangeWords)).toEqual([expected])
  })
})

describe('when a pull is told', () => {
  const pull = { cold: { ms: 12_400, bytes: 200 * MiB }, warm: { ms: 9_949, bytes: 38.2 * MiB } }

  it('has both sides, or the only one', () => {
    const cold = '12 s (200.0 MiB)'
    expect(pullWords(pull, true)).toBe(cold)
    expect(pullWords(pull, false)).toBe(
      `${cold}, 9.9 s (38.2 MiB) where the image before it is there`,
    )
  })
})

describe('when provenance tells where a step stands', () => {
  const places = new Map([[pip.layer.digest, { file: 'services/api/Dockerfile', line: 6 }]])

  it('names file and line, of the step that it tells', () => {
    const told = compareLayers([apt], [apt, pip]).map((change) => placeWords(change, places))
    expect(told).toEqual([null, 'services/api/Dockerfile:6'])
  })
})

describe('when what was rebuilt has grown all the same', () => {
  it.each([
    [0.04, 'rebuilt, no growth, but 100.0 MiB to pull again'],
    [0.06, 'rebuilt: +61.4 KiB, and 100.1 MiB to pull again'],
  ])('says so from what shows: %d MiB', (by, said) => {
    const large = layer('RUN make', 100)
    const changes = compareLayers([large], [grown(large, by)])
    const unknown = { base: { kind: 'unknown' }, head: { kind: 'unknown' } } as const
    expect(causeWords(causeOf(changes, unknown), (text) => text)).toBe(said)
  })
})
