import { describe, expect, it } from '@jest/globals'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { adviceOf, aStepLayer } from '../../support/advice.ts'

describe('when a saving is estimated', () => {
  it.each([
    ['apt-lists', 'RUN apt-get update', 15_700_000],
    ['recommends', 'RUN apt-get install -y git', 7_400_000],
    ['recommends', 'RUN apt-get install -y git nginx', 7_400_000],
    ['npm-cache', 'RUN npm ci', Math.round((100 * MIB * 32.5) / 59.2)],
    ['yarn-cache', 'RUN yarn', 50 * MIB],
    ['dev-dependencies', 'RUN npm ci', 26_000_000],
    ['compilers', 'RUN apk add gcc', 100 * MIB],
  ] as const)('%s of %j saves about what was measured', (rule, text, bytes) => {
    expect(adviceOf(rule, [text])).toMatchObject([{ bytes, isEstimate: true }])
  })

  it.each([
    ['apt-lists', 'RUN apt-get update'],
    ['recommends', 'RUN apt-get install -y python3-pip'],
    ['dev-dependencies', 'RUN npm ci && npm cache clean --force'],
  ] as const)('%s never claims more than the layer has', (rule, text) => {
    expect(adviceOf(rule, [aStepLayer(text, 2 * MIB)])).toMatchObject([{ bytes: 2 * MIB }])
  })

  it.each([
    ['recommends', 'RUN apt-get install -y nginx'],
    ['pip-cache', 'RUN pip install flask'],
    ['apk-cache', 'RUN apk add nginx'],
    ['dnf-cache', 'RUN dnf install nginx'],
    ['debug-tools', 'RUN apk add --no-cache vim'],
    ['upgrade', 'RUN apt-get upgrade && apt-get install nginx'],
  ] as const)('%s of %j does not invent a number', (rule, text) => {
    expect(adviceOf(rule, [text])).toMatchObject([{ bytes: null }])
  })

  it('takes the whole layer of an upgrade alone', () => {
    expect(adviceOf('upgrade', ['RUN apk upgrade'])).toMatchObject([
      { bytes: 100 * MIB, isEstimate: true },
    ])
  })

  it('is silent where the recommended packages are known to be few', () => {
    expect(adviceOf('recommends', ['RUN apt-get install -y curl'])).toEqual([])
  })
})

it.each([
  ['RUN npm ci', 'RUN npm ci --omit=dev'],
  ['RUN yarn', 'RUN yarn install --frozen-lockfile --production'],
])('of %j, the cure is %j', (text, line) => {
  expect(adviceOf('dev-dependencies', [text])).toMatchObject([{ dockerfile: line }])
})

describe('when the packages are named', () => {
  it('names some, and counts the others', () => {
    const [advice] = adviceOf('compilers', ['RUN apk add gcc g++ make cmake go cargo'])
    expect(advice?.sentence).toContain('gcc, g++, make, cmake and 2 others likely serve the build')
  })

  it('names one in the singular', () => {
    const [advice] = adviceOf('debug-tools', ['RUN apk add vim'])
    expect(advice?.sentence).toContain('vim likely helps people')
  })
})

describe.each([
  ['apt-lists', 'RUN apt-get update'],
  ['recommends', 'RUN apt-get install -y git'],
  ['compilers', 'RUN apk add gcc'],
  ['debug-tools', 'RUN apk add vim'],
  ['upgrade', 'RUN apk upgrade'],
  ['apk-cache', 'RUN apk add x'],
  ['dnf-cache', 'RUN dnf install x'],
  ['pip-cache', 'RUN pip install x'],
  ['dev-dependencies', 'RUN npm ci'],
] as const)('%s at the threshold', (rule, text) => {
  it('speaks where 1 MiB can be saved', () => {
    expect(adviceOf(rule, [aStepLayer(text, MIB)])).toHaveLength(1)
  })

  it('is silent below', () => {
    expect(adviceOf(rule, [aStepLayer(text, MIB - 1)])).toEqual([])
  })
})

describe.each([
  ['npm-cache', 'RUN npm ci', (MIB * 59.2) / 32.5],
  ['yarn-cache', 'RUN yarn', MIB * 2],
] as const)('%s at the threshold', (rule, text, layerBytes) => {
  it('speaks where the cache is 1 MiB', () => {
    expect(adviceOf(rule, [aStepLayer(text, Math.ceil(layerBytes))])).toHaveLength(1)
  })

  it('is silent below', () => {
    expect(adviceOf(rule, [aStepLayer(text, Math.ceil(layerBytes) - 4)])).toEqual([])
  })
})
