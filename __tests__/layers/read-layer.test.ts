import { createHash } from 'node:crypto'
import * as zlib from 'node:zlib'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { type LayerLimits, LayerReader, type ReadLayer } from '../../src/layers/read-layer.ts'
import { END_OF_ARCHIVE, tarFile, tarHeader } from '../support/tar-writer.ts'

const MIB = 1024 * 1024

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

interface Given {
  readonly digest?: string
  readonly limits?: LayerLimits
  readonly size?: number
}

async function listed(
  bytes: Buffer,
  { digest = digestOf(bytes), limits = {}, size = 65_536 }: Given = {},
): Promise<ReadLayer> {
  const reader = new LayerReader(digest, limits)
  try {
    for (let at = 0; at < bytes.length; at += size)
      await reader.write(bytes.subarray(at, at + size))
    return await reader.end()
  } finally {
    reader.destroy()
  }
}

/** Bytes that no compression makes smaller, the same each time. */
function noise(bytes: number): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes; at += 32)
    pieces.push(createHash('sha256').update(String(at)).digest())
  return Buffer.concat(pieces).subarray(0, bytes)
}

const BIG = noise(MIB)
const TAR = Buffer.concat([
  tarHeader({ name: './', type: '5' }),
  tarFile({ name: './usr/big' }, BIG),
  tarFile({ name: 'zeros' }, Buffer.alloc(MIB)),
  tarFile({ name: 'usr/copy' }, BIG),
  tarHeader({ name: 'a/.wh.b' }),
  tarHeader({ name: 'c/.wh..wh..opq' }),
  tarFile({ name: 'var/lib/dpkg/status' }, 'Package: libc6\nVersion: 2.36\n'),
  END_OF_ARCHIVE,
])

const COMPRESSED: [string, () => Buffer][] = [
  ['not compressed', () => TAR],
  ['gzip', () => gzipSync(TAR)],
  [
    'gzip in several members',
    () => Buffer.concat([gzipSync(TAR.subarray(0, 5000)), gzipSync(TAR.subarray(5000))]),
  ],
]
if (process.versions['zstd'] !== undefined) {
  COMPRESSED.push(['zstd', () => zlib.zstdCompressSync(TAR)])
  COMPRESSED.push([
    'zstd behind a frame that is skipped',
    () =>
      Buffer.concat([
        Buffer.from('502a4d1804000000', 'hex'),
        Buffer.from('skip'),
        zlib.zstdCompressSync(TAR),
      ]),
  ])
}

describe.each(COMPRESSED)('when a layer is %s', (_, make) => {
  it('lists what it holds, and verifies it', async () => {
    const { entries, texts, bytes } = await listed(make())
    expect(bytes).toBe(TAR.length)
    expect(entries.map(({ path, kind, bytes }) => [path, kind, bytes])).toEqual([
      ['usr/big', 'file', MIB],
      ['zeros', 'file', MIB],
      ['usr/copy', 'file', MIB],
      ['a/b', 'whiteout', 0],
      ['c', 'opaque', 0],
      ['var/lib/dpkg/status', 'file', 29],
    ])
    expect(texts).toEqual([
      { path: 'var/lib/dpkg/status', text: 'Package: libc6\nVersion: 2.36\n' },
    ])
  })

  it('lists the same whatever pieces it comes in', async () => {
    expect((await listed(make(), { size: 977 })).entries.map(({ path }) => path)).toHaveLength(6)
  })

  it('refuses other bytes than were asked for', async () => {
    await expect(listed(make(), { digest: digestOf(Buffer.from('else')) })).rejects.toThrow(
      'is not what was sent: that has the digest sha256:',
    )
  })
})

describe('when a layer is compressed', () => {
  it('says about how many of its bytes a file takes', async () => {
    const layer = gzipSync(TAR)
    const { entries } = await listed(layer)
    const [big = 0, zeros = 0] = entries.map(({ storedBytes }) => storedBytes)
    expect(big / MIB).toBeCloseTo(1, 0)
    expect(zeros).toBeLessThan(MIB / 2)
    const all = entries.reduce((sum, { storedBytes }) => sum + storedBytes, 0)
    expect(all).toBeGreaterThan(0.95 * layer.length)
    expect(all).toBeLessThanOrEqual(layer.length)
  })

  it('proves that two files are equal', async () => {
    const { entries } = await listed(gzipSync(TAR))
    expect(entries[0]?.content).toBeDefined()
    expect(entries[2]?.content).toBe(entries[0]?.content)
    expect(entries[1]?.content).not.toBe(entries[0]?.content)
  })
})

describe('when a layer is large', () => {
  it('lets go of what it has unpacked, whenever some MiB have come', async () => {
    const layer = gzipSync(
      Buffer.concat([tarFile({ name: 'zeros' }, Buffer.alloc(40 * MIB)), END_OF_ARCHIVE]),
    )
    let count = 0
    const reader = new LayerReader(digestOf(layer), {}, () => count++)
    await reader.write(layer)
    await reader.end()
    expect(count).toBe(5)
  })
})

describe('when a layer is more than is read', () => {
  const many = Buffer.concat([
    ...Array.from({ length: 50 }, (_, at) => tarHeader({ name: `f${at}` })),
    END_OF_ARCHIVE,
  ])
  it.each([
    ['bytes', { maxBytes: MIB }, TAR, 'holds more than 1.0 MiB'],
    ['entries', { maxEntries: 49 }, many, 'holds more than 49 entries'],
  ])('says so of %s', async (_, limits, tar, message) => {
    await expect(listed(gzipSync(tar), { limits })).rejects.toThrow(message)
  })
})

describe('when a layer is damaged', () => {
  const gzip = gzipSync(TAR)
  const broken = Buffer.from(gzip)
  broken[2] = 9
  it.each([
    ['cut off', gzip.subarray(0, 5000), 'is no whole gzip stream'],
    ['overwritten', broken, 'is no whole gzip stream'],
    ['a page in place of it', Buffer.alloc(2000, '<html>'), 'is no tar archive'],
    ['empty', Buffer.alloc(0), 'is no tar archive'],
    ['a byte', Buffer.from('x'), 'is no tar archive'],
    ['a cut tar archive', gzipSync(TAR.subarray(0, MIB)), 'is truncated'],
    [
      'compressed by xz',
      Buffer.from('fd377a585a000000', 'hex'),
      'is compressed by xz, which is not read',
    ],
    ['compressed by bzip2', Buffer.from('BZh91AY&SY'), 'is compressed by bzip2, which is not read'],
  ])('says what is wrong with one that is %s', async (_, bytes, message) => {
    await expect(listed(bytes)).rejects.toThrow(message)
  })
})
