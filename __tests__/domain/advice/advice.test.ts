import { describe, expect, it } from '@jest/globals'
import { adviceFor, MOST_ADVICE, topAdvice } from '../../../src/domain/advice/advice.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { adviceOf, anAdviceSubject, aStepLayer } from '../../support/advice.ts'
import { aKnownBase } from '../../support/base-images.ts'

describe('when there is much to say', () => {
  const layers = [
    aStepLayer('RUN apt-get update', 20 * MIB),
    aStepLayer('RUN apk add gcc', 200 * MIB, ['API_TOKEN']),
    aStepLayer('RUN pip install flask', 30 * MIB),
    aStepLayer('RUN npm ci --omit=dev', 60 * MIB),
  ]
  const advice = adviceFor(anAdviceSubject(layers))

  it('says first what saves most, and last what nobody knows', () => {
    expect(advice.map(({ rule, bytes }) => [rule, bytes])).toEqual([
      ['compilers', 200 * MIB],
      ['npm-cache', Math.round((60 * MIB * 32.5) / 59.2)],
      ['apt-lists', 15_700_000],
      ['secret-argument', null],
      ['apk-cache', null],
      ['pip-cache', null],
    ])
  })

  it('shows at most three', () => {
    const bytes = advice.filter(({ rule }) => rule !== 'secret-argument')
    expect(topAdvice(bytes)).toEqual(bytes.slice(0, 3))
    expect(MOST_ADVICE).toBe(3)
  })

  it('shows a secret before all that is about bytes', () => {
    const [first] = advice
    const secret = { ...first, rule: 'secret-argument' } as const
    const shown = topAdvice([...advice, secret as (typeof advice)[number]])
    expect(shown[0]?.rule).toBe('secret-argument')
    expect(shown).toHaveLength(3)
  })
})

describe('when the base is known', () => {
  const base = aStepLayer('RUN apt-get update')
  const own = aStepLayer('RUN apk add nginx')

  it('advises on what stands on it only', () => {
    const advice = adviceFor(anAdviceSubject([base, own], { base: aKnownBase() }))
    expect(advice.map(({ rule }) => rule)).toEqual(['apk-cache', 'recompress'])
  })

  it('advises on all where it is not', () => {
    expect(adviceOf('apt-lists', [base, own])).toHaveLength(1)
  })
})

describe('when an image is large', () => {
  const rest = aStepLayer('COPY model /', 9_900 * MIB)

  it.each([
    [100, 1],
    [99, 0],
  ])('1 %% of it is the threshold: of %d MiB it speaks %d times', (size, count) => {
    const layers = [aStepLayer('RUN apk add gcc', size * MIB), rest]
    expect(adviceOf('compilers', layers)).toHaveLength(count)
  })
})

describe('when nothing is known of a layer', () => {
  it('says nothing of its step', () => {
    const { layer } = aStepLayer('RUN apk add gcc')
    const advice = adviceFor(anAdviceSubject([{ layer, diffId: null, step: null }]))
    expect(advice.map(({ rule }) => rule)).toEqual([])
  })

  it('says nothing of an image without layers', () => {
    expect(adviceFor(anAdviceSubject([]))).toEqual([])
  })
})

describe('when one layer is over half of the own bytes', () => {
  const base = aKnownBase({ layers: 0 })
  const small = aStepLayer('COPY a /', 10 * MIB)

  it('says where to look', () => {
    const layers = [aStepLayer('RUN make', 30 * MIB), small]
    expect(adviceOf('one-big-layer', layers, { base })).toMatchObject([
      { bytes: null, layer: { step: { text: 'RUN make' } }, dockerfile: null },
    ])
  })

  it.each([
    ['half', [aStepLayer('RUN make', 10 * MIB), small]],
    ['alone', [small]],
    ['explained by other advice', [aStepLayer('RUN apk add gcc', 30 * MIB), small]],
    ['small', [aStepLayer('RUN make', MIB - 1), aStepLayer('COPY a /', 10)]],
  ])('is silent where it is %s', (_, layers) => {
    expect(adviceOf('one-big-layer', layers, { base })).toEqual([])
  })

  it('is silent where the base is not known: it may be the base', () => {
    expect(adviceOf('one-big-layer', [aStepLayer('ADD rootfs.tar /', 30 * MIB), small])).toEqual([])
  })

  it('looks at the own layers only', () => {
    const layers = [aStepLayer('RUN debian', 300 * MIB), small, aStepLayer('RUN b', 10 * MIB)]
    expect(adviceOf('one-big-layer', layers, { base: aKnownBase() })).toEqual([])
  })
})

describe('when layers are compressed with gzip', () => {
  const base = aKnownBase({ layers: 0 })

  it.each([
    [Math.ceil(MIB / 0.07), 1],
    [Math.floor((MIB - 1) / 0.07), 0],
  ])('of %d bytes, says %d times what zstd saves', (bytes, count) => {
    expect(adviceOf('recompress', [aStepLayer('RUN make', bytes)], { base })).toHaveLength(count)
  })

  it('is silent on zstd', () => {
    const made = aStepLayer('RUN make')
    const layers = [{ ...made, layer: { ...made.layer, compression: 'zstd' as const } }]
    expect(adviceOf('recompress', layers, { base })).toEqual([])
  })

  it('is silent where nobody knows which layers are the own ones', () => {
    expect(adviceOf('recompress', [aStepLayer('RUN make')])).toEqual([])
  })

  it('counts what other advice leaves, and comes last', () => {
    const layers = [aStepLayer('RUN apk add gcc', 40 * MIB), aStepLayer('COPY a /', 60 * MIB)]
    const advice = adviceFor(anAdviceSubject(layers, { base }))
    expect(advice.map(({ rule, bytes }) => [rule, bytes])).toEqual([
      ['compilers', 40 * MIB],
      ['one-big-layer', null],
      ['apk-cache', null],
      ['recompress', Math.round(60 * MIB * 0.07)],
    ])
  })
})
