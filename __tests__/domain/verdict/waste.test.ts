import { describe, expect, it } from '@jest/globals'
import { compareFiles, filesOf, type ImageFiles } from '../../../src/domain/files/inspection.ts'
import { nextStep } from '../../../src/domain/guidance/next-step.ts'
import { headline } from '../../../src/domain/report/headline.ts'
import { isQuiet } from '../../../src/domain/report/standing.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { judge, judgeFiles, type Verdict } from '../../../src/domain/verdict/verdict.ts'
import { aBudget, aDigest, aLimit, anImage, evidenceOf, written } from '../../support/builders.ts'
import { aReport } from '../../support/reports.ts'

/** An image whose second layer overwrites a file of so many bytes. */
function hiding(bytes: number, unread: ImageFiles['leftOut'] = []): ImageFiles {
  const file = (size: number) => [
    { path: 'srv/data', kind: 'file' as const, bytes: size, storedBytes: size },
  ]
  const layers = [file(bytes), file(1)].map((entries, index) => ({
    digest: aDigest(`layer ${index}`),
    entries,
    texts: [],
    leftOut: [],
  }))
  return filesOf({ layers, unread, isWhole: true })
}

const UNREAD = [{ digest: aDigest('big'), bytes: 9 * MIB, why: 'is beyond what may be read' }]
const budget = aBudget({ limit: aLimit(500), maxWaste: written(10 * MIB, '10 MiB', 7) })

function verdictOn(head: ImageFiles, base: ImageFiles | null = null, given = budget): Verdict {
  const before = judge(given, evidenceOf(anImage(), anImage({ bytes: 100 * MIB + 1 })))
  return judgeFiles(
    before,
    before.changes.map((change) => ({ ...change, whole: { base, head } })),
  )
}

describe('when all layers were looked into', () => {
  it.each([
    [10 * MIB - 1, 'pass'],
    [10 * MIB, 'pass'],
    [10 * MIB + 1, 'fail'],
  ])('%i hidden bytes of 10 MiB come to %s', (bytes, outcome) => {
    expect(verdictOn(hiding(bytes)).outcome).toBe(outcome)
  })

  it('says how much is hidden, what is allowed, and by which line', () => {
    expect(verdictOn(hiding(30 * MIB)).findings).toEqual([
      expect.objectContaining({
        rule: 'max_waste',
        outcome: 'fail',
        actualBytes: 30 * MIB,
        allowedBytes: 10 * MIB,
        message: 'later layers hide 30.0 MiB, uncompressed; allowed: 10.0 MiB (max_waste)',
        cure: expect.stringContaining('in the step that makes it'),
        place: { line: 7, column: expect.any(Number) },
      }),
    ])
  })

  it('says so in the headline', () => {
    expect(headline([verdictOn(hiding(30 * MIB))])).toBe(
      'The image hides too much below later layers',
    )
  })

  it('computes no compressed bytes that had to go', () => {
    const verdict = verdictOn(hiding(30 * MIB))
    const { setting } = aReport([verdict])
    const budgetFile = { path: 'b.yaml', origin: 'base' as const, edits: [] }
    expect(nextStep([verdict], { budgetFile, setting })).toBeNull()
  })

  it('allows nothing at all where it is 0', () => {
    const none = aBudget({ maxWaste: written(0, '0 B') })
    expect(verdictOn(hiding(1), null, none).outcome).toBe('fail')
    expect(verdictOn(hiding(0), null, none).outcome).toBe('pass')
  })
})

describe('when as much was hidden before', () => {
  it.each([
    ['as much', 30 * MIB, 'warn'],
    ['less', 31 * MIB, 'warn'],
    ['more', 29 * MIB, 'fail'],
    ['little', 9 * MIB, 'fail'],
  ])('the base hid %s: %i', (_, before, outcome) => {
    expect(verdictOn(hiding(30 * MIB), hiding(before)).outcome).toBe(outcome)
  })

  it('says so, and is no news', () => {
    const verdict = verdictOn(hiding(30 * MIB), hiding(30 * MIB))
    expect(verdict.findings[0]?.message).toMatch(/, as before this change \(30\.0 MiB\)$/)
    expect(isQuiet(verdict)).toBe(true)
  })

  it('fails where nobody knows all of the base', () => {
    expect(verdictOn(hiding(30 * MIB), hiding(30 * MIB, UNREAD)).outcome).toBe('fail')
  })
})

describe('when not all layers could be read', () => {
  it('is inconclusive, and says which layer, and why', () => {
    expect(verdictOn(hiding(MIB, UNREAD)).findings).toEqual([
      expect.objectContaining({
        outcome: 'inconclusive',
        actualBytes: null,
        message: expect.stringMatching(
          /^what later layers hide is not known \(max_waste\): layer sha256:\w{12} is beyond what may be read$/,
        ),
      }),
    ])
  })

  it('fails where the others hide too much already', () => {
    const [finding] = verdictOn(hiding(30 * MIB, UNREAD)).findings
    expect(finding).toMatchObject({ outcome: 'fail' })
    expect(finding?.message).toContain('hide at least 30.0 MiB')
  })
})

describe('when no layer was looked into', () => {
  it('says nothing of it', () => {
    const change = { files: compareFiles(null, hiding(30 * MIB)) }
    const verdict = judge(budget, evidenceOf(null, anImage()))
    const changes = verdict.changes.map((each) => ({ ...each, ...change }))
    expect(judgeFiles(verdict, changes).findings).toEqual([])
  })
})
