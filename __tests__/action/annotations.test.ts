import { describe, expect, it } from '@jest/globals'
import { annotations } from '../../src/action/annotations.ts'
import type { Budget } from '../../src/domain/budget/budget.ts'
import { MIB } from '../../src/domain/values/bytes.ts'
import { judge, type Verdict } from '../../src/domain/verdict/verdict.ts'
import { aBudget, anAmount, unmeasurable, written } from '../support/builders.ts'
import { anExplainedChange } from '../support/explanations.ts'
import { aReport, aService } from '../support/reports.ts'
import { described } from '../support/stacks.ts'

const over = aService({ base: 90, head: 110, limit: 100 })

function annotationsOf(
  verdict: Verdict,
  headBudgets: readonly Budget[] = [verdict.budget],
  onInconclusive: 'fail' | 'warn' = 'fail',
) {
  return annotations(aReport([verdict]), headBudgets, { onInconclusive })
}

describe('when a budget has findings', () => {
  it('puts what fails on the line of its limit, as an error', () => {
    expect(annotationsOf(over)).toEqual([
      {
        level: 'error',
        title: 'api',
        message: '110.0 MiB, 10.0 MiB over the limit of 100.0 MiB',
        file: 'docker-image-budgets.yaml',
        line: 3,
      },
    ])
  })

  it('takes the line from the file as the change leaves it', () => {
    const moved = aBudget({ limit: written(1, '1', 12) })
    expect(annotationsOf(over, [moved])).toMatchObject([{ line: 12 }])
  })

  it('stands at the budget where that has no such rule any more', () => {
    const bare = aBudget({ place: { line: 8, column: 5 } })
    expect(annotationsOf(over, [bare])).toMatchObject([{ line: 8 }])
  })

  it('stands at the top where the budget is gone', () => {
    expect(annotationsOf(over, [])).toMatchObject([{ line: 1 }])
  })

  it('ends with what to do', () => {
    const refused = unmeasurable('ghcr.io/acme/api:pr-7', 'no access', 'Log in first.')
    const [annotation] = annotationsOf(aService({ base: 50, headIs: refused }))
    expect(annotation?.message).toBe('no access. Log in first.')
  })

  it.each([
    ['fail', 'error'],
    ['warn', 'warning'],
  ] as const)('with on-inconclusive %s is an %s where nothing could be measured', (on, level) => {
    const unknown = aService({ base: 50, headIs: unmeasurable('ghcr.io/acme/api:pr-7') })
    expect(annotationsOf(unknown, [], on)).toMatchObject([{ level }])
  })

  it('leaves out what is approved', () => {
    const approval = { by: 'alice', how: 'review', at: '2026-11-25T10:00:00Z' } as const
    const findings = over.findings.map((finding) => ({ ...finding, approval }))
    expect(annotationsOf({ ...over, findings })).toEqual([])
  })
})

describe('when provenance tells which line of a Dockerfile made it grow', () => {
  const [before, after] = [90, 110].map((MiB) =>
    described({ step: 'RUN pip install', bytes: MiB * MIB, content: `${MiB}` }),
  )
  if (before === undefined || after === undefined) throw new RangeError()
  const places = new Map([[after.layer.digest, { file: 'api/Dockerfile', line: 12 }]])
  const change = anExplainedChange({ base: [before], head: [after], places })
  const explained = judge(over.budget, { ...over, changes: [change] })

  it('says the same there, after the budget file', () => {
    const [first, second, ...others] = annotationsOf(explained)
    expect([first?.file, others]).toEqual(['docker-image-budgets.yaml', []])
    expect(second).toEqual({ ...first, file: 'api/Dockerfile', line: 12 })
  })

  it('says nothing there of what no layer explains', () => {
    const findings = explained.findings.map((each) => ({ ...each, rule: 'base' }) as const)
    expect(annotationsOf({ ...explained, findings })).toHaveLength(1)
  })
})

describe('when nothing of it is news', () => {
  const warnAt = anAmount('90%')

  it('says nothing of what stood above its warning before, and speaks of what crosses it', () => {
    expect(annotationsOf(aService({ base: 95, head: 95, limit: 100, budget: { warnAt } }))).toEqual(
      [],
    )
    expect(
      annotationsOf(aService({ base: 85, head: 95, limit: 100, budget: { warnAt } })),
    ).toMatchObject([{ level: 'warning' }])
  })

  it('says once what is true of several platforms', () => {
    const sizes = (MiB: number) => ({ 'linux/amd64': MiB, 'linux/arm64': MiB + 1 })
    expect(
      annotationsOf(aService({ base: sizes(90), head: sizes(110), limit: 100 })),
    ).toMatchObject([
      {
        title: 'api (linux/arm64)',
        message: '111.0 MiB, 11.0 MiB over the limit of 100.0 MiB (and 1 platform more)',
      },
    ])
  })
})
