import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { type Listing, parseListing, storedListing } from '../../src/layers/stored-listing.ts'

const LISTING: Listing = {
  entries: [
    {
      path: 'usr/bin/curl',
      kind: 'file',
      bytes: 70_000,
      storedBytes: 30_000,
      content: '70000-ab-x',
    },
    { path: 'usr', kind: 'directory', bytes: 0, storedBytes: 0 },
    { path: 'bin', kind: 'symlink', bytes: 0, storedBytes: 0, target: 'usr/bin' },
    { path: 'usr/bin/c', kind: 'hardlink', bytes: 0, storedBytes: 0, target: 'usr/bin/curl' },
    { path: 'etc/a', kind: 'whiteout', bytes: 0, storedBytes: 0 },
    { path: 'etc', kind: 'opaque', bytes: 0, storedBytes: 0 },
    { path: 'dev/null', kind: 'other', bytes: 0, storedBytes: 0 },
  ],
  texts: [
    { path: 'var/lib/dpkg/status', text: 'Package: curl\nVersion: 1\n' },
    { path: 'usr/bin/tool', text: 'go\tgo1.22', kind: 'go' },
  ],
  leftOut: [{ path: 'var/lib/rpm/rpmdb.sqlite', why: 'is not read' }],
}

describe('when a listing is kept', () => {
  it('comes back as it was', () => {
    expect(parseListing(storedListing(LISTING))).toEqual(LISTING)
  })

  const stored = (json: unknown) => gzipSync(JSON.stringify(json))
  it.each([
    ['no gzip', Buffer.from('hello')],
    ['no JSON', gzipSync('hello')],
    ['nothing', Buffer.alloc(0)],
    ['another version’s', stored([0, [], [], []])],
    ['an object', stored({ entries: [] })],
    ['a path that is a number', stored([2, [[1, 0, 1, 1, null, null]], [], []])],
    ['a kind that is not known', stored([2, [['a', 99, 1, 1, null, null]], [], []])],
    ['less than nothing', stored([2, [['a', 0, -1, 1, null, null]], [], []])],
    ['a size in words', stored([2, [['a', 0, '1', 1, null, null]], [], []])],
    ['texts of none', stored([2, [], [['a']], []])],
    ['a list of numbers', stored([2, [], [], [5]])],
    ['no list', stored([2, [], [], null])],
    ['a kind of text that is not known', stored([2, [], [['a', 'b', 'c']], []])],
    ['a bomb', gzipSync(Buffer.alloc(140 * 1024 * 1024, ' '))],
  ])('is not believed where it is %s', (_, bytes) => {
    expect(parseListing(bytes)).toBeUndefined()
  })
})
