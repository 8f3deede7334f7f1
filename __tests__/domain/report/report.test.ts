import { describe, expect, it } from '@jest/globals'
import { budgetEdits } from '../../../src/domain/budget/edits.ts'
import type { Measurement } from '../../../src/domain/image/image.ts'
import { parsePlatform } from '../../../src/domain/image/platform.ts'
import { parseReference } from '../../../src/domain/image/reference.ts'
import {
  isNoteworthy,
  leadingFinding,
  stateOf,
  subjectOf,
  usedPercent,
} from '../../../src/domain/report/report.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { parseIncrease } from '../../../src/domain/values/increase.ts'
import { found } from '../../../src/domain/verdict/verdict.ts'
import {
  aBudget,
  aDigest,
  aLimit,
  anAmount,
  anImage,
  anIncrease,
  measured,
  unmeasurable,
} from '../../support/builders.ts'
import { aReport, aService, type Service } from '../../support/reports.ts'

const fine = { base: 50, head: 50, limit: 100 }
const over = { base: 90, head: 110, limit: 100 }
const grown = { base: 50, head: 60, budget: { maxIncrease: anIncrease('1%') } }
const overAndGrown = { ...over, budget: grown.budget }
const unknown = { base: 50, limit: 100 }
const stillOver = { base: 110, head: 110, limit: 100 }
const warned = { base: 95, head: 95, limit: 100, budget: { warnAt: anAmount('90%') } }

function headlineOf(...services: readonly Service[]): string {
  return aReport(services.map((service, index) => aService({ name: `s${index}`, ...service })))
    .headline
}

describe('when the verdict is put in one sentence', () => {
  it.each<[string, readonly Service[]]>([
    ['All 2 images are within budget', [fine, fine]],
    ['All 2 images are within budget, 1 with a warning', [fine, warned]],
    ['The image is within its budget', [fine]],
    ['The image is within its budget, with a warning', [warned]],
    ['1 of 2 images is still over its budget', [fine, stillOver]],
    ['2 of 3 images are still over their budgets', [stillOver, warned, stillOver]],
    ['The image is still over its budget', [stillOver]],
    ['1 of 2 images is over its budget', [stillOver, over]],
    ['The image could not be measured', [unknown]],
    ['The image is over its budget', [over]],
    ['The image grew too much', [grown]],
    ['The image is over its budget', [overAndGrown]],
    ['1 of 2 images is over its budget, 1 grew too much', [grown, overAndGrown]],
    ['1 of 4 images is over its budget', [fine, over, fine, fine]],
    ['2 of 3 images are over their budgets', [over, fine, over]],
    ['1 of 2 images grew too much', [grown, fine]],
    ['1 of 3 images is over its budget, 1 grew too much', [over, grown, fine]],
    ['The image is within its budget', [fine, { base: 50, limit: 100, retired: true }]],
    ['No image has a budget any more', [{ base: 50, limit: 100, retired: true }]],
    ['1 of 3 images is over its budget, 1 could not be measured', [over, unknown, fine]],
    ['2 of 2 images could not be measured', [unknown, unknown]],
  ])('%s', (expected, services) => {
    expect(headlineOf(...services)).toBe(expected)
  })

  it('does not call a failure a pass, whichever rule it is of', () => {
    const { findings, ...service } = aService(over)
    const failure = findings.map((finding) => ({ ...finding, rule: 'platform' }) as const)
    expect(aReport([found(service, failure)]).headline).toBe('The image breaks a rule')
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
    ['changed', { base: 50, head: { 'linux/amd64': 50, 'linux/arm64': 50 } }],
    ['changed', { base: { 'linux/amd64': 50, 'linux/arm64': 50 }, head: 50 }],
    ['new', { head: 50 }],
    ['retired', { base: 50, retired: true }],
    ['unknown', { base: 50 }],
    ['unknown', { head: 50, baseIs: refused }],
    ['unknown', { base: 50, headIs: refused }],
  ])('%s', (expected, service) => {
    expect(stateOf(aService(service))).toBe(expected)
  })

  it('is unchanged where only the index around the same images moved', () => {
    const image = anImage({ MiB: 50 })
    const headIs: Measurement = {
      kind: 'measured',
      reference: parseReference('ghcr.io/acme/api:pr-7'),
      digest: aDigest('another index'),
      images: [image],
    }
    const baseIs = measured('ghcr.io/acme/api:main', image)
    expect(stateOf(aService({ baseIs, headIs }))).toBe('unchanged')
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
    ['retired', { base, retired: true }, true],
    ['one platform more', { base, head: { 'linux/amd64': base, 'linux/arm64': 1 } }, true],
    ['one platform less', { base: { 'linux/amd64': base, 'linux/arm64': 1 }, head: base }, true],
    ['over its limit, by a little', { base, head: base + 0.001, limit: base }, true],
    ['over its limit as before', { base, head: base, limit: 100 }, false],
    ['not measured', { base }, true],
  ])('%s', (_, service, expected) => {
    expect(isNoteworthy(aReport([aService(service)]), floor)).toBe(expected)
  })

  it('is worth it when the budgets are edited', () => {
    const edits = budgetEdits([aBudget({ limit: aLimit(1) })], [aBudget({ limit: aLimit(2) })])
    const report = aReport([aService(fine)], { budgetFile: { path: 'x', origin: 'base', edits } })
    expect(isNoteworthy(report, floor)).toBe(true)
  })
})

describe('when a finding needs a name', () => {
  const amd64 = parsePlatform('linux/amd64')
  it.each<[string, Service, string]>([
    ['one platform', over, 'api'],
    [
      'several platforms',
      { head: { 'linux/amd64': 110, 'linux/arm64': 90 }, limit: 100 },
      'api (linux/amd64)',
    ],
  ])('is told apart among %s', (_, service, expected) => {
    const verdict = aService(service)
    const [finding] = verdict.findings
    expect(finding?.platform).toEqual(amd64)
    expect(finding && subjectOf(verdict, finding)).toBe(expected)
  })

  it('stands for the whole service where it is about no platform', () => {
    const verdict = aService(unknown)
    const [finding] = verdict.findings
    expect(finding && subjectOf(verdict, finding)).toBe('api')
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
