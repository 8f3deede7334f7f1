import { describe, expect, it } from '@jest/globals'
import { groupedFindings } from '../../../src/domain/report/grouped-findings.ts'
import { isQuiet, isStanding } from '../../../src/domain/report/standing.ts'
import { anAmount, aWaiver, written } from '../../support/builders.ts'
import { aService } from '../../support/reports.ts'

const warnAt = anAmount('90%')

describe('when an image stands above the line that warns', () => {
  it.each<[string, number | null, number, boolean]>([
    ['unchanged', 95, 95, true],
    ['rebuilt, and as large but for noise', 95, 95.05, true],
    ['smaller, and still above it', 97, 93, false],
    ['grown further', 95, 96, false],
    ['crossing it', 89, 91, false],
    ['new', null, 95, false],
  ])('is quiet or not: %s', (_, base, head, quiet) => {
    expect(isQuiet(aService({ base, head, limit: 100, budget: { warnAt } }))).toBe(quiet)
  })

  it('is no news of a change that makes it smaller', () => {
    const verdict = aService({ base: 97, head: 93, limit: 100, budget: { warnAt } })
    expect(verdict.findings.map((finding) => isStanding(finding, verdict))).toEqual([true])
  })
})

describe('when an image stands over its limit', () => {
  it.each<[string, number, Parameters<typeof aService>[0]['budget'], boolean]>([
    ['as before', 110, {}, true],
    ['waived as before', 110, { waivers: written([aWaiver()], '') }, true],
    ['for the first time', 90, { waivers: written([aWaiver()], '') }, false],
  ])('is quiet or not: %s', (_, base, budget, quiet) => {
    expect(isQuiet(aService({ base, head: 110, limit: 100, budget: budget ?? {} }))).toBe(quiet)
  })
})

describe('when a rule finds the same of several platforms', () => {
  it('is one finding, of the platform that is furthest over', () => {
    const verdict = aService({
      base: { 'linux/amd64': 90, 'linux/arm64': 90, 'linux/s390x': 90 },
      head: { 'linux/amd64': 101, 'linux/arm64': 105, 'linux/s390x': 80 },
      limit: 100,
    })
    const [group, ...others] = groupedFindings(verdict)
    expect(others).toEqual([])
    expect(group?.finding.platform).toMatchObject({ architecture: 'arm64' })
    expect(group?.platforms).toHaveLength(2)
  })
})
