import { describe, expect, it } from '@jest/globals'
import {
  growth,
  layerChanges,
  pairPlatforms,
  platformName,
  pullBytes,
} from '../../../src/domain/image/change.ts'
import type { ImageSize } from '../../../src/domain/image/image.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { aChange, aLayer, anImage } from '../../support/builders.ts'

const amd64 = anImage({ MiB: 10 })
const arm64 = anImage({ MiB: 12, platform: 'linux/arm64' })
const plain = anImage({ MiB: 10, platform: null })

describe('when platforms are paired', () => {
  it('keeps head’s order and puts the lost ones last', () => {
    const grown = anImage({ MiB: 11, platform: 'linux/arm64' })
    const s390x = anImage({ MiB: 9, platform: 'linux/s390x' })
    expect(pairPlatforms([amd64, arm64], [s390x, grown])).toEqual([
      { platform: s390x.platform, base: null, head: s390x },
      { platform: grown.platform, base: arm64, head: grown },
      { platform: amd64.platform, base: amd64, head: null },
    ])
  })

  it('pairs plain manifests with each other, and with no platform', () => {
    expect(pairPlatforms([plain], [plain])).toHaveLength(1)
    expect(pairPlatforms([plain], [amd64])).toHaveLength(2)
  })

  const build = (osVersion: string, MiB: number) =>
    anImage({ platform: 'windows/amd64', osVersion, MiB })

  it('pairs an image without a build with the smallest, so that no growth hides', () => {
    const [change] = pairPlatforms(
      [build('10.0.17763.1', 500), build('10.0.20348.5', 20)],
      [anImage({ platform: 'windows/amd64', MiB: 400 })],
    )
    expect(change?.base?.bytes).toBe(20 * MIB)
  })

  it('pairs by the very name first', () => {
    const [plain, named] = [anImage({ platform: 'windows/amd64', MiB: 1 }), build('10.0.1', 2)]
    const changes = pairPlatforms([plain, named], [named, plain])
    expect(changes.map(({ base }) => base)).toEqual([named, plain])
  })

  it.each([
    ['linux/amd64/v3', ['linux/amd64'], 'linux/amd64'],
    ['linux/amd64/v4', ['linux/amd64', 'linux/amd64/v2', 'linux/amd64/v3'], 'linux/amd64/v3'],
    ['linux/arm/v7', ['linux/arm/v6', 'linux/arm64'], 'linux/arm/v6'],
    ['linux/arm/v6', ['linux/arm/v7'], undefined],
    ['linux/amd64', ['linux/386', 'linux/amd64/v2'], undefined],
    ['linux/amd64/v3', ['windows/amd64', 'linux/arm64'], undefined],
  ])('compares %s, where it is new, with what its machines pulled of %j', (name, kept, with_) => {
    const base = kept.map((platform) => anImage({ platform, MiB: 10 }))
    const added = anImage({ platform: name, MiB: 500 })
    const changes = pairPlatforms(base, [...base, added])
    const own = changes.find(({ head }) => head === added)
    expect(platformName(own?.base?.platform ?? null) ?? undefined).toBe(with_)
    expect(changes).toHaveLength(base.length + 1)
  })

  it('compares it with nothing that is gone: then it may only be named otherwise', () => {
    const v3 = anImage({ platform: 'linux/amd64/v3', MiB: 500 })
    expect(pairPlatforms([amd64], [v3]).map(({ base, head }) => [base, head])).toEqual([
      [null, v3],
      [amd64, null],
    ])
  })

  describe('and one needs features that its twin does not need', () => {
    const needy = (MiB: number, given: Partial<ImageSize> = {}): ImageSize => {
      const platform = { os: 'linux', architecture: 'amd64', osFeatures: ['x'] }
      return { ...anImage({ MiB }), platform, ...given }
    }
    const isForFeaturesAlone = true
    const bytesOfBase = (base: readonly ImageSize[], head: readonly ImageSize[]) =>
      pairPlatforms(base, head).map((change) => change.base && change.base.bytes / MIB)

    it('compares a new one with nothing: who pulled the other pulls it still', () => {
      const head = [anImage({ MiB: 11 }), needy(500, { isForFeaturesAlone })]
      expect(bytesOfBase([amd64], head)).toEqual([10, null])
      expect(bytesOfBase([amd64, needy(20)], head)).toEqual([10, 20])
    })

    it('compares it with its twin where that is not what all others pull', () => {
      expect(bytesOfBase([amd64], [needy(500), amd64])).toEqual([10, 10])
    })

    it('compares it with what needed the same, and was the only one', () => {
      const alone = anImage({ MiB: 20 })
      const head = [amd64, needy(500, { isForFeaturesAlone })]
      expect(bytesOfBase([{ ...alone, osFeatures: ['x'] }], head)).toEqual([20, 20])
      expect(bytesOfBase([{ ...alone, osFeatures: ['y'] }], head)).toEqual([20, null])
    })
  })

  it('pairs a Windows image with its build’s next patch', () => {
    const [change, ...more] = pairPlatforms(
      [build('10.0.17763.1', 1), build('10.0.20348.5', 2)],
      [build('10.0.20348.9', 3)],
    )
    expect(change?.base?.bytes).toBe(2 * MIB)
    expect(more).toHaveLength(1)
  })
})

describe('when growth is told', () => {
  it.each([
    [anImage({ MiB: 10 }), anImage({ MiB: 11 }), { bytes: MIB, percent: 10 }],
    [anImage({ MiB: 10 }), anImage({ MiB: 9 }), { bytes: -MIB, percent: -10 }],
    [anImage({ layers: [] }), anImage({ MiB: 1 }), { bytes: MIB, percent: null }],
    [null, anImage({ MiB: 1 }), null],
    [anImage({ MiB: 1 }), null, null],
  ])('case %#', (base, head, expected) => {
    expect(growth(aChange(base, head))).toEqual(expected)
  })
})

describe('when layers differ', () => {
  const [shared, old, fresh] = [
    aLayer({ seed: 's', bytes: 5 }),
    aLayer({ seed: 'o', bytes: 7 }),
    aLayer({ seed: 'f', bytes: 11 }),
  ]
  const change = aChange(anImage({ layers: [shared, old] }), anImage({ layers: [shared, fresh] }))

  it('names what only one side has', () => {
    expect(layerChanges(change).map(({ change, layer }) => `${change} ${layer.bytes}`)).toEqual([
      'removed 7',
      'added 11',
    ])
  })

  it('counts for a warm pull what base has not', () => {
    expect(pullBytes(change)).toEqual({ cold: 16, warm: 11 })
    expect(pullBytes(aChange(null, anImage({ layers: [shared] })))).toEqual({ cold: 5, warm: 5 })
    expect(pullBytes(aChange(anImage(), null))).toBeNull()
  })
})
