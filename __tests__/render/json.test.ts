import { describe, expect, it } from '@jest/globals'
import { approve } from '../../src/domain/approval/approval.ts'
import type { Votes } from '../../src/domain/approval/votes.ts'
import { budgetEdits } from '../../src/domain/budget/edits.ts'
import { MIB } from '../../src/domain/values/bytes.ts'
import { parseIncrease } from '../../src/domain/values/increase.ts'
import { toJsonText } from '../../src/domain/values/text.ts'
import { compactJson, jsonPieces, toJson } from '../../src/render/json.ts'
import {
  aBudget,
  aLayer,
  aLimit,
  anImage,
  anIncrease,
  aWaiver,
  measured,
  written,
} from '../support/builders.ts'
import { aReport, aService } from '../support/reports.ts'
import { aVotes, labeledBy, OLD_SHA } from '../support/votes.ts'

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
    expect(JSON.parse([...jsonPieces(report)].join(''))).toMatchObject({
      schema: 1,
      outcome: 'pass',
      metric: 'compressed',
      services: [{ name: 'api' }, { name: 'web' }],
      requests: { count: 4, bytes: 4096 },
    })
  })

  const many = Array.from({ length: 300 }, (_, index) =>
    aService({ name: `service-${index}`, base: 10, head: 10 + index, limit: 200 }),
  )

  it.each([
    ['no service', []],
    ['one', [aService({ base: 10, head: 10 })]],
    ['one whose name looks like JSON', [aService({ name: '"services": [\n', head: 1 })]],
    ['one whose name hides something', [aService({ name: 'a\u202eb\ud83d\ude00', head: 1 })]],
    ['hundreds', many],
  ])('is in pieces what it would be as a whole: %s', (_, verdicts) => {
    const report = { ...aReport(verdicts), headline: 'He said: "services": [] {' }
    const pieces = [...jsonPieces(report)]
    expect(pieces.join('')).toBe(toJsonText(toJson(report), 2))
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(150_000)
  })

  it('and on one line, unless that is too long', () => {
    const report = aReport(many)
    const compact = toJsonText(toJson(report))
    expect(compactJson(report, compact.length)).toBe(compact)
    expect(compactJson(report, compact.length - 1)).toBeUndefined()
    expect(compactJson(report, 1000)).toBeUndefined()
  })

  it('which is counted in bytes', () => {
    const report = { ...aReport([]), headline: 'ä'.repeat(100) }
    const compact = toJsonText(toJson(report))
    expect(compactJson(report, compact.length)).toBeUndefined()
    expect(compactJson(report, compact.length + 100)).toBe(compact)
  })
})

describe('when growth and an edit wait for approval, and one is given', () => {
  const limited = (MiB: number) => aBudget({ limit: aLimit(MiB), approvers: written(['bob'], '') })
  const edits = budgetEdits([limited(180)], [limited(220)])
  const service = aService({
    base: 100,
    head: 130,
    limit: 180,
    budget: { reviewIncrease: anIncrease('10%'), approvers: written(['bob'], '') },
    evidence: { edits, baseCommit: OLD_SHA, baseDistance: 2 },
  })
  const policy = { approvers: [], noiseFloor: parseIncrease('0 B'), idOf: (text: string) => text }
  const json = (votes: Votes) => {
    const { verdicts, request: approval } = approve([service], votes, policy)
    const budgetFile = { path: 'docker-image-budgets.yaml', origin: 'base' as const, edits }
    return toJson(aReport(verdicts, { approval, budgetFile }))
  }

  it('tells what is asked of whom, the edit, and whose image was compared with', () => {
    expect(json(aVotes())).toMatchObject({
      outcome: 'review',
      approvalNeeded: { author: 'mallory', groups: [{ services: ['api'], approvers: ['bob'] }] },
      budgetFile: { edits: [{ name: 'api', what: 'limit', to: '220.0 MiB', needsApproval: true }] },
      services: [
        {
          baseCommit: OLD_SHA,
          baseDistance: 2,
          findings: [
            {
              rule: 'review_increase',
              outcome: 'review',
              actualBytes: 30 * MIB,
              allowedBytes: 10 * MIB,
            },
            { rule: 'budget_file', edit: { what: 'limit', from: '180.0 MiB', to: '220.0 MiB' } },
          ],
        },
      ],
    })
  })

  it('tells who approved what, and when', () => {
    const approval = { by: 'bob', how: 'label', at: '2026-11-25T10:30:00Z' }
    expect(json(labeledBy('bob'))).toMatchObject({
      outcome: 'pass',
      approvalNeeded: null,
      services: [
        {
          findings: [
            { outcome: 'pass', approval },
            { outcome: 'pass', approval },
          ],
        },
      ],
    })
  })
})

describe('when an overrun is waived', () => {
  it('tells until when, and why', () => {
    const waivers = written([aWaiver()], '')
    const report = aReport([aService({ base: 231, head: 255, limit: 250, budget: { waivers } })])
    expect(toJson(report).services[0]?.findings).toMatchObject([
      {
        outcome: 'warn',
        allowedBytes: 260 * MIB,
        line: 7,
        waiver: { until: '2027-01-31', reason: 'weights move' },
      },
    ])
  })
})
