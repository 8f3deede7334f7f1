import { describe, expect, it } from '@jest/globals'
import { AMD64, ARM64, type Entries, indexOf, measured } from '../support/odd-indexes.ts'
import type { RawRepository } from '../support/raw-repository.ts'

const WIN32K = { 'os.features': ['win32k'] }
const X = { 'os.features': ['x'] }
const I386 = { os: 'linux', architecture: '386' }
const ARM = { os: 'linux', architecture: 'arm', variant: 'v7' }
const windows = (version: string) => ({
  os: 'windows',
  architecture: 'amd64',
  'os.version': version,
})

const image = (of: RawRepository, MiB: number, platform: object) => ({
  ...of.image({ MiB, config: platform }),
  platform,
})

/** Server Core of two builds. */
const servers: Entries = (of) => [
  image(of, 100, { ...windows('10.0.17763.1'), ...WIN32K }),
  image(of, 120, { ...windows('10.0.20348.1'), ...WIN32K }),
]
const nanoServers: Entries = (of) => [
  image(of, 30, windows('10.0.17763.1')),
  image(of, 40, windows('10.0.20348.1')),
]

describe('when images of Windows need features', () => {
  it.each<[string, Entries, string[], string[]]>([
    [
      'one build of Server Core',
      servers,
      ['windows(10.0.20348)/amd64'],
      ['windows/amd64 (10.0.20348) 120 MiB'],
    ],
    [
      'the older one',
      servers,
      ['windows(10.0.17763)/amd64'],
      ['windows/amd64 (10.0.17763) 100 MiB'],
    ],
    [
      'one build beside Linux',
      (of) => [image(of, 10, AMD64), ...servers(of)],
      ['linux/amd64', 'windows(10.0.20348)/amd64'],
      ['linux/amd64 10 MiB', 'windows/amd64 (10.0.20348) 120 MiB'],
    ],
    [
      'Linux alone',
      (of) => [image(of, 10, AMD64), ...servers(of)],
      ['linux/amd64'],
      ['linux/amd64 10 MiB'],
    ],
    [
      'one build, which another has without features',
      (of) => [
        image(of, 500, windows('10.0.17763.1')),
        image(of, 120, { ...windows('10.0.20348.1'), ...WIN32K }),
      ],
      ['windows(10.0.20348)/amd64'],
      ['windows/amd64 (10.0.20348) 120 MiB'],
    ],
    [
      'one build without features, which another has with them',
      (of) => [
        image(of, 500, { ...windows('10.0.17763.1'), ...WIN32K }),
        image(of, 40, windows('10.0.20348.1')),
      ],
      ['windows(10.0.20348)/amd64'],
      ['windows/amd64 (10.0.20348) 40 MiB'],
    ],
    [
      'one build of Nano Server and Server Core',
      (of) => [...nanoServers(of), ...servers(of)],
      ['windows(10.0.20348)/amd64'],
      ['windows/amd64 (10.0.20348) 40 MiB', 'windows/amd64 (10.0.20348 +win32k) 120 MiB'],
    ],
    [
      'every build',
      servers,
      ['windows/amd64'],
      ['windows/amd64 (10.0.17763) 100 MiB', 'windows/amd64 (10.0.20348) 120 MiB'],
    ],
  ])('measures %s', async (_, entries, wanted, lines) => {
    expect(await measured(indexOf(entries), ...wanted)).toEqual(lines)
  })

  it('says in words that platforms takes which build another one falls back on', async () => {
    const repository = indexOf((of) => [
      image(of, 10, AMD64),
      image(of, 100, { ...windows('10.0.17763.1'), ...WIN32K }),
    ])
    const lines = await measured(repository, 'linux/amd64', 'windows(10.0.20348)/amd64')
    expect(lines).toEqual([
      expect.stringMatching(
        /:main has no image for the build of windows\/amd64 that is asked for, whose machines pull the one for windows\/amd64 \(10\.0\.17763\) then$/,
      ),
    ])
  })
})

describe('when the only image for a platform of Linux needs features', () => {
  it.each<[string, Entries, string, string]>([
    [
      'its own size',
      (of) => [image(of, 10, { ...AMD64, ...X }), image(of, 5, I386)],
      'linux/amd64',
      'linux/amd64 10 MiB',
    ],
    [
      'what machines without them pull instead, where that is larger',
      (of) => [image(of, 10, { ...AMD64, ...X }), image(of, 500, I386)],
      'linux/amd64',
      'linux/amd64 500 MiB',
    ],
    [
      'the same wherever it stands',
      (of) => [image(of, 500, ARM), image(of, 10, { ...ARM64, ...X })],
      'linux/arm64',
      'linux/arm64 500 MiB',
    ],
    [
      'nothing that needs features itself, where there is one without',
      (of) => [image(of, 10, AMD64), image(of, 500, { ...I386, ...X })],
      'linux/amd64',
      'linux/amd64 10 MiB',
    ],
    [
      'nothing that is not there',
      (of) => [
        image(of, 10, { ...AMD64, ...X }),
        { ...image(of, 500, I386), digest: `sha256:${'0'.repeat(64)}` },
      ],
      'linux/amd64',
      'linux/amd64 10 MiB',
    ],
  ])('counts %s', async (_, entries, wanted, line) => {
    expect(await measured(indexOf(entries), wanted)).toEqual([line])
  })

  it.each<[string, Entries]>([
    [
      'in an index of its own',
      (of) => [
        image(of, 10, { ...AMD64, ...X }),
        { ...of.index([image(of, 500, I386)]), platform: I386 },
      ],
    ],
    [
      'for machines that the image with features is too good for',
      (of) => [image(of, 10, { ...AMD64, variant: 'v3', ...X }), image(of, 500, I386)],
    ],
  ])('is not measured where the other one is %s', async (_, entries) => {
    expect(await measured(indexOf(entries), 'linux/amd64')).toEqual([
      expect.stringMatching(/whose machines pull the one for linux\/386 then$/),
    ])
  })
})
