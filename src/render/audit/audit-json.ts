import type { Audit } from '../../domain/audit/audit.ts'
import type { AuditFinding } from '../../domain/audit/finding.ts'
import type { StateChange } from '../../domain/audit/state.ts'
import { trendJson } from '../json-trend.ts'
import { changeWords, cureWords, findingWords } from './finding-words.ts'

/** The audit for programs, schema 1: of each service what was found, as a report of a check has it. */
export function auditJson(audit: Audit, patch: string) {
  const { outcome, headline, services, unmeasured, headroom, notices } = audit
  return {
    schema: 1,
    outcome,
    headline,
    metric: 'compressed',
    services: services.map((name) => {
      const findings = audit.findings.filter(({ service }) => service === name)
      const unknown = unmeasured.find(({ service }) => service === name)
      return {
        name,
        outcome: outcomeOf(findings, unknown !== undefined),
        findings: findings.map(findingJson),
        unmeasured: unknown?.reason ?? null,
      }
    }),
    headroom: headroom.map(({ budget, limitBytes, mostBytes, proposal }) => ({
      name: budget.name,
      limitBytes,
      mostBytes,
      proposedBytes: proposal.limitBytes,
    })),
    patch,
    notices,
  }
}

function outcomeOf(findings: readonly AuditFinding[], isUnknown: boolean) {
  const [worst] = findings
  return worst?.outcome ?? (isUnknown ? 'inconclusive' : 'pass')
}

function findingJson(finding: AuditFinding) {
  const { rule, outcome, platform, actualBytes, allowedBytes, trend } = finding
  const cure = cureWords(finding)
  return {
    rule,
    outcome,
    platform,
    actualBytes,
    allowedBytes,
    message: `${findingWords(finding)}${cure === null ? '' : `. ${cure}`}`,
    ...trendJson(trend ?? null),
  }
}

/** Where an alert leads to. */
export interface AlertPlace {
  readonly repository: string
  readonly issue: string
  readonly run: string | undefined
}

/** What a webhook gets: the report's shape, of the services alone whose state has changed. */
export function alertJson(
  audit: Audit,
  changes: readonly StateChange[],
  { place, isFirst }: { readonly place: AlertPlace; readonly isFirst: boolean },
) {
  const names = [...new Set(changes.map(({ told }) => told.service))]
  return {
    schema: 1,
    kind: 'audit',
    repository: place.repository,
    issueUrl: place.issue,
    runUrl: place.run ?? null,
    isFirst,
    outcome: audit.outcome,
    headline: audit.headline,
    metric: 'compressed',
    services: names.map((name) => ({
      name,
      findings: changes.filter(({ told }) => told.service === name).map(changeJson),
    })),
  }
}

function changeJson(change: StateChange) {
  const { kind, told, finding } = change
  return {
    change: kind,
    rule: told.rule,
    outcome: finding?.outcome ?? 'pass',
    since: told.since,
    platform: finding?.platform ?? null,
    actualBytes: finding?.actualBytes ?? null,
    allowedBytes: finding?.allowedBytes ?? null,
    message: changeWords(change),
  }
}
