import { describe, expect, it } from '@jest/globals'
import { check } from '../../src/check/check.ts'
import { confirmBaseline } from '../../src/check/confirm-baseline.ts'
import { parseCreepReference } from '../../src/domain/budget/creep-reference.ts'
import type { SizeRecord } from '../../src/domain/series/record.ts'
import { SizeHistory } from '../../src/domain/series/size-history.ts'
import { weeklyRecords } from '../../src/domain/series/weekly.ts'
import { MIB } from '../../src/domain/values/bytes.ts'
import { aBudget, anIncrease, written } from '../support/builders.ts'
import { aRequest, verdictOf } from '../support/checks.ts'
import { FakeImages } from '../support/fake-images.ts'
import { aRecord, daily, days } from '../support/sizes.ts'

const REPOSITORY = 'ghcr.io/acme/api'

/** main of 119 MiB, and a change that adds one more. */
function images(): FakeImages {
  const fake = new FakeImages()
  fake.push(`${REPOSITORY}:main`, fake.image({ MiB: 119 }))
  return fake.push(`${REPOSITORY}:pr-7`, fake.image({ MiB: 120 }))
}

function historyOf(records: readonly SizeRecord[], weeks: readonly SizeRecord[] = []): SizeHistory {
  const stored = { records, weeks: weeklyRecords(weeks), since: Number.NEGATIVE_INFINITY, torn: [] }
  return new SizeHistory(stored, [{ name: 'api', image: REPOSITORY }])
}

/** Plain manifests, as the images here are. */
const plain = { platform: null }

async function checkSince(since: string, history: SizeHistory, fake = images()) {
  const growthSince = written(parseCreepReference(since), since)
  const budget = aBudget({ name: 'api', growthSince, maxGrowth: anIncrease('10%') })
  const ports = { images: fake, firstParents: async () => [], history }
  const [verdict] = await check(aRequest({ budgets: [budget] }), ports)
  const messages = verdict?.findings.map(({ message }) => message) ?? []
  return { messages, calls: fake.calls.filter((call) => !/:(main|pr-7)( |$)/.test(call)) }
}

describe('when growth is counted from an age, and the history goes back as far', () => {
  it('asks no registry for it', async () => {
    const records = daily(
      days(100, (day) => (day < 20 ? 100 : 119)),
      plain,
    )
    expect(await checkSince('90d', historyOf(records))).toEqual({
      messages: [
        expect.stringMatching(
          /^grew by 20\.0 MiB, 20\.0 %, since 2026-08-27 \(as recorded\) \(this change: \+1\.0 MiB\)/,
        ),
      ],
      calls: [],
    })
  })

  it('goes by the week where its days are not read', async () => {
    const [old, recent] = [
      daily([100, 100], { ...plain, until: '2026-08-20T10:00:00Z' }),
      daily([119], plain),
    ]
    const { messages, calls } = await checkSince('90d', historyOf(recent, old))
    expect([messages, calls]).toEqual([[expect.stringContaining('grew by 20.0 MiB')], []])
  })

  it('says nothing where it has not grown that much', async () => {
    const records = daily(
      days(100, () => 118),
      plain,
    )
    expect(await checkSince('90d', historyOf(records))).toEqual({ messages: [], calls: [] })
  })
})

describe('when the history is too young', () => {
  it('asks the registry for a version of that time, as without one', async () => {
    const fake = images()
    fake.push(`${REPOSITORY}:v1.0.0`, fake.image({ MiB: 100, created: '2026-01-01T12:00:00.000Z' }))
    const { messages } = await checkSince('90d', historyOf(daily([119], plain)), fake)
    expect(messages).toEqual([expect.stringContaining('since v1.0.0 (2026-01-01)')])
  })
})

describe('when growth is counted from a tag that the history knows', () => {
  it('asks what it stands for, and for no manifest', async () => {
    const fake = images()
    const release = fake.image({ MiB: 100 })
    fake.push(`${REPOSITORY}:v1.4.0`, release)
    const record = aRecord({ ...plain, ref: 'v1.4.0', digest: release.digest, bytes: 100 * MIB })
    const { messages, calls } = await checkSince('v1.4.0', historyOf([record]), fake)
    expect(messages).toEqual([expect.stringContaining('grew by 20.0 MiB, 20.0 %, since v1.4.0')])
    expect(calls).toEqual([`digest ${REPOSITORY}:v1.4.0`])
  })

  it('measures it where the tag has moved since', async () => {
    const fake = images()
    fake.push(`${REPOSITORY}:v1.4.0`, fake.image({ MiB: 105 }))
    const record = aRecord({ ...plain, ref: 'v1.4.0', bytes: 100 * MIB })
    const { messages } = await checkSince('v1.4.0', historyOf([record]), fake)
    expect(messages).toEqual([expect.stringContaining('grew by 15.0 MiB, 14.3 %, since v1.4.0')])
  })
})

describe('when only a fork’s file names a budget', () => {
  it('has no past here', async () => {
    const records = daily(
      days(100, () => 100),
      plain,
    )
    const growthSince = written(parseCreepReference('90d'), '90d')
    const given = { isUntrusted: true, growthSince, maxGrowth: anIncrease('10%') }
    const fake = images()
    const sources = { images: fake, firstParents: async () => [], history: historyOf(records) }
    const request = aRequest({ budgets: [aBudget({ name: 'api', ...given })] })
    const [verdict] = await check(request, { ...sources, untrusted: { images: fake } })
    expect(verdict?.since?.kind).toBe('none')
  })
})

describe('when the baseline moves during the check', () => {
  it('tells what the newer one weighs, where the history knows it', async () => {
    const fake = images()
    const verdict = await verdictOf(fake, { budgets: [aBudget({ maxIncrease: anIncrease('5%') })] })
    const newer = fake.image({ MiB: 117 })
    fake.push(`${REPOSITORY}:main`, newer)
    const record = aRecord({ ...plain, digest: newer.digest, bytes: 117 * MIB })
    const asked = fake.calls.length
    const { findings } = await confirmBaseline(verdict, fake, historyOf([record]))
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/is there now \(as recorded: 117\.0 MiB, −2\.0 MiB\)$/),
    ])
    expect(fake.calls.slice(asked)).toEqual([`digest ${REPOSITORY}:main`])
  })
})
