import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { EntryKind, LayerEntry } from '../../../src/domain/files/entry.ts'
import { layerPath } from '../../../src/domain/files/entry.ts'
import { stackOf } from '../../../src/domain/files/stack.ts'

function file(path: string, bytes: number): LayerEntry {
  return { path, kind: 'file', bytes, storedBytes: bytes / 2 }
}

function entry(kind: EntryKind, path: string, target?: string): LayerEntry {
  const named = { path, kind, bytes: 0, storedBytes: 0 }
  return target === undefined ? named : { ...named, target }
}

function stacked(...layers: LayerEntry[][]) {
  const { live, wasted, ...sums } = stackOf(
    layers.map((entries, index) => ({ digest: `sha256:${index}`, entries })),
  )
  return {
    ...sums,
    live: live.map(({ path, layer }) => `${path}@${layer}`).sort(),
    wasted: wasted.map(({ path, layer, lost }) => `${path}@${layer} ${lost.how} by ${lost.layer}`),
  }
}

describe('when a later layer', () => {
  it('overwrites a file, the old bytes are wasted', () => {
    expect(stacked([file('a', 30)], [file('a', 10)])).toEqual({
      liveBytes: 10,
      wastedBytes: 30,
      efficiency: 0.25,
      live: ['a@1'],
      wasted: ['a@0 overwritten by 1'],
    })
  })

  it('removes a directory, all that is below it is wasted', () => {
    const layers = [[file('d/a', 1), file('d/e/b', 2), file('dd', 4)], [entry('whiteout', 'd')]]
    expect(stacked(...layers)).toMatchObject({
      liveBytes: 4,
      wastedBytes: 3,
      wasted: ['d/e/b@0 deleted by 1', 'd/a@0 deleted by 1'],
    })
  })

  it('removes three trees of 30 MB, they are wasted exactly', () => {
    const trees = ['x', 'y', 'z'].map((name) => [file(`${name}/big`, 30)])
    const removed = ['x', 'y', 'z'].map((name) => entry('whiteout', name))
    const { wastedBytes, efficiency } = stacked([file('kept', 114)], ...trees, removed)
    expect(wastedBytes).toBe(90)
    expect(efficiency).toBeCloseTo(0.56, 2)
  })

  it('hides what is below a directory, what it brings itself stays, wherever its mark stands', () => {
    const opaque = [file('d/new', 5), entry('opaque', 'd'), file('d/newer', 6)]
    expect(stacked([file('d/old', 3), file('d/e/old', 4)], opaque)).toMatchObject({
      liveBytes: 11,
      wastedBytes: 7,
      live: ['d/new@1', 'd/newer@1'],
    })
  })

  it('removes what is not there, that is nothing', () => {
    const layers = [
      [file('a', 3)],
      [entry('whiteout', 'b'), entry('whiteout', 'a/c'), file('a', 1)],
    ]
    expect(stacked(...layers)).toMatchObject({ liveBytes: 1, wastedBytes: 3 })
  })

  it('removes a file and brings it again, only the old one is wasted', () => {
    const again = [file('a', 4), entry('whiteout', 'a')]
    expect(stacked([file('a', 3)], again)).toMatchObject({ live: ['a@1'], wastedBytes: 3 })
  })

  it('names a directory again, its files stay', () => {
    expect(stacked([file('d/a', 3)], [entry('directory', 'd')])).toMatchObject({
      liveBytes: 3,
      wastedBytes: 0,
    })
  })

  it('puts a file where a directory was, all below it is wasted', () => {
    expect(stacked([file('d/a', 3), file('d/b', 1)], [file('d', 2)])).toMatchObject({
      liveBytes: 2,
      wastedBytes: 4,
    })
  })

  it('puts a directory where a file was, the file is wasted, named or not', () => {
    expect(stacked([file('d', 3)], [entry('directory', 'd'), file('d/a', 1)])).toMatchObject({
      liveBytes: 1,
      wastedBytes: 3,
    })
    expect(stacked([file('d', 3)], [file('d/a', 1)])).toMatchObject({
      liveBytes: 1,
      wastedBytes: 3,
    })
  })
})

