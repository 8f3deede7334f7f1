import { describe, expect, it } from '@jest/globals'
import { adviceFor } from '../../../src/domain/advice/advice.ts'
import { consequenceOf } from '../../../src/domain/advice/consequence.ts'
import { compareLayers } from '../../../src/domain/explanation/layers.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { anAdviceSubject, aStepLayer } from '../../support/advice.ts'

type Layers = Parameters<typeof compareLayers>[0]

function consequenceFrom(base: Layers, head: Layers) {
  const advice = adviceFor(anAdviceSubject(head))
  return consequenceOf({ layers: compareLayers(base, head), split: null, advice })
}

const app = aStepLayer('COPY app /app', 10 * MIB)

describe('when one thing would undo most of the growth', () => {
  it('says which, how much of it, and the whole growth', () => {
    const head = [aStepLayer('RUN apk add gcc', 200 * MIB), aStepLayer('COPY app /app', 22 * MIB)]
    expect(consequenceFrom([app], head)).toMatchObject({
      advice: { rule: 'compilers', summary: 'take the compilers out of the last stage' },
      bytes: 200 * MIB,
      growthBytes: 212 * MIB,
    })
  })

  it('counts of a layer that grew only what it grew by', () => {
    const base = [aStepLayer('RUN apk add gcc', 150 * MIB), app]
    const head = [aStepLayer('RUN apk add gcc', 200 * MIB), app]
    expect(consequenceFrom(base, head)).toMatchObject({ bytes: 50 * MIB, growthBytes: 50 * MIB })
  })

  it('undoes no more than the growth', () => {
    const base = [aStepLayer('COPY model /model', 100 * MIB), app]
    const head = [aStepLayer('RUN apk add gcc', 200 * MIB), app]
    expect(consequenceFrom(base, head)).toMatchObject({ bytes: 100 * MIB, growthBytes: 100 * MIB })
  })

  it.each([
    ['the image did not grow', [app], [app]],
    [
      'it shrank',
      [aStepLayer('RUN apk add gcc', 200 * MIB)],
      [aStepLayer('RUN apk add gcc', 190 * MIB)],
    ],
    [
      'the advice is about what was there before',
      [aStepLayer('RUN apk add gcc', 200 * MIB)],
      [aStepLayer('RUN apk add gcc', 200 * MIB), app],
    ],
    ['no saving is known', [app], [aStepLayer('RUN pip install x', 50 * MIB), app]],
    [
      'it would undo little',
      [app],
      [app, aStepLayer('COPY model /model', 200 * MIB), aStepLayer('RUN apt-get update', 15 * MIB)],
    ],
  ])('says nothing where %s', (_, base, head) => {
    expect(consequenceFrom(base, head)).toBeNull()
  })
})
