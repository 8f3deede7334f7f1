import { describe, expect, it } from '@jest/globals'
import { MIB } from '../../src/domain/bytes.ts'
import { renderJson, toJson } from '../../src/render/json.ts'
import { aLayer, anImage, measured } from '../support/builders.ts'
import { aReport, aService } from '../support/reports.ts'

describe('when an image grew', () => {
  const shared = aLayer({ seed: 'shared', bytes: 90 * MIB })
  const old = aLayer({ seed: 'old', bytes: 10 * MIB })
  const added = aLayer({ seed: 'new', bytes: 30 * MIB })
  const verdict = aService({
    baseIs: measured('ghcr.io/acme/api:main', anImage({ layers: [shared, old] })),
    headIs: measured('ghcr.io/acme/api:pr-7', anImage({ layers: [shared, added] })),
    limit: 110,
  })
  const [service] = toJson(aReport([verdict])).services

  it('has both sides, the change, what a pull costs, and the layers that differ', () => {
    expect(service?.platforms).toEqual([
      {
        platform: 'linux/amd64',
        base: {
          reference: 'ghcr.io/acme/api:main',
          digest: expect.stringMatching(/^sha256:/),
          bytes: 100 * MIB,
        },
        head: {
          reference: 'ghcr.io/acme/api:pr-7',
          digest: expect.stringMatching(/^sha256:/),
          bytes: 120 * MIB,
        },
        change: { bytes: 20 * MIB, percent: 20, baseImageBytes: null, ownBytes: null },
        pull: { coldBytes: 120 * MIB, warmBytes: 30 * MIB },
        layers: [
          { change: 'removed', bytes: 10 * MIB, digest: old.digest, command: null },
          { change: 'added', bytes: 30 * MIB, digest: added.digest, command: null },
        ],
      },
    ])
  })

  it('has the limit that it is judged by', () => {
    expect(service?.limitBytes).toBe(110 * MIB)
  })

  it('says which rule, how much and how much was allowed', () => {
    expect(service?.findings).toEqual([
      {
        rule: 'max_size',
        outcome: 'fail',
        platform: 'linux/amd64',
        actualBytes: 120 * MIB,
        allowedBytes: 110 * MIB,
        message: '120.0 MiB, 10.0 MiB over the limit of 110.0 MiB',
        line: expect.any(Number),
      },
    ])
  })
})

describe('when a side is missing', () => {
  it('has null in its place, and no zero', () => {
    const report = aReport([
      aService({ head: 10, limit: 20 }),
      aService({ name: 'gone', base: 10 }),
    ])
    const [fresh, gone] = toJson(report).services
    expect(fresh?.platforms[0]).toMatchObject({
      base: null,
      change: null,
      head: { bytes: 10 * MIB },
    })
    expect(gone?.platforms[0]).toMatchObject({ head: null, change: null, pull: null })
    expect(gone).toMatchObject({ outcome: 'inconclusive', findings: [{ actualBytes: null }] })
  })
})

describe('when it is written', () => {
  it('is schema 1, with every service', () => {
    const report = aReport([
      aService({ base: 10, head: 10 }),
      aService({ name: 'web', base: 5, head: 6 }),
    ])
    expect(JSON.parse(renderJson(report))).toMatchObject({
      schema: 1,
      outcome: 'pass',
      metric: 'compressed',
      services: [{ name: 'api' }, { name: 'web' }],
      requests: { count: 4, bytes: 4096 },
    })
  })
})
