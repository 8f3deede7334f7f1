import type { Budget } from '../domain/budget/budget.ts'
import { originOf } from '../domain/report/dockerfile-line.ts'
import { type Report, subjectOf } from '../domain/report/report.ts'
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
    // What is approved is nobody's trouble any more.
    const open = verdict.findings.filter(({ approval }) => approval === undefined)
    return open.map((finding) => {
      const annotation: Annotation = {
        level: isBlocking(finding.outcome, onInconclusive) ? 'error' : 'warning',
        title: subjectOf(verdict, finding),
        message: [finding.message, finding.cure].filter((part) => part !== null).join('. '),
        file: budgetFile.path,
        line: finding.edit?.headLine ?? (budget && placeOfRule(budget, finding.rule).line) ?? 1,
      }
      return { annotation, origin: originOf(verdict, finding) }
    })
  })
  const origins = found.flatMap(({ annotation, origin }) =>
    origin === null ? [] : [{ ...annotation, ...origin }],
  )
  return [...found.map(({ annotation }) => annotation), ...origins]
}
