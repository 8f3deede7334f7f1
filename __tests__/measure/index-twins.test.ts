import { describe, expect, it } from '@jest/globals'
import {
  AMD64,
  ARM64,
  big,
  type Entries,
  indexOf,
  measured,
  small,
} from '../support/odd-indexes.ts'
import type { RawRepository } from '../support/raw-repository.ts'

describe('when several entries are for one platform', () => {
  const twin = (of: RawRepository, MiB: number, given: object = {}) => ({
    ...of.image({ MiB }),
    platform: AMD64,
    ...given,
  })
  const variant = (name: string) => ({ platform: { ...AMD64, variant: name } })

  it.each<[string, Entries, string[]]>([
    [
      'takes the first of what is alike',
      (of) => [twin(of, 10), twin(of, 500)],
      ['linux/amd64 10 MiB'],
    ],
    [
      'looks at no version outside of Windows',
      (of) => [twin(of, 10), twin(of, 500, { platform: { ...AMD64, 'os.version': '6.1' } })],
      ['linux/amd64 10 MiB'],
    ],
    [
      'takes the largest where one is in capitals, which podman passes over',
      (of) => [twin(of, 10, { platform: { os: 'Linux', architecture: 'amd64' } }), twin(of, 500)],
      ['linux/amd64 500 MiB'],
    ],
    [
      'takes the largest where one goes by another name, which podman passes over',
      (of) => [twin(of, 10, { platform: { os: 'linux', architecture: 'x86_64' } }), twin(of, 500)],
      ['linux/amd64 500 MiB'],
    ],
    [
      'takes the largest where one has the variant that goes without saying',
      (of) => [twin(of, 10), twin(of, 500, variant('v1'))],
      ['linux/amd64 500 MiB'],
    ],
    [
      'takes the largest where one is in zstd, which podman prefers',
      (of) => [
        twin(of, 10),
        twin(of, 500, { annotations: { 'io.github.containers.compression.zstd': 'true' } }),
      ],
      ['linux/amd64 500 MiB'],
    ],
    [
      'takes the largest where the first is of an unknown type, which containerd cannot pull',
      (of) => [twin(of, 10), twin(of, 500, { mediaType: 'x/y' })],
      ['linux/amd64 500 MiB'],
    ],
    [
      'takes the largest where the first is of an index that only some runtimes enter',
      (of) => [{ ...of.index([twin(of, 10)]), platform: ARM64 }, twin(of, 500)],
      ['linux/amd64 500 MiB'],
    ],
    [
      'tells a better variant apart, which machines that have it prefer',
      (of) => [twin(of, 10), twin(of, 500, variant('v3'))],
      ['linux/amd64 10 MiB', 'linux/amd64/v3 500 MiB'],
    ],
    [
      'tells what needs features apart, wherever it stands',
      (of) => [twin(of, 500, { platform: { ...AMD64, 'os.features': ['b', 'a'] } }), twin(of, 10)],
      ['linux/amd64 (+a +b) 500 MiB', 'linux/amd64 10 MiB'],
    ],
    [
      'names no features where there is no twin without',
      (of) => [twin(of, 10, { platform: { ...AMD64, 'os.features': ['a'] } })],
      ['linux/amd64 10 MiB'],
    ],
    [
      'passes over what is no image after one that is',
      (of) => [twin(of, 10), twin(of, 500, of.attestation())],
      ['linux/amd64 10 MiB'],
    ],
    [
      'follows an index once more, where it is listed for another platform',
      (of) => {
        const inner = of.index([of.image({ MiB: 500 })])
        return [
          { ...inner, platform: { os: 'linux', architecture: 's390x' } },
          { ...inner, platform: AMD64 },
        ]
      },
      ['linux/s390x 500 MiB', 'linux/amd64 500 MiB'],
    ],
  ])('%s', async (_, entries, lines) => {
    expect(await measured(indexOf(entries))).toEqual(lines)
  })
})

describe('when only some platforms are asked for', () => {
  it.each<[string, Entries, unknown[]]>([
    [
      'looks at a better variant too, which machines that have it prefer',
      (of) => [
        { ...of.image({ MiB: 10 }), platform: AMD64 },
        big(of, { platform: { ...AMD64, variant: 'v3' } }),
      ],
      ['linux/amd64 10 MiB', 'linux/amd64/v3 500 MiB'],
    ],
    [
      'is not hindered by a malformed entry for another',
      (of) => [{ ...of.image({ MiB: 10 }), platform: AMD64 }, small(of, { size: null })],
      ['linux/amd64 10 MiB'],
    ],
    [
      'follows an index that is listed for them, whatever its images say',
      (of) => [
        { ...of.index([of.image({ MiB: 500, config: ARM64 })]), platform: AMD64 },
        small(of),
      ],
      ['linux/amd64 500 MiB'],
    ],
    [
      'does not trust a config alone, where the entry names no platform',
      (of) => [
        { ...of.image({ MiB: 10 }), platform: { os: 'Linux', architecture: 'amd64' } },
        of.image({ MiB: 500, config: { os: 'linux', architecture: 's390x' } }),
      ],
      [
        expect.stringMatching(
          /lists an image without its platform, which is none of those asked for/,
        ),
      ],
    ],
    ['finds none in an index for others', (of) => [small(of)], []],
  ])('%s', async (_, entries, lines) => {
    expect(await measured(indexOf(entries), 'linux/amd64')).toEqual(lines)
  })
})
