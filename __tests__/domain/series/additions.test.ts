import { describe, expect, it } from '@jest/globals'
import { addRecords } from '../../../src/domain/series/additions.ts'
import { linesOf } from '../../../src/domain/series/file.ts'
import { formatRecord, type SizeRecord } from '../../../src/domain/series/record.ts'
import { parseIncrease } from '../../../src/domain/values/increase.ts'
import { aDigest, aRecord } from '../../support/sizes.ts'

const MIB = 1024 * 1024
const noiseFloor = parseIncrease('0.1% and 100 KiB')

const bytesOf = (text: string) => new TextEncoder().encode(text)
const textOf = (file: Uint8Array) => new TextDecoder().decode(file)

function fileOf(...records: readonly SizeRecord[]): Uint8Array {
  return bytesOf(records.map((record) => `${formatRecord(record)}\n`).join(''))
}

function add(
  file: Uint8Array,
  record: SizeRecord,
  given: Partial<Parameters<typeof addRecords>[2]> = {},
) {
  return addRecords(file, [record], { noiseFloor, isRerun: false, earlier: [], ...given })
}

const later = { t: '2026-11-25T11:00:00Z', commit: 'd'.repeat(40), run: 2, digest: aDigest('b') }

describe('when the first size of a day is measured', () => {
  it('gets a line (H4)', () => {
    const { file, added } = add(bytesOf(''), aRecord())
    expect([added.length, textOf(file)]).toEqual([1, `${formatRecord(aRecord())}\n`])
  })
})

describe('when another one is measured on the same day', () => {
  it.each([
    ['as much as before and 100 KiB', 100 * 1024, 0],
    ['one byte more than the noise floor, which is the larger of both', 104_858, 1],
    ['as much less', -104_858, 1],
  ])('of %s, it has %i bytes more and %i lines', (_, more, lines) => {
    const record = aRecord({ ...later, bytes: 100 * MIB + more })
    expect(add(fileOf(aRecord()), record).added).toHaveLength(lines)
  })

  it('keeps its digest known where it weighs the same (H4)', () => {
    const index = aDigest('e')
    const { file, added, noted } = add(fileOf(aRecord()), aRecord({ ...later, index }))
    expect([added.length, noted.length]).toEqual([0, 1])
    expect(linesOf(file).map(({ line }) => line)).toEqual([
      { kind: 'record', isNewer: false, record: aRecord({ also: [aDigest('b'), index] }) },
    ])
  })

  it('gets a line for a release, however little has changed (H4)', () => {
    const first = aRecord({ ref: 'v1.4.0' })
    expect(add(fileOf(first), aRecord({ ...later, ref: 'v1.4.0' })).added).toHaveLength(1)
  })

  it.each(['v1.4.0', '2026.11.25', '20261125', 'sha-1a2b3c4', 'main-0123abc'])(
    'takes %s for a tag of one image',
    (ref) => {
      expect(add(fileOf(aRecord({ ref })), aRecord({ ...later, ref })).added).toHaveLength(1)
    },
  )

  it.each(['main', 'latest', 'v1', '1.4', 'pr-7', 'feature-effaced'])(
    'takes %s for a tag that moves',
    (ref) => {
      expect(add(fileOf(aRecord({ ref })), aRecord({ ...later, ref })).added).toEqual([])
    },
  )

  it('is compared with the last line of its own series alone', () => {
    const others = [
      aRecord({ service: 'web', bytes: 50 * MIB }),
      aRecord({ platform: 'linux/arm64', bytes: 50 * MIB }),
      aRecord({ ref: 'next', bytes: 50 * MIB }),
    ]
    expect(add(fileOf(aRecord(), ...others), aRecord(later)).added).toEqual([])
  })

  it('is compared with the last one in time, wherever its line is', () => {
    const lines = fileOf(
      aRecord({ t: '2026-11-25T10:30:00Z', bytes: 120 * MIB, run: 9 }),
      aRecord(),
    )
    expect(add(lines, aRecord({ ...later, bytes: 120 * MIB })).added).toEqual([])
  })
})

