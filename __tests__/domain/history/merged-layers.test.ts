import { describe, expect, it } from '@jest/globals'
import { byStep } from '../../../src/domain/history/described-layer.ts'
import { stepsOf } from '../../../src/domain/history/history.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { anEmptyEntry, anEntry, BUILDKIT, describedBy, layerTexts } from '../../support/history.ts'

const nop = (words: string) => `/bin/sh -c #(nop) ${words}`
const BASE = [anEntry(nop('ADD file:0a1b2c in /')), anEmptyEntry(nop('CMD ["bash"]'))]

describe('when Buildah stores all steps in one layer', () => {
  const own = [
    anEmptyEntry(nop('ARG VERSION')),
    anEmptyEntry(nop('COPY dir:0a1b2c3d in /app')),
    anEmptyEntry(nop('ENV A=b')),
    anEmptyEntry('|1 VERSION=3 /bin/sh -c make install'),
    anEmptyEntry(nop('USER 1000')),
    anEntry(nop('CMD ["bash"]'), { comment: 'FROM registry.example.com/base:1' }),
  ]

  it('tells the steps that make files, never the one that signs', () => {
    expect(layerTexts([...BASE, ...own], [30 * MIB, 14 * MIB])).toEqual([
      'ADD … /',
      'one layer of 2 steps (COPY … /app, RUN make install)',
    ])
  })

  it('gives each step with all the bytes: none is known to have fewer', () => {
    const [, layer] = describedBy([...BASE, ...own], [30 * MIB, 14 * MIB])
    const steps = layer === undefined ? [] : byStep(layer)
    expect(steps.map(({ step, layer: { bytes } }) => [step?.text, bytes])).toEqual([
      ['COPY … /app', 14 * MIB],
      ['RUN make install', 14 * MIB],
    ])
    expect(steps[1]?.step?.buildArguments).toEqual(['VERSION'])
  })

  it.each([
    ['a step of files', 'RUN make', nop('COPY file:0a in /b'), '(RUN make, COPY … /b)'],
    ['a folder', 'RUN make', nop('WORKDIR /app'), null],
    ['a volume', 'RUN make', nop('VOLUME /data'), null],
  ])('does so where the last one makes %s', (_, hidden, last, words) => {
    const history = [...BASE, anEmptyEntry(hidden), anEntry(last, { comment: 'FROM base:1' })]
    const expected = words === null ? hidden : `one layer of 2 steps ${words}`
    expect(layerTexts(history, [30 * MIB, MIB])[1]).toBe(expected)
  })

  it('tells the one step that makes files as any other', () => {
    const history = [anEmptyEntry(nop('COPY dir:0a in /bin')), anEntry(nop('CMD ["sh"]'))]
    expect(layerTexts(history, [MIB])).toEqual(['COPY … /bin'])
  })

  it('says that the base image is in it, where it was squashed with it', () => {
    expect(layerTexts(own, [44 * MIB])).toEqual([
      'one layer of the base image and 2 steps (COPY … /app, RUN make install)',
    ])
    const alone = [anEntry(nop('CMD ["a"]'), { comment: 'FROM base:1' })]
    expect(layerTexts(alone, [44 * MIB])).toEqual(['one layer of the base image and all steps'])
  })

  it('names three steps of many, shortened, and counts the others', () => {
    const many = ['a'.repeat(60), 'b', 'c', 'd', 'e'].map((name) => anEmptyEntry(`RUN ${name}`))
    const history = [...BASE, ...many, anEntry(nop('CMD ["a"]'), { comment: 'FROM base:1' })]
    expect(layerTexts(history, [MIB, MIB])[1]).toBe(
      `one layer of 5 steps (RUN ${'a'.repeat(35)}…, RUN b, RUN c and 2 more)`,
    )
  })
})

describe('when a builder says that a step made no layer, and another one made it', () => {
  it.each([
    ['BuildKit', BUILDKIT, BUILDKIT],
    ['Buildah, with a layer for each step', 'FROM 0a1b2c3d4e5f', 'FROM 1b2c3d4e5f6a'],
    ['the old builder', '', ''],
  ])('believes %s', (_, before, comment) => {
    const empty = anEmptyEntry('RUN /bin/sh -c true', before)
    const last = anEntry('RUN /bin/sh -c make', { comment })
    expect(layerTexts([...BASE, empty, last], [30 * MIB, MIB])[1]).toBe('RUN make')
  })
})

describe('when `docker build --squash` puts steps together', () => {
  it.each([
    `merge sha256:${'a'.repeat(64)} to sha256:${'b'.repeat(64)}`,
    `create new from sha256:${'a'.repeat(64)}`,
  ])('tells them: %s', (comment) => {
    const steps = ['COPY . /app # buildkit', 'RUN /bin/sh -c make # buildkit', 'CMD ["a"]']
    const own = steps.map((words) => anEmptyEntry(words, BUILDKIT))
    expect(layerTexts([...BASE, ...own, anEntry('', { comment })], [MIB, MIB])[1]).toBe(
      'one layer of 2 steps (COPY . /app, RUN make)',
    )
  })
})

describe('when a layer of files is signed with a step that makes none, and no other is told', () => {
  // Kaniko's single snapshot.
  it.each([
    'CMD ["node", "server.js"]',
    'ENTRYPOINT ["/app"]',
    'USER 1000',
    'WORKDIR /app',
    'LABEL a=b',
    'VOLUME /data',
    'EXPOSE 80',
  ])('is all steps: %s', (last) => {
    expect(layerTexts([...BASE, anEntry(last)], [30 * MIB, 14 * MIB])[1]).toBe(
      'all steps in one layer',
    )
  })

  it('tells no steps of it', () => {
    expect(describedBy([anEntry('CMD ["a"]')], [MIB]).flatMap(byStep)).toEqual([])
  })

  it.each(['WORKDIR /app', 'VOLUME /data', 'LABEL a=b'])(
    'leaves a layer of a folder, or of nothing, to its step: %s',
    (last) => {
      expect(layerTexts([...BASE, anEntry(last)], [30 * MIB, 150])[1]).toBe(last)
    },
  )
})

describe('when a builder forgets to say that a step made no layer', () => {
  it.each([
    ['one', [anEntry('ENV A=b'), anEntry('RUN make'), anEmptyEntry('CMD ["a"]')]],
    ['all', [anEntry('ENV A=b'), anEntry('RUN make'), anEntry('CMD ["a"]')]],
    ['a folder too', [anEntry('WORKDIR /app'), anEntry('RUN make'), anEntry('CMD ["a"]')]],
  ])('reads the history as it was meant: %s', (_, own) => {
    expect(layerTexts([...BASE, ...own], [30 * MIB, MIB])).toEqual(['ADD … /', 'RUN make'])
  })

  it('believes nothing where even that does not fit', () => {
    const history = [...BASE, anEntry('RUN a'), anEntry('RUN b'), anEntry('CMD ["a"]')]
    expect(stepsOf({ history }, 2)).toEqual([null, null])
  })
})
