import { describe, expect, it } from '@jest/globals'
import {
  type Decision,
  judgedForAnother,
  judgedForUnknown,
  sameDecision,
} from '../../src/action/decision.ts'
import { aReport, aService } from '../support/reports.ts'

const pull = { number: 7, headSha: 'a'.repeat(40), baseRef: 'release' }
const passed: Decision = {
  report: aReport([aService({ base: 50, head: 50, limit: 100 })], { notices: ['a notice'] }),
  record: { by: 'alice', at: '2026-11-25T10:00:00Z', sha: 'a'.repeat(40), amounts: {} },
  isOpen: true,
}

describe('when the pull request goes into another branch by now', () => {
  const moved = judgedForAnother(passed, pull, 'main')

  it('fails, whatever was found and whoever has approved it', () => {
    expect(moved).toMatchObject({
      report: { outcome: 'fail', approval: null, verdicts: passed.report.verdicts },
      record: null,
      isOpen: false,
      isUrgent: true,
    })
  })

  it('says for which branch it was judged, and how to have it judged again', () => {
    expect(moved.report.headline).toBe(
      'Judged for release, and #7 now goes into main: start the workflow for it',
    )
    expect(moved.report.notices).toEqual([expect.stringContaining('A new commit'), 'a notice'])
  })

  it('keeps names of branches to the room of a status', () => {
    const { headline } = judgedForAnother(passed, pull, `feature/${'x'.repeat(300)}`).report
    expect(headline.length).toBeLessThan(140)
  })
})

describe('when nobody tells where the pull request goes', () => {
  const refusal = (status: number) => Object.assign(new Error('Not Found'), { status })

  it.each([
    [403, 'add pull-requests: read to the permissions of the job'],
    [404, 'add pull-requests: read to the permissions of the job'],
    [500, 'run it again later'],
  ])('is no verdict, and after a %d it says: %s', (status, cure) => {
    const unknown = judgedForUnknown(passed, pull, refusal(status))
    expect(unknown).toMatchObject({ isGap: true, isUrgent: true, report: { outcome: 'fail' } })
    expect(unknown.report.headline).toBe(
      `Whether #7 still goes into release cannot be read: ${cure}`,
    )
    expect(unknown.report.notices[0]).toContain('Not Found')
  })
})

describe('when two decisions are compared', () => {
  const again = { ...passed, report: { ...passed.report } }

  it('knows the same one again', () => {
    expect(sameDecision(passed, again)).toBe(true)
  })

  const approved = aService({ base: 50, head: 110, limit: 100 })
  const approval = { by: 'bob', how: 'review', at: '2026-11-25T10:00:00Z' } as const
  it.each<[string, Decision]>([
    ['headline', { ...passed, report: { ...passed.report, headline: 'Another' } }],
    ['record', { ...passed, record: null }],
    ['finding', { ...passed, report: { ...passed.report, verdicts: [approved] } }],
  ])('sees another %s', (_, other) => {
    expect(sameDecision(passed, other)).toBe(false)
  })

  it('sees that somebody else has approved', () => {
    const by = (name: string) => {
      const findings = approved.findings.map((each) => ({
        ...each,
        approval: { ...approval, by: name },
      }))
      const verdicts = [{ ...approved, findings }]
      return { ...passed, report: { ...passed.report, verdicts } }
    }
    expect(sameDecision(by('alice'), by('bob'))).toBe(false)
  })

  it('does not mind what else is noticed', () => {
    const report = { ...passed.report, notices: [] }
    expect(sameDecision(passed, { ...passed, report })).toBe(true)
  })
})
