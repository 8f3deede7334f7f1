import { describe, expect, it } from '@jest/globals'
import { leftoversOf } from '../../../src/domain/files/leftovers.ts'
import { attribute, comparePackages } from '../../../src/domain/files/packages/attribute.ts'
import type { PackageFile } from '../../../src/domain/files/packages/package.ts'
import {
  essenceOf,
  packagesIn,
  tellsOfPackages,
} from '../../../src/domain/files/packages/packages.ts'

/** Which package each file is of, in an image of these files: those with a text tell of packages. */
function owners(files: Readonly<Record<string, string | number>>): string[] {
  const sized = Object.entries(files).map(([path, what]) => ({
    path,
    bytes: typeof what === 'number' ? what : what.length,
    storedBytes: 0,
  }))
  const texts = Object.entries(files).flatMap(([path, text]) =>
    typeof text === 'string' && tellsOfPackages(path) ? [{ path, text }] : [],
  )
  const packages = packagesIn(texts, Object.keys(files))
  // What is kept of a layer tells the same.
  expect(packagesIn(texts.map(essenceOf), Object.keys(files))).toEqual(packages)
  return attribute(sized, packages).packages.map(
    ({ manager, name, version, bytes }) => `${manager} ${name} ${version} ${bytes}`,
  )
}

describe('when what tells of packages is kept', () => {
  it.each([
    [
      'a status',
      'var/lib/dpkg/status',
      'Package: curl\nMaintainer: alice\nVersion: 1\nDescription: key\n Version: of it\n',
    ],
    ['a database', 'lib/apk/db/installed', 'C:Q1x\nP:musl\nV:1\nm:alice\nF:lib\nR:a\nZ:Q1key\n\n'],
    [
      'METADATA',
      'a-1.dist-info/METADATA',
      'Name: a\nVersion: 1\nAuthor: alice\n\nThe key is 1234.\n',
    ],
    ['RECORD', 'a-1.dist-info/RECORD', '"a,b.py",sha256=key,12\na.py,,\n'],
    [
      'a manifest',
      'node_modules/a/package.json',
      '{"name":"a","version":"1","author":"alice","key":"1234"}',
    ],
  ])('holds of %s names, versions and paths alone', (_, path, text) => {
    const { text: kept } = essenceOf({ path, text })
    expect(kept).not.toMatch(/alice|key|1234|of it/)
    expect(packagesIn([{ path, text: kept }], [])).toEqual(packagesIn([{ path, text }], []))
  })
})

