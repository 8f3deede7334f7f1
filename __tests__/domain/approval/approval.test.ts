import { describe, expect, it } from '@jest/globals'
import { type Approved, approve, needsApproval } from '../../../src/domain/approval/approval.ts'
import { isAfterHead, type Policy, type Votes } from '../../../src/domain/approval/votes.ts'
import type { Budget } from '../../../src/domain/budget/budget.ts'
import { budgetEdits } from '../../../src/domain/budget/edits.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { parseIncrease } from '../../../src/domain/values/increase.ts'
import type { Verdict } from '../../../src/domain/verdict/verdict.ts'
import { aBudget, aLimit, anIncrease, aVerdict, written } from '../../support/builders.ts'
import { aReviewBy, aVotes, HEAD_SHA, labeledBy, OLD_SHA } from '../../support/votes.ts'

const POLICY: Policy = {
  approvers: [],
  noiseFloor: parseIncrease('0.1% and 100 KiB'),
  idOf: (text) => text,
}
const reviewIncrease = anIncrease('10%')

/** An image of 100 MiB that has grown by so many. */
function grown(MiB: number, budget: Partial<Budget> = {}): Verdict {
  return aVerdict({ reviewIncrease, ...budget }, 100, 100 + MiB)
}

function decided(votes: Votes, verdict = grown(20), policy = POLICY) {
  const { verdicts, request, record } = approve([verdict], votes, policy)
  const [first] = verdicts
  return {
    outcome: first?.outcome,
    approval: first?.findings.find(({ approval }) => approval !== undefined)?.approval,
    refusals: request?.refusals,
    record,
  }
}

describe('when nobody has said anything', () => {
  it('stays a review, and says who may approve what', () => {
    expect(approve([grown(20)], aVotes(), POLICY)).toMatchObject({
      verdicts: [{ outcome: 'review' }],
      request: {
        author: 'mallory',
        headSha: HEAD_SHA,
        label: 'image-size-approved',
        groups: [{ services: ['api'], approvers: null }],
        refusals: [],
        gaps: [],
      },
      record: null,
    })
  })
})

describe('when somebody has reviewed', () => {
  it.each<[string, Votes['reviews'], string]>([
    ['approved', [aReviewBy('bob', 'APPROVED')], 'pass'],
    [
      'approved, and commented later',
      [aReviewBy('bob', 'APPROVED'), aReviewBy('bob', 'COMMENTED')],
      'pass',
    ],
    [
      'asked for changes, and approved later',
      [aReviewBy('bob', 'CHANGES_REQUESTED'), aReviewBy('bob', 'APPROVED')],
      'pass',
    ],
    [
      'approved, and asked for changes later',
      [aReviewBy('bob', 'APPROVED'), aReviewBy('Bob', 'CHANGES_REQUESTED')],
      'review',
    ],
    ['approved, and was dismissed', [aReviewBy('bob', 'DISMISSED')], 'review'],
    [
      'approved twice, and the last was dismissed',
      [aReviewBy('bob', 'APPROVED'), aReviewBy('bob', 'DISMISSED')],
      'review',
    ],
    ['only commented', [aReviewBy('bob', 'COMMENTED')], 'review'],
    [
      'approved while another asked for changes',
      [aReviewBy('bob', 'APPROVED'), aReviewBy('alice', 'CHANGES_REQUESTED')],
      'pass',
    ],
  ])('%s', (_, reviews, outcome) => {
    expect(decided(aVotes({ reviews })).outcome).toBe(outcome)
  })

  it('names who, how and when', () => {
    expect(decided(aVotes({ reviews: [aReviewBy('bob', 'APPROVED')] })).approval).toEqual({
      by: 'bob',
      how: 'review',
      at: '2026-11-25T10:12:00Z',
    })
  })

  it.each<[string, Votes['reviews'][number], string]>([
    [
      'an older commit',
      aReviewBy('bob', 'APPROVED', { sha: OLD_SHA }),
      'bob has approved 4f1c9d2, and not the head commit 9be2417',
    ],
    [
      'a commit that is gone',
      aReviewBy('bob', 'APPROVED', { sha: null }),
      'bob has approved another commit, and not the head commit 9be2417',
    ],
    [
      'their own change',
      aReviewBy('Mallory', 'APPROVED'),
      'Mallory has approved, and is the author',
    ],
    [
      'without the right',
      aReviewBy('eve', 'APPROVED'),
      'eve has approved, and has no write permission, as far as GitHub tells',
    ],
  ])('does not count for %s, and says why', (_, review, refusal) => {
    expect(decided(aVotes({ reviews: [review] }))).toMatchObject({
      outcome: 'review',
      refusals: [refusal],
    })
  })
})

