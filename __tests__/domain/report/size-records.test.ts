import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../../src/domain/image/reference.ts'
import { isBuildTime, nameOf, sizeRecords } from '../../../src/domain/report/size-records.ts'
import type { Verdict } from '../../../src/domain/verdict/verdict.ts'
import { aBudget } from '../../support/builders.ts'
import { verdictOf } from '../../support/checks.ts'
import { FakeImages } from '../../support/fake-images.ts'

const NOW = new Date('2026-11-25T10:00:00.123Z')
const origin = { commit: 'c'.repeat(40), run: 7, by: 'push', now: NOW } as const

async function measured(): Promise<Verdict> {
  const fake = new FakeImages()
  fake.push('ghcr.io/acme/api:pr-7', fake.image())
  return verdictOf(fake, { budgets: [aBudget({ name: 'api' })], baseTag: null })
}

describe('when a check is over', () => {
  it('keeps each head that was measured', async () => {
    expect(sizeRecords([await measured()], origin)).toEqual([
      {
        t: '2026-11-25T10:00:00Z',
        service: 'api',
        image: 'ghcr.io/acme/api',
        ref: 'pr-7',
        platform: null,
        digest: expect.stringMatching(/^sha256:/),
        index: null,
        bytes: 104_857_600,
        layers: 1,
        commit: 'c'.repeat(40),
        run: 7,
        by: 'push',
        created: null,
        also: [],
      },
    ])
  })

  it('keeps nothing of what could not be measured', async () => {
    const verdict = await verdictOf(new FakeImages(), { budgets: [aBudget()] })
    expect(sizeRecords([verdict], origin)).toEqual([])
  })

  it('keeps no estimate, and no size that only a fork’s run claims', async () => {
    const verdict = await measured()
    const { head, changes } = verdict
    if (head.kind !== 'measured') throw new RangeError('not measured')
    const estimated = changes.map((change) => ({
      ...change,
      head: change.head && { ...change.head, isEstimated: true as const },
    }))
    const claimed = {
      ...head,
      claimedBy: { file: 'sizes.json', by: 'fork', isVerified: false } as const,
    }
    expect(sizeRecords([{ ...verdict, changes: estimated }], origin)).toEqual([])
    expect(sizeRecords([{ ...verdict, head: claimed }], origin)).toEqual([])
  })
})

describe('when an image is named', () => {
  it.each([
    ['ghcr.io/acme/api:main', { image: 'ghcr.io/acme/api', ref: 'main' }],
    ['ghcr.io/acme/api', { image: 'ghcr.io/acme/api', ref: 'latest' }],
    ['oci:build/api:v1', { image: 'oci:build/api', ref: 'v1' }],
    ['oci:build/api', { image: 'oci:build/api', ref: '' }],
  ])('%s is %j', (text, expected) => {
    expect(nameOf(parseReference(text))).toEqual(expected)
  })
})

describe('when an image says when it was built (H12)', () => {
  it.each([
    ['1970-01-01T00:00:00Z', false],
    ['1980-01-01T00:00:00Z', false],
    ['1980-01-01T00:00:01Z', false],
    ['1981-01-01T00:00:00Z', true],
    ['2026-11-25T10:00:00Z', true],
    ['2026-11-25T10:00:01Z', false],
    ['', false],
  ])('%j is a time: %j', (text, expected) => {
    expect(isBuildTime(Date.parse(text), NOW)).toBe(expected)
  })
})
