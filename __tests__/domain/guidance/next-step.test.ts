import { describe, expect, it } from '@jest/globals'
import type { Budget } from '../../../src/domain/budget/budget.ts'
import { budgetEdits } from '../../../src/domain/budget/edits.ts'
import type { BudgetFile } from '../../../src/domain/guidance/budget-file.ts'
import { excessOf } from '../../../src/domain/guidance/excess.ts'
import { nextStep } from '../../../src/domain/guidance/next-step.ts'
import type { Setting } from '../../../src/domain/guidance/setting.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { parseIncrease } from '../../../src/domain/values/increase.ts'
import { judge, type Verdict } from '../../../src/domain/verdict/verdict.ts'
import { nextStepWords } from '../../../src/render/next-step-words.ts'
import {
  aBudget,
  aLimit,
  anImage,
  anIncrease,
  aWaiver,
  evidenceOf,
  written,
} from '../../support/builders.ts'
import { aService } from '../../support/reports.ts'

const NOISE = parseIncrease('0 B')

/** One image, by its bytes. */
function verdictOn(budget: Partial<Budget>, base: number | null, head: number): Verdict {
  const image = (bytes: number | null) => (bytes === null ? null : anImage({ bytes }))
  return judge(aBudget(budget), evidenceOf(image(base), image(head), { noiseFloor: NOISE }))
}

const limit = aLimit(100)
const M = MIB

describe('when it is computed how much has to go', () => {
  it.each<[string, Partial<Budget>, number | null, number, number | null]>([
    ['at the limit', { limit }, 90 * M, 100 * M, null],
    ['a byte over it', { limit }, 90 * M, 100 * M + 1, 1],
    ['a new image over it', { limit }, null, 120 * M, 20 * M],
    ['at the growth that is allowed', { maxIncrease: anIncrease('10%') }, 100 * M, 110 * M, null],
    ['a byte more growth', { maxIncrease: anIncrease('10%') }, 100 * M, 110 * M + 1, 1],
    [
      'two rules: the harder one',
      { limit, maxIncrease: anIncrease('5 MiB') },
      90 * M,
      103 * M,
      8 * M,
    ],
    ['over before: what it has grown by', { limit }, 120 * M, 123 * M, 3 * M],
    ['over before by less than it grew', { limit }, 101 * M, 130 * M, 29 * M],
    [
      'beyond a waiver: back to what that allows',
      { limit, waivers: written([aWaiver({ bytes: 110 * M })], '') },
      90 * M,
      115 * M,
      5 * M,
    ],
  ])('%s', (_, budget, base, head, bytes) => {
    expect(excessOf(verdictOn(budget, base, head))?.bytes ?? null).toBe(bytes)
    if (bytes === null) return
    // So much less turns it green, and a byte more than that does not.
    expect(verdictOn(budget, base, head - bytes).outcome).not.toBe('fail')
    expect(verdictOn(budget, base, head - bytes + 1).outcome).toBe('fail')
  })

  it('is of the platform that has the most to lose', () => {
    const verdict = aService({
      base: { 'linux/amd64': 90, 'linux/arm64': 90 },
      head: { 'linux/amd64': 101, 'linux/arm64': 105 },
      limit: 100,
    })
    expect(excessOf(verdict)).toMatchObject({ bytes: 5 * M, platform: { architecture: 'arm64' } })
  })

  it('says where somebody has to approve what is left', () => {
    const budget = { limit, reviewIncrease: anIncrease('5 MiB') }
    expect(excessOf(verdictOn(budget, 90 * M, 103 * M))?.leavesReview).toBe(true)
    expect(excessOf(verdictOn(budget, 95 * M, 103 * M))?.leavesReview).toBe(false)
  })
})

const FILE: BudgetFile = { path: 'budgets.yaml', origin: 'base', edits: [] }
const PULL: Setting = {
  subject: 'pull-request',
  baseRef: 'main',
  onInconclusive: 'fail',
  approvers: [],
  owners: ['acme/platform'],
}

