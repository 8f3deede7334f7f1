import { describe, expect, it } from '@jest/globals'
import { formatRecord, parseRecord } from '../../../src/domain/series/record.ts'
import { aRecord } from '../../support/sizes.ts'

const line = (given: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ ...JSON.parse(formatRecord(aRecord())), ...given })

describe('when a line is written (H6)', () => {
  it('says what, when, who, and by which run', () => {
    expect(JSON.parse(formatRecord(aRecord({ created: '2026-11-25T09:00:00Z' })))).toEqual({
      v: 1,
      t: '2026-11-25T10:00:00Z',
      s: 'api',
      image: 'ghcr.io/acme/api',
      ref: 'main',
      p: 'linux/amd64',
      d: aRecord().digest,
      b: 104_857_600,
      layers: 9,
      c: 'c'.repeat(40),
      run: 1,
      by: 'push',
      created: '2026-11-25T09:00:00Z',
    })
  })

  it('is read as it was', () => {
    const record = aRecord({ platform: null, commit: null, run: null, by: 'import' })
    expect(parseRecord(formatRecord(record))).toEqual({ kind: 'record', record, isNewer: false })
  })
})

describe('when a line cannot be read (H7)', () => {
  it.each([
    ['{"v":1,"t":"2026', 'is no JSON'],
    ['[]', 'is no object'],
    ['null', 'is no object'],
    ['{}', 'has no version: v'],
    [line({ v: 'one' }), 'has no version: v'],
    [line({ b: undefined }), 'has no b'],
    [line({ b: -1 }), 'has a b that cannot be read'],
    [line({ b: 1.5 }), 'has a b that cannot be read'],
    [line({ b: 2 ** 50 }), 'has a b that cannot be read'],
    [line({ b: '100' }), 'has a b that cannot be read'],
    [line({ t: '2026-13-01T00:00:00Z' }), 'has a t that cannot be read'],
    [line({ t: '2026-11-25' }), 'has a t that cannot be read'],
    [line({ s: '' }), 'has a s that cannot be read'],
    [line({ d: 'sha256:abc' }), 'has a d that cannot be read'],
    [line({ by: 'somebody' }), 'has a by that cannot be read'],
    [line({ also: ['x'] }), 'has a also that cannot be read'],
    [line({ more: 'x'.repeat(9_000) }), 'is longer than 8192 bytes'],
    [line({ more: 'ä'.repeat(4_000) }), 'is longer than 8192 bytes'],
  ])('%.60s %s', (text, reason) => {
    expect(parseRecord(text)).toEqual({ kind: 'torn', reason })
  })
})