describe('when the same is measured again (H5)', () => {
  it('adds nothing for a run that is started again', () => {
    const first = fileOf(aRecord())
    const again = aRecord({ t: '2026-11-25T11:00:00Z' })
    expect(textOf(add(first, again, { isRerun: true }).file)).toBe(textOf(first))
  })

  it('adds nothing on another day either', () => {
    const again = aRecord({ t: '2026-11-26T09:00:00Z' })
    const { added } = add(bytesOf(''), again, { isRerun: true, earlier: [aRecord()] })
    expect(added).toEqual([])
  })

  it('adds nothing where only its digest was noted', () => {
    const { file } = add(fileOf(aRecord()), aRecord(later))
    const again = add(file, aRecord({ ...later, t: '2026-11-25T12:00:00Z' }), { isRerun: true })
    expect(textOf(again.file)).toBe(textOf(file))
  })

  it('adds nothing for an audit that sees the same digest on the same day', () => {
    const audit = aRecord({ t: '2026-11-25T23:00:00Z', by: 'audit', run: 7, bytes: 200 * MIB })
    expect(add(fileOf(aRecord()), audit).added).toEqual([])
  })

  it('adds a line for an audit on the next day', () => {
    const audit = aRecord({ t: '2026-11-26T23:00:00Z', by: 'audit', run: 7 })
    expect(add(bytesOf(''), audit, { earlier: [aRecord()] }).added).toHaveLength(1)
  })

  it('adds a line for a commit that takes a change back', () => {
    const lines = fileOf(aRecord(), aRecord({ ...later, bytes: 150 * MIB }))
    const back = aRecord({ t: '2026-11-25T12:00:00Z', commit: 'e'.repeat(40), run: 3 })
    expect(add(lines, back).added).toHaveLength(1)
  })
})

describe('when a file has lines that cannot be read (H7)', () => {
  const torn = `${formatRecord(aRecord())}\n{"v":1,"t":"2026-11-25T1`

  it('keeps them as they are, and begins a new line', () => {
    const { file } = add(bytesOf(torn), aRecord({ ...later, bytes: 150 * MIB }))
    const [first, second, third] = textOf(file).split('\n')
    expect([`${first}\n${second}`, third]).toEqual([
      torn,
      formatRecord(aRecord({ ...later, bytes: 150 * MIB })),
    ])
  })

  it('keeps bytes that are no UTF-8', () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0x0a])
    const { file } = add(bytes, aRecord())
    expect([...file.subarray(0, 3)]).toEqual([0xff, 0xfe, 0x0a])
    expect(linesOf(file).map(({ line }) => line.kind)).toEqual(['torn', 'record'])
  })

  it('knows the lines around them', () => {
    const { added } = add(bytesOf(`${torn}\n`), aRecord(later))
    expect(added).toEqual([])
  })
})

describe('when a newer version has written a line (H6)', () => {
  const newer = formatRecord(aRecord()).replace('"v":1', '"v":2,"colour":"blue"')

  it('reads what it understands', () => {
    expect(linesOf(bytesOf(newer))[0]?.line).toEqual({
      kind: 'record',
      isNewer: true,
      record: aRecord(),
    })
  })

  it('does not write it anew: what is to be noted gets a line', () => {
    const { file, added } = add(bytesOf(`${newer}\n`), aRecord(later))
    expect([added.length, textOf(file).split('\n')[0]]).toEqual([1, newer])
  })
})

describe('when a line has keys that nobody knows here (H6)', () => {
  it('keeps them where it is written anew', () => {
    const known = formatRecord(aRecord()).replace('"v":1', '"v":1,"cve":{"high":3}')
    const { file } = add(bytesOf(`${known}\n`), aRecord(later))
    expect(JSON.parse(textOf(file))).toMatchObject({ cve: { high: 3 }, also: [aDigest('b')] })
  })
})

describe('when a line would be too long (H7)', () => {
  it('is refused, and the others are not', () => {
    const name = 'n'.repeat(1_001)
    const { added, refused } = addRecords(bytesOf(''), [aRecord({ service: name }), aRecord()], {
      noiseFloor,
      isRerun: false,
      earlier: [],
    })
    expect(added).toEqual([aRecord()])
    expect(refused).toEqual([
      { record: aRecord({ service: name }), reason: 'has a s that cannot be read' },
    ])
  })

  it('begins a new line where the last one has no room for another digest', () => {
    const also = Array.from({ length: 108 }, (_, index) =>
      aDigest(index.toString(16).padStart(4, '0')),
    )
    const { file, added } = add(fileOf(aRecord({ also })), aRecord(later))
    expect([added.length, linesOf(file).length]).toEqual([1, 2])
  })
})