describe('when a file has several names', () => {
  const linked = [file('a', 8), entry('hardlink', 'b', 'a')]

  it('counts its bytes once', () => {
    expect(stacked(linked)).toMatchObject({ liveBytes: 8, wastedBytes: 0 })
  })

  it('wastes nothing as long as one name is left', () => {
    expect(stacked(linked, [entry('whiteout', 'a')])).toMatchObject({
      liveBytes: 8,
      wastedBytes: 0,
    })
    expect(stacked(linked, [entry('whiteout', 'b')])).toMatchObject({
      liveBytes: 8,
      wastedBytes: 0,
    })
    expect(stacked(linked, [file('a', 1)])).toMatchObject({ liveBytes: 9, wastedBytes: 0 })
  })

  it('wastes its bytes once with the last name', () => {
    const removed = [entry('whiteout', 'a'), entry('whiteout', 'b')]
    expect(stacked(linked, removed)).toMatchObject({ liveBytes: 0, wastedBytes: 8 })
  })

  it('takes a link to nothing, and to itself, for nothing', () => {
    const odd = [entry('hardlink', 'x', 'y'), entry('hardlink', 'a', 'a')]
    expect(stacked([file('a', 3)], odd)).toMatchObject({ liveBytes: 3, wastedBytes: 0 })
  })
})

describe('when a name is there twice in one layer', () => {
  it('counts the last one, and the first as wasted', () => {
    expect(stacked([file('a', 3), file('a', 4)])).toMatchObject({
      liveBytes: 4,
      wasted: ['a@0 repeated by 0'],
    })
  })
})

describe('when a directory is a symbolic link', () => {
  const usr = [
    entry('directory', 'usr/bin'),
    entry('symlink', 'bin', 'usr/bin'),
    file('usr/bin/sh', 9),
  ]

  it('overwrites and removes what it leads to', () => {
    expect(stacked(usr, [file('bin/sh', 1)])).toMatchObject({ liveBytes: 1, wastedBytes: 9 })
    expect(stacked(usr, [entry('whiteout', 'bin/sh')])).toMatchObject({ wastedBytes: 9 })
  })

  it.each([
    ['itself', 'bin'],
    ['outside', '../../etc'],
    ['the root', '/'],
    ['nothing', 'none'],
  ])('ends where it leads to %s', (_, target) => {
    const { liveBytes, wastedBytes } = stacked(
      [entry('symlink', 'bin', target)],
      [file('bin/a', 2)],
    )
    expect(liveBytes + wastedBytes).toBe(2)
  })
})

describe('when a name is read from a tar archive', () => {
  it.each([
    ['./usr/bin/', { path: 'usr/bin' }],
    ['/usr//bin/sh', { path: 'usr/bin/sh' }],
    ['a/.wh.b', { path: 'a/b', whiteout: 'whiteout' }],
    ['a/.wh..wh..opq', { path: 'a', whiteout: 'opaque' }],
    ['.wh..wh..opq', { path: '', whiteout: 'opaque' }],
    ['./', undefined],
    ['../etc/passwd', undefined],
    ['a/../../b', undefined],
    ['.wh..wh.plnk/1.2', undefined],
    ['a/.wh.', undefined],
    ['a/.wh...', undefined],
  ])('%s', (name, expected) => {
    expect(layerPath(name)).toEqual(expected)
  })
})

describe('when layers are any', () => {
  const path = fc
    .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 })
    .map((names) => names.join('/'))
  const target = fc.oneof(path, fc.constantFrom('..', '/', '.'))
  const entries = fc.oneof(
    fc.record({ path, bytes: fc.nat(99) }).map((of) => file(of.path, of.bytes)),
    fc
      .record({
        path,
        target,
        kind: fc.constantFrom<EntryKind>(
          'directory',
          'symlink',
          'hardlink',
          'whiteout',
          'opaque',
          'other',
        ),
      })
      .map((of) => entry(of.kind, of.path, of.target)),
  )
  const layers = fc.array(fc.array(entries, { maxLength: 8 }), { maxLength: 5 })

  it('counts each byte once: in the image, or wasted', () => {
    fc.assert(
      fc.property(layers, (given) => {
        const { liveBytes, wastedBytes, efficiency } = stacked(...given)
        const all = given.flat().reduce((sum, { bytes }) => sum + bytes, 0)
        expect(liveBytes + wastedBytes).toBe(all)
        expect(efficiency).toBeGreaterThanOrEqual(0)
        expect(efficiency).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('wastes all that is there, where the root is made opaque', () => {
    fc.assert(
      fc.property(layers, (given) => {
        expect(stacked(...given, [entry('opaque', '')]).liveBytes).toBe(0)
      }),
    )
  })
})
