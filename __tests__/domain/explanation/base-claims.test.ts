import { describe, expect, it } from '@jest/globals'
import { baseClaims, prefixLength } from '../../../src/domain/explanation/base-claims.ts'
import { aDigest } from '../../support/builders.ts'
import { anEntry } from '../../support/history.ts'

const NAME = 'org.opencontainers.image.base.name'
const DIGEST = 'org.opencontainers.image.base.digest'
const digest = aDigest('debian')

/** What a config says, with the comments of its history. */
const saying = (labels: Record<string, string> = {}, ...comments: readonly string[]) => ({
  labels,
  history: comments.map((comment) => anEntry('RUN make', { comment })),
})
const claims = (...given: Parameters<typeof saying>) => baseClaims(saying(...given), {}, undefined)

describe('when an image says what it was built from', () => {
  it('is told by provenance, annotations, labels and history, in this order', () => {
    const materials = [{ name: 'golang:1.24', digest }]
    const annotations = { [NAME]: 'debian:12' }
    const config = saying({ [NAME]: 'debian:11', [DIGEST]: digest }, 'FROM debian:10')
    expect(baseClaims(config, annotations, { materials, places: new Map() })).toEqual([
      { name: 'golang:1.24', digest, proof: 'provenance' },
      { name: 'debian:12', digest: null, proof: 'label' },
      { name: 'debian:11', digest, proof: 'label' },
      { name: 'debian:10', digest: null, proof: 'candidate' },
    ])
  })

  it('is believed to have one base image, and no list', () => {
    const materials = Array.from({ length: 100 }, (_, index) => ({ name: `a:${index}`, digest }))
    const found = baseClaims(saying(), {}, { materials, places: new Map() })
    expect(found).toHaveLength(8)
  })
})

describe('when nothing usable is said', () => {
  it('claims nothing', () => {
    expect(claims()).toEqual([])
    expect(claims({ [NAME]: '', [DIGEST]: digest })).toEqual([])
    expect(claims({}, 'FROM scratch', 'buildkit.dockerfile.v0', 'FROM a b', 'from a')).toEqual([])
  })

  it('does not take what is no digest for one', () => {
    expect(claims({ [NAME]: 'debian:12', [DIGEST]: 'sha256:12' })[0]?.digest).toBeNull()
  })

  it('does not take the ids that Buildah signs between steps for names', () => {
    const id = 'f1ba0b33a4c3b380179efa0411ceb943ff4133c61ee561ee015925bc2e2b02fb'
    const names = claims({}, 'FROM 55a416695c64', 'FROM debian:12', `FROM ${id}`)
    expect(names.map(({ name }) => name)).toEqual(['debian:12'])
  })
})

describe('when an image was built by buildpacks', () => {
  const claimed = (metadata: unknown) => {
    const label = typeof metadata === 'string' ? metadata : JSON.stringify(metadata)
    return claims({ 'io.buildpacks.lifecycle.metadata': label })
  }

  it('claims the run image, with the digest that its reference has', () => {
    const reference = `paketo/run@${digest}`
    const proof = 'buildpacks'
    expect(claimed({ runImage: { image: 'paketo/run:base', reference } })).toEqual([
      { name: 'paketo/run:base', digest, proof },
    ])
    expect(claimed({ runImage: { reference } })).toEqual([{ name: 'paketo/run', digest, proof }])
    expect(claimed({ runImage: { image: 'run', reference: 'sha256:12' } })).toEqual([
      { name: 'run', digest: null, proof },
    ])
  })

  it.each([
    ['no JSON', '{'],
    ['another type', '[]'],
    ['null', 'null'],
    ['no run image', {}],
    ['a run image without a name', { runImage: { topLayer: aDigest('b') } }],
  ])('claims nothing where the label holds %s', (_, metadata) => {
    expect(claimed(metadata)).toEqual([])
  })
})

describe('when stacks of layers are compared', () => {
  it.each([
    ['ab', 'a', 1],
    ['ab', 'ab', 2],
    ['ab', 'b', null],
    ['ab', 'abc', null],
    ['ab', '', null],
    ['', '', null],
  ])('%j on %j: %j', (stack, other, length) => {
    expect(prefixLength([...stack], [...other])).toBe(length)
  })
})
