import { describe, expect, it } from '@jest/globals'
import { type Result, violationsOf, worstOf } from '../../src/action/results.ts'
import type { Outcome } from '../../src/domain/verdict/outcome.ts'

function aResult(outcome: Outcome, failure: string | null, ...violations: string[]): Result {
  const outputs = { outcome, headline: '', report: '', 'comment-url': '', violations }
  return { pull: 7, report: null, outputs, failure }
}

describe('when one run has judged several', () => {
  const [passed, warned] = [aResult('pass', null), aResult('warn', null)]
  const [unknown, failed] = [aResult('inconclusive', 'not measured'), aResult('fail', 'too large')]
  const tolerated = aResult('inconclusive', null)

  it.each([
    ['the worse outcome', [passed, warned], warned],
    ['the worse of those that end red', [unknown, failed, passed], failed],
    ['what ends red, before what does not', [tolerated, warned, unknown], unknown],
    ['the first of two alike', [failed, aResult('fail', 'too large')], failed],
    ['the only one', [passed], passed],
  ])('is decided by %s', (_, results, expected) => {
    expect(worstOf(results)).toBe(expected)
  })

  it('is decided by nothing where nothing was judged', () => {
    expect(worstOf([])).toBeUndefined()
  })

  it('names what breaks its budget in any of them, each once', () => {
    const results = [aResult('fail', '', 'api', 'web'), passed, aResult('review', '', 'web', 'db')]
    expect(violationsOf(results)).toEqual(['api', 'web', 'db'])
  })
})
