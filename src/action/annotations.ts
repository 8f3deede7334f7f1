import type { Budget } from '../domain/budget/budget.ts'
import { originOf } from '../domain/report/dockerfile-line.ts'
import { groupedFindings } from '../domain/report/grouped-findings.ts'
import { type Report, subjectOf } from '../domain/report/report.ts'
import { isStanding } from '../domain/report/standing.ts'
import { plural } from '../domain/values/text.ts'
import { isBlocking } from '../domain/verdict/outcome.ts'
import { placeOfRule } from '../domain/verdict/rule.ts'
import type { Inputs } from '../github/inputs.ts'
import type { Annotation } from '../github/runner.ts'

/**
 * On the lines of the budget file as the change leaves it: others are not shown in its diff. Then on
 * those of Dockerfiles: few are shown, and the budget's come first.
 */
export function annotations(
  { verdicts, budgetFile }: Report,
  headBudgets: readonly Budget[],
  { onInconclusive }: Pick<Inputs, 'onInconclusive'>,
): Annotation[] {
  const found = verdicts.flatMap((verdict) => {
    const budget = headBudgets.find(({ name }) => name === verdict.budget.name)
    return groupedFindings(verdict).flatMap(({ finding, platforms }) => {
      // What is approved is nobody's trouble any more, and what was so before is none of this change's.
      if (finding.approval !== undefined || isStanding(finding, verdict)) return []
      const others = platforms.length - 1
      const annotation: Annotation = {
        level: isBlocking(finding.outcome, onInconclusive) ? 'error' : 'warning',
        title: subjectOf(verdict, finding),
        message: [
          others === 0
            ? finding.message
            : `${finding.message} (and ${plural(others, 'platform')} more)`,
          finding.cure,
        ]
          .filter((part) => part !== null)
          .join('. '),
        file: budgetFile.path,
        line: finding.edit?.headLine ?? (budget && placeOfRule(budget, finding.rule).line) ?? 1,
      }
      return [{ annotation, origin: originOf(verdict, finding) }]
    })
  })
  const origins = found.flatMap(({ annotation, origin }) =>
    origin === null ? [] : [{ ...annotation, ...origin }],
  )
  return [...found.map(({ annotation }) => annotation), ...origins]
}