describe('when the label is set', () => {
  it('counts by who set it', () => {
    expect(decided(labeledBy('bob'))).toMatchObject({
      outcome: 'pass',
      approval: { by: 'bob', how: 'label', at: '2026-11-25T10:30:00Z' },
    })
  })

  it.each([
    ['mallory', 'the label image-size-approved was set by mallory, who is the author'],
    [
      'eve',
      'the label image-size-approved was set by eve, who has no write permission, as far as GitHub tells',
    ],
  ])('does not count when it was %s', (by, refusal) => {
    expect(decided(labeledBy(by))).toMatchObject({
      outcome: 'review',
      refusals: [refusal],
      record: null,
    })
  })

  it('comes after a review on the head commit', () => {
    const reviews = [aReviewBy('alice', 'APPROVED')]
    expect(decided(labeledBy('bob', { reviews })).approval).toMatchObject({
      by: 'alice',
      how: 'review',
    })
  })

  it('does not count once that person has asked for changes', () => {
    const since = (at: string) =>
      decided(labeledBy('bob', { reviews: [aReviewBy('bob', 'CHANGES_REQUESTED', { at })] }))
    expect(since('2026-11-25T10:31:00Z')).toMatchObject({
      outcome: 'review',
      refusals: ['the label image-size-approved was set by bob, who has asked for changes since'],
    })
    expect(since('2026-11-25T10:29:00Z').outcome).toBe('pass')
  })

  it('keeps what it was for, even where a review has done it', () => {
    const reviewed = labeledBy('bob', { reviews: [aReviewBy('alice', 'APPROVED')] })
    expect(decided(reviewed).record?.amounts).toEqual({
      'api|linux/amd64|review_increase|': 20 * MIB,
    })
  })

  it('keeps what it was for', () => {
    const { record } = decided(labeledBy('bob'))
    expect(record).toEqual({
      by: 'bob',
      at: '2026-11-25T10:30:00Z',
      sha: HEAD_SHA,
      amounts: { 'api|linux/amd64|review_increase|': 20 * MIB },
    })
  })
})

describe('when commits have come after the label', () => {
  const { record } = decided(labeledBy('bob'))
  const later = labeledBy('bob', { isLabelFresh: false, record })
  const floor = 104_857

  it.each([
    [20 * MIB - 1, 'pass'],
    [20 * MIB, 'pass'],
    [20 * MIB + floor, 'pass'],
    [20 * MIB + floor + 1, 'review'],
  ])('goes on to hold while nothing has grown but noise: %d bytes are %s', (bytes, outcome) => {
    const { outcome: actual, record: kept } = decided(later, grown(bytes / MIB))
    expect(actual).toBe(outcome)
    // Noise upon noise adds up to growth: what was approved stays what is compared with.
    expect(kept).toEqual(record)
  })

  it('is of the commit that it was first recorded on, until something is added to it', () => {
    const next = { ...later, headSha: OLD_SHA }
    expect(decided(next).record?.sha).toBe(HEAD_SHA)
    const web = decided({ ...next, isLabelFresh: true }, grown(20, { name: 'web' }))
    expect(web.record?.sha).toBe(OLD_SHA)
    expect(Object.keys(web.record?.amounts ?? {})).toHaveLength(2)
  })

  it('asks again on the very commit, where its image was built anew and has grown', () => {
    const rebuilt = { ...later, isLabelFresh: true }
    expect(decided(rebuilt).outcome).toBe('pass')
    const { outcome, record: kept } = decided(rebuilt, grown(30))
    expect(outcome).toBe('review')
    expect(kept).toEqual(record)
  })

  it('says how to approve again', () => {
    expect(decided(later, grown(30)).refusals).toEqual([
      'the label image-size-approved was set by bob for 20.0 MiB, and it is 30.0 MiB now: take it off, and set it again',
    ])
  })

  it.each<[string, Partial<Votes>]>([
    ['there is no record', { record: null }],
    [
      'the record is of another label',
      { record: record && { ...record, at: '2026-11-24T00:00:00Z' } },
    ],
    ['the record is of another person', { record: record && { ...record, by: 'alice' } }],
    ['the record knows nothing of it', { record: record && { ...record, amounts: {} } }],
  ])('asks again where %s', (_, given) => {
    expect(decided({ ...later, ...given }).outcome).toBe('review')
  })

  it('does not stretch to another rule, or another service', () => {
    expect(decided(later, grown(20, { name: 'web' }))).toMatchObject({
      outcome: 'review',
      refusals: [
        'the label image-size-approved was set by bob before the head commit, and not for this: take it off, and set it again',
      ],
    })
  })
})

