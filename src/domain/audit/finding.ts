import type { Trend } from '../forecast/trend.ts'
import { OUTCOMES, type Outcome } from '../verdict/outcome.ts'
import { RULES, type Rule } from '../verdict/rule.ts'

/** What only time shows. */
const OWN = ['drift', 'weekly_growth', 'stale_base', 'forecast'] as const

/** What an audit looks for: what budgets say, too. */
export type AuditRule = Rule | (typeof OWN)[number]

export function isAuditRule(name: unknown): name is AuditRule {
  return typeof name === 'string' && (Object.hasOwn(RULES, name) || OWN.some((own) => own === name))
}

/** What an audit has to say of a service, once for each rule. */
export interface AuditFinding {
  readonly service: string
  readonly rule: AuditRule
  readonly outcome: Outcome
  /** Of several platforms the one that it is worst for. */
  readonly platform: string | null
  readonly actualBytes: number | null
  readonly allowedBytes: number | null
  readonly message: string
  readonly cure: string | null
  /** What a forecast is told from. */
  readonly trend?: Trend
}

/** Of one service and rule the worst finding, and of several like it the one that is furthest over. */
export function worstOfEach(findings: readonly AuditFinding[]): AuditFinding[] {
  const worst = new Map<string, AuditFinding>()
  for (const finding of findings) {
    const key = JSON.stringify([finding.service, finding.rule])
    const known = worst.get(key)
    if (known === undefined || isWorse(finding, known)) worst.set(key, finding)
  }
  return [...worst.values()]
}

function isWorse(a: AuditFinding, b: AuditFinding): boolean {
  const ranks = OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome)
  return (ranks || excessOf(a) - excessOf(b)) > 0
}

function excessOf({ actualBytes, allowedBytes }: AuditFinding): number {
  return (actualBytes ?? 0) - (allowedBytes ?? 0)
}
