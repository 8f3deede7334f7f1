import type { Audit } from '../../src/domain/audit/audit.ts'
import type { AuditFinding } from '../../src/domain/audit/finding.ts'
import type { StateChange, Told } from '../../src/domain/audit/state.ts'

const MIB = 2 ** 20

/** Over its limit, unless something else is given. */
export function anAuditFinding(given: Partial<AuditFinding> = {}): AuditFinding {
  return {
    service: 'api',
    rule: 'max_size',
    outcome: 'fail',
    platform: null,
    actualBytes: 120 * MIB,
    allowedBytes: 110 * MIB,
    message: '120.0 MiB, 10.0 MiB over the limit of 110.0 MiB',
    cure: null,
    ...given,
  }
}

export function anAudit(findings: readonly AuditFinding[], given: Partial<Audit> = {}): Audit {
  return {
    outcome: 'fail',
    headline: 'The image breaks its budget',
    services: [...new Set(['api', ...findings.map(({ service }) => service)])],
    findings,
    unmeasured: [],
    headroom: [],
    notices: [],
    ...given,
  }
}

export function aTold(given: Partial<Told> = {}): Told {
  return { service: 'api', rule: 'max_size', outcome: 'fail', since: '2026-11-01', ...given }
}

export function aStateChange(given: Partial<AuditFinding> = {}): StateChange {
  const finding = anAuditFinding(given)
  const { service, rule, outcome } = finding
  return { kind: 'new', told: aTold({ service, rule, outcome }), finding, left: null }
}