describe('when files are a package’s', () => {
  it.each([
    [
      'dpkg',
      {
        'var/lib/dpkg/status':
          'Package: libc6\nArchitecture: amd64\nMulti-Arch: same\nVersion: 2.36-9\n\nPackage: curl\nDescription: a tool\n Version: of the truth\nVersion: 7.88\n',
        'var/lib/dpkg/info/libc6:amd64.list': '/.\n/lib/libc.so.6\n',
        'var/lib/dpkg/info/curl.list': '/.\n/usr/bin/curl\n',
        'usr/lib/libc.so.6': 100,
        'usr/bin/curl': 10,
      },
      ['deb libc6 2.36-9 100', 'deb curl 7.88 10'],
    ],
    [
      'dpkg without dpkg',
      {
        'var/lib/dpkg/status.d/base': 'Package: base-files\nVersion: 12.4\n',
        'var/lib/dpkg/status.d/base.md5sums': `${'0'.repeat(32)}  etc/debian_version\n`,
        'etc/debian_version': 7,
      },
      ['deb base-files 12.4 7'],
    ],
    [
      'apk',
      {
        'lib/apk/db/installed':
          'C:Q1x\nP:musl\nV:1.2.5-r0\nF:lib\nR:ld-musl.so.1\n\nP:busybox\nV:1.36\nF:bin\nR:busybox\nF:\nR:top\n\n',
        'lib/ld-musl.so.1': 60,
        'bin/busybox': 80,
        top: 1,
      },
      ['apk busybox 1.36 81', 'apk musl 1.2.5-r0 60'],
    ],
    [
      'pip',
      {
        'venv/lib/site-packages/torch-2.4.dist-info/METADATA':
          'Metadata-Version: 2.1\nName: torch\nVersion: 2.4\n\nName: prose\n',
        'venv/lib/site-packages/torch-2.4.dist-info/RECORD':
          'torch/lib.so,sha256=x,9\n"torch/a,b.py",,\n../../bin/torchrun,,\n',
        'venv/lib/site-packages/torch/lib.so': 900,
        'venv/lib/site-packages/torch/a,b.py': 20,
        'venv/bin/torchrun': 3,
      },
      [
        `pip torch 2.4 ${923 + 'Metadata-Version: 2.1\nName: torch\nVersion: 2.4\n\nName: prose\n'.length + 'torch/lib.so,sha256=x,9\n"torch/a,b.py",,\n../../bin/torchrun,,\n'.length}`,
      ],
    ],
    [
      'npm, one inside another',
      {
        'app/node_modules/a/package.json': '{"name":"a","version":"1.0.0"}',
        'app/node_modules/a/index.js': 100,
        'app/node_modules/a/node_modules/@s/b/package.json': '{"name":"@s/b","version":"2.0.0"}',
        'app/node_modules/a/node_modules/@s/b/b.js': 1000,
        'app/node_modules/a/test/package.json': '{"name":"not-a-package"}',
      },
      ['npm @s/b 2.0.0 1033', 'npm a 1.0.0 154'],
    ],
    [
      'gems',
      {
        'usr/local/bundle/specifications/rails-html-sanitizer-1.6.0.gemspec': 5,
        'usr/local/bundle/gems/rails-html-sanitizer-1.6.0/lib/x.rb': 50,
      },
      ['gem rails-html-sanitizer 1.6.0 55'],
    ],
    [
      'jars',
      { 'app/lib/spring-core-6.1.3.jar': 70, 'app/app.jar': 5 },
      ['maven spring-core 6.1.3 70', 'maven app null 5'],
    ],
  ])('knows it of %s', (_, files, expected) => {
    expect(owners(files)).toEqual(expected)
  })

  it('counts what dpkg lists before what lies in a directory', () => {
    const files = {
      'usr/share/nodejs/node_modules/acorn/package.json': '{"name":"acorn","version":"8"}',
      'usr/share/nodejs/node_modules/acorn/a.js': 40,
      'var/lib/dpkg/status': 'Package: node-acorn\nVersion: 8.1\n',
      'var/lib/dpkg/info/node-acorn.list': '/usr/share/nodejs/node_modules/acorn/a.js\n',
    }
    expect(owners(files)).toContain('deb node-acorn 8.1 40')
  })

  it.each([
    ['no JSON', '{'],
    ['another kind of JSON', '[1]'],
    ['names that are none', '{"name":"a\\nb","version":"1"}'],
    ['endless names', JSON.stringify({ name: 'x'.repeat(1000) })],
    ['objects', '{"name":{"a":1},"__proto__":{"name":"p"}}'],
  ])('takes %s for no package', (_, text) => {
    expect(owners({ 'node_modules/a/package.json': text })).toEqual([])
  })
})

describe('when packages are compared', () => {
  const one = (name: string, version: string | null, bytes: number) =>
    ({ manager: 'pip', name, version, bytes, storedBytes: 0, files: 1 }) as const

  it('tells what came, went and grew, the largest first, and leaves out what is equal', () => {
    const before = [one('torch', '2.3', 100), one('gone', '1', 30), one('numpy', '1.26', 5)]
    const after = [one('torch', '2.4', 131), one('cudnn', '9.1', 566), one('numpy', '1.26', 5)]
    expect(comparePackages(before, after)).toEqual([
      { manager: 'pip', name: 'cudnn', before: null, after: { version: '9.1', bytes: 566 } },
      {
        manager: 'pip',
        name: 'torch',
        before: { version: '2.3', bytes: 100 },
        after: { version: '2.4', bytes: 131 },
      },
      { manager: 'pip', name: 'gone', before: { version: '1', bytes: 30 }, after: null },
    ])
  })

  it('counts several versions of one package together', () => {
    const after = [one('a', '1', 5), one('a', '2', 6)]
    expect(comparePackages([], after)).toEqual([
      { manager: 'pip', name: 'a', before: null, after: { version: '1, 2', bytes: 11 } },
    ])
  })
})

