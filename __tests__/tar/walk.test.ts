import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { TarError } from '../../src/tar/error.ts'
import { TarWalk } from '../../src/tar/walk.ts'
import { END_OF_ARCHIVE, paxRecord, tarFile, tarHeader, tarOf } from '../support/tar-writer.ts'

interface Seen {
  readonly name: string
  readonly type: string
  readonly target: string
  readonly content: string
  readonly end: number
}

/** What a walk sees of an archive that comes in pieces of so many bytes. */
function walked(archive: Buffer, size = archive.length): Seen[] {
  const seen: Seen[] = []
  const walk = new TarWalk({
    entry({ name, type, target, end }) {
      const pieces: Buffer[] = []
      const add = () =>
        seen.push({ name, type, target, content: Buffer.concat(pieces).toString(), end })
      return { write: (piece) => pieces.push(Buffer.from(piece)), end: add }
    },
  })
  for (let at = 0; at < archive.length; at += size) walk.write(archive.subarray(at, at + size))
  walk.end()
  return seen
}

const LONG = `${'d'.repeat(90)}/${'e'.repeat(90)}/ü`
const MIXED = Buffer.concat([
  tarFile({ name: './a' }, 'one'),
  tarHeader({ name: 'd/', type: '5' }),
  tarFile({ name: '././@LongLink', type: 'L' }, `${LONG}\0`),
  tarFile({ name: 'cut' }, 'two'.repeat(400)),
  tarFile({ name: 'pax', type: 'x' }, paxRecord('path', LONG) + paxRecord('size', '5')),
  tarFile({ name: 'cut' }, 'three'),
  tarFile({ name: 'x', type: 'x' }, paxRecord('linkpath', LONG)),
  tarHeader({ name: 'link', type: '2' }),
  tarHeader({ name: 'empty' }),
  END_OF_ARCHIVE,
])

describe('when an archive streams by', () => {
  it('puts headers together, and gives contents out', () => {
    expect(walked(MIXED).map(({ name, type, content }) => [name, type, content])).toEqual([
      ['./a', '0', 'one'],
      ['d/', '5', ''],
      [LONG, '0', 'two'.repeat(400)],
      [LONG, '0', 'three'],
      ['link', '2', ''],
      ['empty', '0', ''],
    ])
    expect(walked(MIXED)[4]?.target).toBe(LONG)
  })

  it('sees the same in pieces of any size', () => {
    const whole = walked(MIXED)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MIXED.length }), (size) => {
        expect(walked(MIXED, size)).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  it('knows where each entry ends', () => {
    expect(walked(MIXED).map(({ end }) => end % 512)).toEqual([0, 0, 0, 0, 0, 0])
    expect(walked(MIXED)[0]?.end).toBe(1024)
  })

  it('takes the name that a sparse file has of its own', () => {
    const pax = paxRecord('path', 'GNUSparseFile.1/disk') + paxRecord('GNU.sparse.name', 'disk.img')
    const archive = Buffer.concat([
      tarFile({ name: 'x', type: 'x' }, pax),
      tarFile({ name: 'GNUSparseFile.1/disk' }, 'map'),
      END_OF_ARCHIVE,
    ])
    expect(walked(archive).map(({ name }) => name)).toEqual(['disk.img'])
  })

  it('passes over the further blocks of a sparse map', () => {
    const header = tarHeader({ name: 'disk.img', type: 'S', bytes: 4 })
    header[482] = 1
    // The checksum counts that byte, too.
    header.fill(' ', 148, 156)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    const more = Buffer.alloc(512)
    more[504] = 1
    const content = Buffer.alloc(512, 'data')
    const archive = Buffer.concat([header, more, Buffer.alloc(512), content, END_OF_ARCHIVE])
    expect(walked(archive)).toMatchObject([{ name: 'disk.img', content: 'data' }])
  })

  it('ends where the archive says so, whatever follows', () => {
    expect(walked(Buffer.concat([tarOf([['a', 'x']]), Buffer.from('garbage')]))).toHaveLength(1)
  })

  it('needs no marker at the end', () => {
    expect(walked(tarFile({ name: 'a' }, 'x'))).toHaveLength(1)
  })
})

describe('when an archive is damaged', () => {
  const wrongSum = tarFile({ name: 'a' }, 'x')
  wrongSum[0] = 0x62
  it.each([
    ['no tar archive', Buffer.alloc(1024, 'x'), 'is no tar archive'],
    ['empty', Buffer.alloc(0), 'is no tar archive'],
    ['cut in a header', tarFile({ name: 'a' }, 'x').subarray(0, 300), 'is no tar archive'],
    ['cut in a content', tarFile({ name: 'a', bytes: 2000 }, 'x'), 'is truncated'],
    ['wrong in a checksum', Buffer.concat([tarFile({ name: 'a' }, 'x'), wrongSum]), 'checksum'],
    ['of a name beyond PATH_MAX', tarFile({ type: 'L', bytes: 5000 }, ''), 'name is too long'],
    ['of a size that is none', tarHeader({ size: '99999999999x' }), 'a size is wrong'],
  ])('says of one %s what is wrong', (_, archive, message) => {
    expect(() => walked(archive)).toThrow(TarError)
    expect(() => walked(archive)).toThrow(message)
  })
})