describe('when approvers are named', () => {
  const approvers = (...names: string[]) => ({ approvers: written(names, JSON.stringify(names)) })
  const byBob = aVotes({ reviews: [aReviewBy('bob', 'APPROVED')] })

  it.each<[string, Partial<Budget>, readonly string[], string]>([
    ['the budget names them', approvers('Bob'), [], 'pass'],
    ['the budget names others', approvers('alice'), ['bob'], 'review'],
    ['the input names them', {}, ['bob'], 'pass'],
    ['the input names others', {}, ['alice'], 'review'],
    ['a team is named, and they belong to it', approvers('acme/platform'), [], 'pass'],
    [
      'a fork’s own file names them',
      { ...approvers('bob'), isUntrusted: true },
      ['alice'],
      'review',
    ],
    ['a fork’s own file names others', { ...approvers('eve'), isUntrusted: true }, ['bob'], 'pass'],
    ['a team is named, and they do not belong to it', approvers('acme/security'), [], 'review'],
  ])('%s', (_, budget, names, outcome) => {
    const votes = { ...byBob, members: new Set(['acme/platform bob']) }
    const policy = { ...POLICY, approvers: names }
    expect(decided(votes, grown(20, budget), policy).outcome).toBe(outcome)
  })

  it('does not ask for write permission too', () => {
    const votes = aVotes({ reviews: [aReviewBy('eve', 'APPROVED')] })
    expect(decided(votes, grown(20, approvers('eve'))).outcome).toBe('pass')
  })

  it('groups services by whom they ask', () => {
    const { request } = approve(
      [
        grown(20, { name: 'a', ...approvers('bob') }),
        grown(20, { name: 'b' }),
        grown(20, { name: 'c', ...approvers('bob') }),
      ],
      aVotes(),
      POLICY,
    )
    expect(request?.groups).toEqual([
      { services: ['a', 'c'], approvers: ['bob'] },
      { services: ['b'], approvers: null },
    ])
  })

  it('approves the one service and goes on asking for the other', () => {
    const of = (name: string, ...names: string[]) => grown(20, { name, ...approvers(...names) })
    const { verdicts, request } = approve([of('a', 'bob'), of('b', 'alice')], byBob, POLICY)
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['pass', 'review'])
    expect(request?.groups).toEqual([{ services: ['b'], approvers: ['alice'] }])
  })
})

describe('when something cannot be approved', () => {
  const approved = (verdict: Verdict): Approved =>
    approve([verdict], aVotes({ reviews: [aReviewBy('bob', 'APPROVED')] }), POLICY)

  it('leaves a failure a failure', () => {
    const [verdict] = approved(grown(20, { limit: aLimit(110) })).verdicts
    expect(verdict).toMatchObject({ outcome: 'fail' })
    expect(verdict?.findings.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
      'max_size fail',
      'review_increase pass',
    ])
  })

  it('touches nothing that needs no leave', () => {
    const verdict = grown(5)
    expect(needsApproval([verdict])).toBe(false)
    expect(approved(verdict)).toEqual({ verdicts: [verdict], request: null, record: null })
  })
})

describe('when the change edits its own budget', () => {
  const [old, now] = [180, 220].map((MiB) => aBudget({ limit: aLimit(MiB) }))
  const edits = budgetEdits(old ? [old] : [], now ? [now] : [])
  const verdict = aVerdict({ limit: aLimit(180) }, 100, 100, { edits })

  it('needs leave as growth does, and says what for', () => {
    expect(verdict.findings).toEqual([
      expect.objectContaining({
        rule: 'budget_file',
        outcome: 'review',
        actualBytes: 220 * MIB,
        allowedBytes: 180 * MIB,
        message: 'this change raises the limit from 180.0 MiB to 220.0 MiB',
      }),
    ])
    expect(decided(labeledBy('bob'), verdict)).toMatchObject({
      outcome: 'pass',
      record: { amounts: { 'api||budget_file|limit: 180.0 MiB → 220.0 MiB': 220 * MIB } },
    })
  })

  it('asks again for another edit', () => {
    const { record } = decided(labeledBy('bob'), verdict)
    const further = budgetEdits(old ? [old] : [], [aBudget({ limit: aLimit(230) })])
    const later = labeledBy('bob', { isLabelFresh: false, record })
    expect(
      decided(later, aVerdict({ limit: aLimit(180) }, 100, 100, { edits: further })).outcome,
    ).toBe('review')
    expect(decided(later, verdict).outcome).toBe('pass')
  })
})

describe('when it is asked whether a label came after the head commit', () => {
  const [ten, eleven, noon] = ['10', '11', '12'].map((hour) => `2026-11-25T${hour}:00:00Z`)

  it.each([
    [eleven, null, ten, true],
    [eleven, null, eleven, false],
    [eleven, null, noon, false],
    [noon, ten, eleven, true],
    [noon, eleven, eleven, true],
    [noon, noon, eleven, false],
  ])('set at %s, moved by force at %s, there at %s: %s', (at = '', moved, there = '', expected) => {
    expect(isAfterHead({ at, headMovedAt: moved ?? null }, there)).toBe(expected)
  })
})
