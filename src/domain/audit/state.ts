import { OUTCOMES, type Outcome } from '../verdict/outcome.ts'
import type { Audit } from './audit.ts'
import type { AuditFinding, AuditRule } from './finding.ts'

/** What an audit has told of a service, as the next one remembers it. */
export interface Told {
  readonly service: string
  readonly rule: AuditRule
  readonly outcome: Outcome
  /** UTC, `YYYY-MM-DD`. */
  readonly since: string
}

/** A change of state; what stays as it was is no news. */
export interface StateChange {
  readonly kind: 'new' | 'worse' | 'resolved'
  /** As it is now; of what is resolved, as it was. */
  readonly told: Told
  /** null: it is resolved. */
  readonly finding: AuditFinding | null
  /** What a failure has become that is none any more; null: it is over. */
  readonly left: AuditFinding | null
}

/** What is to be remembered: of a service that could not be measured, what was known of it before. */
export function stateAfter(before: readonly Told[], audit: Audit, today: string): Told[] {
  const known = new Map(before.map((each) => [keyOf(each), each]))
  const now = audit.findings.map(({ service, rule, outcome }): Told => {
    const earlier = known.get(keyOf({ service, rule }))
    const since = earlier?.outcome === outcome ? earlier.since : today
    return { service, rule, outcome, since }
  })
  const keys = new Set(now.map(keyOf))
  const unknown = unmeasuredIn(audit)
  const kept = before.filter((each) => unknown.has(each.service) && !keys.has(keyOf(each)))
  return [...now, ...kept]
}

/** What has become of (service, rule, outcome) since it was told. */
export function changesSince(before: readonly Told[], audit: Audit, today: string): StateChange[] {
  const after = new Map(stateAfter(before, audit, today).map((each) => [keyOf(each), each]))
  const findings = new Map(audit.findings.map((each) => [keyOf(each), each]))
  const known = new Map(before.map((each) => [keyOf(each), each]))
  const gone = before.flatMap((told): StateChange[] => {
    const now = after.get(keyOf(told))
    if (now !== undefined && rank(now) >= rank(told)) return []
    const left = now === undefined ? null : (findings.get(keyOf(told)) ?? null)
    return [{ kind: 'resolved', told, finding: null, left }]
  })
  const come = [...after].flatMap(([key, told]): StateChange[] => {
    const [earlier, finding] = [known.get(key), findings.get(key)]
    if (finding === undefined) return []
    if (earlier === undefined) return [{ kind: 'new', told, finding, left: null }]
    return rank(told) > rank(earlier) ? [{ kind: 'worse', told, finding, left: null }] : []
  })
  return [...come, ...gone]
}

function unmeasuredIn({ unmeasured }: Audit): Set<string> {
  return new Set(unmeasured.map(({ service }) => service))
}

function keyOf({ service, rule }: Pick<Told, 'service' | 'rule'>): string {
  return JSON.stringify([service, rule])
}

function rank({ outcome }: Told): number {
  return OUTCOMES.indexOf(outcome)
}
