import { describe, expect, it } from '@jest/globals'
import type { AuditFinding } from '../../../src/domain/audit/finding.ts'
import { changesSince, stateAfter, type Told } from '../../../src/domain/audit/state.ts'
import { anAudit, anAuditFinding, aTold } from '../../support/audits.ts'

const TODAY = '2026-11-25'
const changes = (before: readonly Told[], findings: readonly AuditFinding[], unmeasured = false) =>
  changesSince(
    before,
    anAudit(findings, { unmeasured: unmeasured ? [{ service: 'api', reason: 'DENIED' }] : [] }),
    TODAY,
  ).map(({ kind, told }) => `${kind} ${told.service} ${told.rule} ${told.outcome}`)

const warning = anAuditFinding({ outcome: 'warn' })
const failure = anAuditFinding()

describe('when the state of a service changes (A2)', () => {
  it.each([
    ['something is there', [], [failure], ['new api max_size fail']],
    ['nothing changes', [aTold()], [failure], []],
    ['it is over', [aTold()], [], ['resolved api max_size fail']],
    ['it gets worse', [aTold({ outcome: 'warn' })], [failure], ['worse api max_size fail']],
    ['it gets better', [aTold()], [warning], ['resolved api max_size fail']],
    [
      'another rule speaks too',
      [aTold()],
      [failure, anAuditFinding({ rule: 'drift', outcome: 'warn' })],
      ['new api drift warn'],
    ],
    [
      'another service does',
      [aTold()],
      [failure, anAuditFinding({ service: 'web' })],
      ['new web max_size fail'],
    ],
    ['a service is removed', [aTold({ service: 'old' })], [], ['resolved old max_size fail']],
  ] as const)('%s', (_, before, findings, expected) => {
    expect(changes(before, findings)).toEqual(expected)
  })

  it('is not known of what could not be measured: nothing is over', () => {
    expect(changes([aTold()], [], true)).toEqual([])
    expect(changes([aTold()], [anAuditFinding({ rule: 'drift', outcome: 'warn' })], true)).toEqual([
      'new api drift warn',
    ])
  })
})

describe('when it is remembered', () => {
  it('keeps the day since when it is so, and begins anew where the outcome is another', () => {
    const before = [aTold(), aTold({ rule: 'drift', outcome: 'warn' })]
    const now = anAudit([warning, anAuditFinding({ rule: 'drift', outcome: 'warn' })])
    expect(stateAfter(before, now, TODAY)).toEqual([
      aTold({ outcome: 'warn', since: TODAY }),
      aTold({ rule: 'drift', outcome: 'warn' }),
    ])
  })

  it('forgets a service that has no budget any more', () => {
    expect(stateAfter([aTold({ service: 'old' })], anAudit([]), TODAY)).toEqual([])
  })
})