describe('when files are rarely needed', () => {
  it.each([
    ['var/lib/apt/lists/mirror.example.com_dists', 'apt lists'],
    ['root/.cache/pip/wheels/a.whl', 'pip cache'],
    ['root/.npm/_cacache/content-v2/x', 'npm cache'],
    ['opt/conda/pkgs/mkl-2024/lib/x.so', 'conda packages'],
    ['app/.git/objects/pack/pack-1.pack', 'git history'],
    ['usr/share/doc/bash/README', 'documentation'],
    ['usr/share/locale/de/LC_MESSAGES/x.mo', 'translations'],
    ['root/go/pkg/mod/cache/x.zip', 'Go cache'],
    ['root/.m2/repository/a/b.jar', 'Maven repository'],
    ['src/main.o', 'object files'],
  ])('names %s', (path, kind) => {
    expect(leftoversOf([{ path, bytes: 9, storedBytes: 3 }])).toEqual([
      { kind, bytes: 9, storedBytes: 3, files: 1 },
    ])
  })

  it.each([
    'usr/bin/npm',
    'usr/lib/libz.so',
    'app/docs/index.html',
    'home/app/.git',
    'etc/apt/sources.list',
  ])('leaves %s alone', (path) => {
    expect(leftoversOf([{ path, bytes: 9, storedBytes: 3 }])).toEqual([])
  })
})

describe('when what is in a file tells its package', () => {
  const found = (texts: readonly PackageFile[], files: Readonly<Record<string, number>>) => {
    const sized = Object.entries(files).map(([path, bytes]) => ({
      path,
      bytes,
      storedBytes: bytes,
    }))
    const { packages, others } = attribute(sized, packagesIn(texts, Object.keys(files)))
    return [
      ...packages.map(({ manager, name, version, bytes }) =>
        [manager, name, version, bytes].join(' '),
      ),
      ...others.map(({ path, bytes }) => `${path} ${bytes}`),
    ]
  }
  const go = (text: string) => [{ path: 'usr/bin/tool', text, kind: 'go' } as const]

  it.each([
    [
      'a released module',
      'path\tacme.dev/t/cmd\nmod\tacme.dev/t\tv1.2.3\ngo\tgo1.22',
      'acme.dev/t v1.2.3',
    ],
    ['a working copy', 'path\tacme.dev/t/cmd\nmod\tacme.dev/t\t(devel)\ngo\tgo1.22', 'acme.dev/t '],
    ['no module', 'path\tacme.dev/t/cmd\ngo\tgo1.19', 'acme.dev/t/cmd '],
    ['loose files', 'path\tcommand-line-arguments\ngo\tgo1.22', 'tool '],
    ['Go’s own', 'path\tcmd/vet\ngo\tgo1.22.3', 'cmd/vet go1.22.3'],
    ['nothing but its Go', 'go\tgo1.22.3', 'tool '],
  ])('is called by its module, of a Go program from %s', (_, text, name) => {
    expect(found(go(text), { 'usr/bin/tool': 50 })).toEqual([`go ${name} 50`])
  })

  it('leaves a program to the Debian package that lists it', () => {
    const list = [
      { path: 'var/lib/dpkg/info/tool.list', text: '/usr/bin/tool\n' },
      { path: 'var/lib/dpkg/status', text: 'Package: tool\nVersion: 1\n' },
    ]
    const texts = [...go('mod\tacme.dev/t\tv1'), ...list]
    expect(found(texts, { 'usr/bin/tool': 50 })).toEqual(['deb tool 1 50'])
  })

  const fat = (text: string) => [{ path: 'app/app-1.0.jar', text, kind: 'jar' } as const]

  it('shares a fat jar out among the jars in it', () => {
    const inner = '300\tBOOT-INF/lib/spring-core-6.1.2.jar\n200\tBOOT-INF/lib/guava-33.0-jre.jar'
    expect(found(fat(inner), { 'app/app-1.0.jar': 1000 })).toEqual([
      'maven app 1.0 500',
      'maven spring-core 6.1.2 300',
      'maven guava 33.0-jre 200',
    ])
  })

  it('does not believe one that says to hold more than it is', () => {
    expect(found(fat('2000\tlib/a-1.jar'), { 'app/app-1.0.jar': 1000 })).toEqual([
      'maven app 1.0 1000',
    ])
  })
})