function told(
  verdicts: readonly Verdict[],
  file: Partial<BudgetFile> = {},
  setting: Partial<Setting> = {},
): string | null {
  const step = nextStep(verdicts, {
    budgetFile: { ...FILE, ...file },
    setting: { ...PULL, ...setting },
  })
  return step && nextStepWords(step, (text) => text)
}

const over = (given: Partial<Parameters<typeof aService>[0]> = {}) =>
  aService({ base: 90, head: 119.2, limit: 100, ...given })
const raised = (to: number) => budgetEdits([aBudget({ limit })], [aBudget({ limit: aLimit(to) })])
const OWN =
  'Take 19.2 MiB out of api, or raise the limit in a pull request of its own, merged first (ask acme/platform). Approval does not turn this green.'

describe('when it is said what to do next', () => {
  it('is how much has to go, how the limit is raised, whom to ask, and what does not help', () => {
    expect(told([over()])).toBe(OWN)
  })

  it.each<[string, Partial<BudgetFile>, Partial<Setting>, string]>([
    ['no owner is known', {}, { owners: [] }, OWN.replace(' (ask acme/platform)', '')],
    [
      'the input approvers names some',
      {},
      { approvers: ['bob'] },
      OWN.replace('acme/platform', 'bob'),
    ],
    [
      'the change’s own version judges',
      { origin: 'head' },
      {},
      OWN.replace('a pull request of its own, merged first', 'this pull request'),
    ],
    [
      'a push is judged',
      {},
      { subject: 'commit' },
      OWN.replace(' Approval does not turn this green.', ''),
    ],
    [
      'a terminal shows it',
      { origin: 'workspace' },
      { subject: 'terminal' },
      'Take 19.2 MiB out of api, or raise the limit in the budget file.',
    ],
    ['there is no file', { path: '' }, { subject: 'terminal' }, 'Take 19.2 MiB out of api.'],
  ])('fits where %s', (_, file, setting, words) => {
    expect(told([over()], file, setting)).toBe(words)
  })

  it('asks the budget’s approvers before the file’s owners', () => {
    expect(told([over({ budget: { approvers: written(['bob', 'carol'], '') } })])).toContain(
      '(ask bob or carol)',
    )
  })

  it('says of a limit that the change itself raises that it does not count, and whether it would do', () => {
    const attempt =
      'The limit that this pull request raises counts once it is merged: raise it in a pull request of its own, merged first (ask acme/platform).'
    const rest = 'Or take 19.2 MiB out of api. Approval does not turn this green.'
    expect(told([over({ evidence: { edits: raised(119.2) } })])).toBe(`${attempt} ${rest}`)
    expect(told([over({ evidence: { edits: raised(119.1) } })])).toBe(
      `${attempt} It is too low for this image, too. ${rest}`,
    )
    expect(told([over({ evidence: { edits: raised(80) } })])).toBe(OWN)
  })

  it('raises the limit of a service that the change adds in the change itself', () => {
    const edits = budgetEdits([], [aBudget({ limit })])
    expect(told([aService({ head: 119.2, limit: 100, evidence: { edits } })])).toContain(
      'or raise the limit in this pull request (ask acme/platform)',
    )
  })

  it('names three of many, and counts the others', () => {
    const verdicts = [1, 2, 3, 4, 5].map((each) =>
      aService({ name: `s${each}`, base: 90, head: 100 + each, limit: 100 }),
    )
    expect(told(verdicts)).toMatch(
      /^Take 5\.0 MiB out of s5, 4\.0 MiB out of s4, 3\.0 MiB out of s3 and more out of 2 others, or raise/,
    )
  })

  it('names the key of growth', () => {
    const budget = { maxIncrease: anIncrease('5 MiB') }
    expect(told([aService({ base: 90, head: 100, budget })])).toContain(
      'or raise what it may grow by (max_increase) in a pull request of its own',
    )
  })

  it('says nothing where nothing fails', () => {
    expect(told([aService({ base: 90, head: 95, limit: 100 })])).toBeNull()
    expect(told([aService({ base: 90, limit: 100 })])).toBeNull()
  })
})
