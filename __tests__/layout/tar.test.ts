import { describe, expect, it } from '@jest/globals'
import type { ByteReader } from '../../src/layout/byte-reader.ts'
import { tarEntries } from '../../src/layout/tar.ts'
import { TarError } from '../../src/tar/error.ts'
import { END_OF_ARCHIVE, paxRecord, tarFile, tarHeader } from '../support/tar-writer.ts'

const LONG = `${'d'.repeat(90)}/${'e'.repeat(90)}/ü`

/** What an archive of these parts is read as. */
async function read(...parts: readonly Buffer[]): Promise<[name: string, content: string][]> {
  const entries: [string, string][] = []
  const input = readerOf(Buffer.concat([...parts, END_OF_ARCHIVE]))
  for await (const entry of tarEntries(input)) {
    entries.push([entry.name, (await entry.read()).toString()])
  }
  return entries
}

function readerOf(bytes: Buffer): ByteReader {
  let position = 0
  const read = (count: number) => {
    position += count
    return bytes.subarray(position - count, position)
  }
  return {
    read: async (count) => read(count),
    skip: async (count) => void read(count),
    close: async () => {},
  }
}

const after = tarFile({ name: 'after' }, 'the next one')
const AFTER = ['after', 'the next one']

describe('when an archive is read', () => {
  it('gives the regular files, whichever way they are marked', async () => {
    const marks = ['0', '\0', '7'].map((type) => tarFile({ name: 'file', type }, 'content'))
    expect(await read(...marks)).toEqual([1, 2, 3].map(() => ['file', 'content']))
  })

  it('gives a file that fills its blocks', async () => {
    const content = 'x'.repeat(1024)
    expect(await read(tarFile({ name: 'file' }, content), after)).toEqual([
      ['file', content],
      AFTER,
    ])
  })

  it('passes over links, devices and directories, which have no content', async () => {
    const others = ['1', '2', '3', '4', '5', '6'].map((type) =>
      tarHeader({ name: 'other', type, bytes: 4096 }),
    )
    expect(await read(...others, after)).toEqual([AFTER])
  })

  it('passes over kinds that it does not know, and their content', async () => {
    expect(await read(tarFile({ name: 'volume', type: 'V' }, 'label'), after)).toEqual([AFTER])
  })

  it('skips a file whose content nobody asked for', async () => {
    const names: string[] = []
    const archive = Buffer.concat([tarFile({ name: 'file' }, 'content'), after, END_OF_ARCHIVE])
    for await (const { name } of tarEntries(readerOf(archive))) names.push(name)
    expect(names).toEqual(['file', 'after'])
  })

  it('ends at the end marker', async () => {
    expect(await read(after, END_OF_ARCHIVE, after)).toEqual([AFTER])
  })
})

describe('when a name is long', () => {
  it('joins the prefix of ustar', async () => {
    const file = tarFile({ prefix: 'd'.repeat(155), name: 'e'.repeat(100) }, 'content')
    expect(await read(file)).toEqual([[`${'d'.repeat(155)}/${'e'.repeat(100)}`, 'content']])
  })

  it('does not take what GNU has in its place for a prefix', async () => {
    const file = tarFile({ prefix: '14012345670', name: 'file', magic: 'ustar  \0' }, 'content')
    expect(await read(file)).toEqual([['file', 'content']])
  })

  it('reads the path of a pax header, among others', async () => {
    const records = paxRecord('mtime', '1.5') + paxRecord('path', LONG) + paxRecord('empty', '')
    const header = tarFile({ name: 'PaxHeaders/file', type: 'x' }, records)
    expect(await read(header, tarFile({ name: 'short' }, 'content'), after)).toEqual([
      [LONG, 'content'],
      AFTER,
    ])
  })

  it('reads the name before a file of GNU, and passes over that of a link', async () => {
    const name = tarFile({ name: '././@LongLink', type: 'L' }, `${LONG}\0`)
    const link = tarFile({ name: '././@LongLink', type: 'K' }, `${LONG} link\0`)
    expect(await read(name, link, tarFile({ name: 'short' }, 'content'), after)).toEqual([
      [LONG, 'content'],
      AFTER,
    ])
  })

  it('forgets the name of what is no file', async () => {
    const name = tarFile({ type: 'L' }, `${LONG}\0`)
    expect(await read(name, tarHeader({ name: 'short', type: '5' }), after)).toEqual([AFTER])
  })

  it('passes over headers for the whole archive', async () => {
    const header = tarFile({ name: 'pax_global_header', type: 'g' }, paxRecord('comment', 'x'))
    expect(await read(header, after)).toEqual([AFTER])
  })
})

describe('when a size is large', () => {
  it('takes that of a pax header', async () => {
    const header = tarFile({ type: 'x' }, paxRecord('size', '7'))
    const file = Buffer.concat([tarHeader({ name: 'file' }), tarFile({}, 'content').subarray(512)])
    expect(await read(header, file, after)).toEqual([['file', 'content'], AFTER])
  })

  it.each([
    ['binary number', Buffer.from('800000000000000200000000', 'hex')],
    ['octal number without an end', '100000000000'],
  ])('reads a %s', async (_, size) => {
    const archive = readerOf(tarHeader({ name: 'file', size }))
    const { value } = await tarEntries(archive).next()
    expect(value?.bytes).toBe(2 ** 33)
  })
})

describe('when a header is wrong', () => {
  it.each([
    ['of no digits', 'many'],
    ['that is negative', '-1'],
    ['beyond exact numbers', Buffer.alloc(12, 0xff)],
  ])('throws at a size %s', async (_, size) => {
    await expect(read(tarHeader({ name: 'file', size }))).rejects.toThrow('a size is wrong')
  })

  it('throws at a pax size that is none', async () => {
    const header = tarFile({ type: 'x' }, paxRecord('size', '-7'))
    await expect(read(header, after)).rejects.toThrow('a size is wrong')
  })

  it.each(['path=x\n', '99 path=x\n', '0 path=x\n', '9 path=x ', '8 pathx\n', '4 =x\n'])(
    'throws at the pax record %j',
    async (record) => {
      const header = tarFile({ type: 'x' }, record)
      await expect(read(header, after)).rejects.toThrow('an extended header is wrong')
    },
  )

  it.each(['x', 'L'])('throws at a name of megabytes, in a header %s', async (type) => {
    const header = tarHeader({ type, bytes: 1024 * 1024 + 1 })
    await expect(read(header)).rejects.toThrow('a name is too long')
  })

  it('throws where there is no archive at all', async () => {
    const reading = tarEntries(readerOf(Buffer.from('not found'))).next()
    await expect(reading).rejects.toMatchObject({ message: 'is no tar archive', isTar: false })
  })

  it('throws at a file that goes on beyond the end, however far', async () => {
    const huge = tarHeader({ name: 'file', bytes: 2 ** 33 - 1 })
    const entries = tarEntries(readerOf(Buffer.concat([after, huge])))
    await entries.next()
    await entries.next()
    await expect(entries.next()).rejects.toThrow(new TarError('is truncated'))
  })
})
