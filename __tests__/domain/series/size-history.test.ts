import { describe, expect, it } from '@jest/globals'
import type { SizeRecord } from '../../../src/domain/series/record.ts'
import { type NamedImage, SizeHistory } from '../../../src/domain/series/size-history.ts'
import { weeklyRecords } from '../../../src/domain/series/weekly.ts'
import { weekOf } from '../../../src/domain/series/weeks.ts'
import { aDigest, aRecord, daily } from '../../support/sizes.ts'

const MIB = 1024 * 1024
const api = { name: 'api', image: 'ghcr.io/acme/api' }

function historyOf(records: readonly SizeRecord[], services: readonly NamedImage[] = [api]) {
  const since = Number.NEGATIVE_INFINITY
  return new SizeHistory({ records, weeks: [], since, torn: [] }, services)
}

const sizesOf = (records: readonly SizeRecord[] | undefined) =>
  records?.map(({ bytes }) => bytes / MIB)

describe('when lines are in no order', () => {
  it('goes by their time (H5)', () => {
    const records = daily([100, 101, 102]).toReversed()
    expect(sizesOf(historyOf(records).of('api', 'linux/amd64')?.records)).toEqual([100, 101, 102])
  })

  it('counts the later one of two lines of one key (H5)', () => {
    const records = [aRecord(), aRecord({ bytes: 120 * MIB })]
    expect(sizesOf(historyOf(records).of('api', 'linux/amd64')?.records)).toEqual([120])
  })
})

describe('when a service was renamed (H11)', () => {
  const old = daily([100, 101], { service: 'backend', until: '2026-11-24T10:00:00Z' })
  const current = daily([102])

  it('goes on by its image', () => {
    const history = historyOf([...old, ...current])
    expect(sizesOf(history.of('api', 'linux/amd64')?.records)).toEqual([100, 101, 102])
  })

  it('begins anew where two services have that image', () => {
    const services = [api, { name: 'api-debug', image: 'ghcr.io/acme/api' }]
    const history = historyOf([...old, ...current], services)
    expect(sizesOf(history.of('api', 'linux/amd64')?.records)).toEqual([102])
  })

  it('takes nothing from a service that is still there', () => {
    const services = [api, { name: 'backend', image: 'ghcr.io/acme/backend' }]
    const history = historyOf([...old, ...current], services)
    expect(sizesOf(history.of('api', 'linux/amd64')?.records)).toEqual([102])
  })

  it('keeps a service that was removed', () => {
    const gone = daily([50], { service: 'gone', image: 'ghcr.io/acme/gone' })
    expect(
      historyOf([...current, ...gone])
        .all()
        .map(({ service }) => service),
    ).toEqual(['api', 'gone'])
  })
})

describe('when a tag was renamed (H11)', () => {
  it('is a new series', () => {
    const records = [
      ...daily([100, 101], { ref: 'master', until: '2026-11-24T10:00:00Z' }),
      ...daily([50]),
    ]
    expect(sizesOf(historyOf(records).of('api', 'linux/amd64')?.records)).toEqual([50])
  })

  it('is none where each tag stands for one image', () => {
    const records = ['v1.0.0', 'v1.1.0', 'sha-1a2b3c4'].map((ref, index) =>
      aRecord({ ref, t: `2026-11-0${index + 1}T00:00:00Z`, run: index }),
    )
    expect(historyOf(records).of('api', 'linux/amd64')?.records).toHaveLength(3)
  })

  it('goes on from what was imported', () => {
    const imported = daily([100, 101], {
      by: 'import',
      ref: 'v1',
      run: null,
      until: '2026-11-01T10:00:00Z',
    })
    const history = historyOf([...imported, ...daily([102])])
    expect(sizesOf(history.of('api', 'linux/amd64')?.records)).toEqual([100, 101, 102])
  })
})

describe('when a plain manifest becomes an index', () => {
  it('goes on with its only platform', () => {
    const history = historyOf(daily([100], { platform: null }))
    expect(history.of('api', 'linux/amd64')?.records).toHaveLength(1)
  })

  it('does not with one of several', () => {
    const records = ['linux/amd64', 'linux/arm64'].flatMap((platform) => daily([100], { platform }))
    expect(historyOf(records).of('api', null)).toBeNull()
  })
})

describe('when months were put together', () => {
  const old = daily([100, 100, 100, 100, 100, 100, 100, 100], { until: '2026-10-04T10:00:00Z' })
  const recent = daily([110, 110], { until: '2026-10-02T10:00:00Z', run: 99 })

  it('goes further back by their weeks, and by what it knows itself since', () => {
    const since = Date.parse('2026-10-01T00:00:00Z')
    const stored = { records: recent, weeks: weeklyRecords(old), since, torn: [] }
    const weeks = new SizeHistory(stored, [api]).of('api', 'linux/amd64')?.weeks
    expect(weeks?.map(({ week, median }) => [week, median / MIB])).toEqual([
      [weekOf(Date.parse('2026-09-27T10:00:00Z')), 100],
      [weekOf(Date.parse('2026-10-01T10:00:00Z')), 100],
    ])
  })
})

describe('when a digest is asked for', () => {
  it('is known as an image, as the index that lists it, and where it was only noted', () => {
    const record = aRecord({ index: aDigest('e'), also: [aDigest('f')] })
    const history = historyOf([record])
    for (const digit of ['a', 'e', 'f']) {
      expect(history.knownBy(aDigest(digit))).toEqual([record])
    }
    expect(history.knownBy(aDigest('0'))).toEqual([])
  })
})

describe('when somebody asks for the last audit', () => {
  it('tells when it was, and of none that there was none', () => {
    const audited = aRecord({ by: 'audit', run: 5, t: '2026-11-20T04:07:00Z' })
    expect(historyOf([audited, aRecord()]).lastAudit).toBe('2026-11-20T04:07:00Z')
    expect(historyOf([aRecord()]).lastAudit).toBeNull()
  })
})
