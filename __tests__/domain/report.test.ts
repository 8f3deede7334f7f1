import { describe, expect, it } from '@jest/globals'
import { MIB } from '../../src/domain/bytes.ts'
import { parseIncrease } from '../../src/domain/increase.ts'
import { isNoteworthy, leadingFinding, stateOf, usedPercent } from '../../src/domain/report.ts'
import { anImage, anIncrease, measured, unmeasurable } from '../support/builders.ts'
import { aReport, aService, type Service } from '../support/reports.ts'

const fine = { base: 50, head: 50, limit: 100 }
const over = { base: 90, head: 110, limit: 100 }
const grown = { base: 50, head: 60, budget: { maxIncrease: anIncrease('1%') } }
const unknown = { base: 50, limit: 100 }
const warned = { base: 110, head: 110, limit: 100 }

function headlineOf(...services: readonly Service[]): string {
  return aReport(services.map((service, index) => aService({ name: `s${index}`, ...service })))
    .headline
}

describe('when the verdict is put in one sentence', () => {
  it.each<[string, readonly Service[]]>([
    ['All 2 images are within budget', [fine, fine]],
    ['All 2 images are within budget, 1 with a warning', [fine, warned]],
    ['The image is within its budget', [fine]],
    ['The image is over its budget', [over]],
    ['The image grew too much', [grown]],
    ['1 of 4 images is over its budget', [fine, over, fine, fine]],
    ['2 of 3 images are over their budgets', [over, fine, over]],
    ['1 of 2 images grew too much', [grown, fine]],
    ['1 of 3 images is over its budget, 1 could not be measured', [over, unknown, fine]],
    ['2 of 2 images could not be measured', [unknown, unknown]],
  ])('%s', (expected, services) => {
    expect(headlineOf(...services)).toBe(expected)
  })

  it('tells the change where there is no budget to judge by', () => {
    expect(headlineOf({ base: 50, head: 60 })).toBe('s0 changes by +10.0 MiB')
    expect(headlineOf({ base: 50, head: 50 })).toBe('s0 does not change in size')
    expect(headlineOf({ head: 50 })).toBe('s0 is measured')
  })
})

describe('when the worst has to lead', () => {
  it('is the failure that is furthest over', () => {
    const verdicts = [unknown, { ...over, head: 101 }, { ...over, head: 150 }].map(
      (service, index) => aService({ name: `s${index}`, ...service }),
    )
    expect(leadingFinding(verdicts)?.verdict.budget.name).toBe('s2')
  })
})

describe('when asked what happened to a service', () => {
  const refused = unmeasurable('ghcr.io/acme/api:main')
  it.each<[string, Service]>([
    ['unchanged', { base: 50, head: 50 }],
    ['changed', { base: 50, head: 51 }],
    ['new', { head: 50 }],
    ['retired', { base: 50, retired: true }],
    ['unknown', { base: 50 }],
    ['unknown', { head: 50, baseIs: refused }],
  ])('%s', (expected, service) => {
    expect(stateOf(aService(service))).toBe(expected)
  })

  it('is unchanged where only the index around the same images moved', () => {
    const image = anImage({ MiB: 50 })
    const head = { ...measured('ghcr.io/acme/api:pr-7', image), digest: `sha256:${'9'.repeat(64)}` }
    const service = { baseIs: measured('ghcr.io/acme/api:main', image), headIs: head as never }
    expect(stateOf(aService(service))).toBe('unchanged')
  })
})

describe('when a comment would interrupt somebody', () => {
  const floor = parseIncrease('0.1% and 100 KiB')
  const base = 200
  it.each<[string, Service, boolean]>([
    ['nothing changed', { base, head: base }, false],
    ['less than both', { base, head: base + 0.05 }, false],
    ['more than the size, less than the percent', { base, head: base + 0.15 }, false],
    ['exactly the percent', { base, head: base + 0.2 }, false],
    ['more than both', { base, head: base + 0.3 }, true],
    ['shrunk by more than both', { base, head: base - 0.3 }, true],
    ['new', { head: base }, true],
    ['over its limit, by a little', { base, head: base + 0.001, limit: base }, true],
    ['over its limit as before', { base, head: base, limit: 100 }, false],
    ['not measured', { base }, true],
  ])('%s', (_, service, expected) => {
    expect(isNoteworthy(aReport([aService(service)]), floor)).toBe(expected)
  })

  it('is worth it when the budgets are edited', () => {
    const edits = [{ name: 'api', what: 'limit', from: '1', to: '2' }]
    const report = aReport([aService(fine)], { budgetFile: { path: 'x', origin: 'base', edits } })
    expect(isNoteworthy(report, floor)).toBe(true)
  })
})

describe('when the use of a limit is rounded', () => {
  it.each([
    [100 * MIB, 100],
    [100 * MIB + 1, 101],
    [100 * MIB - 1, 99],
    [0, 0],
  ])('%i bytes of 100 MiB are %i %%', (bytes, expected) => {
    expect(usedPercent(bytes, 100 * MIB)).toBe(expected)
  })
})
