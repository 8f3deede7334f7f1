import { describe, expect, it } from '@jest/globals'
import { MEASURED_KINDS } from '../../../src/domain/advice/measured.ts'
import { culpritOf } from '../../../src/domain/files/culprit.ts'
import { duplicatesIn } from '../../../src/domain/files/duplicates.ts'
import type { LayerEntry } from '../../../src/domain/files/entry.ts'
import type { ListedLayer } from '../../../src/domain/files/inspection.ts'
import { contentsOf } from '../../../src/domain/files/layer-contents.ts'
import { stackOf } from '../../../src/domain/files/stack.ts'
import { aDigest } from '../../support/builders.ts'

/** Half of a file's bytes is what it takes compressed. */
function file(path: string, bytes: number, content?: string): LayerEntry {
  const named = { path, kind: 'file' as const, bytes, storedBytes: bytes / 2 }
  return content === undefined ? named : { ...named, content }
}

function layer(seed: string, ...entries: readonly LayerEntry[]): ListedLayer {
  return { digest: aDigest(seed), entries, texts: [], leftOut: [] }
}

function wheel(name: string, version: string, bytes: number): ListedLayer {
  const about = `site-packages/${name}-${version}.dist-info`
  const texts = [
    {
      path: `${about}/METADATA`,
      text: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    },
    { path: `${about}/RECORD`, text: `${name}/lib.so,,\n` },
  ]
  return { ...layer(name, file(`site-packages/${name}/lib.so`, bytes)), texts }
}

describe('when a layer grew', () => {
  it('blames the package that makes most of it, with its version before and after', () => {
    expect(culpritOf(wheel('torch', '2.3', 40), wheel('torch', '2.4', 100), 32)).toMatchObject({
      kind: 'package',
      name: 'torch',
      before: '2.3',
      after: '2.4',
      isNew: false,
      storedBytes: 30,
    })
  })

  it('blames the directory that does, where no package owns it', () => {
    const head = layer('b', file('srv/models/a', 50), file('srv/models/b', 50), file('etc/x', 2))
    expect(culpritOf(layer('a', file('etc/x', 1)), head, 51)).toEqual({
      kind: 'place',
      path: 'srv/models',
      storedBytes: 50,
    })
  })

  it('does so for a new layer', () => {
    expect(culpritOf(null, layer('b', file('srv/app', 100)), 50)).toMatchObject({ path: 'srv/app' })
  })

  it('blames nobody where nothing makes half of it', () => {
    const head = layer('b', file('a/x', 40), file('b/x', 40), file('c/x', 40))
    expect(culpritOf(null, head, 60)).toBeNull()
  })

  it('blames nobody where it shrank', () => {
    expect(culpritOf(layer('a', file('a', 9)), layer('b', file('a', 10)), 0)).toBeNull()
  })
})

describe('when a layer holds what one below has', () => {
  const below = layer('a', file('srv/a', 100, 'A'), file('srv/b', 60, 'B'), file('srv/small', 1))

  it('counts the same files again, and no others', () => {
    const above = layer('b', file('srv/a', 100, 'A'), file('srv/b', 60, 'C'), file('srv/small', 1))
    expect(contentsOf([below, above]).get(aDigest('b'))?.again).toEqual({
      files: 1,
      bytes: 100,
      storedBytes: 50,
    })
  })

  it('counts nothing that was another file between', () => {
    const between = layer('b', file('srv/a', 3))
    const above = layer('c', file('srv/a', 100, 'A'))
    expect(contentsOf([below, between, above]).get(aDigest('c'))?.again.files).toBe(0)
  })

  it('says of what it hides that it is the same again', () => {
    const above = layer('b', file('srv/a', 100, 'A'), file('srv/b', 60, 'C'))
    expect(stackOf([below, above]).wasted.map(({ path, lost }) => [path, lost.how])).toEqual([
      ['srv/a', 'copied'],
      ['srv/b', 'overwritten'],
    ])
  })
})

describe('when an image holds one content more than once', () => {
  it('names the files, and the bytes of all but one', () => {
    const files = [file('c', 50, 'X'), file('a', 50, 'X'), file('b', 50, 'X'), file('d', 9, 'Y')]
    expect(duplicatesIn(files)).toEqual([{ paths: ['a', 'b', 'c'], bytes: 100 }])
  })

  it('says nothing of files whose content is not known', () => {
    expect(duplicatesIn([file('a', 5), file('b', 5)])).toEqual([])
  })
})

describe('when advice is measured', () => {
  const EXAMPLES: Readonly<Record<string, string>> = {
    'apt lists': 'var/lib/apt/lists/deb.example.com_Packages',
    'apt cache': 'var/cache/apt/archives/a.deb',
    'apk cache': 'var/cache/apk/APKINDEX.tar.gz',
    'dnf cache': 'var/cache/dnf/a.solv',
    'pip cache': 'root/.cache/pip/http/a',
    'uv cache': 'root/.cache/uv/a',
    'poetry cache': 'root/.cache/pypoetry/a',
    'conda packages': 'opt/conda/pkgs/a.conda',
    'npm cache': 'root/.npm/_cacache/a',
    'yarn cache': 'usr/local/share/.cache/yarn/v6/a',
    'pnpm store': 'root/.local/share/pnpm/store/v3/a',
    'composer cache': 'root/.composer/cache/files/a.zip',
    'git history': 'app/.git/objects/ab/cd',
  }

  it.each(Object.values(MEASURED_KINDS).flat())('%s is found in a layer', (kind) => {
    const entries = [file(EXAMPLES[kind] ?? '', 10)]
    const [contents] = contentsOf([layer('a', ...entries)]).values()
    expect(contents?.leftovers.map((each) => each.kind)).toEqual([kind])
  })
})
