import { describe, expect, it } from '@jest/globals'
import { filesOf, type ListedLayer } from '../../../src/domain/files/inspection.ts'
import { aDigest } from '../../support/builders.ts'

const app = (bytes: number) =>
  ({ path: 'app.jar', kind: 'file', bytes, storedBytes: bytes }) as const
const aLayer = (seed: string, given: Partial<ListedLayer>): ListedLayer => ({
  digest: aDigest(seed),
  entries: [],
  texts: [],
  leftOut: [],
  ...given,
})
const FAT = aLayer('fat', {
  entries: [app(1000)],
  texts: [{ path: 'app.jar', text: '600\tlib/a-1.jar', kind: 'jar' }],
})

function packages(...layers: readonly ListedLayer[]): string[] {
  const { packages: found } = filesOf({ layers, unread: [], isWhole: true })
  return found.map(({ name, bytes }) => `${name} ${bytes}`)
}

describe('when a later layer overwrites what tells of packages', () => {
  it('counts what is in the file that is left', () => {
    expect(packages(FAT)).toEqual(['a 600', 'app 400'])
    expect(packages(FAT, aLayer('thin', { entries: [app(900)] }))).toEqual(['app 900'])
  })

  it('counts nothing of one that is gone', () => {
    const gone = aLayer('gone', { entries: [{ ...app(0), kind: 'whiteout' }] })
    expect(packages(FAT, gone)).toEqual([])
  })
})

describe('when a file that tells of packages was not read', () => {
  it('says which, and why', () => {
    const leftOut = [{ path: 'var/lib/rpm/rpmdb.sqlite', why: 'is not read' }]
    const layers = [aLayer('rpm', { leftOut })]
    expect(filesOf({ layers, unread: [], isWhole: true }).leftOut).toEqual([
      { digest: aDigest('rpm'), bytes: 0, why: 'var/lib/rpm/rpmdb.sqlite is not read' },
    ])
  })
})
